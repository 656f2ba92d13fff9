// Lists and tables that people act on: nothing in them runs, nothing is lost, and who is contacted
// does not hang on the order of rows.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import {
  analyse,
  assertLedgerAddsUp,
  draft,
  sampleExport,
  save,
  shell,
  shuke,
  temporaryFolder,
} from './helpers/cli.mjs';
import { csv, isHarmless, readTable, unguarded } from './helpers/csv.mjs';

const HOSTILE = [
  "=cmd|' /C calc'!A1",
  '=HYPERLINK("http://example.com/?"&A1,"x")',
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '-1+2',
  '+1+2',
  '@SUM(1+1)-cmd',
  '\t=1+1',
  '\r=1+1',
  '＝1+1',
  '"',
  '""',
  '"=1+1',
  'a","=1+1',
  'a\n=1+1',
  'a\r\n=1+1\r\n',
  'a;=1+1',
  "'=1+1",
  '00815',
  '4e135',
  '1-2',
  '123456789012345678',
  '{nick}',
  '{{constructor}}',
  '%s%n',
  '𝕦𝕟𝕚𝕔𝕠𝕕𝕖 😀',
  '\u202etxt.exe',
];

// A Taobao report in which every free text is hostile.
function hostileReport() {
  const header = [
    ...[
      '订单编号',
      '买家会员名',
      '总金额',
      '买家实际支付金额',
      '订单状态',
      '买家留言',
      '收货人姓名',
    ],
    ...['收货地址', '联系手机', '订单创建时间', '订单付款时间', '宝贝标题', '订单备注', '退款金额'],
  ];
  const rows = HOSTILE.map((text, index) => [
    ...[`${7000000000 + index}`, text, '100.00', '100.00', '交易成功', text, text],
    ...[`${text} ${text} ${text}`, `'1${String(9400000000 + index)}`],
    ...['2026-11-01 10:00:00', '2026-11-01 10:01:00', text, text, '0.00'],
  ]);
  return csv([header, ...rows]);
}

// As a table reader hands a cell on: blanks and guards around it belong to the file.
const trimmed = (text) => unguarded(text.replace(/^[\t\r\n ]+|[\t\r\n ]+$/g, ''));

describe('hostile text', () => {
  test('comes out of customers.csv whole, and as text', (context) => {
    const folder = temporaryFolder(context);
    const report = analyse(save(folder, 'hostile.csv', hostileReport()), '--out', folder);
    const people = readTable(path.join(folder, 'customers.csv'));
    assert.equal(report.ledger.files[0].platform, 'taobao_orders');
    assertLedgerAddsUp(report);
    for (const person of people) {
      for (const [column, cell] of Object.entries(person)) {
        assert.ok(isHarmless(cell), `${column}: ${JSON.stringify(cell)}`);
      }
    }
    assert.deepEqual(
      people.map(({ buyer }) => unguarded(buyer)).sort(),
      [...new Set(HOSTILE.map(trimmed))].sort(),
    );
  });

  test('comes out of every list as text', (context) => {
    const folder = temporaryFolder(context);
    const file = save(folder, 'hostile.csv', hostileReport());
    for (const [channel, rows] of [
      ['wangwang', 20],
      ['phone', 20],
      ['sms', 20],
    ]) {
      const { summary, list, control, campaign } = draft(
        path.join(folder, channel),
        ...[file, '--activity', 'stage:new_one_order', '--channel', channel],
        ...['--template', '{nick|-}{product|-}', '--control-percent', '0', '--name', '=1+1'],
        ...['--policy', save(folder, 'policy.json', '{"campaign": {"control_min": 0}}')],
      );
      assertCounts(summary, list, control, campaign);
      assert.ok(summary.treated >= rows, `${channel}: ${summary.treated}`);
      for (const row of readTable(list)) {
        for (const [column, cell] of Object.entries(row)) {
          assert.ok(isHarmless(cell), `${channel} ${column}: ${JSON.stringify(cell)}`);
        }
      }
    }
  });

  test('does not reach the terminal as control characters', (context) => {
    const folder = temporaryFolder(context);
    const escape = '\x1b]0;owned\x07\x1b[2J\x9b2J\x7f';
    const header = '订单号,昵称,付款时间,实付金额,订单状态\n';
    const file = save(folder, `a${escape}.csv`, `${header}1,b,2026-01-02,3,odd${escape}\n`);
    const { status, stdout } = shuke('analyze', file);
    assert.equal(status, 0);
    assert.match(stdout, /odd/);
    assert.doesNotMatch(stdout, /[\x00-\x09\x0b-\x1f\x7f-\x9f]/);
    const failed = shuke(
      'analyze',
      save(folder, `b${escape}.csv`, ''),
      '--map',
      `order_id=${escape}`,
    );
    assert.equal(failed.status, 2);
    assert.doesNotMatch(failed.stderr, /[\x00-\x09\x0b-\x1f\x7f-\x9f]/);
  });

  test('in a file name comes out of ledger.csv as text', (context) => {
    const folder = temporaryFolder(context);
    for (const name of [
      '=1+1.csv',
      '-1.csv',
      '@a.csv',
      "+cmd|' .csv",
      '"a","=b".csv',
      'a\n=b.csv',
    ]) {
      const file = save(folder, name, '订单号,昵称,付款时间,实付金额\n1,a,2026-01-02,3\n');
      assert.equal(analyse(file, '--out', folder).ledger.files[0].name, name);
      const [row] = readTable(path.join(folder, 'ledger.csv'));
      assert.ok(isHarmless(row.file), row.file);
      assert.equal(unguarded(row.file), name);
    }
  });
});

test('a file name that is no UTF-8 is shown as far as it is', (context) => {
  const folder = temporaryFolder(context);
  const good = save(folder, 'good.csv', '订单号,昵称,付款时间,实付金额\n1,a,2026-01-02,3\n');
  const { status, stdout, stderr } = shell(
    'bad=$(printf "$2/a\\377b.csv"); cp "$1" "$bad"; exec "$0" analyze --json --out "$2" "$bad"',
    ...[good, folder],
  );
  assert.equal(status, 0, stderr);
  assert.equal(JSON.parse(stdout).ledger.files[0].name, 'a\ufffdb.csv');
  assert.equal(readTable(path.join(folder, 'ledger.csv'))[0].file, 'a\ufffdb.csv');
  const bytes = readFileSync(path.join(folder, 'ledger.csv'));
  assert.ok(Buffer.from(bytes.toString()).equals(bytes), 'ledger.csv is no UTF-8');
});

// audience = treated + control + suppressed, and every file says the same numbers.
function assertCounts(summary, list, control, campaign) {
  const { total, ...reasons } = summary.suppressed;
  assert.equal(summary.audience, summary.treated + summary.control + total);
  assert.equal(
    total,
    Object.values(reasons).reduce((all, count) => all + count, 0),
  );
  const rows = readTable(list);
  assert.equal(rows.length, summary.treated);
  assert.equal(readTable(control).length, summary.control);
  assert.equal(campaign.treated.length, summary.treated);
  assert.equal(campaign.control.length, summary.control);
  assert.deepEqual(campaign.counts, {
    audience: summary.audience,
    treated: summary.treated,
    control: summary.control,
    suppressed: summary.suppressed,
  });
  assert.deepEqual(
    readTable(control).map((row) => row.customer_hash),
    campaign.control.map(([first]) => first),
  );
  const everybody = [...campaign.treated, ...campaign.control].flat();
  assert.equal(new Set(everybody).size, everybody.length, 'somebody is in both groups');
  for (const group of ['treated', 'control']) {
    assert.equal(
      summary.balance.reduce((all, row) => all + row[group], 0),
      summary[group],
    );
  }
}

// Shuffles by a generator of its own, so that a failure comes again.
function shuffled(items) {
  const result = [...items];
  let state = 12345;
  for (let last = result.length - 1; last > 0; --last) {
    state = (state * 1103515245 + 12345) % 2 ** 31;
    const other = Math.floor((state / 2 ** 31) * (last + 1));
    [result[last], result[other]] = [result[other], result[last]];
  }
  return result;
}

describe('a draft', () => {
  test('adds up for every activity, and holds back as many as it says', (context) => {
    const folder = temporaryFolder(context);
    const file = save(folder, 'sample.csv', sampleExport());
    for (const activity of [
      ...['care_7_days', 'care_28_days', 'gift_30_days', 'gift_100_days', 'vip_care'],
      ...[
        'second_order',
        'new_arrivals',
        'repeat_offer',
        'win_back_45',
        'win_back_90',
        'win_back_140',
        'leaving_soon',
        'second_order_likely',
      ],
      ...['silent_wake', 'sleeping_wake', 'lost_win_back_high_value', 'lost_goodbye'],
      ...['stage:old_repeat', 'level:supreme', 'level:unrated'],
    ]) {
      const { summary, list, control, campaign } = draft(
        path.join(folder, activity.replace(':', '_')),
        ...[file, '--activity', activity, '--shop', '熟客示例店'],
      );
      assert.ok(summary.treated > 0, activity);
      assertCounts(summary, list, control, campaign);
      const reachable = summary.treated + summary.control;
      const half = Math.floor(reachable / 2);
      const least = Math.max(Math.ceil(reachable / 10), Math.min(50, half));
      assert.equal(summary.control, Math.min(half, least), activity);
      for (const { phone, message } of readTable(list)) {
        assert.match(phone, /^1[3-9]\d{9}$/);
        assert.match(message, /^【熟客示例店】.*拒收请回复R$/);
        assert.doesNotMatch(message, /[{}|]/);
      }
    }
  });

  test('too long for one batch is a file a batch, who bought last first', (context) => {
    const folder = temporaryFolder(context);
    const file = save(folder, 'sample.csv', sampleExport());
    const policy = save(folder, 'policy.json', '{"campaign":{"batch_size":100}}');
    const request = [
      file,
      '--activity',
      'stage:silent',
      '--workspace',
      path.join(folder, 'w.json'),
    ];
    const whole = draft(path.join(folder, 'whole'), ...request);
    const out = path.join(folder, 'batches');
    const made = shuke('draft', ...request, '--policy', policy, '--out', out, '--json');
    const { batches } = JSON.parse(made.stdout);
    assert.ok(batches.length > 1);
    const names = readdirSync(out).filter((name) => /-sms-\d+\.csv$/.test(name));
    assert.equal(names.length, batches.length);
    const rows = batches.flatMap((size, i) => {
      const batch = readTable(path.join(out, `stage_silent-sms-${i + 1}.csv`));
      assert.equal(batch.length, size);
      return batch;
    });
    assert.deepEqual(rows, readTable(whole.list));
  });

  test('of a stage holds the customers of that stage', (context) => {
    const folder = temporaryFolder(context);
    const file = save(folder, 'sample.csv', sampleExport());
    const report = analyse(file);
    for (const { stage, customers } of report.lifecycle.stages) {
      const { summary } = draft(path.join(folder, stage), file, '--activity', `stage:${stage}`);
      assert.equal(summary.audience, customers, stage);
    }
    for (const { level, customers } of report.rfm.levels) {
      const { summary } = draft(path.join(folder, level), file, '--activity', `level:${level}`);
      assert.equal(summary.audience, customers, level);
    }
  });

  test('is the same when the rows of the export, or its files, come in another order', (context) => {
    const folder = temporaryFolder(context);
    const text = sampleExport('--orders', '6000').toString('latin1');
    const [header, ...rows] = text.split('\r\n').slice(0, -1);
    assert.equal(rows.length, 6000);
    const file = (name, lines) =>
      save(folder, name, Buffer.from([header, ...lines, ''].join('\r\n'), 'latin1'));
    const mixed = shuffled(rows);
    const answers = [
      [file('a.csv', rows)],
      [file('b.csv', mixed)],
      [file('c.csv', mixed.slice(0, 2000)), file('d.csv', mixed.slice(2000))],
      [file('e.csv', mixed.slice(1500)), file('f.csv', mixed.slice(0, 3000))],
    ].map((files, index) => {
      const out = path.join(folder, `out${index}`);
      const { summary, list, campaign } = draft(out, ...files, '--activity', 'sleeping_wake');
      analyse(...files, '--out', out);
      const people = readTable(path.join(out, 'customers.csv'));
      return {
        summary,
        campaign,
        list: readFileSync(list, 'utf8'),
        people: people.sort((a, b) => (a.buyer < b.buyer ? -1 : 1)),
      };
    });
    assert.ok(answers[0].summary.control >= 50, 'too few to tell');
    for (const answer of answers.slice(1)) assert.deepEqual(answer, answers[0]);
  });

  test('under another name holds back others', (context) => {
    const folder = temporaryFolder(context);
    const file = save(folder, 'sample.csv', sampleExport('--orders', '6000'));
    const [spring, autumn] = ['spring', 'autumn'].map((name) =>
      draft(path.join(folder, name), file, '--activity', 'sleeping_wake', '--name', name),
    );
    assert.equal(spring.summary.control, autumn.summary.control);
    assert.notDeepEqual(spring.campaign.control, autumn.campaign.control);
  });
});
