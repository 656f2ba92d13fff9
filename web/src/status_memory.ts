// What the owner has said of status words that no platform's profile knows, kept in the policy: they
// mean that in every file from then on.
import type { OrderState } from './protocol';

interface PolicyDocument {
  ingest?: { status_words?: Record<string, OrderState> };
}

// The policy with one more word explained, or, for null, one forgotten; null if nothing changes.
export function explain(policy: string, word: string, state: OrderState | null): string | null {
  const document = JSON.parse(policy) as PolicyDocument;
  const words = new Map(Object.entries(document.ingest?.status_words ?? {}));
  if ((words.get(word) ?? null) === state) return null;
  if (state === null) words.delete(word);
  else words.set(word, state);
  const status_words = Object.fromEntries(words);
  return JSON.stringify({ ...document, ingest: { ...document.ingest, status_words } });
}
