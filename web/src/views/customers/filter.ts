// Which customers the table shows, as the address says it, and the same as a rule for the core. The
// search text is not part of it: it may hold a name, and the address never holds data.
import { LEVELS, STAGES, type Level, type Rule, type Stage } from '../../protocol';
import type { Route } from '../../route';
import { listParam } from '../../route';

export interface Filter {
  // Everybody that an activity of the policy is for; it stands alone, since its rule is its own.
  activity: string | null;
  // One of the saved segments; it stands alone too.
  segment: string | null;
  stages: readonly Stage[];
  levels: readonly Level[];
  // Two or more valid orders ever.
  returning: boolean;
}

export const EVERYBODY: Filter = {
  activity: null,
  segment: null,
  stages: [],
  levels: [],
  returning: false,
};

// Codes that do not exist are passed over: an old bookmark must not become an error.
export function filterOf(route: Route): Filter {
  const activity = route.params['activity'] ?? '';
  if (/^[a-z0-9_]+$/.test(activity)) return { ...EVERYBODY, activity };
  const segment = route.params['segment'] ?? '';
  if (/^[a-z0-9_]+$/.test(segment)) return { ...EVERYBODY, segment };
  const stages = listParam(route, 'stage');
  const levels = listParam(route, 'level');
  return {
    activity: null,
    segment: null,
    stages: STAGES.filter((stage) => stages.includes(stage)),
    levels: LEVELS.filter((level) => levels.includes(level)),
    returning: route.params['orders'] === 'returning',
  };
}

export function paramsOf(filter: Filter): Record<string, string> {
  if (filter.activity !== null) return { activity: filter.activity };
  if (filter.segment !== null) return { segment: filter.segment };
  return {
    ...(filter.stages.length > 0 && { stage: filter.stages.join(',') }),
    ...(filter.levels.length > 0 && { level: filter.levels.join(',') }),
    ...(filter.returning && { orders: 'returning' }),
  };
}

export function isEverybody(filter: Filter): boolean {
  return (
    filter.activity === null &&
    filter.segment === null &&
    filter.stages.length === 0 &&
    filter.levels.length === 0 &&
    !filter.returning
  );
}

// One of the stages, and one of the levels, and so on. null for everybody. `activities` are the rules
// of the policy, and so are the segments; what is not among them is for nobody.
export function ruleOf(
  filter: Filter,
  activities: Readonly<Record<string, { rule: Rule }>> = {},
  segments: readonly { id: string; rule: Rule }[] = [],
): Rule | null {
  if (filter.activity !== null) return activities[filter.activity]?.rule ?? { any: [] };
  if (filter.segment !== null) {
    return segments.find((segment) => segment.id === filter.segment)?.rule ?? { any: [] };
  }
  const all: Rule[] = [];
  if (filter.stages.length > 0) all.push({ fact: 'stage', op: 'in', value: [...filter.stages] });
  if (filter.levels.length > 0) all.push({ fact: 'level', op: 'in', value: [...filter.levels] });
  if (filter.returning) all.push({ fact: 'orders', op: 'ge', value: 2 });
  return all.length === 0 ? null : all.length === 1 ? all[0]! : { all };
}

// `list` with `item` put in or taken out.
export function toggled<T>(list: readonly T[], item: T): T[] {
  return list.includes(item) ? list.filter((other) => other !== item) : [...list, item];
}
