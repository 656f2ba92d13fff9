// The figures of the shop, in SQL: the specification read out for an engine that shares no line of code
// with the program. Where the two differ, one of them is wrong.
//
// Needs two tables of the orders of one currency (shop_sql.mjs):
//   orders(id, seq, customer, moment TIMESTAMP, kind, gross, refund, items, province, city, country)
//   lines(id, seq, product, category, quantity, amount, gross, refund)
// seq is the order of reading; customer is null where nobody knows; kind is valid, refunded, closed, unpaid,
// zero or cancelling; amounts are minor units. Of a line amount is what it says itself (null: nothing),
// gross and refund its share of the order's.
import { cohorts, control, keyFigures } from './metrics_sql_periods.mjs';
import { during, movement, ratio, share } from './metrics_sql_tools.mjs';
import { rowsOf } from './segments_sql.mjs';

// The published defaults.
const PARETO = [1, 5, 10, 20];
const FREQUENCY = [1, 2, 3, 4, 5, 6];
const ITEMS = [1, 2, 3, 4, 5, 6, 11, 21];
const ORDER_AMOUNTS = [0, 50, 100, 200, 300, 500, 1000, 2000];
const CUSTOMER_AMOUNTS = [0, 100, 300, 500, 1000, 2000, 5000, 10000];
const PRICES = [0, 20, 50, 100, 200, 300, 500, 1000];
const GAP_DAYS = [0, 8, 15, 31, 46, 91, 181, 366];

const minor = (bounds) => bounds.map((bound) => bound * 100);

// The sections of `document` that SQL can tell, with the frame (range, periods) taken from it.
export async function metricsBySql(connection, document) {
  const { from, to } = document.range;
  const ask = async (sql) =>
    (await rowsOf(connection, sql)).map((row) =>
      Object.fromEntries(Object.entries(row).map(([key, value]) => [key, plain(value)])),
    );
  const one = async (sql) => (await ask(sql))[0];

  const periods = ['weeks', 'months'].flatMap((grain) =>
    document.key_figures[grain].map((row) => ({ grain, ...row })),
  );
  await connection.run(`
    CREATE OR REPLACE TEMP TABLE placed AS
      SELECT *, moment::DATE AS day FROM orders WHERE moment::DATE <= DATE '${to}';
    CREATE OR REPLACE TEMP TABLE bought AS
      SELECT *, gross - refund AS net,
        row_number() OVER own AS nth, first_value(day) OVER own AS first_day,
        lag(day) OVER own AS before
      FROM placed WHERE kind = 'valid' AND customer IS NOT NULL
      WINDOW own AS (PARTITION BY customer ORDER BY moment, seq);
    CREATE OR REPLACE TEMP TABLE period AS
      SELECT * FROM (VALUES ${periods
        .map(
          (row) =>
            `('${row.grain}', '${row.period}', DATE '${row.first_day}', DATE '${row.last_day}')`,
        )
        .join()}) AS v(grain, name, first, last);
  `);
  const opened = (await one('SELECT min(day)::VARCHAR AS day FROM placed')).day;
  const context = { ask, one, from, to, opened, document };
  return {
    base: await base(context),
    changes: await changes(context),
    key_figures: await keyFigures(context),
    orders: await orders(context),
    customers: await customers(context),
    regions: await regions(context),
    products: await products(context),
    cohorts: await cohorts(context),
    control: await control(context),
  };
}

// BIGINT and HUGEINT come as texts.
function plain(value) {
  return typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
}

const GROUPS = ['potential', 'new_active', 'old_active', 'dormant', 'lost'];

async function baseTable({ ask, one }, day) {
  const rows = await ask(`
    WITH known AS (
      SELECT customer, max(day) FILTER (kind = 'valid') AS last, min(day) FILTER (kind = 'valid') AS first,
        count(*) FILTER (kind = 'valid') AS orders,
        bool_and(kind IN ('unpaid', 'closed')) AS left_unpaid,
        sum(gross - refund) FILTER (kind IN ('valid', 'cancelling')) AS net
      FROM placed WHERE customer IS NOT NULL AND day <= DATE '${day}' GROUP BY customer)
    SELECT CASE WHEN last IS NULL AND left_unpaid THEN 'potential' WHEN last IS NULL THEN 'others'
        WHEN last < DATE '${day}' - INTERVAL 12 MONTH THEN 'lost'
        WHEN last < DATE '${day}' - INTERVAL 3 MONTH THEN 'dormant'
        WHEN first >= DATE '${day}' - INTERVAL 3 MONTH THEN 'new_active' ELSE 'old_active' END AS name,
      count(*) AS customers, sum(orders)::BIGINT AS orders,
      coalesce(sum(net) FILTER (last IS NOT NULL), 0)::BIGINT AS net
    FROM known GROUP BY 1`);
  const of = (name) => rows.find((row) => row.name === name) ?? { customers: 0, orders: 0, net: 0 };
  const customers = GROUPS.reduce((all, name) => all + of(name).customers, 0);
  return {
    ...(await one(`SELECT '${day}' AS day,
      (DATE '${day}' - INTERVAL 3 MONTH)::DATE::VARCHAR AS active_from,
      (DATE '${day}' - INTERVAL 12 MONTH)::DATE::VARCHAR AS sleeping_from`)),
    customers,
    others: of('others').customers,
    rows: GROUPS.map((group) => {
      const row = of(group);
      return {
        group,
        customers: row.customers,
        share: ratio(row.customers, customers),
        orders: row.orders,
        net_minor: row.net,
        aov_minor: ratio(row.net, row.orders),
      };
    }),
  };
}

async function base(context) {
  const { ask, from, to, opened, document } = context;
  const now = await baseTable(context, to);
  const before = document.previous.to;
  const previous = opened > before ? null : await baseTable(context, before);
  const buyers = await ask(`
    SELECT sum(net)::BIGINT AS net FROM bought WHERE ${during(from, to)}
    GROUP BY customer ORDER BY net DESC`);
  const all = buyers.reduce((sum, row) => sum + row.net, 0);
  return {
    now,
    previous,
    change: previous && {
      customers: movement(now.customers, previous.customers),
      rows: now.rows.map((row, i) => ({
        group: row.group,
        ...Object.fromEntries(
          ['customers', 'orders', 'net_minor'].map((key) => [
            key,
            movement(row[key], previous.rows[i][key]),
          ]),
        ),
        aov_minor: movement(row.aov_minor.value, previous.rows[i].aov_minor.value),
      })),
    },
    pareto: {
      customers: buyers.length,
      net_minor: all,
      rows: PARETO.map((percent) => {
        const top = buyers.slice(0, Math.ceil((buyers.length * percent) / 100));
        return {
          percent,
          customers: top.length,
          least_minor: top.at(-1)?.net ?? 0,
          net_share: ratio(
            top.reduce((sum, row) => sum + row.net, 0),
            all,
          ),
        };
      }),
    },
  };
}

async function changes(context) {
  const measure = async (from, to) => {
    const { one } = context;
    const money = await one(`
      SELECT sum(gross)::BIGINT AS gross, sum(refund)::BIGINT AS refund,
        count(*) FILTER (kind = 'valid') AS orders,
        sum(gross - refund) FILTER (kind = 'valid')::BIGINT AS net FROM placed WHERE ${during(from, to)}`);
    const people = await one(`
      SELECT count(*) AS customers, count(*) FILTER (fresh) AS fresh,
        count(*) FILTER (orders > 1) AS again, sum(net)::BIGINT AS net
      FROM (SELECT count(*) AS orders, sum(net) AS net, min(first_day) >= DATE '${from}' AS fresh
            FROM bought WHERE ${during(from, to)} GROUP BY customer)`);
    const { rows } = await baseTable(context, to);
    const size = (...groups) =>
      rows.reduce((sum, row) => sum + (groups.includes(row.group) ? row.customers : 0), 0);
    return {
      net: money.gross - money.refund,
      refund_rate: share(money.refund, money.gross),
      orders: money.orders,
      aov: share(money.net, money.orders),
      customers: people.customers,
      new_customers: people.fresh,
      old_customers: people.customers - people.fresh,
      arpu: share(people.net, people.customers),
      repeat_rate: share(people.again, people.customers),
      active: size('new_active', 'old_active'),
      dormant: size('dormant'),
      lost: size('lost'),
    };
  };
  const { from, to, opened, document } = context;
  const before = document.previous;
  const now = await measure(from, to);
  const then = opened > before.from ? null : await measure(before.from, before.to);
  return Object.entries(now).map(([figure, value]) => ({
    figure,
    now: value,
    previous: then && then[figure],
    ...movement(value, then && then[figure]),
  }));
}

// `sql` gives rows of value and net; the bounds are the lower ends of the bands.
async function bands({ ask }, bounds, sql) {
  const rows = await ask(`
    SELECT bound, count(*) AS count, sum(net)::BIGINT AS net
    FROM (${sql}) s ASOF JOIN (SELECT unnest([${bounds}]) AS bound) b ON s.value >= b.bound
    GROUP BY bound`);
  const all = rows.reduce((sum, row) => sum + row.count, 0);
  const net = rows.reduce((sum, row) => sum + row.net, 0);
  return bounds.map((from, i) => {
    const row = rows.find((one) => one.bound === from) ?? { count: 0, net: 0 };
    return {
      from,
      below: bounds[i + 1] ?? null,
      count: row.count,
      share: ratio(row.count, all),
      net_minor: row.net,
      net_share: ratio(row.net, net),
    };
  });
}

async function spread({ one }, sql) {
  const row = await one(`
    SELECT count(*) AS count, avg(value)::DOUBLE AS mean,
      quantile_cont(value::DOUBLE, [.1, .25, .5, .75, .9]) AS q FROM (${sql})`);
  if (row.count === 0) return null;
  const [p10, p25, p50, p75, p90] = row.q.map(Number);
  return { count: row.count, mean: row.mean, p10, p25, median: p50, p75, p90 };
}

async function orders(context) {
  const { ask, from, to } = context;
  const valid = `FROM placed WHERE kind = 'valid' AND ${during(from, to)}`;
  const hours = await ask(`
    SELECT isodow(day) AS weekday, hour(moment) AS hour, count(*) AS orders, sum(gross - refund)::BIGINT AS net
    ${valid} GROUP BY 1, 2`);
  const days = await ask(`
    SELECT d.day::DATE::VARCHAR AS day, count(DISTINCT customer) AS customers, count(id) AS orders,
      coalesce(sum(items), 0)::BIGINT AS items, coalesce(sum(gross - refund), 0)::BIGINT AS net_minor
    FROM generate_series(greatest(DATE '${from}', DATE '${context.opened}'), DATE '${to}',
      INTERVAL 1 DAY) AS d(day)
    LEFT JOIN (SELECT * ${valid}) p ON p.day = d.day::DATE GROUP BY 1 ORDER BY 1`);
  const items = `SELECT items AS value, gross - refund AS net ${valid}`;
  const amounts = `SELECT gross - refund AS value, gross - refund AS net ${valid}`;
  return {
    hours: Array.from({ length: 7 * 24 }, (_, i) => {
      const weekday = 1 + Math.floor(i / 24);
      const hour = i % 24;
      const cell = hours.find((row) => row.weekday === weekday && row.hour === hour);
      return { weekday, hour, orders: cell?.orders ?? 0, net_minor: cell?.net ?? 0 };
    }),
    days: days.map((row) => ({ ...row, aov_minor: ratio(row.net_minor, row.orders) })),
    items: await bands(context, ITEMS, items),
    items_spread: await spread(context, items),
    amounts: await bands(context, minor(ORDER_AMOUNTS), amounts),
    amount_spread: await spread(context, amounts),
  };
}

async function customers(context) {
  const { one, from, to, document } = context;
  const each = (value) => `SELECT ${value} AS value, sum(net) AS net FROM bought
    WHERE ${during(from, to)} GROUP BY customer`;
  const states = [];
  for (const { month, day } of document.customers.states) {
    const row = await one(`
      SELECT count(*) AS customers,
        count(*) FILTER (last >= active AND first >= active) AS new_active,
        count(*) FILTER (last >= active AND first < active) AS old_active,
        count(*) FILTER (last < active AND last >= DATE '${day}' - INTERVAL 6 MONTH) AS silent,
        count(*) FILTER (last < DATE '${day}' - INTERVAL 6 MONTH AND last >= asleep) AS sleeping,
        count(*) FILTER (last < asleep) AS lost,
        any_value(active)::DATE::VARCHAR AS active_from, any_value(asleep)::DATE::VARCHAR AS sleeping_from
      FROM (SELECT max(day) AS last, min(day) AS first, DATE '${day}' - INTERVAL 3 MONTH AS active,
              DATE '${day}' - INTERVAL 12 MONTH AS asleep
            FROM bought WHERE day <= DATE '${day}' GROUP BY customer)`);
    states.push({
      month,
      day,
      ...row,
      dormant_share: ratio(row.silent + row.sleeping, row.customers),
    });
  }
  const gaps = [];
  for (const nth of FREQUENCY.slice(1)) {
    const here = `FROM bought WHERE nth = ${nth} AND ${during(from, to)}`;
    const previous = `SELECT day - before AS value, net ${here}`;
    gaps.push({
      nth,
      reached: (await one(`SELECT count(*) AS n FROM bought WHERE nth = ${nth}`)).n,
      customers: (await one(`SELECT count(*) AS n ${here}`)).n,
      days_since_previous: await spread(context, previous),
      days_since_first: await spread(context, `SELECT day - first_day AS value ${here}`),
      bands: await bands(context, GAP_DAYS, previous),
    });
  }
  return {
    frequency: await bands(context, FREQUENCY, each('count(*)')),
    amounts: await bands(context, minor(CUSTOMER_AMOUNTS), each('sum(net)')),
    amount_spread: await spread(context, each('sum(net)')),
    states,
    gaps,
  };
}

// Orders of the period by a text of theirs; each group with its people.
async function groups({ ask, from, to }, text) {
  const money = await ask(`
    SELECT ${text} AS name, count(*) FILTER (kind = 'valid') AS orders, sum(gross)::BIGINT AS gross,
      sum(refund)::BIGINT AS refund FROM placed WHERE ${during(from, to)} GROUP BY 1`);
  const people = await ask(`
    SELECT name, count(*) AS customers, count(*) FILTER (fresh) AS fresh, count(*) FILTER (orders > 1) AS again
    FROM (SELECT ${text} AS name, count(*) AS orders, min(first_day) >= DATE '${from}' AS fresh
          FROM bought WHERE ${during(from, to)} GROUP BY customer, ${text}) GROUP BY 1`);
  return new Map(
    money.map((row) => {
      const who = people.find((one) => one.name === row.name) ?? {
        customers: 0,
        fresh: 0,
        again: 0,
      };
      const net = row.gross - row.refund;
      return [
        row.name,
        {
          orders: row.orders,
          customers: who.customers,
          gross_minor: row.gross,
          refunds_minor: row.refund,
          net_minor: net,
          aov_minor: ratio(net, row.orders),
          refund_rate: ratio(row.refund, row.gross),
          new_share: ratio(who.fresh, who.customers),
          repeat_rate: ratio(who.again, who.customers),
        },
      ];
    }),
  );
}

// In the order of the document, which is by net amount; names that it has and SQL has not stay out, and
// the other way round: both show as a difference.
const inOrder = (rows, key, found) => [
  ...rows.map((row) => ({ [key]: row[key], ...found.get(row[key]) })),
  ...[...found.keys()]
    .filter((name) => !rows.some((row) => row[key] === name))
    .map((name) => ({ [key]: name, ...found.get(name) })),
];

async function regions(context) {
  const { regions: told } = context.document;
  return {
    provinces: inOrder(told.provinces, 'province', await groups(context, 'province')),
    cities: inOrder(told.cities, 'city', await groups(context, 'city')),
    countries: inOrder(told.countries, 'country', await groups(context, 'country')),
  };
}

async function products(context) {
  const { ask, from, to, document } = context;
  const told = document.products;
  await ask(`
    CREATE OR REPLACE TEMP TABLE piece AS
      SELECT l.*, p.day, p.kind, p.customer, b.first_day
      FROM lines l JOIN placed p USING (id) LEFT JOIN bought b USING (id)
      WHERE p.kind IN ('valid', 'refunded', 'cancelling') AND p.${during(from, to)};
    CREATE OR REPLACE TEMP TABLE priced AS
      SELECT product, price, bound FROM (
        SELECT product, sum(amount)::DOUBLE / sum(quantity) AS price FROM piece
        WHERE kind = 'valid' AND amount > 0 AND quantity > 0 AND product IS NOT NULL GROUP BY product) s
      ASOF JOIN (SELECT unnest([${minor(PRICES)}]) AS bound) b ON round(s.price) >= b.bound`);
  const by = async (key, source = 'piece') => {
    const rows = await ask(`
      WITH each AS (
        SELECT ${key} AS name, customer, count(DISTINCT id) AS orders, min(first_day) >= DATE '${from}' AS fresh
        FROM ${source} WHERE first_day IS NOT NULL GROUP BY 1, 2),
      people AS (
        SELECT name, count(*) AS buyers, count(*) FILTER (fresh) AS fresh, count(*) FILTER (orders > 1) AS again
        FROM each GROUP BY 1),
      money AS (
        SELECT ${key} AS name, count(DISTINCT id) FILTER (kind = 'valid') AS orders,
          coalesce(sum(quantity) FILTER (kind = 'valid'), 0)::BIGINT AS items,
          coalesce(sum(gross), 0)::BIGINT AS gross, coalesce(sum(refund), 0)::BIGINT AS refund
        FROM ${source} GROUP BY 1)
      SELECT money.*, coalesce(buyers, 0) AS buyers, coalesce(fresh, 0) AS fresh, coalesce(again, 0) AS again
      FROM money LEFT JOIN people ON money.name IS NOT DISTINCT FROM people.name`);
    return new Map(
      rows.map((row) => [
        row.name,
        {
          buyers: row.buyers,
          orders: row.orders,
          items: row.items,
          gross_minor: row.gross,
          refunds_minor: row.refund,
          net_minor: row.gross - row.refund,
          refund_rate: ratio(row.refund, row.gross),
          repeat_rate: ratio(row.again, row.buyers),
          new_share: ratio(row.fresh, row.buyers),
        },
      ]),
    );
  };
  const sold = await by('product');
  sold.delete(null);
  const prices = new Map(
    (await ask('SELECT product, price, bound FROM priced')).map((row) => [
      String(row.product),
      row,
    ]),
  );
  const banded = await by(
    'bound',
    '(SELECT piece.*, bound FROM piece JOIN priced USING (product))',
  );
  const named = new Map([...sold].map(([name, row]) => [String(name), row]));
  // The first of them by net amount are told.
  const least = told.products.at(-1)?.net_minor ?? 0;
  const missing = [...named].filter(
    ([name, row]) =>
      row.net_minor > least && !told.products.some((shown) => shown.product === name),
  );
  return {
    products_total: named.size,
    products: [
      ...told.products.map(({ product }) => ({
        product,
        price_minor: prices.get(product)?.price ?? null,
        price_band: prices.has(product) ? minor(PRICES).indexOf(prices.get(product).bound) : null,
        ...named.get(product),
      })),
      ...missing.map(([product, row]) => ({ product, ...row })),
    ],
    ...(told.has_categories && {
      categories: inOrder(told.categories, 'category', await by('category')),
    }),
    prices: minor(PRICES).map((bound) => {
      const inside = [...prices.values()].filter((row) => row.bound === bound);
      return {
        from_minor: bound,
        products: inside.length,
        ...(banded.get(bound) ?? {
          ...{ buyers: 0, orders: 0, items: 0, gross_minor: 0, refunds_minor: 0, net_minor: 0 },
          ...{ refund_rate: ratio(0, 0), repeat_rate: ratio(0, 0), new_share: ratio(0, 0) },
        }),
      };
    }),
  };
}
