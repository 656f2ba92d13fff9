// The figures of the shop: the schema, its sums, and the filter.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { repository, save, shuke, temporaryFolder } from './helpers/cli.mjs';
import * as fixtures from './helpers/fixtures.mjs';

const schema = JSON.parse(
  readFileSync(path.join(repository, 'core/report/metrics.schema.json'), 'utf8'),
);
const validate = new Ajv2020({ strict: true, strictTypes: false, allErrors: true }).compile(schema);

function figures(...args) {
  const answer = shuke('metrics', ...args);
  assert.equal(answer.status, 0, answer.stderr);
  const document = JSON.parse(answer.stdout);
  assert.ok(validate(document), JSON.stringify(validate.errors?.slice(0, 3)));
  return document;
}

const sum = (rows, value) => rows.reduce((all, row) => all + value(row), 0);

describe('the figures of the sample shop', () => {
  const folder = temporaryFolder({ after });
  let file, all, report;
  before(() => {
    file = save(folder, 'sample.csv', fixtures.sampleShop());
    all = figures(file, '--from', '2024-11-01');
    report = JSON.parse(shuke('analyze', file, '--json').stdout);
  });

  test('add up to the report, by week, by month, by day and by cohort', () => {
    for (const grain of ['weeks', 'months']) {
      const rows = all.key_figures[grain];
      assert.equal(
        sum(rows, (row) => row.all.orders),
        report.orders.identified,
      );
      assert.equal(
        sum(rows, (row) => row.all.net_minor + row.unidentified.net_minor),
        report.revenue.net_minor,
      );
      assert.equal(
        sum(rows, (row) => row.new.customers),
        report.customers.total,
      );
    }
    assert.equal(
      sum(all.orders.days, (row) => row.orders),
      report.orders.valid,
    );
    assert.equal(
      sum(all.cohorts.cohorts, (row) => sum(row.cells, (cell) => cell.orders)),
      report.orders.identified,
    );
    assert.equal(
      sum(all.regions.provinces, (row) => row.net_minor),
      report.revenue.net_minor,
    );
    assert.equal(
      sum(all.customers.frequency, (row) => row.count),
      report.customers.total,
    );
  });

  test('put everybody into one group, as the life cycle does', () => {
    const stages = Object.fromEntries(
      report.lifecycle.stages.map((row) => [row.stage, row.customers]),
    );
    const groups = Object.fromEntries(all.base.now.rows.map((row) => [row.group, row.customers]));
    assert.equal(groups.new_active, stages.new_one_order + stages.new_repeat);
    assert.equal(groups.old_active, stages.old_one_order + stages.old_repeat);
    assert.equal(groups.dormant, stages.silent + stages.sleeping);
    assert.equal(groups.lost, stages.lost);
    assert.equal(groups.potential, report.customers.potential);
  });

  test('are the same by themselves and together', () => {
    for (const section of Object.keys(schema.properties).slice(5)) {
      const one = figures(file, '--from', '2024-11-01', '--section', section);
      assert.deepEqual(one[section], all[section], section);
    }
  });

  test('keep to the days of the filter', () => {
    const some = figures(file, '--from', '2026-02-01', '--to', '2026-03-31');
    assert.deepEqual(some.previous, { from: '2025-12-01', to: '2026-01-31' });
    assert.equal(some.orders.days.length, 59);
    const february = all.key_figures.months.find((row) => row.period === '2026-02');
    assert.deepEqual(some.key_figures.months[0].all.orders, february.all.orders);
  });

  test('refuse a filter that is none', () => {
    const answer = shuke('metrics', file, '--from', 'soon');
    assert.equal(answer.status, 64);
    assert.match(answer.stderr, /soon/);
  });
});

describe('the figures of other files', () => {
  for (const [name, make, ...args] of [
    ['odd rows', fixtures.oddOrders, '--as-of', '2026-03-01'],
    ['a wholesale ledger', fixtures.invoices],
    ['a currency that nobody paid in', fixtures.oddOrders, '--currency', 'JPY'],
  ]) {
    test(`hold to the schema: ${name}`, (context) => {
      figures(save(temporaryFolder(context), 'orders.csv', make()), ...args);
    });
  }
});
