// The policy as a document in hand: read from its text, changed field by field, compared.
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type PolicyDocument = Record<string, Record<string, Json>>;

export function readDocument(text: string): PolicyDocument {
  return JSON.parse(text) as PolicyDocument;
}

export function withField(
  document: PolicyDocument,
  slice: string,
  key: string,
  value: Json,
): PolicyDocument {
  return { ...document, [slice]: { ...document[slice], [key]: value } };
}

// Whether two values are the same, whatever the order of their keys.
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [left, right] = [Object.entries(a), b as Record<string, unknown>];
  return (
    Array.isArray(a) === Array.isArray(b) &&
    left.length === Object.keys(right).length &&
    left.every(([key, value]) => key in right && same(value, right[key]))
  );
}

export interface Change {
  slice: string;
  key: string;
  before: Json | undefined;
  after: Json | undefined;
}

// Field by field, what `after` has otherwise.
export function changesBetween(before: PolicyDocument, after: PolicyDocument): Change[] {
  return Object.keys(after).flatMap((slice) => {
    const [from, to] = [before[slice], after[slice]];
    if (typeof to !== 'object' || typeof from !== 'object') return [];
    return [...new Set([...Object.keys(from), ...Object.keys(to)])]
      .filter((key) => !same(from[key], to[key]))
      .map((key) => ({ slice, key, before: from[key], after: to[key] }));
  });
}

// What of a failure's path lies below the field: null if the failure is about another one. "" is the
// field itself, "/2" its third member.
export function pathWithin(path: unknown, slice: string, key: string): string | null {
  if (typeof path !== 'string') return null;
  const field = `/${slice}/${key}`;
  if (path === field) return '';
  return path.startsWith(`${field}/`) ? path.slice(field.length) : null;
}

// `now` as it is to be applied: where nobody may be lowered by a change of the membership conditions,
// those that hold so far are kept as the former ones.
export function withFormerGroups(current: PolicyDocument, now: PolicyDocument): PolicyDocument {
  const [before, after] = [current['membership'], now['membership']];
  if (before === undefined || after === undefined) return now;
  if (after['never_lower_on_change'] !== true) return now;
  if (same(before['groups'], after['groups'])) return now;
  // Somebody has set them by hand.
  if (!same(before['former_groups'], after['former_groups'])) return now;
  return withField(now, 'membership', 'former_groups', before['groups'] ?? null);
}
