import { describe, expect, it } from 'vitest';
import { formatRoute, parseRoute } from '../../src/route';
import {
  EVERYBODY,
  filterOf,
  isEverybody,
  paramsOf,
  ruleOf,
  toggled,
} from '../../src/views/customers/filter';

describe('the filter of the customer table', () => {
  it('survives the address', () => {
    const filter = {
      activity: null,
      segment: null,
      stages: ['silent', 'lost'] as const,
      levels: ['vip'] as const,
      returning: true,
    };
    const address = formatRoute({ view: 'customers', id: null, params: paramsOf(filter) });
    expect(filterOf(parseRoute(address))).toEqual(filter);
  });

  it('takes nothing from the address but codes that exist', () => {
    const filter = filterOf(parseRoute('#/customers?stage=silent,张三,<b>&level=nobody&orders=7'));
    expect(filter).toEqual({
      activity: null,
      segment: null,
      stages: ['silent'],
      levels: [],
      returning: false,
    });
  });

  it('is everybody when nothing is chosen', () => {
    expect(isEverybody(EVERYBODY)).toBe(true);
    expect(paramsOf(EVERYBODY)).toEqual({});
    expect(ruleOf(EVERYBODY)).toBeNull();
  });

  it('asks for any of the stages and any of the levels together', () => {
    expect(
      ruleOf({ activity: null, segment: null, stages: ['silent'], levels: [], returning: false }),
    ).toEqual({
      fact: 'stage',
      op: 'in',
      value: ['silent'],
    });
    expect(
      ruleOf({
        activity: null,
        segment: null,
        stages: ['silent', 'lost'],
        levels: ['vip'],
        returning: true,
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
