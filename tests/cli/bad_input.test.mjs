// What cannot be read says so in a sentence, what can be read of a bad file is read, and a slip on
// the command line is refused before any work.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import {
  analyse,
  assertLedgerAddsUp,
  sampleExport,
  save,
  shuke,
  shukeMeasured,
  shukePiped,
  temporaryFolder,
  workspaceFile,
} from './helpers/cli.mjs';
import { csv } from './helpers/csv.mjs';
import * as fixtures from './helpers/fixtures.mjs';

const GOOD = '订单号,昵称,付款时间,实付金额\n1,小明,2026-01-02,10.00\n2,小红,2026-01-03,20.00\n';

const wide = (columns, first = []) => {
  const headers = Array.from({ length: columns }, (_, i) => first[i] ?? `spalte ${i}`);
  const row = (order) =>
    headers.map((header) =>
      header === '订单号' ? order : header === '付款时间' ? '2026-01-02' : `${order}0.00`,
    );
  return csv([headers, row(1), row(2), row(3)]);
};

// The first bytes of a zip archive with one entry of that name.
const zip = (entry) =>
  Buffer.concat([
    Buffer.from('504b0304140000000800000021000000000000000000000000000000', 'hex').subarray(0, 26),
    Buffer.from([entry.length, 0, 0, 0]),
    Buffer.from(entry),
    Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 151 + (i >> 4)) & 255)),
  ]);

// A file that gives no order: its bytes, the error, and how its sentence begins.
const UNUSABLE = {
  'an empty file': ['', 'empty_file', 'The file is empty'],
  'only blank lines': ['\n\n,,,\n\n', 'empty_file', 'The file is empty'],
  'a picture renamed .csv': [fixtures.picture(), 'not_text', 'This is not a table'],
  'a header without rows': [fixtures.headerOnly(), 'header_only', 'There is a header but'],
  'a damaged Excel workbook': [
    zip('[Content_Types].xml'),
    'spreadsheet_damaged',
    'This Excel workbook is damaged',
  ],
  'an Excel workbook with a password': [
    Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(300000),
      Buffer.from('EncryptedPackage', 'utf16le'),
      Buffer.alloc(100),
    ]),
    'spreadsheet_encrypted',
    'This Excel workbook has a password',
  ],
  'an old Excel workbook': [
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2000)]),
    'old_spreadsheet',
    'This is a spreadsheet of an older kind',
  ],
  'a zip archive': [zip('orders.csv'), 'zip_file', 'This is a compressed file'],
  'a gzip archive': [
    Buffer.from('1f8b0800000000000003', 'hex'),
    'zip_file',
    'This is a compressed',
  ],
  'a text': [
    'Sehr geehrte Damen und Herren,\nanbei die Liste.\n',
    'no_order_columns',
    'Cannot tell which',
  ],
  '200 columns that nobody knows': [wide(200), 'no_order_columns', 'Cannot tell which columns'],
  '3000 columns': [wide(3000), 'too_many_columns', 'This table has 3000 columns'],
  'a file cut in its header': [
    sampleExport('--orders', '50').subarray(0, 41),
    'no_order_columns',
    'Cannot tell which columns',
  ],
  'rows without a date or an amount': [
    '订单号,昵称,付款时间,实付金额\n1,小明,改天,10.00\n2,小红,2026-01-03,很多\n',
    'no_usable_rows',
    'Rows were read, but none',
  ],
  'dates that may be either': [
    'order_id,nick,date,amount\n1,a,1/2/2026,10\n2,b,3/4/2026,20\n',
    'undecidable_date_order',
    'Dates such as 1/2/2026',
  ],
};

describe('a file that cannot be used', () => {
  for (const [name, [bytes, code, sentence]] of Object.entries(UNUSABLE)) {
    test(`ends with 2 and a sentence: ${name}`, (context) => {
      const file = save(temporaryFolder(context), 'orders.csv', bytes);
      const { status, stdout, stderr } = shuke('analyze', '--lang', 'en', '--json', file);
      assert.equal(status, 2, stderr);
      const report = JSON.parse(stdout);
      assert.equal(report.ledger.files[0].error.code, code);
      assertLedgerAddsUp(report);
      assert.equal(report.orders.total, 0);
      assertSentences(stderr);
      assert.ok(stderr.startsWith(`orders.csv: ${sentence}`), stderr);
      const reasons = Object.values(report.ledger.rows_set_aside);
      assert.equal(stderr.match(/^ {4}/gm)?.length ?? 0, reasons.length, stderr);
      assert.ok(stderr.endsWith('None of the files could be used.\n'), stderr);
    });

    test(`is listed beside a good one: ${name}`, (context) => {
      const folder = temporaryFolder(context);
      const files = [save(folder, 'bad.csv', bytes), save(folder, 'good.csv', GOOD)];
      const report = analyse(...files);
      assert.deepEqual(
        report.ledger.files.map((file) => [file.name, file.error?.code ?? null]),
        [
          ['bad.csv', code],
          ['good.csv', null],
        ],
      );
      assert.equal(report.orders.valid, 2);
      assertLedgerAddsUp(report);
      const { status, stdout } = shuke('analyze', '--lang', 'en', ...files);
      assert.equal(status, 0);
      assert.ok(stdout.includes(`bad.csv: ${sentence}`), stdout);
    });
  }

  for (const [name, where] of [
    ['a file that is not there', 'nowhere.csv'],
    ['a folder', 'folder.csv'],
  ]) {
    test(`ends with 2 and a sentence: ${name}`, (context) => {
      const folder = temporaryFolder(context);
      mkdirSync(path.join(folder, 'folder.csv'));
      const { status, stdout, stderr } = shuke('analyze', '--lang', 'en', path.join(folder, where));
      assert.equal(status, 2);
      assert.equal(stdout, '');
      assert.ok(stderr.startsWith(`${where}: The file cannot be opened.`), stderr);
      const good = save(folder, 'good.csv', GOOD);
      const report = analyse(path.join(folder, where), good);
      assert.equal(report.ledger.files[0].error.code, 'cannot_read');
      assert.equal(report.orders.valid, 2);
    });
  }

  test('gives no draft either', (context) => {
    const folder = temporaryFolder(context);
    const file = save(folder, 'orders.csv', '');
    const out = path.join(folder, 'out');
    const { status, stdout, stderr } = shuke(
      ...['draft', '--lang', 'en', file, '--activity', 'second_order', '--out', out],
      ...['--workspace', workspaceFile],
    );
    assert.equal(status, 2);
    assert.equal(stdout, '');
    assert.ok(stderr.startsWith('orders.csv: The file is empty.'), stderr);
    assert.ok(!existsSync(out));
  });
});

// A key of the catalogue, an exception or a placeholder is no sentence.
function assertSentences(text) {
  assert.doesNotMatch(text, /terminate called|error\.|cli\.|\{\w+\}/);
  for (const line of text.trimEnd().split('\n')) {
    assert.match(line, line.startsWith('    ') ? /: [\d,]+$/ : /[.。]$/, text);
  }
}

describe('a file that is bad in part', () => {
  test('is read up to where a GBK report breaks off', (context) => {
    const folder = temporaryFolder(context);
    const whole = sampleExport('--orders', '60');
    const all = analyse(save(folder, 'whole.csv', whole));
    assert.equal(all.ledger.rows_used, 60);
    const lastRow = whole.lastIndexOf('\n="') + 1;
    assert.ok(lastRow > whole.length - 2000 && lastRow > 0);
    for (let cut = lastRow; cut < whole.length; cut += 29) {
      const report = analyse(save(folder, 'cut.csv', whole.subarray(0, cut)));
      const [file] = report.ledger.files;
      assert.equal(file.encoding, 'gb18030');
      assert.equal(file.platform, 'taobao_orders');
      assertLedgerAddsUp(report);
      const inRow = cut - lastRow;
      assert.equal(file.rows_read, inRow === 0 ? 59 : 60, `cut at ${inRow}`);
      // Half a row is no order: nobody can tell what its last amount was.
      if (cut < whole.length - 60) assert.equal(file.rows_used, 59, `cut at ${inRow}`);
    }
  });

  test('is read where 200 columns hold those of orders', (context) => {
    const folder = temporaryFolder(context);
    const first = ['订单号', '付款时间', '实付金额'];
    assert.equal(analyse(save(folder, 'wide.csv', wide(200, first))).orders.valid, 3);
    assert.equal(analyse(save(folder, 'wider.csv', wide(2000, first))).orders.valid, 3);
    const last = [...Array(197), ...first];
    assert.equal(analyse(save(folder, 'last.csv', wide(200, last))).orders.valid, 3);
  });

  const LINE = 50 << 20;

  for (const [name, line] of [
    ['of one letter', Buffer.alloc(LINE, 'x')],
    ['of commas', Buffer.alloc(LINE, ',')],
    ['of quotes', Buffer.alloc(LINE, '"')],
    ['in a quote that never closes', Buffer.concat([Buffer.from('"'), Buffer.alloc(LINE, 'y')])],
  ]) {
    test(`a line of 50 MB ${name} is refused quickly and in little memory`, (context) => {
      const file = save(temporaryFolder(context), 'line.csv', line);
      const { status, stdout, seconds, peakKilobytes } = shukeMeasured('analyze', '--json', file);
      assert.equal(status, 2);
      assert.match(JSON.parse(stdout).ledger.files[0].error.code, /^(line_too_long|empty_file)$/);
      assert.ok(seconds < 20, `${seconds} s`);
      assert.ok(peakKilobytes < 320_000, `${peakKilobytes} kB`);
    });
  }

  for (const [name, content] of [
    ['bare', Buffer.alloc(LINE, 'x')],
    ['quoted', Buffer.concat([Buffer.from('"'), Buffer.alloc(LINE, 'x'), Buffer.from('"')])],
  ]) {
    test(`a ${name} line of 50 MB among good rows is set aside, and they are used`, (context) => {
      const bytes = Buffer.concat([
        Buffer.from(GOOD),
        content,
        Buffer.from('\n3,小明,2026-01-04,5\n'),
      ]);
      const file = save(temporaryFolder(context), 'line.csv', bytes);
      const { status, stdout, seconds, peakKilobytes } = shukeMeasured('analyze', '--json', file);
      assert.equal(status, 0);
      const report = JSON.parse(stdout);
      assert.equal(report.orders.valid, 3);
      assert.deepEqual(report.ledger.rows_set_aside, { record_too_long: 1 });
      assertLedgerAddsUp(report);
      assert.ok(seconds < 20, `${seconds} s`);
      assert.ok(peakKilobytes < 320_000, `${peakKilobytes} kB`);
    });
  }
});

// The arguments after a good file, and what the sentence must name.
const REFUSED = {
  'an unknown flag': [['--fast'], /--fast/],
  'a day that does not exist': [['--as-of', '2026-02-29'], /“?2026-02-29/],
  'a day in another form': [['--as-of', '20.11.2026'], /20\.11\.2026/],
  'a flag without its value': [['--as-of'], /--as-of/],
  'a mapping without =': [['--map', '订单号'], /订单号/],
  'an unknown role': [['--map', 'ordre_id=订单号'], /ordre_id/],
  'an unknown platform': [['--platform', 'taobay'], /taobay/],
  'an unknown encoding': [['--encoding', 'utf-9'], /utf-9.*gb18030/],
  'an unknown order of dates': [['--date-order', 'ymd'], /ymd/],
  'a currency that is none': [['--currency', 'yuan'], /yuan/],
  'a language that is not spoken': [['--lang', 'fr'], /fr/],
};

describe('wrong usage', () => {
  for (const [name, [args, names]] of Object.entries(REFUSED)) {
    for (const where of ['good.csv', 'nowhere.csv']) {
      test(`ends with 64 and says what: ${name}, ${where}`, (context) => {
        const folder = temporaryFolder(context);
        save(folder, 'good.csv', GOOD);
        const { status, stdout, stderr } = shuke('analyze', path.join(folder, where), ...args);
        assert.equal(status, 64, stderr);
        assert.equal(stdout, '');
        assert.match(stderr, names);
        assert.ok(stderr.length < 400, stderr);
      });
    }
  }

  for (const args of [
    [],
    ['analyze'],
    ['analyse', 'x.csv'],
    ['draft'],
    ['draft', 'x.csv'],
    ['--json'],
  ]) {
    test(`ends with 64: shuke ${args.join(' ')}`, () => {
      const { status, stdout, stderr } = shuke(...args, '--lang', 'en');
      assert.equal(status, 64);
      assert.equal(stdout, '');
      assert.match(stderr, /\w/);
    });
  }

  for (const [name, policy, names] of [
    ['is not JSON', '{"rfm": ', /1:9|1:\d/],
    ['has a member that nobody knows', '{"rfm": {"monetary": 1}}', /\/rfm\/monetary/],
    ['has a value of another kind', '{"rfm": {"window_months": "12"}}', /\/rfm\/window_months/],
    [
      'has bounds that do not fall',
      '{"rfm": {"level_value": [40, 17, 26, 1]}}',
      /\/rfm\/level_value/,
    ],
    [
      'has a rule on a fact that is none',
      '{"campaign": {"activities": {"mine": {"rule": {"all": [{"fact": "age", "op": "eq", "value": 3}]}, "template": {"zh": "你好"}}}}}',
      /\/campaign\/activities\/mine\/rule\/all\/0\/fact/,
    ],
  ]) {
    test(`ends with 64 and names the place: a policy that ${name}`, (context) => {
      const folder = temporaryFolder(context);
      const file = save(folder, 'good.csv', GOOD);
      const { status, stdout, stderr } = shuke(
        ...['analyze', file, '--policy', save(folder, 'policy.json', policy)],
      );
      assert.equal(status, 64, stderr);
      assert.equal(stdout, '');
      assert.match(stderr, names);
      assertSentences(stderr);
    });
  }

  test('ends with 64: a policy that is not there or a folder', (context) => {
    const folder = temporaryFolder(context);
    const file = save(folder, 'good.csv', GOOD);
    for (const policy of [path.join(folder, 'nowhere.json'), folder]) {
      const { status, stderr } = shuke('analyze', file, '--policy', policy);
      assert.equal(status, 64);
      assert.ok(stderr.includes(policy), stderr);
      assertSentences(stderr);
    }
  });

  test('ends with 64: an output folder that is a file', (context) => {
    const folder = temporaryFolder(context);
    const file = save(folder, 'good.csv', GOOD);
    const { status, stderr } = shuke('analyze', file, '--out', file);
    assert.equal(status, 64);
    assert.ok(stderr.includes(file), stderr);
  });

  test('ends with 64: an activity, a channel or a template that is none', (context) => {
    const folder = temporaryFolder(context);
    const file = save(folder, 'good.csv', GOOD);
    for (const [args, names] of [
      [['--activity', 'second_ordre'], /second_ordre.*second_order/],
      [['--activity', 'stage:asleep'], /stage:asleep/],
      [['--activity', 'vip_care', '--channel', 'fax'], /fax/],
      [['--activity', 'vip_care', '--template', '{nick'], /1/],
      [['--activity', 'vip_care', '--template', '{nickname}'], /nickname/],
      [['--activity', 'vip_care', '--control-percent', '60'], /60/],
    ]) {
      const out = path.join(folder, 'out');
      const { status, stdout, stderr } = shuke(
        ...['draft', file, '--out', out, '--workspace', workspaceFile],
        ...args,
      );
      assert.equal(status, 64, stderr);
      assert.equal(stdout, '');
      assert.match(stderr, names);
      assert.ok(!existsSync(out));
    }
  });

  test('is not asking for help', () => {
    for (const args of [['--help'], ['analyze', '--help'], ['draft', '--help']]) {
      const { status, stdout } = shuke(...args);
      assert.equal(status, 0);
      assert.match(stdout, /--help/);
    }
  });
});

describe('a pipe', () => {
  // As in Online Retail, whose first pound sign stands 2.6 MB in.
  test('reads a pound sign that comes after 2.6 MB of ASCII', (context) => {
    const rows = Array.from({ length: 62_000 }, (_, i) =>
      [`A${100_000 + i}`, `buyer${i % 900}`, '2026-03-04', '10.00', 'cup with a plate'].join(','),
    );
    const bytes = Buffer.concat([
      Buffer.from(['order_id,nick,date,amount,product', ...rows, ''].join('\n')),
      Buffer.from('B1,bob,2026-03-05,\xa312.50,VOUCHER \xa35\n', 'latin1'),
    ]);
    assert.ok(bytes.indexOf(0xa3) > 2_600_000);
    const report = analyse(save(temporaryFolder(context), 'late.csv', bytes), '--currency', 'GBP');
    const [file] = report.ledger.files;
    assert.equal(file.encoding, 'windows-1252');
    assert.equal(file.flags.malformed_bytes, 0);
    assert.deepEqual([file.rows_read, file.rows_used], [62_001, 62_001]);
    assert.equal(report.revenue.net_minor, 1250);
  });

  test('is read like a file, and says so where it would have to be read twice', (context) => {
    const folder = temporaryFolder(context);
    // The encoding shows long after the head, in a word that was needed there and then.
    const rows = Array.from({ length: 60000 }, (_, i) => [
      i,
      `b${i % 9}`,
      '2026-03-04',
      '10.00',
      'paid',
    ]);
    const success = Buffer.from('bdbbd2d7b3c9b9a6', 'hex'); // 交易成功 in GBK
    const bytes = Buffer.concat([
      Buffer.from(csv([['order_id', 'nick', 'date', 'amount', 'status'], ...rows])),
      Buffer.from('60000,b,2026-03-04,1.00,'),
      success,
      Buffer.from('\r\n'),
    ]);
    const file = save(folder, 'late.csv', bytes);
    const report = analyse(file);
    assert.equal(report.orders.valid, 60001);
    assert.equal(report.ledger.files[0].encoding, 'gb18030');
    assert.deepEqual(report.ledger.files[0].unknown_status, []);
    const piped = shukePiped(bytes, 'analyze', '--lang', 'en', '/dev/stdin');
    assert.equal(piped.status, 2, piped.stdout);
    assert.match(piped.stderr, /can be read once/);
    const told = shukePiped(bytes, 'analyze', '/dev/stdin', '--json', '--encoding', 'gbk');
    assert.equal(told.status, 0, told.stderr);
    assert.equal(JSON.parse(told.stdout).orders.valid, 60001);
  });
});
