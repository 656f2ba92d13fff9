import { expect, test } from 'vitest';
import { explain } from '../src/status_memory';

const words = (policy: string | null) =>
  (JSON.parse(policy ?? 'null') as { ingest: { status_words: unknown } }).ingest.status_words;

test('a word is added beside the others, and the rest of the policy stays', () => {
  const before = JSON.stringify({
    rfm: { window_months: 6 },
    ingest: { utc_offset_minutes: 0, status_words: { 搁浅: 'closed' } },
  });
  expect(JSON.parse(explain(before, '到手', 'completed')!)).toEqual({
    rfm: { window_months: 6 },
    ingest: { utc_offset_minutes: 0, status_words: { 搁浅: 'closed', 到手: 'completed' } },
  });
});

test('a word can be explained anew and forgotten', () => {
  const known = explain('{}', '到手', 'completed')!;
  expect(explain(known, '到手', 'completed')).toBeNull();
  expect(words(explain(known, '到手', 'paid'))).toEqual({ 到手: 'paid' });
  expect(words(explain(known, '到手', null))).toEqual({});
  expect(explain('{}', '到手', null)).toBeNull();
});

test('a word may be the name of anything', () => {
  expect(words(explain('{}', 'constructor', 'paid'))).toEqual({ constructor: 'paid' });
});
