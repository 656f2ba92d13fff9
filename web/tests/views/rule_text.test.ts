import { beforeEach, describe, expect, it } from 'vitest';
import type { Rule } from '../../src/protocol';
import { facts, language } from '../../src/state';
import { ruleText } from '../../src/views/common/rule_text';
import { FACTS } from '../fakes/desk';

beforeEach(() => {
  facts.value = FACTS;
  language.value = 'zh';
});

const silent: Rule = { fact: 'stage', op: 'eq', value: 'silent' };

describe('ruleText', () => {
  it('says a leaf with the words and figures of the table', () => {
    expect(ruleText(silent)).toBe('生命周期阶段：沉默客户');
    expect(ruleText({ fact: 'net_minor', op: 'ge', value: 100_000 })).toBe(
      '累计实付净额 ≥ ¥1,000.00',
    );
    expect(ruleText({ fact: 'level', op: 'in', value: ['supreme', 'vip'] })).toBe(
      'RFM 等级：至尊VIP、VIP',
    );
    expect(ruleText({ fact: 'recency_days', op: 'between', value: [45, 90] })).toBe(
      '距最近购买天数 45～90',
    );
    expect(ruleText({ fact: 'last_day', op: 'within_days', value: 30 })).toBe(
      '最近购买日在最近 30 天内',
    );
  });

  it('says from where to where in one breath', () => {
    const rule: Rule = {
      all: [
        { fact: 'orders', op: 'eq', value: 1 },
        { fact: 'recency_days', op: 'ge', value: 7 },
        { fact: 'recency_days', op: 'lt', value: 45 },
      ],
    };
    expect(ruleText(rule)).toBe('成交订单数：1；距最近购买天数 ≥ 7 且 < 45');
  });

  it('keeps two bounds on different facts apart', () => {
    const rule: Rule = {
      all: [
        { fact: 'orders', op: 'ge', value: 2 },
        { fact: 'recency_days', op: 'lt', value: 45 },
      ],
    };
    expect(ruleText(rule)).toBe('成交订单数 ≥ 2；距最近购买天数 < 45');
  });

  it('puts a choice among conditions in brackets', () => {
    const lost: Rule = { fact: 'stage', op: 'eq', value: 'lost' };
    const returning: Rule = { fact: 'orders', op: 'ge', value: 2 };
    expect(ruleText({ all: [{ any: [silent, lost] }, returning] })).toBe(
      '（生命周期阶段：沉默客户，或生命周期阶段：流失客户）；成交订单数 ≥ 2',
    );
    expect(ruleText({ not: silent })).toBe('不满足（生命周期阶段：沉默客户）');
  });

  it('says what everybody and nobody is', () => {
    expect(ruleText({ all: [] })).toBe('所有客户');
    expect(ruleText({ any: [] })).toBe('没有人');
  });

  it('says a fact that it does not know by its id', () => {
    expect(ruleText({ fact: 'future_fact', op: 'ge', value: 3 })).toBe('future_fact ≥ 3');
  });
});
