import { describe, expect, it } from 'vitest';
import type { Fact } from '../../src/protocol';
import { Columns } from '../../src/views/customers/columns';

const FACTS: Fact[] = [
  { id: 'province', topic: 'orders', type: 'text' },
  { id: 'orders', topic: 'orders', type: 'count' },
  { id: 'items', topic: 'orders', type: 'count' },
  { id: 'net_minor', topic: 'orders', type: 'money' },
  { id: 'recency_days', topic: 'orders', type: 'count' },
  { id: 'buyer', topic: 'orders', type: 'text', personal: true },
];

const shown = (columns: Columns) => columns.visible().map((column) => column.fact.id);

describe('Columns', () => {
  it('begins with the buyer, then the facts a shop looks at first, and hides the rest', () => {
    expect(shown(new Columns(FACTS))).toEqual([
      'buyer',
      'net_minor',
      'orders',
      'recency_days',
      'province',
    ]);
  });

  it('shows and hides a column, but never the one that names the row', () => {
    const columns = new Columns(FACTS);
    expect(columns.choices().map((choice) => choice.fact.id)).not.toContain('buyer');
    const before = columns.changes.value;
    columns.toggle('items');
    columns.toggle('orders');
    expect(shown(columns)).toEqual(['buyer', 'net_minor', 'recency_days', 'province', 'items']);
    expect(columns.changes.value).toBeGreaterThan(before);
    columns.reset();
    expect(shown(columns)).toContain('orders');
    expect(shown(columns)).not.toContain('items');
  });

  it('begins with the best customers', () => {
    expect(new Columns(FACTS).sort()).toEqual({ fact: 'net_minor', descending: true });
  });

  it('sorts figures by the largest first, texts and recency by the smallest, then turns, then stops', () => {
    const columns = new Columns(FACTS);
    columns.toggleSort('orders');
    expect(columns.sort()).toEqual({ fact: 'orders', descending: true });
    columns.toggleSort('orders');
    expect(columns.sort()).toEqual({ fact: 'orders', descending: false });
    columns.toggleSort('orders');
    expect(columns.sort()).toBeNull();
    columns.toggleSort('province');
    expect(columns.sort()).toEqual({ fact: 'province', descending: false });
    columns.toggleSort('recency_days');
    expect(columns.sort()).toEqual({ fact: 'recency_days', descending: false });
  });

  it('aligns figures to the right and leaves texts and days alone', () => {
    const numeric = Object.fromEntries(
      new Columns(FACTS).visible().map((column) => [column.fact.id, column.numeric]),
    );
    expect(numeric).toMatchObject({ buyer: false, province: false, orders: true, net_minor: true });
  });
});
