// Which customers the table shows, as the address says it, and the same as a rule for the core. The
// search text is not part of it: it may hold a name, and the address never holds data.
import {
  LEVELS,
  STAGES,
  type CustomerQuery,
  type Fact,
  type Level,
  type Rule,
  type Stage,
} from '../../protocol';
import type { Route } from '../../route';
import { listParam } from '../../route';
import { markOf } from '../shop/marks';

export interface Filter {
  // Everybody that an activity of the policy is for; it stands alone, since its rule is its own.
  activity: string | null;
  // One of the saved segments; it stands alone too.
  segment: string | null;
  // The customers behind a mark of a chart (shop/marks.ts), by its code; it stands alone too.
  mark: string | null;
  // Who came to a segment or left it since the snapshot that is compared with; alone as well.
  moved: Moved | null;
  stages: readonly Stage[];
  levels: readonly Level[];
  // Two or more valid orders ever.
  returning: boolean;
  // Any other facts, each as the parameter "is-<fact>" says it: "gold,silver" one of the codes, "4,5"
  // one of the numbers, "..30" at most, "2.." at least, "2..5" both; of texts "tea,pot" one of them,
  // "tea+pot" both, "tea+!pot" the one and not the other (textParam).
  facts: Readonly<Record<string, string>>;
}

export type Moved = NonNullable<CustomerQuery['moved']>;

// The parameters of a filter on who moved.
export function movedParams({ segment, how }: Moved): Record<string, string> {
  return { moved: how, of: segment };
}

// The registry, by id. Empty until the core has started.
export type Registry = ReadonlyMap<string, Fact>;
const NO_FACTS: Registry = new Map();

const PREFIX = 'is-';

// The parameters of a filter on facts: {tier: 'gold'} -> {'is-tier': 'gold'}.
export function factParams(wanted: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(wanted).map(([fact, value]) => [PREFIX + fact, value]));
}

// Texts as the address says them: each of `all` a text or a list of which one will do, and none of
// `none`. What parts texts in the address is escaped in them.
export function textParam(
  all: readonly (string | readonly string[])[],
  none: readonly string[] = [],
): string {
  const word = (text: string) => encodeURIComponent(text).replaceAll('!', '%21');
  return [
    ...all.map((texts) => [texts].flat().map(word).join(',')),
    ...none.map((text) => `!${word(text)}`),
  ].join('+');
}

function textRule(fact: Fact, text: string): Rule | null {
  const rules: Rule[] = [];
  for (const term of text.split('+')) {
    const not = term.startsWith('!');
    let words: string[];
    try {
      words = term
        .slice(not ? 1 : 0)
        .split(',')
        .map(decodeURIComponent);
    } catch {
      return null;
    }
    const first = words[0] ?? '';
    if (first === '') return null;
    const leaf: Rule =
      words.length === 1
        ? { fact: fact.id, op: 'eq', value: first }
        : { fact: fact.id, op: 'in', value: words };
    rules.push(not ? { not: leaf } : leaf);
  }
  return rules.length === 1 ? rules[0]! : { all: rules };
}

const NUMBERS = /^\d+(,\d+)*$/;
const RANGE = /^(\d+(?:\.\d+)?)?\.\.(\d+(?:\.\d+)?)?$/;

// null for what the fact cannot be: such a parameter is passed over.
export function factRule(fact: Fact | undefined, text: string): Rule | null {
  if (fact === undefined || fact.personal === true) return null;
  if (fact.type === 'code') {
    const wanted = text.split(',');
    const codes = (fact.codes ?? []).filter((code) => wanted.includes(code));
    return codes.length === 0 ? null : { fact: fact.id, op: 'in', value: codes };
  }
  if (fact.type === 'text' || fact.type === 'texts') return textRule(fact, text);
  if (fact.type !== 'count' && fact.type !== 'money' && fact.type !== 'number') return null;
  if (NUMBERS.test(text)) return { fact: fact.id, op: 'in', value: text.split(',').map(Number) };
  const range = RANGE.exec(text);
  if (range === null) return null;
  const [, low = '', high = ''] = range;
  if (low !== '' && high !== '')
    return { fact: fact.id, op: 'between', value: [Number(low), Number(high)] };
  if (low !== '') return { fact: fact.id, op: 'ge', value: Number(low) };
  return high === '' ? null : { fact: fact.id, op: 'le', value: Number(high) };
}

export const EVERYBODY: Filter = {
  activity: null,
  segment: null,
  mark: null,
  moved: null,
  stages: [],
  levels: [],
  returning: false,
  facts: {},
};

// Codes that do not exist are passed over: an old bookmark must not become an error.
export function filterOf(route: Route, registry: Registry = NO_FACTS): Filter {
  const activity = route.params['activity'] ?? '';
  if (/^[a-z0-9_]+$/.test(activity)) return { ...EVERYBODY, activity };
  const segment = route.params['segment'] ?? '';
  if (/^[a-z0-9_]+$/.test(segment)) return { ...EVERYBODY, segment };
  const mark = route.params['mark'] ?? '';
  if (/^[a-z0-9]+$/.test(mark)) return { ...EVERYBODY, mark };
  const how = route.params['moved'];
  const of = route.params['of'] ?? '';
  if ((how === 'entered' || how === 'left') && of !== '') {
    return { ...EVERYBODY, moved: { segment: of, how } };
  }
  const stages = listParam(route, 'stage');
  const levels = listParam(route, 'level');
  return {
    activity: null,
    segment: null,
    mark: null,
    moved: null,
    stages: STAGES.filter((stage) => stages.includes(stage)),
    levels: LEVELS.filter((level) => levels.includes(level)),
    returning: route.params['orders'] === 'returning',
    facts: Object.fromEntries(
      Object.entries(route.params)
        .filter(([name]) => name.startsWith(PREFIX))
        .map(([name, value]): [string, string] => [name.slice(PREFIX.length), value])
        .filter(([fact, value]) => factRule(registry.get(fact), value) !== null),
    ),
  };
}

export function paramsOf(filter: Filter): Record<string, string> {
  if (filter.activity !== null) return { activity: filter.activity };
  if (filter.segment !== null) return { segment: filter.segment };
  if (filter.mark !== null) return { mark: filter.mark };
  if (filter.moved !== null) return movedParams(filter.moved);
  return {
    ...(filter.stages.length > 0 && { stage: filter.stages.join(',') }),
    ...(filter.levels.length > 0 && { level: filter.levels.join(',') }),
    ...(filter.returning && { orders: 'returning' }),
    ...factParams(filter.facts),
  };
}

export function isEverybody(filter: Filter): boolean {
  return (
    filter.activity === null &&
    filter.segment === null &&
    filter.mark === null &&
    filter.moved === null &&
    filter.stages.length === 0 &&
    filter.levels.length === 0 &&
    !filter.returning &&
    Object.keys(filter.facts).length === 0
  );
}

// One of the stages, and one of the levels, and so on. null for everybody. `activities` are the rules
// of the policy, and so are the segments; what is not among them is for nobody.
export function ruleOf(
  filter: Filter,
  activities: Readonly<Record<string, { rule: Rule }>> = {},
  segments: readonly { id: string; rule: Rule }[] = [],
  registry: Registry = NO_FACTS,
): Rule | null {
  if (filter.activity !== null) return activities[filter.activity]?.rule ?? { any: [] };
  if (filter.segment !== null) {
    return segments.find((segment) => segment.id === filter.segment)?.rule ?? { any: [] };
  }
  if (filter.mark !== null) return markOf(filter.mark)?.rule ?? { any: [] };
  const all: Rule[] = [];
  if (filter.stages.length > 0) all.push({ fact: 'stage', op: 'in', value: [...filter.stages] });
  if (filter.levels.length > 0) all.push({ fact: 'level', op: 'in', value: [...filter.levels] });
  if (filter.returning) all.push({ fact: 'orders', op: 'ge', value: 2 });
  for (const [fact, text] of Object.entries(filter.facts)) {
    const rule = factRule(registry.get(fact), text);
    if (rule !== null) all.push(rule);
  }
  return all.length === 0 ? null : all.length === 1 ? all[0]! : { all };
}

// `list` with `item` put in or taken out.
export function toggled<T>(list: readonly T[], item: T): T[] {
  return list.includes(item) ? list.filter((other) => other !== item) : [...list, item];
}
