// A large file gives the same whether one thread reads it or several, and whether its end says
// otherwise than its head.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { sampleExport, save, shuke, temporaryFolder } from './helpers/cli.mjs';

const LEAST_BYTES = 8 * 1024 * 1024; // that are read in pieces

function assertSame(t, bytes) {
  assert.ok(bytes.length > LEAST_BYTES, `${bytes.length} bytes are read by one thread anyway`);
  const folder = temporaryFolder(t);
  const file = save(folder, 'orders.csv', bytes);
  const told = [1, 3].map((threads) => {
    const list = path.join(folder, `list${threads}.csv`);
    const options = ['--threads', String(threads), '--set-aside', list];
    const { status, stdout, stderr } = shuke('analyze', '--json', ...options, file);
    assert.equal(status, 0, stderr);
    return { stdout, list: readFileSync(list, 'utf8') };
  });
  assert.equal(told[1].stdout, told[0].stdout);
  assert.equal(told[1].list, told[0].list);
  return JSON.parse(told[0].stdout);
}

test('several threads give the report of one, byte by byte', (t) => {
  const bytes = sampleExport('--platform', 'jd', '--orders', '40000');
  const { ledger } = assertSame(t, bytes);
  assert.equal(ledger.files[0].encoding, 'gb18030');
});

test('a line break in quotes, a row of its own kind and a late pound sign change nothing', (t) => {
  const row = (i, title) =>
    `${i},buyer${i % 999},2026-05-${10 + (i % 19)},${i % 90}.50,"${title}"\n`;
  let text = 'order_id,buyer_nick,created_at,amount,product\n';
  for (let i = 0; i < 160_000; ++i) {
    text += row(i, i % 7 === 0 ? `two\nlines, ""${i}""` : `27 inch and more words ${i}`);
    if (i % 40_000 === 0) text += `x${i},nobody,no day,1,\n`;
  }
  const bytes = Buffer.from(text, 'latin1');
  const plain = assertSame(t, bytes);
  assert.equal(plain.ledger.files[0].rows_set_aside.unreadable_date, 4);
  const late = assertSame(
    t,
    Buffer.concat([bytes, Buffer.from(row(200_000, '\xA35 off'), 'latin1')]),
  );
  assert.equal(late.ledger.files[0].encoding, 'windows-1252');
});
