import { expect, test } from 'vitest';
import { findEntries, type PaletteEntry } from '../../src/frame/find';

const entry = (id: string, words: string): PaletteEntry => ({
  id,
  group: 'views',
  icon: 'data',
  title: id,
  words,
  run: () => undefined,
});

const entries = [
  entry('overview', '概览 overview'),
  entry('customers', '客户 customers'),
  entry('silent', '沉默客户 silent customers'),
];

const found = (query: string) => findEntries(entries, query).map(({ id }) => id);

test('an empty query finds everything, in its order', () => {
  expect(found('  ')).toEqual(['overview', 'customers', 'silent']);
});

test('words of either language are found, in any case', () => {
  expect(found('客户')).toEqual(['customers', 'silent']);
  expect(found('Silent')).toEqual(['silent']);
});

test('what begins with the query comes first', () => {
  expect(findEntries([entries[2]!, entries[1]!], '客户').map(({ id }) => id)).toEqual([
    'customers',
    'silent',
  ]);
});

test('all words must be there', () => {
  expect(found('silent cust')).toEqual(['silent']);
  expect(found('silent overview')).toEqual([]);
});
