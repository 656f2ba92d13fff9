// What a click on a mark of a chart asks for is whom the mark counts: rules over orders beside the
// figures of the shop.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { save, shuke, temporaryFolder } from './helpers/cli.mjs';
import * as fixtures from './helpers/fixtures.mjs';

const last = (band) => (band.below === null ? null : band.below - 1);
const dayAfter = (day, days) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

describe('the customers behind the marks of the sample shop', () => {
  const folder = temporaryFolder({ after });
  let file, figures;
  before(() => {
    file = save(folder, 'sample.csv', fixtures.sampleShop());
    const answer = shuke('metrics', file);
    assert.equal(answer.status, 0, answer.stderr);
    figures = JSON.parse(answer.stdout);
  });

  function count(rule) {
    const answer = shuke('segment', file, '--rule', JSON.stringify(rule), '--json');
    assert.equal(answer.status, 0, answer.stderr);
    return JSON.parse(answer.stdout).customers;
  }

  test('are as many as the chart says, for days, places, bands and products', () => {
    const { range } = figures;
    const marks = [];
    const month = figures.key_figures.months[3];
    const days = { from: month.first_day, to: month.last_day };
    marks.push([month.all.customers, { bought: days, orders: [1, null] }]);
    marks.push([month.new.customers, { bought: { ...days, nth: [1, 1] }, orders: [1, null] }]);
    const often = figures.customers.frequency[2];
    marks.push([often.count, { bought: range, orders: [often.from, last(often)] }]);
    const spend = figures.customers.amounts[3];
    marks.push([spend.count, { bought: range, net_minor: [spend.from, last(spend)] }]);
    const gap = figures.customers.gaps[0].bands[2];
    marks.push([
      gap.count,
      { bought: { ...range, nth: [2, 2], gap_days: [gap.from, last(gap)] }, orders: [1, null] },
    ]);
    const province = figures.regions.provinces[1];
    marks.push([
      province.customers,
      { bought: { ...range, provinces: [province.province] }, orders: [1, null] },
    ]);
    const tier = figures.regions.tiers[2];
    marks.push([
      tier.customers,
      { bought: { ...range, city_tiers: [tier.tier] }, orders: [1, null] },
    ]);
    const product = figures.products.products[4];
    marks.push([
      product.buyers,
      { bought: { ...range, products: [product.product] }, orders: [1, null] },
    ]);
    for (const [expected, rule] of marks) {
      assert.ok(expected > 0, JSON.stringify(rule));
      assert.equal(count(rule), expected, JSON.stringify(rule));
    }
  });

  // As inState() of web/src/views/shop/marks.ts.
  function inState({ day, active_from, sleeping_from }, state) {
    const some = (days) => ({ bought: days, orders: [1, null] });
    const none = (days) => ({ bought: days, orders: [0, 0] });
    const active = { from: active_from, to: day };
    const earlier = { to: dayAfter(active_from, -1) };
    return {
      new_active: { all: [some(active), none(earlier)] },
      old_active: { all: [some(active), some(earlier)] },
      dormant: { all: [some({ from: sleeping_from, ...earlier }), none(active)] },
      lost: {
        all: [some({ to: dayAfter(sleeping_from, -1) }), none({ from: sleeping_from, to: day })],
      },
    }[state];
  }

  test('are as many as the base table and the months of the dormant say', () => {
    const { now } = figures.base;
    for (const { group, customers } of now.rows.slice(1)) {
      assert.ok(customers > 0);
      assert.equal(count(inState(now, group)), customers, group);
    }
    for (const state of [figures.customers.states[1], figures.customers.states.at(-2)]) {
      assert.equal(count(inState(state, 'dormant')), state.silent + state.sleeping, state.day);
    }
  });

  test('are as many as the price bands say', () => {
    const lines = save(folder, 'lines.csv', fixtures.invoices());
    const answer = shuke('metrics', lines, '--section', 'products');
    assert.equal(answer.status, 0, answer.stderr);
    const { range, products } = JSON.parse(answer.stdout);
    const bands = products.prices.filter((band) => band.buyers > 0);
    assert.ok(bands.length > 0);
    for (const { ids, buyers } of bands) {
      const rule = { bought: { ...range, products: ids }, orders: [1, null] };
      const found = shuke('segment', lines, '--rule', JSON.stringify(rule), '--json');
      assert.equal(JSON.parse(found.stdout).customers, buyers);
    }
  });

  test('are as many as the control table, the indicators and the cohorts say', () => {
    const row = figures.control.table.at(-1);
    const sunday = dayAfter(row.first_day, 6);
    const window = { from: dayAfter(sunday, 1 - figures.control.window_days), to: sunday };
    assert.equal(count({ bought: window, orders: [2, null] }), row.repeat_buyers);

    const indicator = figures.control.indicators.find((one) => one.number === 7);
    assert.equal(indicator.kind, 'win_back_1');
    const week = indicator.weeks.findLast((one) => one.part > 0);
    const before = dayAfter(week.first_day, -1);
    const [from, below] = figures.control.indicator_days;
    const rule = {
      all: [
        {
          bought: { from: week.first_day, to: dayAfter(week.first_day, 6) },
          orders: [1, null],
        },
        {
          bought: { from: dayAfter(before, 1 - below), to: dayAfter(before, -from) },
          orders: [1, null],
        },
        { bought: { from: dayAfter(before, 1 - from), to: before }, orders: [0, 0] },
        { bought: { to: before }, orders: [2, null] },
      ],
    };
    assert.equal(count(rule), week.part);

    const cohort = figures.cohorts.cohorts[2];
    const later = figures.key_figures.months[4];
    const first = figures.key_figures.months[2];
    assert.equal(first.period, cohort.month);
    assert.equal(
      count({
        all: [
          {
            bought: { from: first.first_day, to: first.last_day, nth: [1, 1] },
            orders: [1, null],
          },
          { bought: { from: later.first_day, to: later.last_day }, orders: [1, null] },
        ],
      }),
      cohort.cells[2].customers,
    );
  });
});
