// What the documents promise of the outputs: report.schema.json, policy.schema.json, and the
// columns in core/report/README.md.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import {
  analyse,
  assertLedgerAddsUp,
  draft,
  repository,
  save,
  shuke,
  temporaryFolder,
} from './helpers/cli.mjs';
import { loadCore } from './helpers/core.mjs';
import { parseCsv, readTable } from './helpers/csv.mjs';
import * as fixtures from './helpers/fixtures.mjs';

const read = (file) => readFileSync(path.resolve(repository, file), 'utf8');

function validator(file) {
  const ajv = new Ajv2020({ strict: true, strictTypes: false, allErrors: true });
  const validate = ajv.compile(JSON.parse(read(file)));
  return (document) => {
    assert.ok(validate(document), ajv.errorsText(validate.errors, { separator: '\n' }));
  };
}

// A list in backquotes after `label` in the README of the report.
function documented(label) {
  const line = read('core/report/README.md')
    .split('\n')
    .find((text) => text.trim().startsWith(`| ${label} |`));
  assert.ok(line, `the README says nothing of ${label}`);
  return [...line.matchAll(/`([^`]+)`/g)].map((match) => match[1]);
}

// Files that are analysed together, the options for them, and how it ends.
const CASES = {
  'the sample shop': { files: { 'sample.csv': fixtures.sampleShop } },
  'a small file of odd rows': {
    files: { 'odd.csv': fixtures.oddOrders },
    args: ['--as-of', '2026-03-01'],
  },
  'a day before every order': {
    files: { 'odd.csv': fixtures.oddOrders },
    args: ['--as-of', '2001-01-01'],
  },
  'another currency': { files: { 'odd.csv': fixtures.oddOrders }, args: ['--currency', 'USD'] },
  'a currency that nobody paid in': {
    files: { 'odd.csv': fixtures.oddOrders },
    args: ['--currency', 'JPY'],
  },
  'returns and no customers': { files: { 'retail.csv': fixtures.invoices } },
  'many files, good and bad, one of them twice': {
    files: {
      'retail.csv': fixtures.invoices,
      'odd.csv': fixtures.oddOrders,
      'again.csv': fixtures.oddOrders,
      'picture.csv': fixtures.picture,
      'header.csv': fixtures.headerOnly,
      'empty.csv': () => '',
    },
  },
  'an empty file': { files: { 'empty.csv': () => '' }, status: 2 },
  'an empty file and a day': {
    files: { 'empty.csv': () => '' },
    args: ['--as-of', '2026-01-01'],
    status: 2,
  },
  'dates that may be either': {
    files: { 'dates.csv': () => 'order_id,nick,date,amount\n1,a,1/2/2026,10\n2,b,3/4/2026,20\n' },
    status: 2,
  },
  'rows of which none is usable': {
    files: { 'dates.csv': () => 'order_id,nick,date,amount\n1,a,2026-01-01,x\n2,b,y,20\n,,,\n' },
    status: 2,
  },
};

describe('what is to come and what goes together', () => {
  for (const command of ['predict', 'mine']) {
    const validate = validator(`core/report/${command}.schema.json`);
    for (const [name, { files, args = [], status = 0 }] of Object.entries(CASES)) {
      test(`${command} holds to its schema: ${name}`, (context) => {
        const folder = temporaryFolder(context);
        const paths = Object.entries(files).map(([file, make]) => save(folder, file, make()));
        const answer = shuke(command, '--json', ...args, ...paths);
        assert.equal(answer.status, status, answer.stderr);
        if (status === 0) validate(JSON.parse(answer.stdout));
        else assert.equal(answer.stdout, '');
      });
    }
  }

  test('a rule is explained by other facts than its own', (context) => {
    const file = save(temporaryFolder(context), 'sample.csv', fixtures.sampleShop());
    const rule = '{"fact":"recency_days","op":"ge","value":180}';
    const answer = shuke('mine', '--json', '--explain', rule, '--without', 'stage,r', file);
    assert.equal(answer.status, 0, answer.stderr);
    const document = JSON.parse(answer.stdout);
    validator('core/report/mine.schema.json')(document);
    const asked = document.tree.nodes.map((node) => node.fact).filter(Boolean);
    assert.ok(asked.length > 0);
    for (const fact of ['recency_days', 'latest_order_days', 'stage', 'r', 'churn_risk'])
      assert.ok(!asked.includes(fact), fact);
  });
});

describe('the report', () => {
  const validate = validator('core/report/report.schema.json');

  for (const [name, { files, args = [], status = 0 }] of Object.entries(CASES)) {
    test(`holds to its schema, and its sums agree: ${name}`, (context) => {
      const folder = temporaryFolder(context);
      const paths = Object.entries(files).map(([file, make]) => save(folder, file, make()));
      const answer = shuke('analyze', '--json', '--out', folder, ...args, ...paths);
      assert.equal(answer.status, status, answer.stderr);
      assert.equal(read(path.join(folder, 'report.json')), answer.stdout);
      const report = JSON.parse(answer.stdout);
      validate(report);
      assertLedgerAddsUp(report);

      const { orders, customers, revenue, months, rfm, lifecycle } = report;
      const kinds = ['valid', 'refunded', 'closed', 'unpaid', 'zero_amount', 'cancelling'];
      assert.equal(
        orders.total,
        kinds.reduce((sum, kind) => sum + orders[kind], 0),
      );
      assert.ok(orders.identified <= orders.valid);
      assert.equal(customers.total, customers.new + customers.returning);
      for (const money of [revenue, revenue.identified, ...report.other_currencies]) {
        assert.equal(money.net_minor, money.gross_minor - money.refunds_minor);
      }
      const sum = (rows, key) => rows.reduce((all, row) => all + row[key], 0);
      assert.equal(sum(rfm.levels, 'customers'), customers.total);
      assert.equal(sum(lifecycle.stages, 'customers'), customers.total);
      assert.equal(sum(months, 'orders'), orders.valid);
      assert.equal(sum(months, 'net_minor'), revenue.net_minor);
      assert.equal(sum(months, 'new_customers'), customers.total);

      assertTablesAgree(folder, report);
    });
  }
});

// customers.csv and ledger.csv, read back as any program would, say what the report says.
function assertTablesAgree(folder, report) {
  const people = readTable(path.join(folder, 'customers.csv'));
  const header = parseCsv(read(path.join(folder, 'customers.csv')).slice(1))[0];
  assert.deepEqual(header, documented('customers.csv'));
  assert.equal(people.length, report.customers.total);
  assert.equal(people.filter((row) => row.orders === '1').length, report.customers.new);
  assert.equal(
    people.reduce((all, row) => all + Number(row.orders), 0),
    report.orders.identified,
  );
  const { minor_digits: digits } = report.revenue;
  const money = (rows, column) =>
    rows.reduce((all, row) => all + Math.round(Number(row[column]) * 10 ** digits), 0);
  for (const { level, customers, revenue_minor } of report.rfm.levels) {
    const rows = people.filter((row) => row.level === level);
    assert.equal(rows.length, customers, level);
    assert.equal(money(rows, 'window_net'), revenue_minor, level);
  }
  for (const { stage, customers, revenue_minor } of report.lifecycle.stages) {
    const rows = people.filter((row) => row.stage === stage);
    assert.equal(rows.length, customers, stage);
    assert.equal(money(rows, 'net'), revenue_minor, stage);
  }

  const lines = readTable(path.join(folder, 'ledger.csv'));
  assert.deepEqual(
    parseCsv(read(path.join(folder, 'ledger.csv')).slice(1))[0],
    documented('ledger.csv'),
  );
  const expected = report.ledger.files.flatMap((file) => {
    const line = (outcome, reason, rows) => ({
      file: file.name,
      platform: file.platform,
      encoding: file.encoding,
      outcome,
      reason,
      rows: String(rows),
    });
    if (file.error) return [line('failed', file.error.code, file.rows_read)];
    return [
      line('used', '', file.rows_used),
      ...Object.entries(file.rows_set_aside).map(([reason, rows]) =>
        line('set_aside', reason, rows),
      ),
    ];
  });
  assert.deepEqual(lines, expected);
}

describe('the policy', () => {
  const validate = validator('core/policy/policy.schema.json');

  test('with all its defaults holds to its schema, and is read back as it is', async () => {
    const session = new (await loadCore()).Session();
    try {
      const text = session.policy();
      const policy = JSON.parse(text);
      validate(policy);
      assert.deepEqual(JSON.parse(session.setPolicy(text)), { ok: true, stale_files: [] });
      assert.equal(session.policy(), text);
      // The schema names every member, and its defaults are the policy's.
      const schema = JSON.parse(read('core/policy/policy.schema.json'));
      assert.deepEqual(Object.keys(schema.properties).sort(), Object.keys(policy).sort());
      for (const [slice, { properties }] of Object.entries(schema.properties)) {
        if (!properties) continue;
        assert.deepEqual(Object.keys(properties).sort(), Object.keys(policy[slice]).sort(), slice);
        for (const [key, { default: value }] of Object.entries(properties)) {
          if (value !== undefined) assert.deepEqual(policy[slice][key], value, `${slice}.${key}`);
        }
      }
    } finally {
      session.delete();
    }
  });

  test('may be partial, and changes what it names', (context) => {
    const folder = temporaryFolder(context);
    const partial = {
      rfm: { level_value: [40, 30, 17, 1], monetary_major: [900, 90, 9, 1] },
      campaign: { activities: { second_order: { coupon: { zh: '8元券' } } } },
    };
    validate(partial);
    const file = save(folder, 'retail.csv', fixtures.invoices());
    const policy = save(folder, 'policy.json', JSON.stringify(partial));
    const plain = analyse(file);
    const changed = analyse(file, '--policy', policy);
    assert.notDeepEqual(changed.rfm, plain.rfm);
    assert.deepEqual(changed.lifecycle, plain.lifecycle);
  });
});

describe('a draft', () => {
  test('has the files, columns and activities that are documented', async (context) => {
    const folder = temporaryFolder(context);
    const file = save(folder, 'sample.csv', fixtures.sampleShop());
    const session = new (await loadCore()).Session();
    const known = JSON.parse(session.activities()).activities.map(({ name }) => name);
    session.delete();
    assert.deepEqual([...documented('care'), ...documented('marketing')].sort(), known.sort());
    for (const channel of ['sms', 'wangwang', 'email', 'phone']) {
      const out = path.join(folder, channel);
      const { summary, list, control } = draft(
        out,
        file,
        '--activity',
        'level:vip',
        '--channel',
        channel,
      );
      const header = parseCsv(read(list).slice(1))[0];
      assert.deepEqual(header, documented(channel));
      assert.deepEqual(header, summary.columns);
      assert.equal(readTable(list).length, summary.treated);
      assert.equal(readTable(control).length, summary.control);
    }
  });
});
