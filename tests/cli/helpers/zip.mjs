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
const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

// The parts of a workbook. A sheet is {name, rows, hidden}; a cell is a text, a number, a boolean, null
// or {serial}, a day with a clock. Texts are shared strings.
export function workbookParts(sheets) {
  const strings = new Map();
  const shared = (text) => {
    if (!strings.has(text)) strings.set(text, strings.size);
    return strings.get(text);
  };
  const cell = (value) => {
    if (value === null) return '<c/>';
    if (typeof value === 'string') return `<c t="s"><v>${shared(value)}</v></c>`;
    if (typeof value === 'boolean') return `<c t="b"><v>${Number(value)}</v></c>`;
    if (typeof value === 'number') return `<c><v>${value}</v></c>`;
    return `<c s="1"><v>${value.serial}</v></c>`;
  };
  const relation = (id, kind, target) =>
    `<Relationship Id="${id}" Type="${TYPE}/${kind}" Target="${target}"/>`;
  const relations = (list) => `<Relationships>${list.join('')}</Relationships>`;
  const parts = {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': relations([relation('r', 'officeDocument', 'xl/workbook.xml')]),
    'xl/workbook.xml': `<workbook><sheets>${sheets
      .map(
        ({ name, hidden }, i) =>
          `<sheet name="${escape(name)}" r:id="r${i}"${hidden ? ' state="hidden"' : ''}/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map((_, i) => relation(`r${i}`, 'worksheet', `worksheets/sheet${i}.xml`)),
      relation('s', 'styles', 'styles.xml'),
      relation('t', 'sharedStrings', 'sharedStrings.xml'),
    ]),
    'xl/styles.xml':
      '<styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy/m/d\\ h:mm;@"/></numFmts>' +
      '<cellXfs><xf numFmtId="0"/><xf numFmtId="176"/></cellXfs></styleSheet>',
  };
  sheets.forEach(({ rows }, i) => {
    const xml = rows.map((row) => `<row>${row.map(cell).join('')}</row>`).join('');
    parts[`xl/worksheets/sheet${i}.xml`] = `<worksheet><sheetData>${xml}</sheetData></worksheet>`;
  });
  parts['xl/sharedStrings.xml'] = `<sst>${[...strings.keys()]
    .map((text) => `<si><t>${escape(text)}</t></si>`)
    .join('')}</sst>`;
  return parts;
}

export const workbook = (sheets, options) => zip(workbookParts(sheets), options);
