// From a mark of a chart to its customers: what a click on it asks for, as a rule over orders.
//
// The rule may name products and places, which the address must not; so it is kept here, under a short
// code, for as long as the page holds the files that it speaks of.
import { signal } from '@preact/signals';
import type { OrderConditions, Rule, ShopFilter, StateDays } from '../../protocol';
import { go } from '../../route';
import { codeOf } from './scope';

export interface Mark {
  // What the mark stands for, in words: "2026 年 3 月".
  label: string;
  rule: Rule;
}

const kept = signal<ReadonlyMap<string, Mark>>(new Map());

export function keepMark(mark: Mark): string {
  const code = codeOf(JSON.stringify(mark));
  kept.value = new Map(kept.value).set(code, mark);
  return code;
}

export function markOf(code: string): Mark | null {
  return kept.value.get(code) ?? null;
}

// To the customers behind a mark.
export function seeCustomers(mark: Mark): void {
  go('customers', { mark: keepMark(mark) });
}

// ---- rules, as the figures count. The part of the shop decides whose first order is whose first.

export interface Days {
  from?: string;
  to?: string;
}

function part(filter: ShopFilter): OrderConditions {
  return {
    ...(filter.platforms && { platforms: filter.platforms }),
    ...(filter.shops && { shops: filter.shops }),
    ...(filter.categories && { categories: filter.categories }),
  };
}

// From `low` to `high` orders (at least one unless said otherwise) that meet the conditions.
export function bought(
  filter: ShopFilter,
  conditions: OrderConditions,
  low = 1,
  high: number | null = null,
): Rule {
  return { bought: { ...part(filter), ...conditions }, orders: [low, high] };
}

export function spent(
  filter: ShopFilter,
  conditions: OrderConditions,
  low: number | null,
  high: number | null,
): Rule {
  return { bought: { ...part(filter), ...conditions }, net_minor: [low, high] };
}

export function notBought(filter: ShopFilter, conditions: OrderConditions): Rule {
  return bought(filter, conditions, 0, 0);
}

// Who bought in these days and had bought before them.
export function oldBuyers(filter: ShopFilter, days: Required<Days>): Rule {
  return { all: [bought(filter, days), bought(filter, { to: dayBefore(days.from) })] };
}

// Who stood how with the shop at the end of a day.
export function inState(
  filter: ShopFilter,
  at: StateDays,
  state: 'new_active' | 'old_active' | 'dormant' | 'lost',
): Rule {
  const active = { from: at.active_from, to: at.day };
  const earlier = { to: dayBefore(at.active_from) };
  switch (state) {
    case 'new_active':
      return { all: [bought(filter, active), notBought(filter, earlier)] };
    case 'old_active':
      return { all: [bought(filter, active), bought(filter, earlier)] };
    case 'dormant':
      return {
        all: [
          bought(filter, { from: at.sleeping_from, to: earlier.to }),
          notBought(filter, active),
        ],
      };
    case 'lost':
      return {
        all: [
          bought(filter, { to: dayBefore(at.sleeping_from) }),
          notBought(filter, { from: at.sleeping_from, to: at.day }),
        ],
      };
  }
}

export function dayBefore(day: string, days = 1): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - days);
  return date.toISOString().slice(0, 10);
}

export function dayAfter(day: string, days: number): string {
  return dayBefore(day, -days);
}

// The days of a month, "2026-02", or of the one so many after it.
export function monthDays(month: string, later = 0): Required<Days> {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const iso = (months: number, day: number) =>
    new Date(Date.UTC(year, number - 1 + months, day)).toISOString().slice(0, 10);
  return { from: iso(later, 1), to: iso(later + 1, 0) };
}
