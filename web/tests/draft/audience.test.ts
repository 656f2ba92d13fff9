import { describe, expect, it } from 'vitest';
import { formatRoute, parseRoute } from '../../src/route';
import { audienceOf, paramsOfKey } from '../../src/views/draft/audience';

const at = (fragment: string) => audienceOf(parseRoute(fragment));

describe('the audience of a draft', () => {
  it('is nobody’s until one is chosen', () => {
    expect(at('#/draft')).toBeNull();
    expect(at('#/draft?stage=&level=nonsense')).toBeNull();
  });

  it('is an activity, a stage or a level by name', () => {
    expect(at('#/draft?activity=second_order')?.request).toEqual({ activity: 'second_order' });
    expect(at('#/draft?stage=silent')?.request).toEqual({ activity: 'stage:silent' });
    expect(at('#/draft?level=vip')?.request).toEqual({ activity: 'level:vip' });
  });

  it('is a step of reminding of unpaid orders, and keeps its own words', () => {
    const step = at('#/draft?activity=unpaid_reminder&unpaid=chat');
    expect(step?.request).toEqual({ activity: 'unpaid_reminder', unpaid: 'chat' });
    expect(step?.key).not.toBe(at('#/draft?activity=unpaid_reminder&unpaid=sms')?.key);
    expect(at('#/draft?activity=unpaid_reminder&unpaid=nonsense')?.request).toEqual({
      activity: 'unpaid_reminder',
    });
  });

  it('is a rule when the table’s filter says more', () => {
    expect(at('#/draft?stage=silent,lost&level=vip')?.request).toEqual({
      rule: {
        all: [
          { fact: 'stage', op: 'in', value: ['silent', 'lost'] },
          { fact: 'level', op: 'in', value: ['vip'] },
        ],
      },
      name: 'custom',
    });
    expect(at('#/draft?stage=silent&orders=returning')?.key).toBe('custom');
  });

  it('comes back from the address of its key', () => {
    for (const key of ['second_order', 'stage:silent', 'level:vip']) {
      const address = formatRoute({ view: 'draft', id: null, params: paramsOfKey(key) });
      expect(at(address)?.key).toBe(key);
    }
  });
});
