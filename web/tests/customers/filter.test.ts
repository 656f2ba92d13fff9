import { describe, expect, it } from 'vitest';
import type { Fact } from '../../src/protocol';
import { formatRoute, parseRoute } from '../../src/route';
import {
  EVERYBODY,
  factParams,
  filterOf,
  isEverybody,
  paramsOf,
  ruleOf,
  textParam,
  toggled,
} from '../../src/views/customers/filter';

const REGISTRY = new Map<string, Fact>(
  (
    [
      { id: 'tier', topic: 'value', type: 'code', codes: ['diamond', 'gold'] },
      { id: 'r', topic: 'rfm', type: 'count' },
      { id: 'bought', topic: 'purchases', type: 'texts' },
      { id: 'risk', topic: 'prediction', type: 'number' },
      { id: 'recipient', topic: 'person', type: 'text', personal: true },
    ] satisfies Fact[]
  ).map((fact) => [fact.id, fact]),
);

describe('the filter of the customer table', () => {
  it('takes any fact from the address, as far as the registry knows it', () => {
    const route = parseRoute(
      '#/customers?is-tier=gold,lead&is-r=4,5&is-recipient=x&is-none=1&is-toString=1',
    );
    const filter = filterOf(route, REGISTRY);
    expect(filter.facts).toEqual({ tier: 'gold,lead', r: '4,5' });
    expect(isEverybody(filter)).toBe(false);
    expect(paramsOf(filter)).toEqual({ 'is-tier': 'gold,lead', 'is-r': '4,5' });
    expect(ruleOf(filter, {}, [], REGISTRY)).toEqual({
      all: [
        { fact: 'tier', op: 'in', value: ['gold'] },
        { fact: 'r', op: 'in', value: [4, 5] },
      ],
    });
    expect(filterOf(route)).toEqual(EVERYBODY);
  });

  it.each([
    ['2..5', { fact: 'r', op: 'between', value: [2, 5] }],
    ['2..', { fact: 'r', op: 'ge', value: 2 }],
    ['..5', { fact: 'r', op: 'le', value: 5 }],
    ['..', null],
    ['five', null],
  ])('reads %s as a range', (text, rule) => {
    const filter = filterOf(
      { view: 'customers', id: null, params: factParams({ r: text }) },
      REGISTRY,
    );
    expect(ruleOf(filter, {}, [], REGISTRY)).toEqual(rule);
  });

  it('reads a range of numbers with a fraction', () => {
    const filter = filterOf(parseRoute('#/customers?is-risk=0.3..0.45'), REGISTRY);
    expect(ruleOf(filter, {}, [], REGISTRY)).toEqual({
      fact: 'risk',
      op: 'between',
      value: [0.3, 0.45],
    });
  });

  it.each([
    [textParam(['tea']), { fact: 'bought', op: 'eq', value: 'tea' }],
    [
      textParam(['tea, green', ['a+b', '!c']], ['50 % off?']),
      {
        all: [
          { fact: 'bought', op: 'eq', value: 'tea, green' },
          { fact: 'bought', op: 'in', value: ['a+b', '!c'] },
          { not: { fact: 'bought', op: 'eq', value: '50 % off?' } },
        ],
      },
    ],
    ['%', null],
    ['tea+', null],
  ])('reads %s as what was bought and what not', (text, rule) => {
    const route = parseRoute(
      formatRoute({ view: 'customers', id: null, params: factParams({ bought: text }) }),
    );
    expect(ruleOf(filterOf(route, REGISTRY), {}, [], REGISTRY)).toEqual(rule);
  });

  it('survives the address', () => {
    const filter = {
      activity: null,
      segment: null,
      mark: null,
      moved: null,
      stages: ['silent', 'lost'] as const,
      levels: ['vip'] as const,
      returning: true,
      facts: {},
    };
    const address = formatRoute({ view: 'customers', id: null, params: paramsOf(filter) });
    expect(filterOf(parseRoute(address))).toEqual(filter);
  });

  it('shows who came to a segment, or left it, by itself', () => {
    const filter = filterOf(parseRoute('#/customers?moved=left&of=stage%3Asilent&stage=lost'));
    expect(filter).toEqual({ ...EVERYBODY, moved: { segment: 'stage:silent', how: 'left' } });
    expect(filterOf({ view: 'customers', id: null, params: paramsOf(filter) })).toEqual(filter);
    expect(isEverybody(filter)).toBe(false);
    expect(filterOf(parseRoute('#/customers?moved=fled&of=x'))).toEqual(EVERYBODY);
  });

  it('takes nothing from the address but codes that exist', () => {
    const filter = filterOf(parseRoute('#/customers?stage=silent,张三,<b>&level=nobody&orders=7'));
    expect(filter).toEqual({
      activity: null,
      segment: null,
      mark: null,
      moved: null,
      stages: ['silent'],
      levels: [],
      returning: false,
      facts: {},
    });
  });

  it('is everybody when nothing is chosen', () => {
    expect(isEverybody(EVERYBODY)).toBe(true);
    expect(paramsOf(EVERYBODY)).toEqual({});
    expect(ruleOf(EVERYBODY)).toBeNull();
  });

  it('asks for any of the stages and any of the levels together', () => {
    expect(
      ruleOf({
        activity: null,
        segment: null,
        mark: null,
        moved: null,
        stages: ['silent'],
        levels: [],
        returning: false,
        facts: {},
      }),
    ).toEqual({
      fact: 'stage',
      op: 'in',
      value: ['silent'],
    });
    expect(
      ruleOf({
        activity: null,
        segment: null,
        mark: null,
        moved: null,
        stages: ['silent', 'lost'],
        levels: ['vip'],
        returning: true,
        facts: {},
      }),
    ).toEqual({
      all: [
        { fact: 'stage', op: 'in', value: ['silent', 'lost'] },
        { fact: 'level', op: 'in', value: ['vip'] },
        { fact: 'orders', op: 'ge', value: 2 },
      ],
    });
  });

  it('is an activity alone, by the policy’s rule', () => {
    const filter = filterOf(parseRoute('#/customers?activity=silent_wake&stage=lost'));
    expect(filter).toEqual({ ...EVERYBODY, activity: 'silent_wake' });
    const rule = { fact: 'stage', op: 'eq', value: 'silent' } as const;
    expect(ruleOf(filter, { silent_wake: { rule } })).toEqual(rule);
    expect(ruleOf(filter, {})).toEqual({ any: [] });
    expect(paramsOf(filter)).toEqual({ activity: 'silent_wake' });
    expect(filterOf(parseRoute('#/customers?activity=<b>'))).toEqual(EVERYBODY);
  });

  it('puts in what is absent and takes out what is there', () => {
    expect(toggled(['a'], 'b')).toEqual(['a', 'b']);
    expect(toggled(['a', 'b'], 'a')).toEqual(['b']);
  });
});
