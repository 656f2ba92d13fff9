// Levels and stages through the command line: the known answers of the scheme, and every bound of
// it with one customer on either side.
import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, test } from 'node:test';
import { analyse, save, temporaryFolder } from './helpers/cli.mjs';
import { csv, readTable } from './helpers/csv.mjs';

// "3 x 12.50 on 2026-01-01 less 1.00" -> the orders that it stands for.
function ordersOf(text) {
  return text.split(', ').flatMap((part) => {
    const match = /^(?:(\d+) x )?([\d.]+) on (\d{4}-\d\d-\d\d)(?: less ([\d.]+))?$/.exec(part);
    assert.ok(match, part);
    const [, times = 1, paid, day, refund = '0'] = match;
    return Array(Number(times)).fill({ paid, day, refund });
  });
}

// One file with the orders of all customers; customers.csv as the program writes it, by nick.
function analyseShop(context, asOf, shop) {
  const folder = temporaryFolder(context);
  let number = 0;
  const rows = Object.entries(shop).flatMap(([nick, orders]) =>
    ordersOf(orders).map(({ paid, day, refund }) => [
      `T${++number}`,
      nick,
      `${day} 23:59:59`,
      paid,
      refund,
    ]),
  );
  const file = save(
    folder,
    'orders.csv',
    csv([['订单号', '昵称', '付款时间', '实付金额', '退款金额'], ...rows]),
  );
  const report = analyse(file, '--as-of', asOf, '--out', folder);
  const people = Object.fromEntries(
    readTable(path.join(folder, 'customers.csv')).map((row) => [row.buyer, row]),
  );
  return { report, people };
}

// Every row: what it shows, the orders, then R F M, RFM value, level, stage.
function assertTable(context, asOf, table) {
  const names = table.map(([name], index) => `c${index}: ${name}`);
  const shop = Object.fromEntries(table.map(([, orders], index) => [`c${index}`, orders]));
  const { report, people } = analyseShop(context, asOf, shop);
  const expected = table.filter(([, , answer]) => answer !== null);
  assert.equal(report.customers.total, expected.length);
  for (const [index, [, , answer]] of table.entries()) {
    const person = people[`c${index}`];
    const actual =
      person &&
      `${person.r}${person.f}${person.m} ${person.rfm_value} ${person.level} ${person.stage}`;
    assert.equal(actual, answer ?? undefined, names[index]);
  }
}

describe('levels and stages', () => {
  test('are those of the four known answers', (context) => {
    const { people } = analyseShop(context, '2026-11-20', {
      six: '5 x 148.33 on 2026-02-01, 148.35 on 2026-08-20',
      three: '2 x 1000.00 on 2026-01-05, 1200.00 on 2026-06-20',
      one: '580.00 on 2026-10-20',
      five: '4 x 140.00 on 2026-03-03, 140.00 on 2026-09-20',
    });
    const scores = ({ r, f, m, rfm_value, level }) => [r, f, m, rfm_value, level].join(' ');
    assert.equal(people.six.net, '890.00');
    assert.equal(scores(people.six), '4 5 3 31 vip');
    assert.equal(people.three.net, '3200.00');
    assert.equal(scores(people.three), '2 3 5 31 vip');
    assert.equal(scores(people.one), '5 1 3 20 advanced');
    assert.equal(people.five.net, '700.00');
    assert.equal(scores(people.five), '4 4 3 28 vip');
  });

  // As of 2026-11-20 the bounds are 10-20 (1 month), 08-20 (3), 07-20 (4), 05-20 (6), 04-20 (7)
  // and 2025-11-20 (12).
  test('change exactly at every bound', (context) => {
    assertTable(context, '2026-11-20', [
      // R, with F 1 and M 1; the stages of one order
      ['today', '100 on 2026-11-20', '511 12 regular new_one_order'],
      ['tomorrow', '100 on 2026-11-21', null],
      ['R: 1 month', '100 on 2026-10-20', '511 12 regular new_one_order'],
      ['R: 1 month and a day', '100 on 2026-10-19', '411 11 regular new_one_order'],
      ['R: 3 months', '100 on 2026-08-20', '411 11 regular new_one_order'],
      ['R: 3 months and a day', '100 on 2026-08-19', '311 10 regular silent'],
      ['R: 4 months', '100 on 2026-07-20', '311 10 regular silent'],
      ['R: 4 months and a day', '100 on 2026-07-19', '211 9 regular silent'],
      ['6 months', '100 on 2026-05-20', '211 9 regular silent'],
      ['6 months and a day', '100 on 2026-05-19', '211 9 regular sleeping'],
      ['R: 7 months', '100 on 2026-04-20', '211 9 regular sleeping'],
      ['R: 7 months and a day', '100 on 2026-04-19', '111 8 regular sleeping'],
      ['R: 12 months', '100 on 2025-11-20', '111 8 regular sleeping'],
      ['R: 12 months and a day', '100 on 2025-11-19', '  unrated lost'],
      ['long ago', '9 x 5000 on 2019-02-03', '  unrated lost'],
      [
        'R: by the last order only',
        '100 on 2026-08-19, 100 on 2026-10-20',
        '521 15 regular old_one_order',
      ],
      [
        'R: not by a refunded order',
        '100 on 2026-08-19, 50 on 2026-11-01 less 50',
        '311 10 regular silent',
      ],
      [
        'R: by an order refunded but for a cent',
        '50 on 2026-11-01 less 49.99',
        '511 12 regular new_one_order',
      ],

      // F, with M 1
      ['F: 2', '2 x 10 on 2026-11-01', '521 15 regular new_repeat'],
      ['F: 3', '3 x 10 on 2026-11-01', '531 18 advanced new_repeat'],
      ['F: 4', '4 x 10 on 2026-11-01', '541 21 advanced new_repeat'],
      ['F: 5', '5 x 10 on 2026-11-01', '541 21 advanced new_repeat'],
      ['F: 6', '6 x 10 on 2026-11-01', '551 24 advanced new_repeat'],
      ['F: 7', '7 x 10 on 2026-11-01', '551 24 advanced new_repeat'],
      [
        'F: 6, one a year ago',
        '10 on 2025-11-20, 5 x 10 on 2026-11-01',
        '551 24 advanced old_repeat',
      ],
      [
        'F: 6, one a year and a day ago',
        '10 on 2025-11-19, 5 x 10 on 2026-11-01',
        '541 21 advanced old_repeat',
      ],
      [
        'F: 6, one refunded',
        '5 x 10 on 2026-11-01, 10 on 2026-11-02 less 10',
        '541 21 advanced new_repeat',
      ],

      // M, with F 1
      ['M: 299.99', '299.99 on 2026-11-01', '511 12 regular new_one_order'],
      ['M: 300', '300.00 on 2026-11-01', '512 16 regular new_one_order'],
      ['M: 499.99', '499.99 on 2026-11-01', '512 16 regular new_one_order'],
      ['M: 500', '500.00 on 2026-11-01', '513 20 advanced new_one_order'],
      ['M: 999.99', '999.99 on 2026-11-01', '513 20 advanced new_one_order'],
      ['M: 1000', '1000.00 on 2026-11-01', '514 24 advanced new_one_order'],
      ['M: 1999.99', '1999.99 on 2026-11-01', '514 24 advanced new_one_order'],
      ['M: 2000', '2000.00 on 2026-11-01', '515 28 vip new_one_order'],
      [
        'M: a sum a cent short',
        '1000 on 2026-11-01, 999.99 on 2026-11-02',
        '524 27 vip new_repeat',
      ],
      ['M: a sum', '1000 on 2026-11-01, 1000 on 2026-11-02', '525 31 vip new_repeat'],
      ['M: a cent refunded', '2000 on 2026-11-01 less 0.01', '514 24 advanced new_one_order'],
      ['M: a year ago', '1999.99 on 2025-11-20, 0.01 on 2026-11-01', '525 31 vip old_one_order'],
      [
        'M: a year and a day ago',
        '9000 on 2025-11-19, 0.01 on 2026-11-01',
        '511 12 regular old_one_order',
      ],

      // level, by every value at its bounds
      ['value 16, by M', '500 on 2026-04-19', '113 16 regular sleeping'],
      ['value 17', '500 on 2026-04-20', '213 17 advanced sleeping'],
      ['value 16, by R', '2 x 150 on 2026-07-19', '222 16 regular silent'],
      ['value 17, by R', '2 x 150 on 2026-07-20', '322 17 advanced silent'],
      ['value 25', '4 x 125 on 2026-04-19', '143 25 advanced sleeping'],
      ['value 26', '4 x 125 on 2026-04-20', '243 26 vip sleeping'],
      ['value 35', '5 x 300 on 2026-08-20, 499.99 on 2026-08-20', '454 35 vip new_repeat'],
      [
        'value 36, with M 4',
        '5 x 300 on 2026-10-20, 499.99 on 2026-10-20',
        '554 36 vip new_repeat',
      ],
      ['value 36', '5 x 300 on 2026-04-19, 500 on 2026-04-19', '155 36 vip sleeping'],
      ['value 37', '5 x 300 on 2026-04-20, 500 on 2026-04-20', '255 37 vip sleeping'],
      ['value 38', '5 x 300 on 2026-07-20, 500 on 2026-07-20', '355 38 vip silent'],
      ['value 39', '5 x 300 on 2026-08-20, 500 on 2026-10-19', '455 39 vip new_repeat'],
      ['value 40', '5 x 300 on 2026-08-20, 500 on 2026-10-20', '555 40 supreme new_repeat'],

      // stages: new and old by the first order, one and repeat by the last three months
      [
        'new: first 3 months ago',
        '10 on 2026-08-20, 10 on 2026-11-01',
        '521 15 regular new_repeat',
      ],
      [
        'old: first a day earlier',
        '10 on 2026-08-19, 10 on 2026-11-01',
        '521 15 regular old_one_order',
      ],
      [
        'old, repeat: 2 in 3 months',
        '10 on 2026-08-19, 10 on 2026-08-20, 10 on 2026-11-01',
        '531 18 advanced old_repeat',
      ],
      [
        'old, one: the other a day earlier',
        '2 x 10 on 2026-08-19, 10 on 2026-08-20',
        '431 17 advanced old_one_order',
      ],
      ['silent: both a day earlier', '2 x 10 on 2026-08-19', '321 13 regular silent'],
      ['new, repeat: twice on one day', '2 x 10 on 2026-11-20', '521 15 regular new_repeat'],
      [
        'new, one: the other refunded',
        '10 on 2026-11-01, 10 on 2026-11-02 less 10',
        '511 12 regular new_one_order',
      ],
      [
        'new: what came before was refunded',
        '10 on 2026-01-01 less 10, 10 on 2026-11-02',
        '511 12 regular new_one_order',
      ],
      ['silent: last 6 months ago', '10 on 2026-05-19, 10 on 2026-05-20', '221 12 regular silent'],
      ['sleeping: last a day earlier', '2 x 10 on 2026-05-19', '221 12 regular sleeping'],
      [
        'sleeping: last 12 months ago',
        '10 on 2025-11-19, 10 on 2025-11-20',
        '111 8 regular sleeping',
      ],
      ['lost: last a day earlier', '2 x 10 on 2025-11-19', '  unrated lost'],
      ['potential: all refunded', '10 on 2026-11-01 less 10', null],
    ]);
  });

  // A day that the shorter month lacks is its last day: 04-30, 02-28, 2025-11-30.
  test('clamp to the end of a shorter month, as of 2026-05-31', (context) => {
    assertTable(context, '2026-05-31', [
      ['1 month', '10 on 2026-04-30', '511 12 regular new_one_order'],
      ['1 month and a day', '10 on 2026-04-29', '411 11 regular new_one_order'],
      ['3 months', '10 on 2026-02-28', '411 11 regular new_one_order'],
      ['3 months and a day', '10 on 2026-02-27', '311 10 regular silent'],
      ['4 months', '10 on 2026-01-31', '311 10 regular silent'],
      ['4 months and a day', '10 on 2026-01-30', '211 9 regular silent'],
      ['6 months', '10 on 2025-11-30', '211 9 regular silent'],
      ['6 months and a day', '10 on 2025-11-29', '211 9 regular sleeping'],
      ['7 months', '10 on 2025-10-31', '211 9 regular sleeping'],
      ['7 months and a day', '10 on 2025-10-30', '111 8 regular sleeping'],
      ['12 months', '10 on 2025-05-31', '111 8 regular sleeping'],
      ['12 months and a day', '10 on 2025-05-30', '  unrated lost'],
      ['old by a day', '10 on 2026-02-27, 10 on 2026-02-28', '421 14 regular old_one_order'],
      ['new by a day', '10 on 2026-02-28, 10 on 2026-03-01', '421 14 regular new_repeat'],
    ]);
  });

  test('clamp to the end of a common February, as of 2024-02-29', (context) => {
    assertTable(context, '2024-02-29', [
      ['1 month', '10 on 2024-01-29', '511 12 regular new_one_order'],
      ['1 month and a day', '10 on 2024-01-28', '411 11 regular new_one_order'],
      ['3 months', '10 on 2023-11-29', '411 11 regular new_one_order'],
      ['3 months and a day', '10 on 2023-11-28', '311 10 regular silent'],
      ['6 months', '10 on 2023-08-29', '211 9 regular silent'],
      ['6 months and a day', '10 on 2023-08-28', '211 9 regular sleeping'],
      ['12 months', '10 on 2023-02-28', '111 8 regular sleeping'],
      ['12 months and a day', '10 on 2023-02-27', '  unrated lost'],
    ]);
    // And the day itself as a bound.
    assertTable(context, '2024-05-31', [
      ['3 months', '10 on 2024-02-29', '411 11 regular new_one_order'],
      ['3 months and a day', '10 on 2024-02-28', '311 10 regular silent'],
    ]);
  });
});
