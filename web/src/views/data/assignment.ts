// Which column plays which role, as the owner is putting it together, and whether that suffices.
import type { BeginOptions, DecimalMark, Preview, Role } from '../../protocol';

// One role or none for each column, by the column's place; headers may repeat or be empty.
export type Assignment = readonly (Role | null)[];

const SURE_SCORE = 0.5;

// What the file says of itself, then for the rest the likeliest column for each role.
export function suggested(preview: Preview): Assignment {
  const columns: (Role | null)[] = preview.headers.map(() => null);
  const taken = new Set<Role>();
  for (const [role, header] of Object.entries(preview.mapping)) {
    const column = preview.headers.indexOf(header);
    if (column < 0) continue;
    columns[column] = role;
    taken.add(role);
  }
  const candidates = [...preview.candidates].sort((a, b) => b.score - a.score);
  for (const { column, role, score } of candidates) {
    if (score < SURE_SCORE || taken.has(role) || columns[column] !== null) continue;
    columns[column] = role;
    taken.add(role);
  }
  return columns;
}

// A role is played by one column: taking it for another frees the first.
export function assign(columns: Assignment, column: number, role: Role | null): Assignment {
  return columns.map((now, at) => {
    if (at === column) return role;
    return role !== null && now === role ? null : now;
  });
}

// The needs of the core that no assigned role meets. Where each row is an order, none needs a number.
export function missing(
  needs: Preview['needs'],
  columns: Assignment,
  rowsAreOrders = false,
): string[] {
  const has = new Set(columns);
  return needs
    .filter(({ any_of }) => !any_of.some((roles) => roles.every((role) => has.has(role))))
    .map(({ id }) => id)
    .filter((id) => id !== 'order_id' || !rowsAreOrders);
}

// As the core wants it: a header for each role that is played, and "" for one that the file would
// have given by itself and the owner took away.
export function mapOf(columns: Assignment, preview: Preview): NonNullable<BeginOptions['map']> {
  const map: Record<Role, string> = {};
  for (const role of Object.keys(preview.mapping)) map[role] = '';
  columns.forEach((role, column) => {
    const header = preview.headers[column];
    if (role !== null && header !== undefined) map[role] = header;
  });
  return map;
}

// The roles that a column may have, likeliest first and marked, then the rest in the core's order.
export function rolesFor(preview: Preview, column: number): { role: Role; likely: boolean }[] {
  const likely = preview.candidates
    .filter((candidate) => candidate.column === column)
    .sort((a, b) => b.score - a.score)
    .map(({ role }) => role);
  const rest = preview.roles.map(({ role }) => role).filter((role) => !likely.includes(role));
  return [
    ...likely.map((role) => ({ role, likely: true })),
    ...rest.map((role) => ({ role, likely: false })),
  ];
}

// The one mark that all columns of numbers go by; null where there is none, or more than one.
export function onlyMark(decimal: Record<Role, DecimalMark>): DecimalMark | null {
  const marks = new Set(Object.values(decimal));
  const [mark] = marks;
  return marks.size === 1 && mark !== undefined ? mark : null;
}

// As the core wants it: every column of numbers goes by `mark`, whichever columns these turn out to be.
export function decimalOf(mark: DecimalMark, preview: Preview): Record<Role, DecimalMark> {
  const decimal: Record<Role, DecimalMark> = {};
  for (const { role, number } of preview.roles) if (number) decimal[role] = mark;
  return decimal;
}
