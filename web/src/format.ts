// The one place where a figure becomes text: money, counts, shares, dates, bytes, durations, and the
// masks over personal data. Pure: the same input gives the same text whatever the browser's locale.
//
// Money comes as an integer of minor units and is written from its digits, never through a division
// of floating point numbers. What is null is written as a dash, never as zero.

import type { Language } from './state';

// The currency of an analysis, as the report states it.
export interface Currency {
  currency: string;
  minor_digits: number;
}

export const DASH = '—';
const MINUS = '\u2212';
const NBSP = '\u00a0';

const SYMBOLS: Readonly<Record<string, string>> = {
  CNY: '¥',
  USD: '$',
  EUR: '€',
  GBP: '£',
  JPY: 'JP¥',
  HKD: 'HK$',
  TWD: 'NT$',
  KRW: '₩',
  AUD: 'A$',
  CAD: 'CA$',
  SGD: 'S$',
};

// "1234567" becomes "1,234,567". Digits only.
function group(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}

function isNumber(value: number | null | undefined): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

// An integer with thousands separators: 1,234.
export function formatCount(value: number | null | undefined): string {
  if (!isNumber(value)) return DASH;
  const rounded = Math.round(value);
  return (rounded < 0 ? MINUS : '') + group(Math.abs(rounded).toFixed(0));
}

// A number with a fixed number of decimals: 1,234.5.
export function formatNumber(value: number | null | undefined, decimals: number): string {
  if (!isNumber(value)) return DASH;
  const [whole = '0', fraction] = Math.abs(value).toFixed(decimals).split('.');
  const text = group(whole) + (fraction === undefined ? '' : `.${fraction}`);
  return value < 0 && /[1-9]/.test(text) ? MINUS + text : text;
}

// A ratio as a percentage with one decimal: 12.3 %.
export function formatShare(value: number | null | undefined): string {
  if (!isNumber(value)) return DASH;
  return `${formatNumber(value * 100, 1)}${NBSP}%`;
}

export function symbolOf(currency: string): string {
  return SYMBOLS[currency] ?? currency + NBSP;
}

// An amount to its last minor unit: ¥12,345.60.
export function formatMoney(minor: number | null | undefined, unit: Currency): string {
  if (!isNumber(minor)) return DASH;
  const digits = Math.abs(Math.round(minor))
    .toFixed(0)
    .padStart(unit.minor_digits + 1, '0');
  const whole = digits.slice(0, digits.length - unit.minor_digits);
  const fraction = digits.slice(digits.length - unit.minor_digits);
  const sign = minor < 0 ? MINUS : '';
  return `${sign}${symbolOf(unit.currency)}${group(whole)}${fraction && `.${fraction}`}`;
}

interface Step {
  from: number; // whole units of the currency from which the step is used
  unit: number;
  word: string;
  decimals: number;
}

const STEPS: Readonly<Record<Language, readonly Step[]>> = {
  zh: [
    { from: 1e8, unit: 1e8, word: '亿', decimals: 2 },
    { from: 1e4, unit: 1e4, word: '万', decimals: 1 },
  ],
  en: [
    { from: 1e9, unit: 1e9, word: 'B', decimals: 2 },
    { from: 1e6, unit: 1e6, word: 'M', decimals: 2 },
    { from: 1e4, unit: 1e3, word: 'K', decimals: 1 },
  ],
};

// An amount short enough for a headline or an axis: ¥123.5万, $1.24M; below ten thousand it is exact
// to the unit. Where the short form stands, the exact one is a tooltip away.
export function formatMoneyShort(
  minor: number | null | undefined,
  unit: Currency,
  language: Language,
): string {
  if (!isNumber(minor)) return DASH;
  const amount = Math.abs(minor) / 10 ** unit.minor_digits;
  const sign = minor < 0 ? MINUS : '';
  const symbol = symbolOf(unit.currency);
  const steps = STEPS[language];
  for (let i = 0; i < steps.length; ++i) {
    const step = steps[i]!;
    // 99,999,999 is not "10000.0万": what rounds up to the next step is written in it.
    const rounded = Number((amount / step.unit).toFixed(step.decimals)) * step.unit;
    const larger = steps[i - 1];
    if (larger && rounded >= larger.from) {
      return `${sign}${symbol}${formatNumber(amount / larger.unit, larger.decimals)}${larger.word}`;
    }
    if (amount >= step.from) {
      return `${sign}${symbol}${formatNumber(amount / step.unit, step.decimals)}${step.word}`;
    }
  }
  const whole = formatNumber(amount, 0);
  return whole === '0' ? `${symbol}0` : `${sign}${symbol}${whole}`;
}

// A count short enough for an axis: 12,000 is 1.2万 or 12K.
export function formatCountShort(value: number | null | undefined, language: Language): string {
  if (!isNumber(value)) return DASH;
  const size = Math.abs(value);
  const step = STEPS[language].find((candidate) => size >= candidate.from);
  if (!step) return formatCount(value);
  const text = (size / step.unit).toFixed(step.decimals).replace(/\.?0+$/, '');
  return `${value < 0 ? MINUS : ''}${text}${step.word}`;
}

// A day as the core writes it, 2026-11-22; an empty or absent one is a dash.
export function formatDay(day: string | null | undefined): string {
  return day ? day : DASH;
}

const BYTE_UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

// A size in powers of 1,000 as file managers show it: 12.3 MB.
export function formatBytes(bytes: number | null | undefined): string {
  if (!isNumber(bytes)) return DASH;
  let unit = 0;
  let size = bytes;
  while (size >= 999.5 && unit < BYTE_UNITS.length - 1) {
    size /= 1000;
    ++unit;
  }
  const text = unit === 0 || size >= 100 ? formatNumber(size, 0) : formatNumber(size, 1);
  return `${text}${NBSP}${BYTE_UNITS[unit]!}`;
}

// A span of time as a clock shows it: 0:07, 12:05, 1:02:03.
export function formatDuration(seconds: number | null | undefined): string {
  if (!isNumber(seconds) || seconds < 0) return DASH;
  const total = Math.round(seconds);
  const two = (n: number) => String(n).padStart(2, '0');
  const hours = Math.floor(total / 3600);
  const minutes = Math.floor((total % 3600) / 60);
  const rest = two(total % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}

// ---- Masks. They show enough to tell two rows apart and too little to reach the person.

// 13812341234 becomes 138****1234. A number shorter than eleven digits keeps its last two.
export function maskPhone(phone: string): string {
  const digits = phone.replace(/[^\d+]/g, '');
  if (digits.length >= 11) return `${digits.slice(0, 3)}****${digits.slice(-4)}`;
  return `****${digits.length > 4 ? digits.slice(-2) : ''}`;
}

// The first character and two stars, whatever the length: 张**. Names and nicks alike.
export function maskName(name: string): string {
  const first = Array.from(name.trim())[0];
  return first === undefined ? '' : `${first}**`;
}

// someone@example.com becomes s**@example.com.
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return at <= 0 ? maskName(email) : maskName(email.slice(0, at)) + email.slice(at);
}

// A buyer key of any kind, masked as what it looks like: e-mail, phone number, or nick.
export function maskKey(key: string): string {
  const text = key.trim();
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) return maskEmail(text);
  if (/^\+?[\d\s()-]{11,}$/.test(text)) return maskPhone(text);
  return maskName(text);
}
