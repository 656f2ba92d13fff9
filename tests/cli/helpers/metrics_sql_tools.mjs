// What the figures in SQL share: ratios as the program tells them, and the comparison.

// Days of the window of repurchase rate, second purchase and control table.
export const WINDOW = 45;
export const RETENTION = [3, 6, 12];

// A share or a mean as the program tells it: none of nothing (rulings 10).
export const ratio = (part, whole, reason = whole === 0 ? 'empty' : null) => ({
  part,
  whole,
  value: reason === null ? part / whole : null,
  reason,
});
export const MATURING = { part: null, whole: null, value: null, reason: 'maturing' };
export const share = (part, whole) => (whole > 0 ? part / whole : null);
export const movement = (now, before) => ({
  difference: now === null || before === null ? null : now - before,
  ratio: now === null || before === null || before === 0 ? null : (now - before) / before,
});
export const groupBy = (rows, key) => {
  const groups = new Map();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return groups;
};
export const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
};

export const during = (from, to) => `day BETWEEN DATE '${from}' AND DATE '${to}'`;

// Where `actual` differs from what SQL expects: "path: program, SQL". What SQL does not tell is not
// compared; lists must be equally long. Means may differ in their last digits.
export function metricDifferences(actual, expected, path = '') {
  const found = { checked: 0, wrong: [] };
  const walk = (one, other, at) => {
    if (other !== null && typeof other === 'object') {
      if (one === null || typeof one !== 'object') {
        found.wrong.push(`${at}: ${JSON.stringify(one)}, SQL has an object`);
        return;
      }
      if (Array.isArray(other) && one.length !== other.length)
        found.wrong.push(`${at}: ${one.length} rows, SQL ${other.length}`);
      for (const key of Object.keys(other)) walk(one[key], other[key], `${at}/${key}`);
      return;
    }
    ++found.checked;
    const same =
      typeof other === 'number' && typeof one === 'number' && !Number.isInteger(other)
        ? Math.abs(one - other) <= 1e-9 * Math.max(Math.abs(other), 1e-3)
        : one === other || (typeof other === 'number' && Math.abs(one - other) < 1e-9);
    if (!same) found.wrong.push(`${at}: ${JSON.stringify(one)}, SQL ${JSON.stringify(other)}`);
  };
  walk(actual, expected, path);
  return found;
}
