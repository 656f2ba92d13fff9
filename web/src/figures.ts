// The figures of the open report in words: format.ts with the language and the currency of the moment.
// Reading any of these inside a component subscribes it to both.
import { computed } from '@preact/signals';
import {
  DASH,
  formatCount,
  formatCountShort,
  formatDay,
  formatMoney,
  formatMoneyShort,
  formatNumber,
  formatShare,
  type Currency,
} from './format';
import { hasWords, t } from './i18n';
import type { Fact, FactValue } from './protocol';
import { language, report } from './state';

const NO_REPORT: Currency = { currency: 'CNY', minor_digits: 2 };

export const currency = computed<Currency>(() => report.value?.revenue ?? NO_REPORT);

export function money(minor: number | null | undefined): string {
  return formatMoney(minor, currency.value);
}

export function moneyShort(minor: number | null | undefined): string {
  return formatMoneyShort(minor, currency.value, language.value);
}

// For an axis, whose steps are round: 40万, not 40.0万.
export function moneyAxis(minor: number): string {
  return moneyShort(minor).replace(/\.0+(?=\D|$)/, '');
}

export function countShort(value: number | null | undefined): string {
  return formatCountShort(value, language.value);
}

// With a plus before what is above 0: of what has moved.
export function signed(text: string, value: number | null | undefined): string {
  return typeof value === 'number' && value > 0 ? `+${text}` : text;
}

// A count with what it counts: "1,234 人", "1 customer". `unit` ends a key "ui.unit.<unit>".
export function counted(value: number | null | undefined, unit: string): string {
  if (value === null || value === undefined) return DASH;
  return t(`ui.unit.${unit}`, { count: value, n: formatCount(value) });
}

export function people(value: number | null | undefined): string {
  return counted(value, 'people');
}

// The words for a code of a fact: stages and levels have their own, others are as the fact says.
export function codeText(fact: string, code: string): string {
  for (const key of [`${fact}.${code}`, `fact.${fact}.${code}`]) {
    if (hasWords(key)) return t(key);
  }
  return code;
}

// What an activity of the policy is called; the shop's own go by the name that it gave them.
export function activityName(activity: string): string {
  const key = `activity.${activity}`;
  return hasWords(key) ? t(key) : activity;
}

// What the exports do not say about an activity, for those that stand on an estimate.
export function activityAbout(activity: string): string | null {
  const key = `activity.${activity}.about`;
  return hasWords(key) ? t(key) : null;
}

export function factName(fact: string): string {
  const key = `fact.${fact}`;
  return hasWords(key) ? t(key) : fact;
}

// Whether a number is a share of one, as what the registry calls a rate or a share is.
export function isRate(fact: Fact): boolean {
  return fact.type === 'number' && /_(rate|share)$|^(p_|churn_risk)/.test(fact.id);
}

// The value of a fact as a table cell shows it, personal data in clear: masking is the view's part.
export function factText(fact: Fact, value: FactValue | undefined): string {
  if (value === null || value === undefined || value === '') return DASH;
  switch (fact.type) {
    case 'money':
      return money(Number(value));
    case 'count':
      return formatCount(Number(value));
    case 'number':
      return isRate(fact) ? formatShare(Number(value)) : formatNumber(Number(value), 2);
    case 'day':
      return formatDay(String(value));
    case 'code':
      return codeText(fact.id, String(value));
    case 'lists':
      return String(value).replaceAll('; ', t('ui.list_separator'));
    case 'texts':
    case 'text':
      return fact.id === 'platform' && hasWords(`ui.scope.${value}`)
        ? t(`ui.scope.${value}`)
        : String(value);
  }
}
