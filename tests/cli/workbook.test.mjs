// Excel workbooks on the command line.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { save, shuke, shukePiped, temporaryFolder } from './helpers/cli.mjs';
import { feedWorkbook, loadCore } from './helpers/core.mjs';
import { assertSameJson } from './helpers/same_json.mjs';
import { workbook, workbookParts, zip } from './helpers/zip.mjs';

const HEADER = ['订单号', '买家昵称', '付款时间', '实付金额', '订单状态'];
// 2026-01-01 is day 46023 of Excel's count.
const order = (number, nick, day, amount) => [
  number,
  nick,
  { serial: 46022 + day + 0.5 },
  amount,
  '交易成功',
];
const ORDERS = [
  HEADER,
  order('0017', '4e135', 1, 10.1),
  order('0018', '35045948422', 2, 20.2),
  order('0019', '小明', 3, 30.300000000000001),
];

function report(context, bytes, ...options) {
  const file = save(temporaryFolder(context), 'orders.xlsx', bytes);
  const { status, stdout, stderr } = shuke('analyze', file, '--json', ...options);
  return { status, stderr, report: stdout === '' ? null : JSON.parse(stdout) };
}

describe('an Excel workbook', () => {
  test('is read like the CSV of its sheet', (context) => {
    const bytes = workbook([{ name: '订单', rows: ORDERS }]);
    const sheet = report(context, bytes).report;
    const csv = [
      HEADER,
      ['0017', '4e135', '2026-01-01 12:00:00', '10.1', '交易成功'],
      ['0018', '35045948422', '2026-01-02 12:00:00', '20.2', '交易成功'],
      ['0019', '小明', '2026-01-03 12:00:00', '30.3', '交易成功'],
    ];
    const text = report(context, csv.map((row) => `${row.join(',')}\n`).join('')).report;
    const file = sheet.ledger.files[0];
    assert.equal(file.sheet, '订单');
    assert.equal(file.bytes, bytes.length);
    assert.equal(file.encoding, '');
    assert.equal(file.delimiter, '');
    assert.equal(sheet.revenue.net_minor, 6060);
    for (const part of ['as_of', 'orders', 'customers', 'revenue', 'months', 'rfm'])
      assert.deepEqual(sheet[part], text[part], part);
  });

  test('gives the same report in the wasm core', async (context) => {
    const core = await loadCore();
    const parts = workbookParts([
      { name: 'a', rows: [['x']] },
      { name: 'b', rows: ORDERS },
    ]);
    const bytes = zip(parts);
    const session = new core.Session();
    try {
      assert.equal(core.Session.fileKind(bytes.subarray(0, 4096)), 'workbook');
      assert.equal(feedWorkbook(session, 'orders.xlsx', parts, bytes.length).outcome, 'used');
      const file = save(temporaryFolder(context), 'orders.xlsx', bytes);
      assertSameJson(session.report(), shuke('analyze', '--json', file).stdout);
    } finally {
      session.delete();
    }
  });

  test('is read by its sheet of orders, or by the one that is named', (context) => {
    const bytes = workbook([
      { name: '说明', rows: [['由系统导出']] },
      { name: '一月', rows: ORDERS },
      { name: '二月', rows: [HEADER, order('0020', '小红', 40, 5)] },
    ]);
    assert.equal(report(context, bytes).report.orders.total, 3);
    assert.equal(report(context, bytes, '--sheet', '二月').report.orders.total, 1);
    const unknown = report(context, bytes, '--sheet', '三月', '--lang', 'en');
    assert.equal(unknown.status, 2);
    assert.match(unknown.stderr, /has no sheet called “三月”. It has: 说明, 一月, 二月/);
  });

  test('may hold stored parts, stray cells and empty rows', (context) => {
    const rows = [['一月的订单'], [], ...ORDERS, [null, null], []];
    const parts = workbookParts([{ name: 's', rows }]);
    const sheet = 'xl/worksheets/sheet0.xml';
    parts[sheet] = parts[sheet].replace(
      '</sheetData>',
      '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>',
    );
    const { ledger } = report(context, zip(parts, { stored: true })).report;
    assert.equal(ledger.rows_read, 3);
    assert.equal(ledger.rows_used, 3);
  });

  test('without order numbers is read if each row is an order, and once if it comes twice', (context) => {
    const rows = ORDERS.map((row) => row.slice(1));
    const bytes = workbook([{ name: 's', rows: [...rows, rows[1]] }]);
    const folder = temporaryFolder(context);
    const files = [save(folder, 'a.xlsx', bytes), save(folder, 'b.xlsx', bytes)];
    const refused = shuke('analyze', ...files, '--json');
    assert.equal(JSON.parse(refused.stdout).ledger.files[0].error.code, 'no_order_numbers');
    const { stdout } = shuke('analyze', ...files, '--rows-are-orders', '--json');
    const { orders, ledger } = JSON.parse(stdout);
    assert.equal(orders.total, 4);
    assert.equal(ledger.rows_set_aside.duplicate_order, 4);
  });

  test('that is damaged, cut off or something else says what to do', (context) => {
    const code = (bytes) => report(context, bytes).report.ledger.files[0].error.code;
    const whole = workbook([{ name: 's', rows: ORDERS }], { stored: true });
    assert.equal(code(whole.subarray(0, whole.length - 40)), 'spreadsheet_damaged');
    const flipped = Buffer.from(whole);
    flipped[flipped.indexOf('<row ')] ^= 1;
    assert.equal(code(flipped), 'spreadsheet_damaged');
    const parts = workbookParts([{ name: 's', rows: ORDERS }]);
    delete parts['xl/worksheets/sheet0.xml'];
    assert.equal(code(zip(parts)), 'spreadsheet_damaged');
    assert.equal(code(zip({ 'orders.csv': 'a,b\n' })), 'zip_file');
    assert.equal(code(zip({ '_rels/.rels': '<Relationships/>', 'a.csv': 'a' })), 'zip_file');
  });

  test('cannot come through a pipe', () => {
    const piped = shukePiped(
      workbook([{ name: 's', rows: ORDERS }]),
      'analyze',
      '/dev/stdin',
      '--lang',
      'en',
    );
    assert.equal(piped.status, 2);
    assert.match(piped.stderr, /cannot be read from a pipe/);
  });
});
