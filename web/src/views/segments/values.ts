// The value of a leaf as it is typed and back: money in whole units with a fraction, rates in percent,
// everything else as it is. null where what is typed is no such value.
import { isRate } from '../../figures';
import type { Fact } from '../../protocol';

// How a figure is typed: by which power of ten it differs from what the rule holds.
function decimalsOf(fact: Fact, minorDigits: number): number {
  if (fact.type === 'money') return minorDigits;
  return isRate(fact) ? 2 : 0;
}

export function typedText(fact: Fact, value: string | number, minorDigits: number): string {
  if (typeof value === 'string') return value;
  const decimals = decimalsOf(fact, minorDigits);
  if (fact.type === 'money') {
    const digits = String(Math.abs(value)).padStart(decimals + 1, '0');
    const whole = digits.slice(0, digits.length - decimals);
    const fraction = decimals === 0 ? '' : digits.slice(-decimals).replace(/0+$/, '');
    return (value < 0 ? '-' : '') + whole + (fraction === '' ? '' : `.${fraction}`);
  }
  return decimals === 0 ? String(value) : String(Number((value * 10 ** decimals).toPrecision(12)));
}

const WHOLE = /^-?\d{1,15}$/;
const DECIMAL = /^-?\d{1,15}(\.\d+)?$/;

// Accepts full-width digits, thousands separators and what stands around a figure: ￥1,000 元, 30 %.
export function readFigure(fact: Fact, typed: string, minorDigits: number): number | null {
  const text = typed
    .normalize('NFKC')
    .replace(/[,\s¥$€£%元]/g, '')
    .replace('−', '-');
  if (fact.type === 'count') return WHOLE.test(text) ? Number(text) : null;
  if (!DECIMAL.test(text)) return null;
  if (fact.type === 'money') {
    const [whole = '0', fraction = ''] = text.split('.');
    if (fraction.length > minorDigits) return null;
    const minor = Number(whole.replace('-', '') + fraction.padEnd(minorDigits, '0'));
    if (!Number.isSafeInteger(minor)) return null;
    return whole.startsWith('-') && minor !== 0 ? -minor : minor;
  }
  const decimals = decimalsOf(fact, minorDigits);
  return decimals === 0 ? Number(text) : Number((Number(text) / 10 ** decimals).toPrecision(12));
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function readDay(typed: string): string | null {
  return DAY.test(typed) && !Number.isNaN(Date.parse(typed)) ? typed : null;
}

// "1, 3、5" as figures; null if one of them is none.
export function readFigures(fact: Fact, typed: string, minorDigits: number): number[] | null {
  const parts = typed.split(/[\s、；;，]+|,(?!\d{3}(?:\D|$))/).filter((part) => part !== '');
  const figures = parts.map((part) => readFigure(fact, part, minorDigits));
  return figures.includes(null) ? null : (figures as number[]);
}
