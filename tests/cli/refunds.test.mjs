// Money that went back, where the report of a platform cannot tell by itself.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { analyse, repository, save, shuke, temporaryFolder } from './helpers/cli.mjs';

const REPORT = path.join(repository, 'tests/data/platforms/ebay_orders.csv');

test('a part refund of an eBay order counts once it has a column', (context) => {
  const plain = analyse(REPORT);
  const said = shuke('analyze', '--lang', 'en', REPORT);
  assert.match(said.stdout, /no column of refunds/);

  // $10.00 of order 19-10000-00002, which has two lines, on its first.
  const lines = readFileSync(REPORT, 'utf8').split('\n');
  const widened = lines.map((line) => {
    if (line.includes('"Order Number"')) return `${line.trimEnd()},"Refund Amount"`;
    return line.includes('"19-10000-00002"') ? `${line.trimEnd()},"$10.00"` : line;
  });
  const folder = temporaryFolder(context);
  const report = analyse(save(folder, 'ebay.csv', widened.join('\n')));
  assert.equal(report.orders.valid, plain.orders.valid);
  assert.equal(report.revenue.refunds_minor, plain.revenue.refunds_minor + 1000);
  assert.equal(report.revenue.net_minor, plain.revenue.net_minor - 1000);
});
