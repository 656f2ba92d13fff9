import { expect, test } from 'vitest';
import { staysHere } from '../src/guard';

test('only the same document and downloads of the page itself are let through', () => {
  const here = 'https://shop.example/shuke/index.html#/data';
  expect(staysHere(here, 'https://shop.example/shuke/index.html#/overview')).toBe(true);
  expect(staysHere(here, 'https://shop.example/shuke/index.html')).toBe(true);
  expect(staysHere(here, 'blob:https://shop.example/5e8')).toBe(true);
  expect(staysHere(here, 'https://shop.example/shuke/index.html?q=13812341234')).toBe(false);
  expect(staysHere(here, 'https://shop.example/shuke/other.html')).toBe(false);
  expect(staysHere(here, 'https://evil.example/shuke/index.html')).toBe(false);
  expect(staysHere(here, 'data:text/html,x')).toBe(false);
});

test('from disk only the file itself is here', () => {
  expect(staysHere('file:///home/a/shuke.html', 'file:///home/a/shuke.html#/data')).toBe(true);
  expect(staysHere('file:///home/a/shuke.html', 'file:///home/a/other.html')).toBe(false);
});
