// Who is one person, and the workspace: on two invented exports of one shop, in which gifts are sent,
// one shopper buys on both sides, one changed the member number, one address is everybody's, and one
// recipient is masked.
//
// 17 accounts: 6 nicks and 10 member numbers, less nobody; 赵三 is one through the parcels sent to
// the same name and number, m-202 and m-203 through their address; 孙** only if probable joins are on.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import {
  analyse,
  assertLedgerAddsUp,
  draft,
  save,
  shuke,
  temporaryFolder,
} from './helpers/cli.mjs';
import { readTable } from './helpers/csv.mjs';

const FILES = ['tests/data/identity/gifts_taobao.csv', 'tests/data/identity/gifts_shop.csv'];
const MAPS = [];

function identity(...args) {
  const { status, stdout, stderr } = shuke('identity', '--json', ...FILES, ...MAPS, ...args);
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
}

const texts = (row) => row.accounts.map(({ key }) => key.key).sort();
const nick = (key) => ({ kind: 'nick', platform: 'taobao', key });

function workspace(context, content) {
  return save(temporaryFolder(context), 'workspace.json', JSON.stringify(content));
}

describe('identity', () => {
  test('never merges gift givers with each other or with those they give to', () => {
    const { merged } = identity();
    for (const row of merged) {
      for (const giver of ['送礼的人', '收礼的人', '也送礼的人']) {
        assert.ok(!texts(row).includes(giver), JSON.stringify(row));
      }
    }
    const alone = analyse(FILES[0]);
    assert.equal(alone.customers.total, 6);
    assert.equal(alone.identity.people, alone.identity.accounts);
  });

  test('lists every merge with its accounts, figures and reason', () => {
    const { figures, merged, probable, shared } = identity();
    assert.equal(figures.accounts, 16);
    assert.equal(figures.people, 14);
    assert.deepEqual(figures.joined, {
      nick: 0,
      alipay: 0,
      email: 1,
      phone: 0,
      recipient: 1,
      probable: 0,
    });
    assert.deepEqual(figures.customers, { now: 14, without_merges: 16, probable_switched: 13 });
    assert.deepEqual(merged.map(texts), [
      ['m-201', '两边都买'],
      ['m-202', 'm-203'],
    ]);
    assert.equal(merged[0].net_minor, 12600);
    assert.equal(merged[0].customers_fewer, 1);
    assert.deepEqual(merged[0].links[0].key, {
      kind: 'recipient',
      key: '赵三',
      phone: '15400000003',
    });
    assert.deepEqual(merged[1].links[0].key, { kind: 'email', key: 'two@shop.example' });
    assert.deepEqual(probable.map(texts), [['m-204', '打码之一']]);
    assert.deepEqual(shared, [
      {
        key: { kind: 'email', key: 'guest@shop.example' },
        stronger_keys: 6,
        orders: 6,
        without: 0,
      },
    ]);
    const report = analyse(...FILES);
    assert.deepEqual(report.identity, figures);
    assert.equal(report.customers.total, figures.customers.now);
  });

  test('joins probable people only when asked to, and says what that changes', () => {
    const off = identity();
    const on = identity('--join-probable');
    assert.equal(on.figures.customers.now, off.figures.customers.probable_switched);
    assert.equal(on.figures.customers.probable_switched, off.figures.customers.now);
    assert.deepEqual(on.figures.probable, { on: true, joins: 1 });
    assert.deepEqual(on.probable.map(texts), off.probable.map(texts));
    assert.equal(on.merged.length, off.merged.length + 1);
  });

  test('says it in words as well', () => {
    const { status, stdout, stderr } = shuke('identity', ...FILES, '--lang', 'en');
    assert.equal(status, 0, stderr);
    assert.match(stdout, /16 accounts are 14 people; 14 customers, 16 without any merge/);
    assert.match(stdout, /One person, by e-mail two@shop\.example/);
    assert.match(stdout, /nick 两边都买 \(Taobao\/Tmall\): orders 1, net 105\.00/);
    assert.match(stdout, /guest@shop\.example: beside 6 stronger keys/);
  });

  test('keeps accounts apart that the workspace separates', (context) => {
    const { merged } = identity();
    const pair = merged[0].accounts.map(({ key }) => key);
    const file = workspace(context, { separated: [pair] });
    const after = identity('--workspace', file);
    assert.deepEqual(after.merged.map(texts), [['m-202', 'm-203']]);
    assert.equal(after.figures.customers.now, 15);
  });
});

describe('the workspace', () => {
  test('is made with a secret of its own, for its owner alone, and kept', (context) => {
    const folder = temporaryFolder(context);
    const [first, second] = ['first.json', 'second.json'].map((name) => path.join(folder, name));
    const secret = (file) => JSON.parse(readFileSync(file, 'utf8')).secret;
    for (const file of [first, second]) analyse(FILES[0], '--workspace', file);
    assert.match(secret(first), /^[0-9a-f]{32}$/);
    assert.notEqual(secret(first), secret(second));
    assert.equal(statSync(first).mode & 0o777, 0o600);
    const before = readFileSync(first, 'utf8');
    analyse(FILES[0], '--workspace', first);
    assert.equal(readFileSync(first, 'utf8'), before);
  });

  test('decides the hashes of a draft, which is the same again under the same secret', (context) => {
    const folder = temporaryFolder(context);
    const [one, other] = ['one.json', 'other.json'].map((name) => path.join(folder, name));
    const drafted = (out, file) =>
      draft(
        path.join(folder, out),
        ...FILES,
        ...['--activity', 'stage:new_one_order', '--channel', 'phone', '--workspace', file],
      ).campaign;
    const first = drafted('a', one);
    assert.deepEqual(drafted('b', one), first);
    assert.notEqual(drafted('c', other).hash.key_check, first.hash.key_check);
  });

  test('is needed by a draft', (context) => {
    const out = path.join(temporaryFolder(context), 'out');
    const { status, stderr } = shuke(
      ...['draft', ...FILES, '--activity', 'second_order', '--out', out],
    );
    assert.equal(status, 64);
    assert.match(stderr, /--workspace/);
    assert.ok(!existsSync(out));
  });

  test('sets the rows of excluded buyers aside, and the ledger adds up', (context) => {
    const before = analyse(...FILES);
    const file = workspace(context, {
      excluded: [
        { reason: 'staff', keys: [nick('店里的人')] },
        // Both accounts of one person, by the one that is known.
        { reason: 'wholesale', keys: [{ kind: 'member_id', key: 'm-203' }], note: '整箱买' },
        { reason: 'test', keys: [nick('没有这个人')] },
      ],
    });
    const after = analyse(...FILES, '--workspace', file);
    assertLedgerAddsUp(after);
    assert.equal(after.ledger.rows_set_aside.excluded_by_rule, 3);
    const shown = after.ledger.files
      .flatMap(({ samples }) => samples)
      .filter(({ reason }) => reason === 'excluded_by_rule');
    assert.equal(shown.length, 3);
    assert.ok(shown.some(({ text }) => text.includes('店里的人')));
    assert.equal(after.identity.people_excluded, 2);
    assert.equal(after.customers.total, before.customers.total - 2);
    assert.equal(after.revenue.net_minor, before.revenue.net_minor - 10600 - 2200 - 2300);
  });

  test('keeps listed people out of every campaign, and messages from a closed number', (context) => {
    const content = {
      secret: '8f1d6a02c37b49e5a0d4f6182c9b7e35',
      bad_actors: [{ keys: [nick('也送礼的人')] }],
      opt_outs: [{ keys: [{ kind: 'phone', key: '154-0000-0003' }] }],
    };
    const args = [
      ...['--activity', 'stage:new_one_order', '--channel', 'phone', '--template', '{nick|您}好'],
      ...['--as-of', '2026-02-10', '--control-percent', '0', '--workspace'],
    ];
    const folder = temporaryFolder(context);
    const rule = { campaign: { control_min: 0 } };
    const policy = save(folder, 'policy.json', JSON.stringify(rule));
    const { summary, list } = draft(
      path.join(folder, 'out'),
      ...FILES,
      ...['--policy', policy],
      ...args,
      workspace(context, content),
    );
    assert.equal(summary.suppressed.bad_actor, 1);
    assert.equal(summary.audience, summary.treated + summary.control + summary.suppressed.total);
    const phones = readTable(list).map(({ phone }) => phone);
    assert.ok(!phones.some((phone) => phone.includes('15400000003')));
  });

  for (const [name, content, names] of [
    ['is not JSON', '{"secret": ', /1:1\d/],
    ['has a secret that is none', '{"secret": "12"}', /\/secret/],
    ['has an unknown member', '{"friends": []}', /\/friends.*opt_outs/],
    ['lists nobody', '{"opt_outs": [{"keys": []}]}', /\/opt_outs\/0\/keys/],
  ]) {
    test(`ends with 64 if it ${name}, without quoting a secret`, (context) => {
      const file = save(temporaryFolder(context), 'workspace.json', content);
      const { status, stdout, stderr } = shuke(
        ...['analyze', FILES[0], '--workspace', file, '--lang', 'en'],
      );
      assert.equal(status, 64);
      assert.equal(stdout, '');
      assert.match(stderr, names);
      assert.ok(!stderr.includes('"12"'));
    });
  }
});
