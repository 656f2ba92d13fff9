// What the owner has written for a draft. Kept for each audience while the page is open, so that
// looking at the customers and coming back loses nothing; what the shop says of itself (its name, its
// link) is the same for all.
import { signal } from '@preact/signals';
import type { Channel, DraftRequest } from '../../protocol';
import type { Language } from '../../state';
import type { Audience } from './audience';

// Absent: as the activity or the policy has it.
export interface Words {
  channel?: Channel;
  template?: string;
  subject?: string;
  opt_out?: string;
  coupon?: string;
  product?: string;
  control_percent?: number;
  name?: string | undefined;
  project?: string;
  sent?: string | undefined;
  window_days?: number | undefined;
  planned_lift?: number | undefined;
  coupon_minor?: number | undefined;
  gift_minor?: number | undefined;
}

export interface Shop {
  shop: string;
  link: string;
  // null: as the policy says.
  fan_name: string | null;
}

export const shop = signal<Shop>({ shop: '', link: '', fan_name: null });
const written = signal<ReadonlyMap<string, Words>>(new Map());

export function wordsFor(key: string): Words {
  return written.value.get(key) ?? {};
}

export function write(key: string, words: Words): void {
  written.value = new Map(written.value).set(key, { ...wordsFor(key), ...words });
}

// Back to the words of the activity.
export function forget(key: string): void {
  const rest = new Map(written.value);
  rest.delete(key);
  written.value = rest;
}

export function requestFor(audience: Audience, language: Language): DraftRequest {
  const { shop: name, link, fan_name } = shop.value;
  // What is undefined is left to the core, which takes no null.
  const words = Object.fromEntries(
    Object.entries(wordsFor(audience.key)).filter(([, value]) => value !== undefined),
  ) as Partial<DraftRequest>;
  return {
    ...audience.request,
    language,
    ...words,
    ...(name.trim() !== '' && { shop: name.trim() }),
    ...(link.trim() !== '' && { link: link.trim() }),
    ...(fan_name !== null && { fan_name: fan_name.trim() }),
  };
}
