// What a million customers cost in the page's own core, under Node: segments after an import, a moved
// threshold, search as one types, sorting by every column.
//
//   node tests/bench/customers.mjs [customers] [--json] [--columns]
//
// Needs build/wasm (scripts/build wasm). Each figure is the processor time of one call, so that a busy
// machine tells the same as an idle one; the median and the most of several calls where the core keeps
// nothing between them. --columns lists what every single column costs. Compare figures of one run only.
import process from 'node:process';
import { loadCore } from '../cli/helpers/core.mjs';
import { manyCustomers } from './many_customers.mjs';

const args = process.argv.slice(2);
const customers = Number(args.find((arg) => /^\d+$/.test(arg)) ?? 1_000_000);
const rows = [];

const core = await loadCore();
const session = new core.Session();

function ask(text) {
  const answer = JSON.parse(text);
  if (answer.ok === false) throw new Error(JSON.stringify(answer.error));
  return answer;
}

function time(run) {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function note(what, times, goal) {
  const sorted = [...times].sort((a, b) => a - b);
  const row = {
    what,
    median_ms: sorted[Math.floor((sorted.length - 1) / 2)],
    most_ms: sorted.at(-1),
    goal_ms: goal ?? null,
  };
  rows.push(row);
  if (args.includes('--json')) return;
  const figure = (value) => value.toFixed(0).padStart(7);
  const verdict = goal === undefined ? '' : row.most_ms <= goal ? '' : '  over';
  console.log(
    `${figure(row.median_ms)} ${figure(row.most_ms)} ${goal === undefined ? '       ' : figure(goal)}  ${what}${verdict}`,
  );
}

if (!args.includes('--json')) console.log(' median    most    goal  ms');
note(`import of ${customers} customers`, [
  time(() => {
    ask(session.beginFile('shop.csv', '{}', 0));
    for (const piece of manyCustomers(customers)) session.feed(piece);
    ask(session.finishFile());
  }),
]);
note('orders, people and the report', [time(() => session.report())]);

// ---- segments
// What models foresee has to be fitted first, which is measured by itself, at the end.
const facts = JSON.parse(core.Session.facts());
const foreseen = new Set(facts.filter(({ topic }) => topic === 'prediction').map(({ id }) => id));
const whole = JSON.parse(session.policy());
const namesForeseen = (rule) =>
  [...foreseen].some((id) => JSON.stringify(rule).includes(`"${id}"`));
const plain = whole.segments.saved.filter(({ rule }) => !namesForeseen(rule));
ask(session.setPolicy(JSON.stringify({ ...whole, segments: { saved: plain } })));
note(
  `${plain.length} saved segments, the first time`,
  [time(() => ask(session.segments(false)))],
  500,
);
note(`${plain.length} saved segments, again`, [time(() => ask(session.segments(false)))]);

// ---- a threshold under the hand: levels, stages, tiers and groups, and one rule
const policy = whole;
const moved = (slice, key, value) =>
  JSON.stringify({ ...policy, [slice]: { ...policy[slice], [key]: value } });
const candidates = {
  'recency bound': (i) => moved('rfm', 'recency_months', [1, 3, 4, 7 + (i % 4)]),
  'frequency bound': (i) => moved('rfm', 'frequency_orders', [6 + (i % 4), 4, 3, 2]),
  'money bound': (i) => moved('rfm', 'monetary_major', [2000 + 10 * (i + 1), 1000, 500, 300]),
  'level bound': (i) => moved('rfm', 'level_value', [40 - (i % 5), 26, 17, 1]),
  'months of the stages': (i) => moved('lifecycle', 'silent_months', 5 + (i % 4)),
  'share of a tier': (i) => moved('tiers', 'revenue_percent', [50 + (i % 5), 25, 15, 5]),
  'what a group takes': (i) =>
    moved('membership', 'groups', {
      ...policy.membership.groups,
      net_major: [20_000, 10_000, 3000 - 100 * (i + 1)],
    }),
};
const rule = JSON.stringify({
  all: [
    { fact: 'level', op: 'in', value: ['supreme', 'vip'] },
    { fact: 'recency_days', op: 'ge', value: 45 },
  ],
});
session.ruleSizes(rule);
for (const [what, make] of Object.entries(candidates)) {
  let known = true;
  const times = [];
  for (let i = 0; i < 7; ++i) {
    const text = make(i);
    times.push(
      time(() => {
        known &&= JSON.parse(session.tryPolicy(text)).ok;
      }),
    );
  }
  if (known) note(`moved and shown: ${what}`, times.slice(1), 60);
  else console.log(`(no such threshold: ${what})`);
}

// ---- the table
const select = (query) => {
  const answer = session.selectCustomers(JSON.stringify(query));
  if (typeof answer === 'string') throw new Error(answer);
  return answer;
};
note('everybody, by net amount', [
  time(() => select({ sort: { fact: 'net_minor', descending: true } })),
]);
for (const [what, words] of [
  ['a nick, letter by letter, the first time', ['t', 'tb', 'tb_', 'tb_7', 'tb_7k', 'tb_7ka']],
  ['a nick, letter by letter', ['t', 'tb', 'tb_', 'tb_7', 'tb_7k', 'tb_7kb']],
  ['a city', ['杭', '杭州']],
  ['a name', ['张', '张伟']],
  ['what nobody has', ['zzz', 'zzzz']],
]) {
  note(
    `search for ${what}`,
    words.map((search) =>
      time(() => select({ search, sort: { fact: 'net_minor', descending: true } })),
    ),
    100,
  );
}
// Nothing sorts by a fact of several texts.
const columns = facts
  .filter(({ id, type }) => !foreseen.has(id) && type !== 'texts')
  .map(({ id }) => id);
const cold = [];
const turned = [];
for (const fact of columns) {
  cold.push(time(() => select({ sort: { fact, descending: true } })));
  turned.push(time(() => select({ sort: { fact, descending: false } })));
  if (args.includes('--columns')) note(`  ${fact}`, [turned.at(-1), cold.at(-1)]);
}
note(`sort by any of ${columns.length} columns, the first time`, cold, 400);
note(`sort by any of ${columns.length} columns, turned round`, turned, 400);
ask(session.setPolicy(JSON.stringify(whole)));
note(`all ${whole.segments.saved.length} saved segments, with the models that some of them ask`, [
  time(() => ask(session.segments(false))),
]);
if (args.includes('--json')) console.log(JSON.stringify({ customers, rows }, null, 2));
session.delete();
