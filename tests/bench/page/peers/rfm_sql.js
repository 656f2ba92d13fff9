// The job of job.js as a query, for DuckDB in the browser and natively.
import { COLUMNS, COMPLETED } from './job.js';

export function rfmQuery(file) {
  const fifth = (value) => `1 + (5 * (rank() OVER (ORDER BY ${value}) - 1)) // count(*) OVER ()`;
  return `
    WITH buyers AS (
      SELECT "${COLUMNS.buyer}" AS buyer, count(DISTINCT "${COLUMNS.order}") AS orders,
        max("${COLUMNS.time}") AS last, min("${COLUMNS.time}") AS first,
        sum("${COLUMNS.price}" * "${COLUMNS.quantity}") AS amount
      FROM read_csv('${file}', header = true, delim = ',', quote = '"', escape = '"',
        all_varchar = false, types = {'${COLUMNS.price}': 'DECIMAL(12, 2)',
          '${COLUMNS.quantity}': 'INTEGER', '${COLUMNS.time}': 'TIMESTAMP',
          '${COLUMNS.order}': 'VARCHAR', '${COLUMNS.buyer}': 'VARCHAR'})
      WHERE "${COLUMNS.status}" = '${COMPLETED}' GROUP BY 1),
    scores AS (SELECT ${fifth('last')} AS r, ${fifth('orders')} AS f, ${fifth('amount')} AS m
      FROM buyers)
    SELECT r, f, m, count(*) AS buyers FROM scores GROUP BY ALL`;
}

// As Buyers.finish() gives it.
export function cellsOf(rows) {
  const cells = new Array(125).fill(0);
  for (const { r, f, m, buyers } of rows) {
    cells[(Number(r) - 1) * 25 + (Number(f) - 1) * 5 + Number(m) - 1] = Number(buyers);
  }
  return { buyers: cells.reduce((sum, buyers) => sum + buyers, 0), cells };
}
