// Every figure of the Online Retail ledger against SQL over the same file; scripts/check-metrics runs it.
//
//   node tests/cli/helpers/check_metrics.mjs LEDGER.csv metrics.json
import { readFileSync } from 'node:fs';
import { metricsBySql } from './metrics_sql.mjs';
import { metricDifferences } from './metrics_sql_tools.mjs';
import { openDatabase } from './segments_sql.mjs';
import { readOnlineRetail } from './shop_sql.mjs';

const [ledger, metrics] = process.argv.slice(2);
const document = JSON.parse(readFileSync(metrics, 'utf8'));
const connection = await openDatabase();
await readOnlineRetail(connection, ledger);
const expected = await metricsBySql(connection, document);
connection.closeSync();
let total = 0;
let differ = 0;
for (const [section, figures] of Object.entries(expected)) {
  const { checked, wrong } = metricDifferences(document[section], figures, section);
  total += checked;
  differ += wrong.length;
  console.log(`${section}: ${checked} figures, ${wrong.length} differ`);
  for (const line of wrong.slice(0, 20)) console.log(`WRONG ${line}`);
}
console.log(`${total} figures compared, ${differ} differ`);
process.exitCode = differ > 0 ? 1 : 0;
