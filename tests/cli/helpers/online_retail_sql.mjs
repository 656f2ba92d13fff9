// Every customer of the Online Retail ledger against SQL over the same file; scripts/check-online-retail
// runs it.
//
//   node tests/cli/helpers/online_retail_sql.mjs LEDGER.csv customers.csv AS_OF
import { readTable, unguarded } from './csv.mjs';
import { differences, openDatabase, segmentsBySql } from './segments_sql.mjs';

const [ledger, customers, asOf] = process.argv.slice(2);

// Each line rounds half away from zero; an invoice that begins with a letter takes money back on its own
// day, any other that comes to something is an order.
const NORMALISE = `
  CREATE TABLE orders AS
  WITH lines AS (
    SELECT InvoiceNo AS invoice, regexp_replace("CustomerID", '\\.0$', '') AS customer,
      InvoiceDate::TIMESTAMP::DATE AS day, Quantity::BIGINT AS quantity,
      (round(Quantity::DECIMAL(18, 0) * UnitPrice::DECIMAL(18, 6), 2) * 100)::BIGINT AS minor
    FROM read_csv('${ledger}', all_varchar = true, header = true))
  SELECT customer, min(day) AS day, sum(quantity)::BIGINT AS items, sum(minor)::BIGINT AS net,
    CASE WHEN NOT regexp_matches(invoice, '^[0-9]') THEN 'cancelling'
         WHEN sum(minor) > 0 THEN 'valid' ELSE 'zero' END AS kind
  FROM lines WHERE customer IS NOT NULL AND customer <> '' GROUP BY invoice, customer`;

const connection = await openDatabase();
await connection.run(NORMALISE);
const expected = await segmentsBySql(connection, { asOf });
connection.closeSync();
const wrong = differences(readTable(customers), expected, unguarded);
for (const line of wrong.slice(0, 20)) console.log(`WRONG ${line}`);
if (wrong.length === 0)
  console.log(`ok    every fact of ${expected.length} customers is as in SQL`);
process.exitCode = wrong.length === 0 ? 0 : 1;
