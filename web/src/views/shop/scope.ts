// Which orders the figures of a view are about, as the address says it: days, platform, shop, category.
//
// The address never holds data, and what a shop or a category is called is data: there they go by short
// codes, which mean something only beside the files that they came from.
import type { MetricSections, ShopFilter } from '../../protocol';
import type { Route } from '../../route';

export type Choices = MetricSections['filters'];

export const SCOPE_LISTS = ['platform', 'shop', 'category'] as const;
export type ScopeList = (typeof SCOPE_LISTS)[number];

// As in the address; '' is not set.
export type Scope = Readonly<Record<'from' | 'to' | ScopeList, string>>;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function scopeOf(route: Route): Scope {
  const day = (name: string) => {
    const text = route.params[name] ?? '';
    return DAY.test(text) ? text : '';
  };
  const code = (name: string) => {
    const text = route.params[name] ?? '';
    return /^[a-z0-9]{1,7}$/.test(text) ? text : '';
  };
  return {
    from: day('from'),
    to: day('to'),
    platform: code('platform'),
    shop: code('shop'),
    category: code('category'),
  };
}

export function scopeParams(scope: Scope): Record<string, string> {
  return Object.fromEntries(Object.entries(scope).filter(([, value]) => value !== ''));
}

export function isWholeShop(scope: Scope): boolean {
  return Object.values(scope).every((value) => value === '');
}

// A text as a code for the address: FNV-1a over its UTF-16 units.
export function codeOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; ++i) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  }
  return hash.toString(36);
}

export function choicesOf(list: ScopeList, choices: Choices): Choices['shops'] {
  return list === 'platform'
    ? choices.platforms
    : list === 'shop'
      ? choices.shops
      : choices.categories;
}

// What is called so; null where the address names what these files do not have.
export function chosenName(list: ScopeList, scope: Scope, choices: Choices): string | null {
  return choicesOf(list, choices).find((row) => codeOf(row.name) === scope[list])?.name ?? null;
}

// The same for the core. Codes that mean nothing here are passed over: an old bookmark must not become
// an error. Days out of order are left to the core, which says what is wrong with them.
export function filterOf(scope: Scope, choices: Choices): ShopFilter {
  const named = (list: ScopeList) => {
    const name = chosenName(list, scope, choices);
    return name === null ? undefined : [name];
  };
  const platforms = named('platform');
  const shops = named('shop');
  const categories = named('category');
  return {
    ...(scope.from !== '' && { from: scope.from }),
    ...(scope.to !== '' && { to: scope.to }),
    ...(platforms && { platforms }),
    ...(shops && { shops }),
    ...(categories && { categories }),
  };
}

// The first of the days that a number of calendar months ends with `last`.
export function monthsBefore(last: string, months: number): string {
  const [year = 0, month = 1, day = 1] = last.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 - months, 1));
  const most = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(day, most) + 1);
  return first.toISOString().slice(0, 10);
}
