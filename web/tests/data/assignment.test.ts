import { describe, expect, test } from 'vitest';
import type { Preview } from '../../src/protocol';
import {
  assign,
  decimalOf,
  mapOf,
  missing,
  onlyMark,
  rolesFor,
  suggested,
} from '../../src/views/data/assignment';

const preview: Preview = {
  headers: ['编号', '客户', '金额', '时间', ''],
  rows: [],
  mapping: { order_id: '编号' },
  candidates: [
    { column: 1, header: '客户', role: 'nick', score: 0.9 },
    { column: 2, header: '金额', role: 'order_amount', score: 0.6 },
    { column: 2, header: '金额', role: 'paid_amount', score: 0.8 },
    { column: 3, header: '时间', role: 'paid_at', score: 0.3 },
    { column: 4, header: '', role: 'nick', score: 0.95 },
  ],
  encoding: 'utf-8',
  delimiter: ',',
  rows_are_orders: false,
  sheet: '',
  sheets: [],
  platform: 'generic',
  needs: [
    { id: 'order_id', any_of: [['order_id']] },
    { id: 'date', any_of: [['created_at'], ['paid_at']] },
    { id: 'amount', any_of: [['line_amount'], ['unit_price', 'quantity']] },
  ],
  roles: ['order_id', 'nick', 'paid_at', 'paid_amount', 'order_amount'].map((role) => ({
    role,
    required: false,
    number: role.endsWith('amount'),
  })),
  decimal: {},
};

describe('suggested', () => {
  test('keeps what the file says and adds the likeliest of the rest', () => {
    // "nick" goes to the better candidate, a doubtful date to nobody.
    expect(suggested(preview)).toEqual(['order_id', null, 'paid_amount', null, 'nick']);
  });
});

describe('assign', () => {
  test('a role is played by one column at a time', () => {
    expect(assign(['order_id', 'nick', null], 2, 'nick')).toEqual(['order_id', null, 'nick']);
  });

  test('taking a role away leaves the others', () => {
    expect(assign(['order_id', 'nick'], 1, null)).toEqual(['order_id', null]);
  });
});

describe('missing', () => {
  test('names what an order cannot do without', () => {
    expect(missing(preview.needs, [])).toEqual(['order_id', 'date', 'amount']);
    expect(missing(preview.needs, ['order_id', 'paid_at', 'line_amount'])).toEqual([]);
  });

  test('a price needs its quantity to be an amount', () => {
    expect(missing(preview.needs, ['order_id', 'created_at', 'unit_price'])).toEqual(['amount']);
    expect(missing(preview.needs, ['order_id', 'created_at', 'unit_price', 'quantity'])).toEqual(
      [],
    );
  });
});

describe('mapOf', () => {
  test('gives each role its header and takes away what the owner unset', () => {
    expect(mapOf([null, 'nick', 'paid_amount', 'paid_at', null], preview)).toEqual({
      order_id: '',
      nick: '客户',
      paid_amount: '金额',
      paid_at: '时间',
    });
  });
});

describe('rolesFor', () => {
  test('offers the likely roles of a column first, each once', () => {
    const roles = rolesFor(preview, 2).map(({ role }) => role);
    expect(roles.slice(0, 2)).toEqual(['paid_amount', 'order_amount']);
    expect(new Set(roles).size).toBe(roles.length);
    expect(roles).toHaveLength(preview.roles.length);
  });
});

describe('the decimal mark', () => {
  test('is told of every column of numbers, and of no other', () => {
    expect(decimalOf('comma', preview)).toEqual({ paid_amount: 'comma', order_amount: 'comma' });
  });

  test('is one only if all columns agree', () => {
    expect(onlyMark({ paid_amount: 'comma', quantity: 'comma' })).toBe('comma');
    expect(onlyMark({ paid_amount: 'comma', quantity: 'point' })).toBe(null);
    expect(onlyMark({})).toBe(null);
  });
});
