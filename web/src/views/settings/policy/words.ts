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
  const own = `policy.${slice}.${key}.members`;
  const message = hasWords(own) ? own : `${CHOICES_OF[`${slice}.${key}`] ?? ''}members`;
  const names = hasWords(message) ? t(message).split('|') : [];
  return names[index] ?? String(index + 1);
}

// What a choice is called: by the field's own words, else by those of what it chooses.
const CHOICES_OF: Readonly<Record<string, string>> = {
  'tiers.role': 'tier_role.',
  'tiers.service': 'tier_service.',
  'rfm.segments': 'rfm_segment.',
  'ingest.status_words': 'ui.order_state.',
  'plan.unpaid_chat_channel': 'channel.',
  'membership.former_groups': 'policy.membership.groups.',
};

export function choiceName(slice: string, field: string, choice: string): string {
  const own = `policy.${slice}.${field}.${choice}`;
  if (hasWords(own)) return t(own);
  const shared = `${CHOICES_OF[`${slice}.${field}`] ?? ''}${choice}`;
  return hasWords(shared) ? t(shared) : spelled(choice);
}

// A row or a column of a grid: "R {n}".
export function rowName(
  slice: string,
  field: string,
  which: 'row' | 'column',
  index: number,
): string {
  const key = `policy.${slice}.${field}.${which}`;
  return hasWords(key) ? t(key, { n: index + 1 }) : String(index + 1);
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
