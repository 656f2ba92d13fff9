// A small writer of zip files, for workbooks made in tests.
import zlib from 'node:zlib';

// `parts` maps names to texts or bytes; `stored` leaves them uncompressed.
export function zip(parts, { stored = false } = {}) {
  const local = [];
  const central = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const raw = Buffer.from(content);
    const data = stored ? raw : zlib.deflateRawSync(raw);
    const nameBytes = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0); // version needed
    common.writeUInt16LE(0x0800, 2); // names are UTF-8
    common.writeUInt16LE(stored ? 0 : 8, 4);
    common.writeUInt32LE(0x21, 6); // 1980-01-01
    common.writeUInt32LE(zlib.crc32(raw), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(raw.length, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    local.push(Buffer.from('504b0304', 'hex'), common, nameBytes, data);
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(offset, 10);
    central.push(Buffer.from('504b01021400', 'hex'), common, entry, nameBytes);
    offset += 4 + common.length + nameBytes.length + data.length;
  }
  const directory = Buffer.concat(central);
  const count = Object.keys(parts).length;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}

const TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

// 0 is A, 26 is AA.
function columnName(column) {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnName(Math.floor(column / 26) - 1) + last;
}

// The parts of a workbook as Excel writes them. A sheet is {name, rows, hidden}; a cell is a text, a number, a boolean, null
// or {serial}, a day with a clock. Texts are shared strings.
export function workbookParts(sheets) {
  const strings = new Map();
  const shared = (text) => {
    if (!strings.has(text)) strings.set(text, strings.size);
    return strings.get(text);
  };
  const cell = (value, row, column) => {
    const at = `<c r="${columnName(column)}${row + 1}"`;
    if (value === null) return `${at}/>`;
    if (typeof value === 'string') return `${at} t="s"><v>${shared(value)}</v></c>`;
    if (typeof value === 'boolean') return `${at} t="b"><v>${Number(value)}</v></c>`;
    if (typeof value === 'number') return `${at}><v>${value}</v></c>`;
    return `${at} s="1"><v>${value.serial}</v></c>`;
  };
  const relation = (id, kind, target) =>
    `<Relationship Id="${id}" Type="${TYPE}/${kind}" Target="${target}"/>`;
  const relations = (list) =>
    `<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}</Relationships>`;
  const content = (part, type) =>
    `<Override PartName="/xl/${part}.xml" ContentType="${CONTENT}.${type}+xml"/>`;
  const parts = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types">${[
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
      content('workbook', 'sheet.main'),
      ...sheets.map((_, i) => content(`worksheets/sheet${i}`, 'worksheet')),
      content('styles', 'styles'),
      content('sharedStrings', 'sharedStrings'),
    ].join('')}</Types>`,
    '_rels/.rels': relations([relation('r', 'officeDocument', 'xl/workbook.xml')]),
    'xl/workbook.xml': `<workbook ${MAIN} xmlns:r="${TYPE}"><sheets>${sheets
      .map(
        ({ name, hidden }, i) =>
          `<sheet name="${escape(name)}" sheetId="${i + 1}" r:id="r${i}"${hidden ? ' state="hidden"' : ''}/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map((_, i) => relation(`r${i}`, 'worksheet', `worksheets/sheet${i}.xml`)),
      relation('s', 'styles', 'styles.xml'),
      relation('t', 'sharedStrings', 'sharedStrings.xml'),
    ]),
    'xl/styles.xml':
      `<styleSheet ${MAIN}>` +
      '<numFmts><numFmt numFmtId="176" formatCode="yyyy/m/d\\ h:mm;@"/></numFmts>' +
      '<cellXfs><xf numFmtId="0"/><xf numFmtId="176"/></cellXfs></styleSheet>',
  };
  sheets.forEach(({ rows }, i) => {
    const xml = rows
      .map((row, at) => `<row r="${at + 1}">${row.map((v, k) => cell(v, at, k)).join('')}</row>`)
      .join('');
    parts[`xl/worksheets/sheet${i}.xml`] =
      `<worksheet ${MAIN}><sheetData>${xml}</sheetData></worksheet>`;
  });
  parts['xl/sharedStrings.xml'] = `<sst ${MAIN}>${[...strings.keys()]
    .map((text) => `<si><t>${escape(text)}</t></si>`)
    .join('')}</sst>`;
  return parts;
}

export const workbook = (sheets, options) => zip(workbookParts(sheets), options);
