import { describe, expect, it } from 'vitest';
import {
  formatBytes,
  formatCount,
  formatCountShort,
  formatDay,
  formatDuration,
  formatMoney,
  formatMoneyShort,
  formatNumber,
  formatShare,
  maskEmail,
  maskKey,
  maskName,
  maskPhone,
} from '../src/format';

const CNY = { currency: 'CNY', minor_digits: 2 };
const JPY = { currency: 'JPY', minor_digits: 0 };
const KWD = { currency: 'KWD', minor_digits: 3 };

describe('formatMoney', () => {
  it('writes minor units with two decimals and thousands separators', () => {
    expect(formatMoney(1234560, CNY)).toBe('¥12,345.60');
    expect(formatMoney(974774793, CNY)).toBe('¥9,747,747.93');
  });
  it('pads amounts below one unit', () => {
    expect(formatMoney(0, CNY)).toBe('¥0.00');
    expect(formatMoney(7, CNY)).toBe('¥0.07');
    expect(formatMoney(70, CNY)).toBe('¥0.70');
  });
  it('puts the minus before the symbol', () => {
    expect(formatMoney(-61134209, CNY)).toBe('\u2212¥611,342.09');
  });
  it('follows the minor digits of the currency', () => {
    expect(formatMoney(12345, JPY)).toBe('JP¥12,345');
    expect(formatMoney(12345, KWD)).toBe('KWD\u00a012.345');
  });
  it('keeps every digit of a sum that floating point would blur when divided', () => {
    expect(formatMoney(9007199254740991, CNY)).toBe('¥90,071,992,547,409.91');
  });
  it('shows what is absent as a dash', () => {
    expect(formatMoney(null, CNY)).toBe('—');
    expect(formatMoney(undefined, CNY)).toBe('—');
    expect(formatMoney(Number.NaN, CNY)).toBe('—');
  });
});

describe('formatMoneyShort', () => {
  it('uses 万 and 亿 in Chinese', () => {
    expect(formatMoneyShort(123456789, CNY, 'zh')).toBe('¥123.5万');
    expect(formatMoneyShort(1234567890000, CNY, 'zh')).toBe('¥123.46亿');
  });
  it('uses K, M and B in English', () => {
    expect(formatMoneyShort(1234567, CNY, 'en')).toBe('¥12.3K');
    expect(formatMoneyShort(974774793, CNY, 'en')).toBe('¥9.75M');
    expect(formatMoneyShort(123456789012, CNY, 'en')).toBe('¥1.23B');
  });
  it('is exact to the unit below ten thousand', () => {
    expect(formatMoneyShort(999949, CNY, 'zh')).toBe('¥9,999');
    expect(formatMoneyShort(0, CNY, 'zh')).toBe('¥0');
    expect(formatMoneyShort(-123400, CNY, 'en')).toBe('\u2212¥1,234');
  });
  it('moves to the next step when rounding reaches it', () => {
    expect(formatMoneyShort(9999999900, CNY, 'zh')).toBe('¥1.00亿');
    expect(formatMoneyShort(99999999, CNY, 'en')).toBe('¥1.00M');
  });
  it('never writes a negative zero', () => {
    expect(formatMoneyShort(-20, CNY, 'zh')).toBe('¥0');
  });
});

describe('counts, numbers and shares', () => {
  it('groups thousands', () => {
    expect(formatCount(1234)).toBe('1,234');
    expect(formatCount(541909)).toBe('541,909');
    expect(formatCount(999)).toBe('999');
    expect(formatCount(-8905)).toBe('\u22128,905');
    expect(formatCount(null)).toBe('—');
  });
  it('shortens counts for axes', () => {
    expect(formatCountShort(12000, 'zh')).toBe('1.2万');
    expect(formatCountShort(12000, 'en')).toBe('12K');
    expect(formatCountShort(9999, 'zh')).toBe('9,999');
    expect(formatCountShort(2500000, 'en')).toBe('2.5M');
  });
  it('writes numbers with the decimals asked for and no negative zero', () => {
    expect(formatNumber(1234.56, 1)).toBe('1,234.6');
    expect(formatNumber(-0.04, 1)).toBe('0.0');
    expect(formatNumber(undefined, 1)).toBe('—');
  });
  it('writes shares with one decimal, and a missing one as a dash, not as zero', () => {
    expect(formatShare(0.12345)).toBe('12.3\u00a0%');
    expect(formatShare(1)).toBe('100.0\u00a0%');
    expect(formatShare(0)).toBe('0.0\u00a0%');
    expect(formatShare(null)).toBe('—');
  });
});

describe('days, bytes and durations', () => {
  it('passes days through', () => {
    expect(formatDay('2026-11-22')).toBe('2026-11-22');
    expect(formatDay(null)).toBe('—');
    expect(formatDay('')).toBe('—');
  });
  it('shows sizes as file managers do', () => {
    expect(formatBytes(0)).toBe('0\u00a0B');
    expect(formatBytes(999)).toBe('999\u00a0B');
    expect(formatBytes(12_345_678)).toBe('12.3\u00a0MB');
    expect(formatBytes(999_999)).toBe('1.0\u00a0MB');
    expect(formatBytes(234_000_000)).toBe('234\u00a0MB');
  });
  it('shows durations as a clock', () => {
    expect(formatDuration(7)).toBe('0:07');
    expect(formatDuration(725)).toBe('12:05');
    expect(formatDuration(3723)).toBe('1:02:03');
    expect(formatDuration(59.7)).toBe('1:00');
    expect(formatDuration(Infinity)).toBe('—');
  });
});

describe('masks', () => {
  it('keeps three and four digits of a mobile number', () => {
    expect(maskPhone('13812341234')).toBe('138****1234');
    expect(maskPhone("'13812341234")).toBe('138****1234');
  });
  it('keeps almost nothing of a short number', () => {
    expect(maskPhone('88661234')).toBe('****34');
    expect(maskPhone('110')).toBe('****');
  });
  it('keeps the first character of a name, whole even outside the basic plane', () => {
    expect(maskName('张小明')).toBe('张**');
    expect(maskName('𠮷田')).toBe('𠮷**');
    expect(maskName('tb_happy2015')).toBe('t**');
    expect(maskName('')).toBe('');
  });
  it('does not tell the length of what it hides', () => {
    expect(maskName('张三')).toBe(maskName('张三丰与他的朋友'));
  });
  it('masks a key as what it looks like', () => {
    expect(maskKey('13812341234')).toBe('138****1234');
    expect(maskKey('someone@example.com')).toBe('s**@example.com');
    expect(maskKey('买家小王')).toBe('买**');
    expect(maskKey('17850')).toBe('1**');
    expect(maskEmail('@example.com')).toBe('@**');
  });
});
