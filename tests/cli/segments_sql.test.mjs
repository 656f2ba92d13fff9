// Every customer of the sample shop: scores, stages, tiers and groups against SQL over the same export.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { analyse, sampleExport, save, temporaryFolder } from './helpers/cli.mjs';
import { readTable, unguarded } from './helpers/csv.mjs';
import { differences, openDatabase, segmentsBySql } from './helpers/segments_sql.mjs';

// The order report of the platform, by its own column names. Where total, paid and refund all stand,
// net = max(0, min(paid, total - refund)); refunded in full means net 0. Who closed with money given back
// had paid.
const NORMALISE = `
  CREATE TABLE orders AS
  WITH cells AS (
    SELECT "买家会员名" AS customer, "订单状态" AS status,
      round("总金额"::DECIMAL(18, 2) * 100)::BIGINT AS total,
      round("买家实际支付金额"::DECIMAL(18, 2) * 100)::BIGINT AS paid,
      round("退款金额"::DECIMAL(18, 2) * 100)::BIGINT AS refund,
      nullif(trim("订单付款时间"), '')::TIMESTAMP AS paid_at,
      "订单创建时间"::TIMESTAMP AS created_at, "宝贝总数量"::BIGINT AS items
    FROM raw)
  SELECT customer, coalesce(paid_at, created_at)::DATE AS day, items,
    CASE WHEN status LIKE '付款以后用户退款成功%' THEN 'refunded'
         WHEN status = '交易关闭' AND refund > 0 THEN 'refunded'
         WHEN status = '交易关闭' THEN 'closed' WHEN status = '等待买家付款' THEN 'unpaid'
         WHEN paid > 0 AND refund >= total THEN 'refunded'
         WHEN paid > 0 THEN 'valid' ELSE 'unpaid' END AS kind,
    greatest(0, least(paid, total - refund)) AS net
  FROM cells`;

describe('every customer of the sample shop is who SQL says they are', () => {
  for (const scheme of ['bins', 'quintiles']) {
    test(`by ${scheme}`, async (context) => {
      const folder = temporaryFolder(context);
      const bytes = sampleExport('--encoding', 'utf-8');
      const file = save(folder, 'sample.csv', bytes);
      const policy = path.join(folder, 'policy.json');
      writeFileSync(policy, JSON.stringify({ rfm: { scheme } }));
      const report = analyse(file, '--policy', policy, '--out', folder);

      const connection = await openDatabase();
      await connection.run(
        `CREATE TABLE raw AS SELECT * FROM read_csv('${file}', all_varchar = true, header = true)`,
      );
      await connection.run(NORMALISE);
      const expected = await segmentsBySql(connection, { asOf: report.as_of, scheme });
      connection.closeSync();

      assert.ok(expected.length > 5000);
      // All kinds are there, so that none goes unchecked.
      for (const [column, least] of Object.entries({
        level: 5,
        rfm_segment: 10,
        stage: 7,
        day_stage: 6,
        project: 8,
        phase: 5,
        funnel: 4,
        tier: 5,
      })) {
        const kinds = new Set(expected.map((row) => row[column]));
        assert.ok(kinds.size >= least, `${column}: ${[...kinds]}`);
      }
      assert.ok(expected.some((row) => row.membership !== ''));
      const table = readTable(path.join(folder, 'customers.csv'));
      assert.deepEqual(differences(table, expected, unguarded).slice(0, 20), []);
    });
  }
});
