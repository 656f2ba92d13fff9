// Editing a rule as a tree, without drawing it. A place in the tree is a path of child indices from
// the root; the child of a `not` has index 0. Every change gives a new rule and leaves the old one as
// it was, so that undo is keeping the old one.
import type { Fact, FactType, FactValues, Rule, RuleLeaf, RuleOp } from '../../protocol';

export type Path = readonly number[];
export type GroupKind = 'all' | 'any';
export type Group = { all: Rule[] } | { any: Rule[] };

export function isLeaf(rule: Rule): rule is RuleLeaf {
  return 'fact' in rule;
}

export function isNot(rule: Rule): rule is { not: Rule } {
  return 'not' in rule;
}

export function isGroup(rule: Rule): rule is Group {
  return 'all' in rule || 'any' in rule;
}

export function kindOf(group: Group): GroupKind {
  return 'all' in group ? 'all' : 'any';
}

export function childrenOf(rule: Rule): readonly Rule[] {
  if ('all' in rule) return rule.all;
  if ('any' in rule) return rule.any;
  if ('not' in rule) return [rule.not];
  return [];
}

export function groupOf(kind: GroupKind, children: readonly Rule[]): Group {
  return kind === 'all' ? { all: [...children] } : { any: [...children] };
}

function withChildren(rule: Rule, children: readonly Rule[]): Rule {
  if (isGroup(rule)) return groupOf(kindOf(rule), children);
  return { not: children[0]! };
}

export function ruleAt(rule: Rule, path: Path): Rule | undefined {
  return path.reduce<Rule | undefined>(
    (node, index) => (node === undefined ? undefined : childrenOf(node)[index]),
    rule,
  );
}

export function replaceAt(rule: Rule, path: Path, next: Rule): Rule {
  const [index, ...rest] = path;
  if (index === undefined) return next;
  const children = [...childrenOf(rule)];
  const child = children[index];
  if (child === undefined) return rule;
  children[index] = replaceAt(child, rest, next);
  return withChildren(rule, children);
}

// Takes a node out; a `not` whose child goes, goes with it. Without its root a rule is for everybody.
export function removeAt(rule: Rule, path: Path): Rule {
  if (path.length === 0) return { all: [] };
  const above = path.slice(0, -1);
  const parent = ruleAt(rule, above);
  if (parent === undefined) return rule;
  if (isNot(parent)) return removeAt(rule, above);
  const at = path.at(-1)!;
  return replaceAt(
    rule,
    above,
    withChildren(
      parent,
      childrenOf(parent).filter((_, index) => index !== at),
    ),
  );
}

// Puts a node at the end of the group at `path`.
export function appendAt(rule: Rule, path: Path, child: Rule): Rule {
  const group = ruleAt(rule, path);
  if (group === undefined || !isGroup(group)) return rule;
  return replaceAt(rule, path, withChildren(group, [...childrenOf(group), child]));
}

// Moves a node among its siblings; null where it cannot go further.
export function moveAt(rule: Rule, path: Path, by: 1 | -1): { rule: Rule; path: Path } | null {
  const above = path.slice(0, -1);
  const parent = ruleAt(rule, above);
  const from = path.at(-1);
  if (parent === undefined || from === undefined || !isGroup(parent)) return null;
  const children = [...childrenOf(parent)];
  const to = from + by;
  if (to < 0 || to >= children.length) return null;
  [children[from], children[to]] = [children[to]!, children[from]!];
  return { rule: replaceAt(rule, above, withChildren(parent, children)), path: [...above, to] };
}

// What the builder draws: a group at the root, and never a `not` of a `not`. Says the same.
export function normalised(rule: Rule): Group {
  const tidy = (node: Rule): Rule => {
    if (isNot(node)) return isNot(node.not) ? tidy(node.not.not) : { not: tidy(node.not) };
    return isGroup(node) ? groupOf(kindOf(node), childrenOf(node).map(tidy)) : node;
  };
  const tidied = tidy(rule);
  return isGroup(tidied) ? tidied : { all: [tidied] };
}

// Every node in the order of the core's answer about sizes: a node, then its children.
export function nodeCount(rule: Rule): number {
  return childrenOf(rule).reduce((sum, child) => sum + nodeCount(child), 1);
}

// ---- leaves

const OPS: Readonly<Record<FactType, readonly RuleOp[]>> = {
  text: ['in', 'eq', 'ne', 'contains'],
  texts: ['in', 'eq', 'contains'],
  code: ['in', 'eq', 'ne'],
  count: ['ge', 'gt', 'le', 'lt', 'between', 'eq', 'ne', 'in'],
  money: ['ge', 'gt', 'le', 'lt', 'between', 'eq', 'ne', 'in'],
  number: ['ge', 'gt', 'le', 'lt', 'between', 'eq', 'ne', 'in'],
  lists: ['in'],
  day: ['within_days', 'ge', 'gt', 'le', 'lt', 'between', 'eq', 'ne', 'in'],
};

// The operators that fit a fact, the likeliest first.
export function opsOf(type: FactType): readonly RuleOp[] {
  return OPS[type];
}

export const DEFAULT_WITHIN_DAYS = 30;

type Value = string | number;

// A value to start from: what the shop's own customers have in the middle, if that is known.
function startValue(fact: Fact, known: FactValues | null): Value {
  const median = known?.median ?? null;
  switch (fact.type) {
    case 'text':
    case 'texts':
    case 'lists':
      return String(known?.values[0]?.value ?? '');
    case 'code':
      return String(known?.values[0]?.value ?? fact.codes?.[0] ?? '');
    case 'day':
      return String(median ?? '2026-01-01');
    default:
      return Number(median ?? 0);
  }
}

// A leaf about `fact` that the core takes, to be refined.
export function newLeaf(fact: Fact, known: FactValues | null = null): RuleLeaf {
  const [op] = opsOf(fact.type);
  return withOp({ fact: fact.id, op: 'eq', value: startValue(fact, known) }, op!, fact);
}

// The leaf with another operator, keeping of its values what still fits.
export function withOp(leaf: RuleLeaf, op: RuleOp, fact: Fact): RuleLeaf {
  if (leaf.op === op) return leaf;
  if (op === 'within_days') return { ...leaf, op, value: DEFAULT_WITHIN_DAYS };
  const known = leaf.op === 'within_days' ? [] : [leaf.value].flat().filter((v) => v !== '');
  if (op === 'in') return { ...leaf, op, value: known };
  const first = known[0] ?? startValue(fact, null);
  if (op !== 'between') return { ...leaf, op, value: first };
  const last = known.at(-1) ?? first;
  return { ...leaf, op, value: first <= last ? [first, last] : [last, first] };
}
