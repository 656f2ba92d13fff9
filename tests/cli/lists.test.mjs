// `shuke segment --list`, and who came to a segment or left it, through the command line.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { save, shuke, temporaryFolder } from './helpers/cli.mjs';
import { csv, readTable } from './helpers/csv.mjs';

const ORDERS = csv([
  ['订单号', '昵称', '付款时间', '实付金额'],
  ['1', 'ann', '2026-10-01 10:00:00', '100.00'],
  ['2', 'ann', '2026-11-10 10:00:00', '200.00'],
  ['3', 'ben', '2026-09-21 10:00:00', '1000.50'],
  ['4', 'cleo', '2026-11-10 11:00:00', '50.00'],
]);

function shop(context) {
  const folder = temporaryFolder(context);
  const file = save(folder, 'orders.csv', ORDERS);
  const workspace = path.join(folder, 'workspace.json');
  const segment = (asOf, ...args) =>
    shuke('segment', file, '--as-of', asOf, '--workspace', workspace, ...args);
  return { folder, workspace, segment };
}

const buyers = (names) => JSON.stringify({ fact: 'buyer', op: 'in', value: names });
const onList = (name) => JSON.stringify({ fact: 'list', op: 'in', value: [name] });

describe('a list of hand-picked people', () => {
  test('is kept in the workspace and holds its people in any rule', (context) => {
    const { workspace, segment } = shop(context);
    for (const names of [['ann', 'cleo'], ['cleo']]) {
      const put = segment('2026-11-20', '--rule', buyers(names), '--list', '老朋友');
      assert.equal(put.status, 0, put.stderr);
    }
    const { lists } = JSON.parse(readFileSync(workspace, 'utf8'));
    assert.deepEqual(
      lists.map(({ name, people }) => [name, people.map(({ keys }) => keys[0].key)]),
      [['老朋友', ['ann', 'cleo']]],
    );
    const held = segment('2026-11-20', '--rule', onList('老朋友'), '--json');
    const { customers, sentence } = JSON.parse(held.stdout);
    assert.equal(customers, 2);
    assert.deepEqual(sentence, { zh: '手选名单：老朋友', en: 'Hand-picked list: 老朋友' });
    const nobody = segment('2026-11-20', '--rule', onList('no such list'), '--json');
    assert.equal(JSON.parse(nobody.stdout).customers, 0);
  });

  test('is refused without anybody to put on it', (context) => {
    const { segment } = shop(context);
    assert.equal(segment('2026-11-20', '--list', 'friends').status, 64);
  });
});

describe('since a snapshot', () => {
  test('those who came to a segment, and those who left it, are written', (context) => {
    const { folder, segment } = shop(context);
    const snapshot = path.join(folder, 'before.txt');
    assert.equal(segment('2026-10-31', '--snapshot', snapshot).status, 0);
    const out = path.join(folder, 'moved.csv');
    const moved = (...how) => {
      const args = ['--compare', snapshot, ...how, '--out', out, '--columns', 'buyer'];
      const answer = segment('2026-11-20', ...args);
      assert.equal(answer.status, 0, answer.stderr);
      return readTable(out).map(({ buyer }) => buyer);
    };
    assert.deepEqual(moved('--entered', 'second_order_now'), ['cleo']);
    assert.deepEqual(moved('--left', 'second_order_now'), ['ann', 'ben']);
    assert.deepEqual(moved('--entered', 'stage:new_repeat'), ['ann']);
    assert.equal(segment('2026-11-20', '--compare', snapshot, '--out', out).status, 64);
  });
});
