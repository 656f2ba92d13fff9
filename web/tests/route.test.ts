import { expect, test } from 'vitest';
import { formatRoute, HOME, listParam, parseRoute } from '../src/route';

test('a route survives the address bar, whatever its id and parameters hold', () => {
  const route = {
    view: 'customer' as const,
    id: '张三/a?b#c%',
    params: { stage: 'silent,lost', q: 'a&b=c 杭州' },
  };
  expect(parseRoute(formatRoute(route))).toEqual(route);
});

test('no fragment, an unknown view and nonsense all lead home', () => {
  for (const fragment of ['', '#', '#/', '#/nowhere', '#main', '#/__proto__', '#//evil.example']) {
    expect(parseRoute(fragment)).toEqual(HOME);
  }
});

test('a broken escape is kept as it stands', () => {
  expect(parseRoute('#/customer/%E5%').id).toBe('%E5%');
});

test('empty parameters are left out of the address', () => {
  expect(formatRoute({ view: 'customers', id: null, params: { q: '', stage: 'lost' } })).toBe(
    '#/customers?stage=lost',
  );
});

test('an absent list is empty, not a list of one empty word', () => {
  expect(listParam(parseRoute('#/customers'), 'stage')).toEqual([]);
  expect(listParam(parseRoute('#/customers?stage=silent,lost'), 'stage')).toEqual([
    'silent',
    'lost',
  ]);
});
