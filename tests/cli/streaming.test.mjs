// Memory grows with orders and customers, not with bytes.
import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { test } from 'node:test';
import { sampleExport, save, shukeMeasured, temporaryFolder } from './helpers/cli.mjs';

test('remarks that make a file more than twice as long cost no memory', (context) => {
  const folder = temporaryFolder(context);
  const [short, long] = [1, 100].map((times) => {
    const bytes = sampleExport('--orders', '100000', '--remark-repeat', String(times));
    const file = save(folder, `remarks-${times}.csv`, bytes);
    const { status, stdout, stderr, peakKilobytes } = shukeMeasured('analyze', '--json', file);
    assert.equal(status, 0, stderr);
    const { ledger, ...figures } = JSON.parse(stdout);
    return { bytes: statSync(file).size, rows: ledger.rows_used, figures, peakKilobytes };
  });
  assert.ok(long.bytes > 2 * short.bytes, `${long.bytes} bytes, ${short.bytes} bytes`);
  assert.deepEqual(long.figures, short.figures);
  assert.equal(long.rows, short.rows);
  assert.ok(
    long.peakKilobytes <= 1.1 * short.peakKilobytes,
    `${long.peakKilobytes} kB for ${long.bytes} bytes, ${short.peakKilobytes} kB for ${short.bytes}`,
  );
  assert.ok(short.peakKilobytes < 150_000, `${short.peakKilobytes} kB for 100,000 orders`);
});
