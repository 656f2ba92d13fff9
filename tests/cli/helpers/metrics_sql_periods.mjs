// What the shop did week by week and month by month, in SQL: key figures, cohorts, the control table with
// its indicators. Reads the tables that metrics_sql.mjs makes.
import {
  groupBy,
  MATURING,
  median,
  ratio,
  RETENTION,
  share,
  WINDOW,
} from './metrics_sql_tools.mjs';

// Rulings 25.
const INDICATOR_DAYS = [45, 90, 140];
const BAND_WEEKS = 12;
const BAND_LEAST = 8;

export async function keyFigures(context) {
  const { ask, to, opened, document } = context;
  const key = (row) => `${row.grain} ${row.name} ${row.side}`;
  const index = (rows) => new Map(rows.map((row) => [key(row), row]));
  // The money of those who had no valid order yet, or never have one, is told with that of the old.
  const side = (first) =>
    `CASE WHEN ${first} BETWEEN p.first AND p.last THEN 'new' ELSE 'old' END AS side`;

  const buyers = index(
    await ask(`
      SELECT grain, name, side, count(*) AS customers, sum(orders)::BIGINT AS orders,
        coalesce(sum(repeat_net), 0)::BIGINT AS repeat_net,
        ${RETENTION.map((n) => `count(*) FILTER (again <= first_here + INTERVAL ${n} MONTH) AS r${n}`)}
      FROM (
        SELECT p.grain, p.name, b.customer, ${side('min(b.first_day)')}, count(*) AS orders,
          sum(b.net) FILTER (b.nth > 1) AS repeat_net, min(b.day) AS first_here,
          (SELECT min(c.day) FROM bought c WHERE c.customer = b.customer AND c.day > min(b.day)) AS again
        FROM period p JOIN bought b ON b.day BETWEEN p.first AND p.last
        GROUP BY p.grain, p.name, p.first, p.last, b.customer)
      GROUP BY ALL`),
  );
  const money = index(
    await ask(`
      SELECT p.grain, p.name, ${side('f.first_day')}, sum(gross)::BIGINT AS gross, sum(refund)::BIGINT AS refund
      FROM period p JOIN placed o ON o.day BETWEEN p.first AND p.last
      LEFT JOIN (SELECT customer, min(day) AS first_day FROM bought GROUP BY customer) f USING (customer)
      WHERE o.customer IS NOT NULL GROUP BY ALL`),
  );
  const window = index(
    await ask(`
      SELECT grain, name, side, count(*) AS buyers, count(*) FILTER (orders > 1) AS again,
        sum(net)::BIGINT AS net
      FROM (SELECT p.grain, p.name, b.customer, count(*) AS orders, sum(b.net) AS net,
              CASE WHEN min(b.first_day) > p.last - ${WINDOW} THEN 'new' ELSE 'old' END AS side
            FROM period p JOIN bought b ON b.day > p.last - ${WINDOW} AND b.day <= p.last
            GROUP BY p.grain, p.name, p.last, b.customer)
      GROUP BY ALL`),
  );
  const value = index(
    await ask(`
      WITH worth AS (
        SELECT p.grain, p.name, o.customer, ${side('min(f.first_day)')},
          sum(o.gross - o.refund) AS net
        FROM period p JOIN placed o ON o.day <= p.last
        JOIN (SELECT customer, min(day) AS first_day FROM bought GROUP BY customer) f
          ON f.customer = o.customer AND f.first_day <= p.last
        WHERE o.kind IN ('valid', 'cancelling') GROUP BY p.grain, p.name, p.first, p.last, o.customer)
      SELECT grain, name, coalesce(side, 'all') AS side, count(*) AS customers, sum(net)::BIGINT AS net,
        median(net)::DOUBLE AS median
      FROM worth GROUP BY GROUPING SETS ((grain, name, side), (grain, name))`),
  );
  const yearBefore = index(
    await ask(`
      SELECT p.grain, p.name, 'all' AS side, count(DISTINCT o.customer) AS customers,
        sum(o.gross - o.refund)::BIGINT AS net
      FROM period p JOIN placed o ON o.day <= p.last - INTERVAL 12 MONTH
      JOIN (SELECT customer, min(day) AS first_day FROM bought GROUP BY customer) f
        ON f.customer = o.customer AND f.first_day <= p.last - INTERVAL 12 MONTH
      WHERE o.kind IN ('valid', 'cancelling') GROUP BY ALL`),
  );
  const flow = index(
    await ask(`
      WITH known AS (
        SELECT p.grain, p.name, p.first, p.last, b.customer,
          max(b.day) FILTER (b.day < p.first) AS before, max(b.day) AS last_day
        FROM period p JOIN bought b ON b.day <= p.last GROUP BY p.grain, p.name, p.first, p.last, b.customer),
      state AS (
        SELECT *, before < (first - 1) - INTERVAL 12 MONTH AS lost,
          before < (first - 1) - INTERVAL 6 MONTH AND before >= (first - 1) - INTERVAL 12 MONTH AS asleep,
          last_day >= first AS came, last_day < last - INTERVAL 12 MONTH AS lost_now
        FROM known WHERE before IS NOT NULL)
      SELECT grain, name, 'all' AS side, count(*) FILTER (asleep) AS asleep,
        count(*) FILTER (asleep AND came) AS woken, count(*) FILTER (lost) AS lost,
        count(*) FILTER (lost AND came) AS activated, count(*) FILTER (NOT lost) AS alive,
        count(*) FILTER (NOT lost AND lost_now) AS churned
      FROM state GROUP BY ALL`),
  );
  const second = index(
    await ask(`
      SELECT p.grain, p.name, 'all' AS side, count(*) FILTER (seen) AS whole,
        count(*) FILTER (seen AND again) AS part, count(*) FILTER (NOT seen) AS maturing
      FROM period p JOIN (
        SELECT a.day, a.day + ${WINDOW} <= DATE '${to}' AS seen,
          EXISTS (SELECT 1 FROM bought b WHERE b.customer = a.customer AND b.nth = 2
                  AND b.day - a.day <= ${WINDOW}) AS again
        FROM bought a WHERE a.nth = 1) s ON s.day BETWEEN p.first AND p.last GROUP BY ALL`),
  );
  const nobody = index(
    await ask(`
      SELECT p.grain, p.name, 'all' AS side, count(*) FILTER (kind = 'valid') AS orders,
        sum(gross - refund)::BIGINT AS net
      FROM period p JOIN placed o ON o.day BETWEEN p.first AND p.last AND customer IS NULL GROUP BY ALL`),
  );
  const mature = new Map(
    (
      await ask(
        `SELECT grain, name, ${RETENTION.map(
          (n) => `last + INTERVAL ${n} MONTH <= DATE '${to}' AS r${n}`,
        )}, last - ${WINDOW - 1} >= DATE '${opened}' AS whole FROM period`,
      )
    ).map((row) => [`${row.grain} ${row.name}`, row]),
  );

  const zero = new Proxy({}, { get: () => 0 });
  const tell = (grain, name) => {
    const at = (map, which = 'all') => map.get(`${grain} ${name} ${which}`) ?? zero;
    const known = mature.get(`${grain} ${name}`);
    const sideOf = (which) => {
      const sides = which === 'all' ? ['new', 'old'] : [which];
      const sum = (map, column) => sides.reduce((all, one) => all + at(map, one)[column], 0);
      const count = sum(buyers, 'customers');
      const ordered = sum(buyers, 'orders');
      const gross = sum(money, 'gross');
      const refund = sum(money, 'refund');
      const repeated = sum(buyers, 'repeat_net');
      const why = known.whole ? undefined : 'before_data';
      const worth = at(value, which);
      return {
        customers: count,
        orders: ordered,
        gross_minor: gross,
        refunds_minor: refund,
        net_minor: gross - refund,
        repeat_net_minor: repeated,
        repeat_share: ratio(repeated, gross - refund),
        arpu_minor: ratio(gross - refund, count),
        aov_minor: ratio(gross - refund, ordered),
        refund_rate: ratio(refund, gross),
        repurchase_rate: ratio(sum(window, 'again'), sum(window, 'buyers'), why),
        window_amount_minor: ratio(sum(window, 'net'), sum(window, 'buyers'), why),
        retention: RETENTION.map((months) => ({
          ...(known[`r${months}`] ? ratio(sum(buyers, `r${months}`), count) : MATURING),
          months,
        })),
        clv_mean_minor: ratio(worth.net, worth.customers),
        clv_median_minor: worth === zero ? null : worth.median,
      };
    };
    const then = at(yearBefore);
    const now = at(value);
    const moved = at(flow);
    const again = at(second);
    return {
      all: sideOf('all'),
      new: sideOf('new'),
      old: sideOf('old'),
      unidentified: { orders: at(nobody).orders, net_minor: at(nobody).net },
      second_purchase: ratio(
        again.part,
        again.whole,
        again.whole === 0 && again.maturing > 0 ? 'maturing' : undefined,
      ),
      second_purchase_maturing: again.maturing,
      wake_up_rate: ratio(moved.woken, moved.asleep),
      activation_rate: ratio(moved.activated, moved.lost),
      churn_rate: ratio(moved.churned, moved.alive),
      clv_growth:
        then === zero || then.net <= 0
          ? null
          : now.net / now.customers / (then.net / then.customers) - 1,
    };
  };
  return {
    window_days: WINDOW,
    ...Object.fromEntries(
      ['weeks', 'months'].map((grain) => [
        grain,
        document.key_figures[grain].map((row) => ({
          period: row.period,
          ...tell(grain, row.period),
        })),
      ]),
    ),
  };
}

export async function cohorts(context) {
  const { ask, to, document } = context;
  const cells = groupBy(
    await ask(`
      SELECT strftime(first_day, '%Y-%m') AS cohort,
        datediff('month', date_trunc('month', first_day), date_trunc('month', day)) AS later,
        count(DISTINCT customer) AS customers, count(*) AS orders, sum(net)::BIGINT AS net
      FROM bought GROUP BY 1, 2`),
    (row) => row.cohort,
  );
  const credits = groupBy(
    await ask(`
      SELECT strftime(first_day, '%Y-%m') AS cohort,
        datediff('month', date_trunc('month', first_day), date_trunc('month', day)) AS later,
        sum(gross - refund)::BIGINT AS net
      FROM placed JOIN (SELECT customer, min(day) AS first_day FROM bought GROUP BY customer) USING (customer)
      WHERE kind = 'cancelling' GROUP BY 1, 2`),
    (row) => row.cohort,
  );
  const kept = new Map(
    (
      await ask(`
        SELECT strftime(first_day, '%Y-%m') AS cohort, count(*) AS customers,
          ${RETENTION.map((n) => `count(*) FILTER (again <= first_day + INTERVAL ${n} MONTH) AS r${n}`)},
          ${RETENTION.map(
            (n) => `last_day(any_value(first_day)) + INTERVAL ${n} MONTH <= DATE '${to}' AS m${n}`,
          )},
          count(*) FILTER (first_day + ${WINDOW} <= DATE '${to}') AS seen,
          count(*) FILTER (first_day + ${WINDOW} <= DATE '${to}' AND second - first_day <= ${WINDOW}) AS part
        FROM (SELECT customer, any_value(first_day) AS first_day, min(day) FILTER (nth = 2) AS second,
                min(day) FILTER (day > first_day) AS again FROM bought GROUP BY customer) GROUP BY 1`)
    ).map((row) => [row.cohort, row]),
  );
  return {
    cohorts: document.cohorts.cohorts.map(({ month, cells: told }) => {
      const own = kept.get(month);
      return {
        month,
        customers: own?.customers ?? 0,
        cells: told.map((_, later) => {
          const cell = cells.get(month)?.find((row) => row.later === later);
          return {
            customers: cell?.customers ?? 0,
            share: ratio(cell?.customers ?? 0, own?.customers ?? 0),
            orders: cell?.orders ?? 0,
            net_minor: cell?.net ?? 0,
            credits_minor: credits.get(month)?.find((row) => row.later === later)?.net ?? 0,
          };
        }),
        retention: RETENTION.map((months) => ({
          ...(own?.[`m${months}`] ? ratio(own[`r${months}`], own.customers) : MATURING),
          months,
        })),
        second_purchase: ratio(own?.part ?? 0, own?.seen ?? 0),
        maturing: (own?.customers ?? 0) - (own?.seen ?? 0),
      };
    }),
  };
}

export async function control(context) {
  const { ask, from, to, opened } = context;
  // Whole weeks, those before the period for the bands.
  await ask(`
    CREATE OR REPLACE TEMP TABLE week AS
      SELECT monday::DATE AS monday, strftime(monday, '%G-W%V') AS name,
        (monday >= DATE '${from}') AS shown
      FROM generate_series(date_trunc('week', DATE '${from}' - INTERVAL ${7 * BAND_WEEKS + 6} DAY),
        DATE '${to}', INTERVAL 7 DAY) AS w(monday)
      WHERE monday + INTERVAL 6 DAY <= DATE '${to}'
        AND monday - INTERVAL ${WINDOW - 7} DAY >= DATE '${opened}'`);
  const windows = await ask(`
    SELECT name, monday::VARCHAR AS monday, shown, side, count(*) AS buyers, count(*) FILTER (orders > 1) AS again,
      sum(net)::BIGINT AS net
    FROM (SELECT w.name, w.monday, w.shown, b.customer, count(*) AS orders, sum(b.net) AS net,
            CASE WHEN min(b.first_day) > w.monday + 6 - ${WINDOW} THEN 'new' ELSE 'old' END AS side
          FROM week w JOIN bought b ON b.day > w.monday + 6 - ${WINDOW} AND b.day <= w.monday + 6
          GROUP BY w.name, w.monday, w.shown, b.customer)
    GROUP BY ALL ORDER BY monday`);
  const back = await ask(`
    WITH known AS (
      SELECT w.monday, b.customer, (w.monday - 1) - max(b.day) FILTER (b.day < w.monday) AS age,
        count(*) FILTER (b.day < w.monday) AS orders, max(b.day) >= w.monday AS came
      FROM week w JOIN bought b ON b.day <= w.monday + 6 GROUP BY w.monday, b.customer)
    SELECT monday::VARCHAR AS monday, CASE WHEN orders = 1 THEN 'new' ELSE 'old' END AS side,
      CASE WHEN age >= ${INDICATOR_DAYS[2]} THEN 3 WHEN age >= ${INDICATOR_DAYS[1]} THEN 2 ELSE 1 END AS kind,
      count(*) AS whole, count(*) FILTER (came) AS part
    FROM known WHERE age >= ${INDICATOR_DAYS[0]} GROUP BY ALL`);
  const weeks = await ask(
    'SELECT monday::VARCHAR AS monday, name, shown FROM week ORDER BY monday',
  );

  const table = [];
  for (const { monday, name, shown } of weeks) {
    if (!shown) continue;
    const both = windows.filter((row) => row.monday === monday);
    const sum = (column) => both.reduce((all, row) => all + row[column], 0);
    const before = table.at(-1);
    const rate = share(sum('again'), sum('buyers'));
    const amount = share(sum('net'), sum('buyers'));
    const over = (now, then) => (now === null || !(then > 0) ? null : now / then);
    const rateRatio = over(rate, before?.rate);
    const amountRatio = over(amount, before?.amount_per_buyer_minor);
    table.push({
      week: name,
      first_day: monday,
      repeat_buyers: sum('again'),
      buyers: sum('buyers'),
      net_minor: sum('net'),
      rate,
      rate_ratio: rateRatio,
      amount_per_buyer_minor: amount,
      amount_ratio: amountRatio,
      combined: rateRatio === null || amountRatio === null ? null : rateRatio * amountRatio,
    });
  }

  const KINDS = ['repurchase', 'win_back_1', 'win_back_2', 'win_back_3', 'quality'];
  const indicators = ['new', 'old'].flatMap((side, s) =>
    KINDS.map((kind, k) => {
      const series = weeks.map(({ monday, name, shown }) => {
        let part, whole;
        if (kind === 'repurchase' || kind === 'quality') {
          const row = windows.find((one) => one.monday === monday && one.side === side);
          part = (kind === 'quality' ? row?.net : row?.again) ?? 0;
          whole = row?.buyers ?? 0;
        } else {
          const row = back.find(
            (one) => one.monday === monday && one.side === side && one.kind === k,
          );
          part = row?.part ?? 0;
          whole = row?.whole ?? 0;
        }
        return { week: name, first_day: monday, shown, part, whole, value: share(part, whole) };
      });
      const rows = series
        .map(({ shown, ...row }, i) => {
          const usual = series
            .slice(Math.max(0, i - BAND_WEEKS), i)
            .map((one) => one.value)
            .filter((one) => one !== null);
          let band = null;
          if (usual.length >= BAND_LEAST) {
            const middle = median(usual);
            const reach = 3 * median(usual.map((one) => Math.abs(one - middle)));
            band = { low: middle - reach, middle, high: middle + reach };
          }
          let standing = 'no_band';
          if (row.value !== null && band !== null) {
            standing = 'usual';
            if (row.value < band.low) standing = 'below';
            if (row.value > band.high) standing = 'above';
          }
          return { shown, row: { ...row, band, standing } };
        })
        .filter((one) => one.shown)
        .map((one) => one.row);
      const last = rows.at(-1)?.standing;
      return {
        number: s * KINDS.length + k + 1,
        side,
        kind,
        weeks: rows,
        suggestion: last === 'below' || last === 'above' ? `${kind}_${last}` : null,
      };
    }),
  );
  return { window_days: WINDOW, table, indicators };
}
