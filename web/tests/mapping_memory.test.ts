import { describe, expect, test } from 'vitest';
import { remember } from '../src/mapping_memory';

const mappings = (policy: string | null) =>
  (JSON.parse(policy ?? 'null') as { ingest: { mappings: unknown[] } }).ingest.mappings;

describe('remember', () => {
  const map = { order_id: '单号', created_at: '日子', paid_amount: '钱', status: '' };
  const mapping = { 单号: 'order_id', 日子: 'created_at', 钱: 'paid_amount' };

  test('turns the map round and leaves out roles that were taken away', () => {
    expect(mappings(remember('{}', map))).toEqual([mapping]);
  });

  test('keeps the rest of the policy and puts the newest first', () => {
    const before = JSON.stringify({
      rfm: { window_months: 6 },
      ingest: { utc_offset_minutes: 0, mappings: [{ x: 'order_id' }] },
    });
    const after = remember(before, map);
    expect(JSON.parse(after!)).toEqual({
      rfm: { window_months: 6 },
      ingest: { utc_offset_minutes: 0, mappings: [mapping, { x: 'order_id' }] },
    });
  });

  test('says nothing new when it knows the mapping, and replaces one for the same headers', () => {
    const known = remember('{}', map)!;
    expect(remember(known, map)).toBeNull();
    const other = { ...map, paid_amount: '', order_amount: '钱' };
    expect(mappings(remember(known, other))).toEqual([{ ...mapping, 钱: 'order_amount' }]);
  });

  test('has nothing to remember without a role', () => {
    expect(remember('{}', { status: '' })).toBeNull();
  });
});
