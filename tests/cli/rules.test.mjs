// `shuke segment`: rules from an argument, a file or the policy, and what is wrong with them.
import assert from 'node:assert/strict';
import path from 'node:path';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { save, shuke, temporaryFolder } from './helpers/cli.mjs';
import { csv, readTable } from './helpers/csv.mjs';

const ORDERS = csv([
  ['订单号', '昵称', '付款时间', '实付金额', '省份'],
  ['1', 'ann', '2026-11-10 10:00:00', '100.00', '浙江'],
  ['2', 'ann', '2026-11-11 10:00:00', '200.00', '浙江'],
  ['3', 'ben', '2026-09-21 10:00:00', '1000.50', '上海'],
  ['4', 'cleo', '2026-11-12 10:00:00', '50.00', '上海'],
]);

function shop(context) {
  const folder = temporaryFolder(context);
  return { folder, file: save(folder, 'orders.csv', ORDERS) };
}

const segment = (file, ...args) => shuke('segment', file, '--as-of', '2026-11-20', ...args);
const ONCE = '{"fact":"orders","op":"eq","value":1}';

describe('segment', () => {
  test('says whom a rule holds, in words and figures', (context) => {
    const { file } = shop(context);
    const answer = segment(file, '--rule', ONCE, '--json');
    assert.equal(answer.status, 0, answer.stderr);
    const { rule, sentence, customers, revenue_minor, of } = JSON.parse(answer.stdout);
    assert.deepEqual(rule, JSON.parse(ONCE));
    assert.deepEqual(sentence, { zh: '成交订单数：1', en: 'Orders: 1' });
    assert.deepEqual({ customers, revenue_minor }, { customers: 2, revenue_minor: 105050 });
    assert.deepEqual(of, { customers: 3, revenue_minor: 135050 });
    const words = segment(file, '--rule', ONCE, '--lang', 'en');
    assert.match(words.stdout, /^Orders: 1\n2 customers \(66\.7 %\), net 1,050\.50 CNY\n$/);
  });

  test('writes the customers with the columns and in the order asked for', (context) => {
    const { folder, file } = shop(context);
    const out = path.join(folder, 'once.csv');
    const columns = 'buyer,net_minor,province';
    const answer = segment(
      file,
      '--rule',
      ONCE,
      '--out',
      out,
      '--columns',
      columns,
      '--sort=-net_minor',
    );
    assert.equal(answer.status, 0, answer.stderr);
    assert.deepEqual(readTable(out), [
      { buyer: 'ben', net: '1000.50', province: '上海' },
      { buyer: 'cleo', net: '50.00', province: '上海' },
    ]);
    assert.match(readFileSync(out, 'utf8'), /^\ufeffbuyer,net,province\r\n/);
  });

  test('reads the rule from a file, and a saved one by its id', (context) => {
    const { folder, file } = shop(context);
    const rule = save(folder, 'rule.json', ONCE);
    const policy = save(
      folder,
      'policy.json',
      JSON.stringify({
        segments: { saved: [{ id: 'once', name: { zh: '一次' }, rule: JSON.parse(ONCE) }] },
      }),
    );
    const fromFile = segment(file, '--rule', rule, '--json');
    const saved = segment(file, '--policy', policy, '--segment', 'once', '--json');
    assert.equal(fromFile.status, 0, fromFile.stderr);
    assert.equal(saved.stdout, fromFile.stdout);
    const list = segment(file, '--policy', policy, '--json');
    assert.deepEqual(
      JSON.parse(list.stdout).segments.map(({ id, customers }) => [id, customers]),
      [['once', 2]],
    );
  });

  test('ends with 64 and the place of what is wrong', (context) => {
    const { folder, file } = shop(context);
    for (const [rule, place] of [
      ['{"all":[{"fact":"orders","op":"eq","value":"1"}]}', '/all/0/value'],
      ['{"any":[{"not":{"fact":"nothing","op":"eq","value":1}}]}', '/any/0/not/fact'],
      ['{"fact":"orders","op":"contains","value":"1"}', '/op'],
      ['{"every":[]}', '/every'],
      ['{', '1:2'],
    ]) {
      const answer = segment(file, '--rule', rule);
      assert.equal(answer.status, 64, rule);
      assert.ok(answer.stderr.includes(place), `${rule}: ${answer.stderr}`);
      assert.equal(answer.stdout, '');
    }
    assert.equal(segment(file, '--rule', path.join(folder, 'none.json')).status, 64);
    assert.equal(segment(file, '--rule', ONCE, '--segment', 'once').status, 64);
    const unknown = segment(file, '--segment', 'there_is_none');
    assert.equal(unknown.status, 64);
    assert.match(unknown.stderr, /silent_vips/);
    const columns = segment(
      file,
      '--rule',
      ONCE,
      '--out',
      path.join(folder, 'x.csv'),
      '--columns',
      'x',
    );
    assert.equal(columns.status, 64);
  });

  test('refuses a policy whose segments say who somebody is', (context) => {
    const { folder, file } = shop(context);
    const policy = save(
      folder,
      'policy.json',
      JSON.stringify({
        segments: {
          saved: [
            {
              id: 'a',
              name: { zh: '某人' },
              rule: { all: [{ fact: 'buyer', op: 'eq', value: 'ann' }] },
            },
          ],
        },
      }),
    );
    const answer = segment(file, '--policy', policy);
    assert.equal(answer.status, 64);
    assert.ok(answer.stderr.includes('/segments/saved/0/rule/all/0/fact'), answer.stderr);
  });
});

describe('a snapshot', () => {
  const workspace = JSON.stringify({ secret: '000102030405060708090a0b0c0d0e0f' });

  test('names nobody, and says what changed by a later day', (context) => {
    const { folder, file } = shop(context);
    const keep = save(folder, 'workspace.json', workspace);
    const at = path.join(folder, 'then.txt');
    const then = shuke(
      'segment',
      file,
      '--as-of',
      '2026-10-31',
      '--workspace',
      keep,
      '--snapshot',
      at,
    );
    assert.equal(then.status, 0, then.stderr);
    const text = readFileSync(at, 'utf8');
    for (const name of ['ann', 'ben', 'cleo']) assert.ok(!text.includes(name));
    const now = segment(file, '--workspace', keep, '--compare', at, '--json');
    assert.equal(now.status, 0, now.stderr);
    const { before, after, segments } = JSON.parse(now.stdout);
    assert.deepEqual([before, after], ['2026-10-31', '2026-11-20']);
    const stage = segments.find(({ id }) => id === 'stage:new_repeat');
    assert.deepEqual(
      [stage.before.customers, stage.after.customers, stage.entered, stage.newcomers],
      [0, 1, 1, 1],
    );
  });

  test('is refused without a workspace, under another secret, and cut', (context) => {
    const { folder, file } = shop(context);
    const keep = save(folder, 'workspace.json', workspace);
    const other = save(
      folder,
      'other.json',
      JSON.stringify({ secret: 'ff0102030405060708090a0b0c0d0e0f' }),
    );
    const at = path.join(folder, 'then.txt');
    assert.equal(segment(file, '--snapshot', at).status, 64);
    assert.equal(segment(file, '--workspace', keep, '--snapshot', at).status, 0);
    assert.equal(segment(file, '--workspace', other, '--compare', at).status, 64);
    const cut = save(folder, 'cut.txt', readFileSync(at, 'utf8').slice(0, -5));
    const answer = segment(file, '--workspace', keep, '--compare', cut);
    assert.equal(answer.status, 64);
    assert.match(answer.stderr, /4/);
  });
});
