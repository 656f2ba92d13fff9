// What slices and fields of the policy are called, and what their figures count.
import { hasWords, t } from '../../../i18n';
import type { FieldSpec, SliceSpec } from './schema';

// "window_months" -> "window months", where the catalogue has nothing better.
function spelled(key: string): string {
  return key.replaceAll('_', ' ');
}

export function sliceName({ key }: Pick<SliceSpec, 'key'>): string {
  return hasWords(`policy.${key}`) ? t(`policy.${key}`) : spelled(key);
}

export function sliceAbout(slice: SliceSpec): string {
  const key = `policy.${slice.key}.about`;
  return hasWords(key) ? t(key) : slice.description;
}

export function fieldName(slice: string, key: string): string {
  const message = `policy.${slice}.${key}`;
  return hasWords(message) ? t(message) : spelled(key);
}

export function fieldAbout(slice: string, field: FieldSpec): string {
  const key = `policy.${slice}.${field.key}.about`;
  if (hasWords(key)) return t(key);
  // A name of its own says enough; without one, the schema's English is better than nothing.
  return hasWords(`policy.${slice}.${field.key}`) ? '' : field.description;
}

// What the members of a list are called: "5 分|4 分|3 分|2 分" of the catalogue, else their number.
export function memberName(slice: string, key: string, index: number): string {
  const message = `policy.${slice}.${key}.members`;
  const names = hasWords(message) ? t(message).split('|') : [];
  return names[index] ?? String(index + 1);
}

const UNITS = [
  'months',
  'days',
  'weeks',
  'percent',
  'minutes',
  'orders',
  'hours',
  'items',
] as const;

// By the end of the name, which states it.
export function unitOf(key: string, currency: string): string {
  if (key.endsWith('_major') || key.endsWith('_amount_bounds') || key === 'price_bounds') {
    return currency;
  }
  const unit = UNITS.find((name) => key.endsWith(`_${name}`));
  return unit === undefined ? '' : t(`ui.unit_of.${unit}`);
}
