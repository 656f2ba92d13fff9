// Tables as other programs see them: read strictly by RFC 4180, so that a slip of the writer shows.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const BOM = '\ufeff';

// The records of `text`; throws where a field is not what RFC 4180 allows.
export function parseCsv(text) {
  const records = [];
  let record = [];
  let at = 0;
  while (at < text.length) {
    let field = '';
    if (text[at] === '"') {
      for (++at; ; ++at) {
        if (at >= text.length) throw new Error('a quoted field that never ends');
        if (text[at] !== '"') field += text[at];
        else if (text[at + 1] === '"') field += text[at++];
        else break;
      }
      ++at;
    } else {
      while (at < text.length && text[at] !== ',' && text[at] !== '\r') {
        if (text[at] === '"' || text[at] === '\n') throw new Error(`a bare field with ${text[at]}`);
        field += text[at++];
      }
    }
    record.push(field);
    if (text[at] === ',') {
      ++at;
      if (at === text.length) throw new Error('no line end');
    } else if (text.startsWith('\r\n', at)) {
      at += 2;
      records.push(record);
      record = [];
    } else {
      throw new Error(`after a field: ${JSON.stringify(text.slice(at, at + 9))}`);
    }
  }
  return records;
}

// A table that the program wrote, as one object for each row.
export function readTable(file) {
  const text = readFileSync(file, 'utf8');
  assert.ok(text.startsWith(BOM), `${file} has no BOM: Excel would not see UTF-8`);
  const [header, ...rows] = parseCsv(text.slice(BOM.length));
  return rows.map((row) => {
    assert.equal(row.length, header.length, `${file}: ${row}`);
    return Object.fromEntries(header.map((name, index) => [name, row[index]]));
  });
}

// What was meant by a cell that is guarded for spreadsheets: ="007" is 007, '=x is =x.
export function unguarded(cell) {
  if (/^="[^"]*"$/.test(cell)) return cell.slice(2, -1);
  return /^'[=+\-@\t\r\n＝＋－＠]/.test(cell) ? cell.slice(1) : cell;
}

// Whether no spreadsheet runs the cell: it does not begin like a formula, or it is a formula that
// only names a text.
export function isHarmless(cell) {
  return /^="[^"]*"$/.test(cell) || !/^\s*[=+\-@＝＋－＠]/.test(cell);
}

// A file to analyse: every cell quoted.
export function csv(rows) {
  return rows
    .map((row) => row.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(',') + '\r\n')
    .join('');
}
