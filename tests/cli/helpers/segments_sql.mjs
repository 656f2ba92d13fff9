// Who every customer is, in SQL: the rulings read out for an engine that shares no line of code with
// the program. Where the two differ, one of them is wrong.
import { DuckDBInstance } from '@duckdb/node-api';

export async function openDatabase() {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  return instance.connect();
}

export async function rowsOf(connection, sql) {
  const reader = await connection.runAndReadAll(sql);
  return reader.getRowObjectsJson();
}

// Needs a table orders(customer VARCHAR, day DATE, kind VARCHAR, net BIGINT, items BIGINT): kind is
// valid, refunded, cancelling or anything else; net in minor units, below 0 for the cancelling. One row
// a customer with a valid order, every value as customers.csv writes it.
export async function segmentsBySql(connection, { asOf, windowMonths = 12, scheme = 'bins' }) {
  const ago = (months) => `(DATE '${asOf}' - INTERVAL ${months} MONTH)`;
  await connection.run(`
    CREATE OR REPLACE TEMP TABLE valid AS
      SELECT * FROM orders WHERE kind = 'valid' AND day <= DATE '${asOf}';
    CREATE OR REPLACE TEMP TABLE base AS
      SELECT customer, count(*) AS orders, min(day) AS first_day, max(day) AS last_day,
             DATE '${asOf}' - max(day) AS recency,
             count(*) FILTER (day >= ${ago(3)}) AS recent
      FROM valid GROUP BY customer;
    CREATE OR REPLACE TEMP TABLE windowed AS
      SELECT customer, count(*) FILTER (kind = 'valid') AS orders,
             max(day) FILTER (kind = 'valid') AS last_day, sum(net)::BIGINT AS net
      FROM orders
      WHERE kind IN ('valid', 'cancelling') AND day >= ${ago(windowMonths)}
        AND day <= DATE '${asOf}'
      GROUP BY customer HAVING count(*) FILTER (kind = 'valid') > 0;
    CREATE OR REPLACE TEMP TABLE gaps AS
      SELECT customer, day - lag(day) OVER (PARTITION BY customer ORDER BY day) AS gap
      FROM (SELECT DISTINCT customer, day FROM valid) QUALIFY gap IS NOT NULL;
    CREATE OR REPLACE TEMP TABLE refunds AS
      SELECT customer, count(*) FILTER (kind = 'refunded') AS refunded, count(*) AS paid
      FROM orders WHERE kind IN ('valid', 'refunded') GROUP BY customer;
  `);
  const scores =
    scheme === 'quintiles'
      ? `1 + (5 * (rank() OVER (ORDER BY last_day) - 1)) // count(*) OVER () AS r,
         1 + (5 * (rank() OVER (ORDER BY orders) - 1)) // count(*) OVER () AS f,
         1 + (5 * (rank() OVER (ORDER BY net) - 1)) // count(*) OVER () AS m`
      : `CASE WHEN last_day >= ${ago(1)} THEN 5 WHEN last_day >= ${ago(3)} THEN 4
              WHEN last_day >= ${ago(4)} THEN 3 WHEN last_day >= ${ago(7)} THEN 2 ELSE 1 END AS r,
         CASE WHEN orders >= 6 THEN 5 WHEN orders >= 4 THEN 4 WHEN orders = 3 THEN 3
              WHEN orders = 2 THEN 2 ELSE 1 END AS f,
         CASE WHEN net >= 200000 THEN 5 WHEN net >= 100000 THEN 4 WHEN net >= 50000 THEN 3
              WHEN net >= 30000 THEN 2 ELSE 1 END AS m`;
  await connection.run(`
    CREATE OR REPLACE TEMP TABLE scored AS
      SELECT *, r + 3 * f + 4 * m AS rfm_value,
             10 * (rank() OVER (ORDER BY orders) - 1) >= 9 * count(*) OVER ()
               AND 10 * (rank() OVER (ORDER BY net) - 1) >= 9 * count(*) OVER () AS top
      FROM (SELECT *, ${scores} FROM windowed);
    CREATE OR REPLACE TEMP TABLE named AS
      SELECT *,
        CASE WHEN rfm_value >= 40 THEN 'supreme' WHEN rfm_value >= 26 THEN 'vip'
             WHEN rfm_value >= 17 THEN 'advanced' ELSE 'regular' END AS level,
        CASE WHEN r = 5 AND f >= 4 THEN 'champions'
             WHEN r IN (3, 4) AND f >= 4 THEN 'loyal'
             WHEN r >= 4 AND f IN (2, 3) THEN 'potential_loyalist'
             WHEN r = 5 AND f = 1 THEN 'new'
             WHEN r = 4 AND f = 1 THEN 'promising'
             WHEN r = 3 AND f = 3 THEN 'need_attention'
             WHEN r = 3 THEN 'about_to_sleep'
             WHEN f IN (3, 4) THEN 'at_risk'
             WHEN f = 5 THEN 'cannot_lose'
             WHEN r = 1 AND f = 1 THEN 'lost'
             ELSE 'hibernating' END AS rfm_segment,
        (CASE WHEN m * count(*) OVER () > sum(m) OVER () THEN 'important_' ELSE 'general_' END)
          || (CASE (r * count(*) OVER () > sum(r) OVER (), f * count(*) OVER () > sum(f) OVER ())
                WHEN (true, true) THEN 'value' WHEN (true, false) THEN 'develop'
                WHEN (false, true) THEN 'keep' ELSE 'win_back' END) AS rfm_class
      FROM scored;
    CREATE OR REPLACE TEMP TABLE tiered AS
      WITH placed AS (
        SELECT customer, sum(net) OVER () AS total,
               sum(net) OVER (ORDER BY net DESC RANGE UNBOUNDED PRECEDING)
                 - sum(net) OVER (PARTITION BY net) AS more
        FROM windowed WHERE net > 0)
      SELECT customer,
        CASE WHEN 100 * more < 50 * total THEN 'diamond' WHEN 100 * more < 75 * total THEN 'gold'
             WHEN 100 * more < 90 * total THEN 'silver' WHEN 100 * more < 95 * total THEN 'bronze'
             ELSE 'other' END AS tier
      FROM placed;
  `);
  // Every day of everybody who ever spent enough, with the group that the year which ends with it
  // meets: 0 vip, 1 advanced, 2 regular, 3 none. Then day by day, from the day before the first order.
  await connection.run(`
    CREATE OR REPLACE TEMP TABLE met AS
      WITH rich AS (
        SELECT customer, min(day) AS first_day FROM valid GROUP BY customer
        HAVING sum(net) >= 300000 AND sum(items) >= 5),
      days AS (
        SELECT customer, unnest(generate_series(first_day, DATE '${asOf}', INTERVAL 1 DAY))::DATE AS day
        FROM rich)
      SELECT d.customer, d.day,
        CASE WHEN count(*) FILTER (o.kind = 'valid') >= 5
                  AND sum(o.items) FILTER (o.kind = 'valid') >= 20 AND sum(o.net) >= 2000000 THEN 0
             WHEN count(*) FILTER (o.kind = 'valid') >= 3
                  AND sum(o.items) FILTER (o.kind = 'valid') >= 10 AND sum(o.net) >= 1000000 THEN 1
             WHEN count(*) FILTER (o.kind = 'valid') >= 1
                  AND sum(o.items) FILTER (o.kind = 'valid') >= 5 AND sum(o.net) >= 300000 THEN 2
             ELSE 3 END AS met
      FROM days d LEFT JOIN orders o
        ON o.customer = d.customer AND o.kind IN ('valid', 'cancelling')
           AND o.day <= d.day AND o.day >= d.day - INTERVAL 12 MONTH
      GROUP BY d.customer, d.day;
    CREATE OR REPLACE TEMP TABLE members AS
      WITH RECURSIVE life AS (
        SELECT customer, min(day) - 1 AS day, 3 AS held, NULL::DATE AS earned, NULL::DATE AS review
        FROM met GROUP BY customer
        UNION ALL
        SELECT l.customer, m.day,
          CASE WHEN m.day = l.review THEN m.met ELSE least(l.held, m.met) END,
          CASE WHEN m.day = l.review AND m.met = 3 THEN NULL
               WHEN m.day = l.review AND m.met = l.held THEN l.earned
               WHEN m.day = l.review OR m.met < l.held THEN m.day ELSE l.earned END,
          CASE WHEN m.day = l.review AND m.met = 3 THEN NULL
               WHEN m.day = l.review OR m.met < l.held
                 THEN (m.day + INTERVAL 12 MONTH)::DATE ELSE l.review END
        FROM life l JOIN met m ON m.customer = l.customer AND m.day = l.day + 1)
      SELECT customer, ['vip', 'advanced', 'regular'][held + 1] AS membership, earned, review
      FROM life WHERE day = DATE '${asOf}' AND held < 3;
  `);
  const rows = await rowsOf(
    connection,
    `
    WITH own AS (SELECT customer, median(gap) AS days, count(*) AS gaps FROM gaps GROUP BY customer),
    shop AS (SELECT median(gap) AS days FROM gaps),
    rate AS (SELECT median(refunded / paid) AS middle FROM refunds),
    staged AS (
      SELECT b.*, CASE WHEN own.gaps >= 2 THEN own.days ELSE shop.days END AS usual,
        CASE WHEN b.recent = 1 AND b.first_day >= ${ago(3)} THEN 'new_one_order'
             WHEN b.recent > 1 AND b.first_day >= ${ago(3)} THEN 'new_repeat'
             WHEN b.recent = 1 THEN 'old_one_order' WHEN b.recent > 1 THEN 'old_repeat'
             WHEN b.last_day >= ${ago(6)} THEN 'silent' WHEN b.last_day >= ${ago(12)} THEN 'sleeping'
             ELSE 'lost' END AS stage,
        CASE WHEN recency < 7 THEN 'aftersales' WHEN recency < 45 THEN 'active'
             WHEN recency < 90 THEN 'silent' WHEN recency < 180 THEN 'sleeping'
             WHEN recency < 365 THEN 'prelost' ELSE 'lost' END AS day_stage
      FROM base b LEFT JOIN own USING (customer) CROSS JOIN shop)
    SELECT s.customer AS buyer, s.orders, s.recency AS recency_days, n.orders AS window_orders,
      n.net AS window_net, n.r, n.f, n.m, n.rfm_value, coalesce(n.level, 'unrated') AS level,
      n.rfm_segment, n.rfm_class, s.stage, s.day_stage,
      CASE WHEN recency < 180 THEN (CASE WHEN s.orders = 1 THEN 'new_' ELSE 'old_' END)
             || (CASE day_stage WHEN 'aftersales' THEN 'active' ELSE day_stage END)
           ELSE day_stage END AS project,
      CASE WHEN s.orders = 1 AND recency < 45 THEN 'introduction'
           WHEN recency > 365 OR recency > 3 * usual THEN 'churn'
           WHEN s.orders = 1 OR recency > 1.5 * usual THEN 'decline'
           WHEN s.orders = 2 THEN 'growth' ELSE 'maturity' END AS phase,
      CASE WHEN s.orders = 1 THEN 'new' WHEN s.orders = 2 THEN 'repeat'
           WHEN n.top AND s.recent > 0 AND (f.refunded = 0 OR f.refunded / f.paid < rate.middle)
             THEN 'fan' ELSE 'loyal' END AS funnel,
      t.tier, m.membership, m.earned AS membership_earned_day, m.review AS membership_review_day
    FROM staged s LEFT JOIN named n USING (customer) LEFT JOIN tiered t USING (customer)
      LEFT JOIN members m USING (customer) LEFT JOIN refunds f USING (customer) CROSS JOIN rate
    ORDER BY s.customer`,
  );
  return rows.map((row) => ({
    ...Object.fromEntries(
      Object.entries(row).map(([name, value]) => [name, value === null ? '' : String(value)]),
    ),
    window_net: row.window_net === null ? '0.00' : (Number(row.window_net) / 100).toFixed(2),
    window_orders: row.window_orders === null ? '0' : String(row.window_orders),
  }));
}

// Where the rows of customers.csv differ from those of SQL: "buyer column: program, SQL". Net amounts
// of the unrated are not compared: SQL has no row for them.
export function differences(table, expected, unguard) {
  const found = new Map(table.map((row) => [unguard(row.buyer), row]));
  const wrong = [];
  if (found.size !== expected.length) wrong.push(`${found.size} customers, SQL ${expected.length}`);
  for (const row of expected) {
    const actual = found.get(row.buyer);
    if (!actual) {
      wrong.push(`${row.buyer} is missing`);
      continue;
    }
    for (const [column, value] of Object.entries(row)) {
      if (column === 'buyer' || (column === 'window_net' && row.level === 'unrated')) continue;
      if (actual[column] !== value)
        wrong.push(`${row.buyer} ${column}: ${actual[column]}, SQL ${value}`);
    }
  }
  return wrong;
}
