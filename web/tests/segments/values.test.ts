import { describe, expect, it } from 'vitest';
import type { Fact } from '../../src/protocol';
import { readDay, readFigure, readFigures, typedText } from '../../src/views/segments/values';

const money: Fact = { id: 'net_minor', topic: '', type: 'money' };
const count: Fact = { id: 'orders', topic: '', type: 'count' };
const rate: Fact = { id: 'refund_rate', topic: '', type: 'number' };
const number: Fact = { id: 'clv', topic: '', type: 'number' };

describe('money', () => {
  it('is typed in whole units and held in minor ones', () => {
    expect(readFigure(money, '1234.5', 2)).toBe(123450);
    expect(readFigure(money, '￥1,000 元', 2)).toBe(100000);
    expect(readFigure(money, '-0.05', 2)).toBe(-5);
    expect(readFigure(money, '０．３', 2)).toBe(30);
    expect(readFigure(money, '1000', 0)).toBe(1000);
  });

  it('refuses what has more digits than the currency, or is no amount', () => {
    expect(readFigure(money, '1.005', 2)).toBeNull();
    expect(readFigure(money, '1.5', 0)).toBeNull();
    for (const text of ['', '.', 'abc', '1.2.3', '--1', '1e5', '9'.repeat(20)]) {
      expect(readFigure(money, text, 2), text).toBeNull();
    }
  });

  it('comes back as it was typed, to the last digit', () => {
    for (const minor of [0, 1, 10, 99, 100, 123450, -5, 9007199254740991]) {
      expect(readFigure(money, typedText(money, minor, 2), 2)).toBe(minor);
    }
    expect(typedText(money, 123450, 2)).toBe('1234.5');
    expect(typedText(money, 100000, 2)).toBe('1000');
    expect(typedText(money, -5, 2)).toBe('-0.05');
  });
});

describe('other figures', () => {
  it('are typed in percent where they are shares', () => {
    expect(readFigure(rate, '30', 2)).toBe(0.3);
    expect(readFigure(rate, '12.5 %', 2)).toBe(0.125);
    expect(typedText(rate, 0.3, 2)).toBe('30');
    expect(typedText(rate, 0.07, 2)).toBe('7');
  });

  it('are whole where they count', () => {
    expect(readFigure(count, '2', 2)).toBe(2);
    expect(readFigure(count, '2.5', 2)).toBeNull();
    expect(readFigure(number, '2.5', 2)).toBe(2.5);
  });

  it('stand side by side with anything between them', () => {
    expect(readFigures(count, '1 3、5', 2)).toEqual([1, 3, 5]);
    expect(readFigures(count, '1,3,5', 2)).toEqual([1, 3, 5]);
    expect(readFigures(money, '1,000 2000', 2)).toEqual([100000, 200000]);
    expect(readFigures(count, '', 2)).toEqual([]);
    expect(readFigures(count, '1 x', 2)).toBeNull();
  });
});

it('a day is one that the calendar has', () => {
  expect(readDay('2026-11-22')).toBe('2026-11-22');
  expect(readDay('2026-13-01')).toBeNull();
  expect(readDay('22.11.2026')).toBeNull();
});
