import { describe, expect, it } from 'vitest';
import type { Fact, Rule } from '../../src/protocol';
import {
  appendAt,
  moveAt,
  newLeaf,
  nodeCount,
  normalised,
  opsOf,
  removeAt,
  replaceAt,
  ruleAt,
  withOp,
} from '../../src/views/segments/rule_edit';

const leaf = (value: number): Rule => ({ fact: 'orders', op: 'ge', value });
const tree: Rule = { all: [leaf(1), { not: { any: [leaf(2), leaf(3)] } }, leaf(4)] };

describe('a place in a rule', () => {
  it('is found by the indices that lead to it, through a not by 0', () => {
    expect(ruleAt(tree, [])).toBe(tree);
    expect(ruleAt(tree, [1, 0, 1])).toEqual(leaf(3));
    expect(ruleAt(tree, [1, 0, 2])).toBeUndefined();
    expect(ruleAt(tree, [0, 0])).toBeUndefined();
  });

  it('is replaced without touching the rule that was', () => {
    const before = JSON.stringify(tree);
    expect(replaceAt(tree, [1, 0, 0], leaf(9))).toEqual({
      all: [leaf(1), { not: { any: [leaf(9), leaf(3)] } }, leaf(4)],
    });
    expect(JSON.stringify(tree)).toBe(before);
  });
});

describe('removing', () => {
  it('takes a condition out of its group', () => {
    expect(removeAt(tree, [1, 0, 0])).toEqual({
      all: [leaf(1), { not: { any: [leaf(3)] } }, leaf(4)],
    });
  });

  it('takes a not out with what it was about', () => {
    expect(removeAt(tree, [1, 0])).toEqual({ all: [leaf(1), leaf(4)] });
  });

  it('leaves everybody when the root goes', () => {
    expect(removeAt(tree, [])).toEqual({ all: [] });
  });
});

describe('moving and adding', () => {
  it('moves among neighbours and stops at the ends', () => {
    expect(moveAt(tree, [2], -1)).toEqual({
      rule: { all: [leaf(1), leaf(4), { not: { any: [leaf(2), leaf(3)] } }] },
      path: [1],
    });
    expect(moveAt(tree, [0], -1)).toBeNull();
    expect(moveAt(tree, [2], 1)).toBeNull();
    expect(moveAt(tree, [1, 0], 1)).toBeNull();
  });

  it('adds at the end of a group, and nothing to a condition', () => {
    expect(ruleAt(appendAt(tree, [1, 0], leaf(5)), [1, 0, 2])).toEqual(leaf(5));
    expect(appendAt(tree, [0], leaf(5))).toBe(tree);
  });
});

describe('what is drawn', () => {
  it('has a group at its root and no not of a not', () => {
    expect(normalised(leaf(1))).toEqual({ all: [leaf(1)] });
    expect(normalised({ not: { not: leaf(1) } })).toEqual({ all: [leaf(1)] });
    expect(normalised({ not: { not: { not: leaf(1) } } })).toEqual({ all: [{ not: leaf(1) }] });
    expect(normalised({ any: [{ not: { not: tree } }] })).toEqual({ any: [tree] });
  });

  it('counts its nodes as the core does: a node, then its children', () => {
    expect(nodeCount(tree)).toBe(7);
  });
});

describe('a leaf', () => {
  const fact = (type: Fact['type'], codes?: string[]): Fact => ({
    id: 'some',
    topic: 'orders',
    type,
    ...(codes && { codes }),
  });

  it('begins with the likeliest operator and what the shop has in the middle', () => {
    const known = { customers: 9, present: 9, distinct: 0, values: [] };
    expect(newLeaf(fact('count'), { ...known, low: 1, median: 3, high: 9 })).toEqual({
      fact: 'some',
      op: 'ge',
      value: 3,
    });
    expect(newLeaf(fact('code', ['a', 'b']))).toEqual({ fact: 'some', op: 'in', value: ['a'] });
    expect(newLeaf(fact('text'))).toEqual({ fact: 'some', op: 'in', value: [] });
    expect(newLeaf(fact('day')).op).toBe('within_days');
  });

  it('keeps its values through every change of operator that they fit', () => {
    for (const type of ['count', 'money', 'number'] as const) {
      for (const from of opsOf(type)) {
        for (const to of opsOf(type)) {
          const before = withOp({ fact: 'some', op: 'eq', value: 7 }, from, fact(type));
          expect([withOp(before, to, fact(type)).value].flat(), `${from} ${to}`).toContain(7);
        }
      }
    }
  });

  it('always has the form that the core takes', () => {
    for (const type of ['text', 'code', 'count', 'money', 'number', 'day'] as const) {
      const about = fact(type, ['a']);
      const start = newLeaf(about);
      const empty = withOp({ ...start, op: 'eq', value: '' }, 'in', about);
      for (const [from, op] of [start, empty].flatMap((leaf) =>
        opsOf(type).map((to) => [leaf, to] as const),
      )) {
        const { value } = withOp(from, op, about);
        if (type === 'code') for (const code of [value].flat()) expect(code).toBe('a');
        if (type === 'count') for (const n of [value].flat()) expect(typeof n).toBe('number');
        if (op === 'in') expect(Array.isArray(value)).toBe(true);
        else if (op === 'between') expect((value as unknown[]).length).toBe(2);
        else expect(Array.isArray(value)).toBe(false);
        if (op === 'within_days') expect(value).toBeGreaterThan(0);
        else if (type === 'day') {
          for (const day of [value].flat()) expect(String(day)).toMatch(/^\d{4}-\d\d-\d\d$/);
        }
      }
    }
  });
});
