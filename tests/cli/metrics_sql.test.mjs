// Every figure of the sample shop against SQL over the same export: base table, changes, state analyses,
// key figures by week and month for all, new and old, cohorts, control table and indicators.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sampleExport, save, shuke, temporaryFolder } from './helpers/cli.mjs';
import { metricsBySql } from './helpers/metrics_sql.mjs';
import { metricDifferences } from './helpers/metrics_sql_tools.mjs';
import { openDatabase } from './helpers/segments_sql.mjs';
import { readSampleShop } from './helpers/shop_sql.mjs';

// At least so many figures of each section are told by SQL, so that none goes unchecked.
const LEAST = {
  base: 90,
  changes: 60,
  key_figures: 3000,
  orders: 1500,
  customers: 500,
  regions: 500,
  products: 1500,
  cohorts: 50,
  control: 1000,
};

describe('every figure of the sample shop is what SQL says it is', () => {
  for (const [name, ...days] of [
    ['the last year'],
    ['half a year in between', '--from', '2026-01-16', '--to', '2026-07-15'],
    ['all days, without a period before', '--from', '2024-11-01'],
  ]) {
    test(name, async (context) => {
      const file = save(
        temporaryFolder(context),
        'sample.csv',
        sampleExport('--encoding', 'utf-8'),
      );
      const answer = shuke('metrics', file, ...days);
      assert.equal(answer.status, 0, answer.stderr);
      const figures = JSON.parse(answer.stdout);
      const connection = await openDatabase();
      await readSampleShop(connection, file);
      const expected = await metricsBySql(connection, figures);
      connection.closeSync();
      for (const [section, least] of Object.entries(LEAST)) {
        const { checked, wrong } = metricDifferences(figures[section], expected[section], section);
        assert.deepEqual(wrong.slice(0, 20), []);
        assert.ok(checked >= least, `${section}: only ${checked} figures`);
      }
    });
  }
});
