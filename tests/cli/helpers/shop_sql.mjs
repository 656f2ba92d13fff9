// Orders and lines for metrics_sql.mjs, straight from the files.

// The order report of the invented shop: a row an order. Where total, paid and refund all stand, net =
// max(0, min(paid, total - refund)); refunded in full means net 0, and who closed with money given back had
// paid (rulings 6). Titles of several products stand in one cell with full-width commas between; the
// money of an order is theirs in equal parts.
export async function readSampleShop(connection, file) {
  await connection.run(`
    CREATE OR REPLACE TEMP TABLE cells AS
      SELECT row_number() OVER () AS seq, "订单编号" AS id, "买家会员名" AS customer, "订单状态" AS status,
        round("总金额"::DECIMAL(18, 2) * 100)::BIGINT AS total,
        round("买家实际支付金额"::DECIMAL(18, 2) * 100)::BIGINT AS paid,
        round("退款金额"::DECIMAL(18, 2) * 100)::BIGINT AS back,
        nullif(trim("订单付款时间"), '')::TIMESTAMP AS paid_at, "订单创建时间"::TIMESTAMP AS created_at,
        "宝贝总数量"::BIGINT AS items, "宝贝标题" AS title, string_split("收货地址", ' ') AS address
      FROM read_csv('${file}', all_varchar = true, header = true);
    CREATE OR REPLACE TEMP TABLE settled AS
      SELECT *, CASE
          WHEN status LIKE '付款以后用户退款成功%' THEN 'refunded'
          WHEN status = '交易关闭' AND back > 0 THEN 'refunded'
          WHEN status = '交易关闭' THEN 'closed' WHEN status = '等待买家付款' THEN 'unpaid'
          WHEN paid > 0 AND back >= total THEN 'refunded'
          WHEN paid > 0 THEN 'valid' ELSE 'unpaid' END AS kind,
        greatest(0, least(paid, total - back)) AS net
      FROM cells;
    CREATE OR REPLACE TEMP TABLE orders AS
      SELECT id, seq, customer, coalesce(paid_at, created_at) AS moment, kind,
        CASE kind WHEN 'valid' THEN net + back WHEN 'refunded' THEN greatest(paid, back) ELSE 0 END AS gross,
        CASE kind WHEN 'valid' THEN back WHEN 'refunded' THEN greatest(paid, back) ELSE 0 END AS refund,
        items, regexp_replace(address[1], '(省|市|(壮族|回族|维吾尔)?自治区)$', '') AS province,
        regexp_replace(address[2], '(市|地区)$', '') AS city, NULL AS country
      FROM settled;
    CREATE OR REPLACE TEMP TABLE named AS
      SELECT seq, CASE WHEN sold THEN halves ELSE [title] END AS names, len(names) AS n
      FROM (SELECT seq, title, string_split(title, '，') AS halves FROM cells) c
      JOIN (SELECT seq, bool_and(half IN (SELECT title FROM cells)) AS sold
            FROM (SELECT seq, unnest(string_split(title, '，')) AS half FROM cells) GROUP BY seq) s USING (seq);
    CREATE OR REPLACE TEMP TABLE lines AS
      SELECT c.id, c.seq, names[i] AS product, NULL AS category, NULL::BIGINT AS amount,
        greatest(least(c.items, 1), c.items * i // n - c.items * (i - 1) // n) AS quantity,
        (o.gross - o.refund) * i // n - (o.gross - o.refund) * (i - 1) // n
          + o.refund * i // n - o.refund * (i - 1) // n AS gross,
        o.refund * i // n - o.refund * (i - 1) // n AS refund
      FROM cells c JOIN named USING (seq) JOIN orders o USING (id), unnest(range(1, n + 1)) AS parts(i);
  `);
}

// The Online Retail ledger: a row a line, an invoice an order. Each line rounds half away from zero; an
// invoice that begins with C, or that comes to less than nothing, takes money back on its own day
// (rulings 5, 7).
export async function readOnlineRetail(connection, file) {
  await connection.run(`
    CREATE OR REPLACE TEMP TABLE cells AS
      SELECT row_number() OVER () AS seq, InvoiceNo AS id, nullif(StockCode, '') AS product,
        nullif(regexp_replace("CustomerID", '\\.0$', ''), '') AS customer, Country AS country,
        InvoiceDate::TIMESTAMP AS moment, Quantity::BIGINT AS quantity,
        (round(Quantity::DECIMAL(18, 0) * UnitPrice::DECIMAL(18, 6), 2) * 100)::BIGINT AS amount
      FROM read_csv('${file}', all_varchar = true, header = true);
    CREATE OR REPLACE TEMP TABLE orders AS
      SELECT id, min(seq) AS seq, max(customer) AS customer, min(moment) AS moment,
        CASE WHEN id LIKE 'C%' OR sum(amount) < 0 THEN 'cancelling' WHEN sum(amount) > 0 THEN 'valid'
             ELSE 'zero' END AS kind,
        sum(greatest(amount, 0))::BIGINT AS gross, -sum(least(amount, 0))::BIGINT AS refund,
        sum(quantity)::BIGINT AS items, NULL AS province, NULL AS city, arg_min(country, seq) AS country
      FROM cells GROUP BY id;
    CREATE OR REPLACE TEMP TABLE lines AS
      SELECT id, seq, product, NULL AS category, quantity, amount, greatest(amount, 0) AS gross,
        -least(amount, 0) AS refund
      FROM cells;
  `);
}
