// One customer with reasons, moves between two days, and what a policy would change.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { analyse, save, shuke, temporaryFolder } from './helpers/cli.mjs';
import * as fixtures from './helpers/fixtures.mjs';

function answer(...args) {
  const { status, stdout, stderr } = shuke(...args, '--json');
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
}

const sum = (values) => values.reduce((all, value) => all + value, 0);

describe('migrate', () => {
  test('puts everybody into one cell, and each cell is a rule', (context) => {
    const file = save(temporaryFolder(context), 'sample.csv', fixtures.sampleShop());
    const { as_of, customers, lifecycle, rfm } = analyse(file);
    const from = '2026-06-30';
    const moves = answer('migrate', file, '--from', from);
    assert.deepEqual([moves.from, moves.to], [from, as_of]);
    const then = analyse(file, '--as-of', from);
    for (const [kind, now, before] of [
      ['stages', lifecycle.stages, then.lifecycle.stages],
      ['levels', rfm.levels, then.rfm.levels],
    ]) {
      const { codes, matrix, arrivals, up, neutral, down, arrived } = moves[kind];
      assert.equal(up + neutral + down + arrived, customers.total, kind);
      assert.equal(sum(arrivals), arrived);
      codes.forEach((code, to) => {
        assert.equal(
          sum(matrix.map((row) => row[to])) + arrivals[to],
          now[to].customers,
          `${code} now`,
        );
        assert.equal(sum(matrix[to]), before[to].customers, `${code} then`);
      });
    }
    assert.ok(moves.stages.up > 0 && moves.stages.down > 0 && moves.stages.arrived > 0);
  });

  test('has in a cell whom the rule on both stages finds', (context) => {
    const file = save(temporaryFolder(context), 'sample.csv', fixtures.sampleShop());
    const { codes, matrix } = answer('migrate', file).stages;
    for (const [from, to] of [
      ['new_one_order', 'silent'],
      ['silent', 'old_one_order'],
      ['sleeping', 'lost'],
    ]) {
      const rule = {
        all: [
          { fact: 'stage_before', op: 'eq', value: from },
          { fact: 'stage', op: 'eq', value: to },
        ],
      };
      const { customers } = answer('segment', file, '--rule', JSON.stringify(rule));
      assert.ok(customers > 0, `${from} -> ${to}`);
      assert.equal(customers, matrix[codes.indexOf(from)][codes.indexOf(to)]);
    }
  });

  test('refuses to compare with a day that is not earlier', (context) => {
    const file = save(temporaryFolder(context), 'retail.csv', fixtures.invoices());
    const { status, stderr } = shuke('migrate', file, '--from', '2011-12-31', '--to', '2011-06-01');
    assert.equal(status, 64);
    assert.match(stderr, /2011-12-31.*2011-06-01/);
  });
});

describe('customer', () => {
  test('has a reason for each of the scores, stages, tiers and groups', (context) => {
    const file = save(temporaryFolder(context), 'retail.csv', fixtures.invoices());
    const [customer] = answer('customer', file, '--buyer', '12346');
    assert.equal(customer.key, '12346');
    const reasons = new Map(customer.reasons.map((reason) => [reason.what, reason]));
    for (const what of ['r', 'f', 'm', 'level', 'stage', 'day_stage', 'phase', 'funnel', 'tier']) {
      assert.equal(reasons.get(what)?.value, customer.facts[what], what);
    }
    const { f } = customer.facts;
    const { figure, bound } = reasons.get('f').args;
    assert.equal(figure.value, customer.facts.window_orders);
    assert.ok(f === 1 ? figure.value < bound.value : figure.value >= bound.value);
  });

  test('is offered first what the fact of the next product says', (context) => {
    const file = save(temporaryFolder(context), 'retail.csv', fixtures.invoices());
    const [{ facts, offers }] = answer('customer', file, '--buyer', '12346');
    assert.equal(offers[0].item, facts.next_product);
    for (const { share } of offers) assert.ok(share > 0 && share <= 1, `${share}`);
    const { stdout } = shuke('customer', file, '--buyer', '12346', '--lang', 'en');
    assert.ok(stdout.includes(offers[0].because), stdout);
  });

  test('says so in words, in both languages', (context) => {
    const file = save(temporaryFolder(context), 'retail.csv', fixtures.invoices());
    for (const [language, word] of [
      ['zh', '评估期内净额'],
      ['en', 'Net amount'],
    ]) {
      const { stdout } = shuke('customer', file, '--buyer', '12346', '--lang', language);
      assert.ok(stdout.includes(word), stdout);
      assert.doesNotMatch(stdout, /[{}]|why\.|fact\./);
    }
  });

  test('refuses a key that nobody goes by', (context) => {
    const file = save(temporaryFolder(context), 'retail.csv', fixtures.invoices());
    const { status, stderr } = shuke('customer', file, '--buyer', 'nobody');
    assert.equal(status, 64);
    assert.match(stderr, /nobody/);
  });
});

describe('try', () => {
  test('counts what the policy itself then gives', (context) => {
    const folder = temporaryFolder(context);
    const file = save(folder, 'sample.csv', fixtures.sampleShop());
    const candidate = save(
      folder,
      'policy.json',
      JSON.stringify({
        rfm: { scheme: 'quintiles' },
        tiers: { revenue_percent: [40, 30, 20, 5] },
        lifecycle: { new_months: 2 },
      }),
    );
    const changes = answer('try', file, '--candidate', candidate);
    const now = analyse(file);
    const then = analyse(file, '--policy', candidate);
    const tables = ({ rfm, lifecycle, tiers, membership }) => ({
      level: rfm.levels,
      rfm_segment: rfm.segments,
      rfm_class: rfm.classes,
      stage: lifecycle.stages,
      day_stage: lifecycle.day_stages,
      project: lifecycle.projects,
      phase: lifecycle.phases,
      funnel: lifecycle.funnel,
      tier: tiers.tiers,
      membership: membership.groups,
    });
    const [before, after] = [tables(now), tables(then)];
    assert.deepEqual(
      changes.map(({ what }) => what),
      Object.keys(before),
    );
    for (const { what, moved, kinds } of changes) {
      for (const kind of kinds.filter(({ code }) => code !== null)) {
        const count = (rows) => rows.find((row) => row[what] === kind.code).customers;
        assert.equal(kind.before, count(before[what]), `${what} ${kind.code} before`);
        assert.equal(kind.after, count(after[what]), `${what} ${kind.code} after`);
      }
      const differ = JSON.stringify(before[what]) !== JSON.stringify(after[what]);
      assert.ok(!differ || moved > 0 || what === 'funnel', what);
    }
    assert.equal(changes.find(({ what }) => what === 'membership').moved, 0);
    assert.ok(changes.find(({ what }) => what === 'stage').moved > 0);
  });
});
