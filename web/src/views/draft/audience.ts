// Whom a draft is for, as the address says it: an activity of the policy, a saved segment, a stage, a
// level, or the filter of the customer table.
import { UNPAID_STEPS, type DraftRequest } from '../../protocol';
import type { Route } from '../../route';
import { filterOf, isEverybody, paramsOf, ruleOf, type Registry } from '../customers/filter';

export interface Audience {
  // Names the choice: the same key is the same audience.
  key: string;
  // The part of the request that says so.
  request: Pick<DraftRequest, 'activity' | 'rule' | 'name' | 'due_days' | 'unpaid' | 'product'>;
  params: Record<string, string>;
}

export const CUSTOM_KEY = 'custom';
// Before a step of the reminders of unpaid orders.
export const UNPAID_KEY = 'unpaid:';

// null when nothing is chosen yet.
export function audienceOf(route: Route, registry: Registry = new Map()): Audience | null {
  const filter = filterOf(route, registry);
  if (isEverybody(filter)) return null;
  const { activity, segment, stages, levels, returning, facts } = filter;
  const plain = !returning && Object.keys(facts).length === 0;
  const params = paramsOf(filter);
  if (activity !== null) {
    const step = UNPAID_STEPS.find((one) => one === route.params['unpaid']);
    if (step !== undefined)
      return { key: `${UNPAID_KEY}${step}`, request: { activity, unpaid: step }, params };
    // Those who became due in so many days, as 今日 counts them.
    const due = Number(route.params['due'] ?? '');
    return Number.isInteger(due) && due >= 1 && due <= 366
      ? { key: activity, request: { activity, due_days: due }, params }
      : { key: activity, request: { activity }, params };
  }
  if (segment !== null) {
    const key = `segment:${segment}`;
    return { key, request: { activity: key }, params };
  }
  if (stages.length === 1 && levels.length === 0 && plain) {
    const key = `stage:${stages[0]!}`;
    return { key, request: { activity: key }, params };
  }
  if (levels.length === 1 && stages.length === 0 && plain) {
    const key = `level:${levels[0]!}`;
    return { key, request: { activity: key }, params };
  }
  const rule = ruleOf(filter, {}, [], registry);
  if (rule === null) return null;
  // What the rule of a mark is about: {product} says it.
  const product = route.params['product'] ?? '';
  return {
    key: CUSTOM_KEY,
    request: { rule, name: CUSTOM_KEY, ...(product !== '' && { product }) },
    params: product === '' ? params : { ...params, product },
  };
}

// The address of an audience that a list of choices offers by key.
export function paramsOfKey(key: string): Record<string, string> {
  const [kind = '', code] = key.split(':', 2);
  return code === undefined ? { activity: key } : { [kind]: code };
}
