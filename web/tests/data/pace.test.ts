import { expect, test } from 'vitest';
import { paceOf } from '../../src/views/data/pace';

const at = (bytes: number, total: number, pass = 1) => ({
  bytes,
  bytes_total: total,
  rows: 0,
  pass,
});

test('half of a file in two seconds leaves two more', () => {
  expect(paceOf(at(50e6, 100e6), 2)).toEqual({
    done: 0.5,
    bytesPerSecond: 25e6,
    secondsLeft: 2,
  });
});

test('says nothing of speed before it can tell', () => {
  expect(paceOf(at(4e6, 100e6), 0.2)).toEqual({
    done: 0.04,
    bytesPerSecond: null,
    secondsLeft: null,
  });
  expect(paceOf(at(0, 100e6), 5).secondsLeft).toBeNull();
});

test('counts a second reading on top of the first', () => {
  const pace = paceOf(at(50e6, 100e6, 2), 3);
  expect(pace.bytesPerSecond).toBe(50e6);
  expect(pace.secondsLeft).toBe(1);
});

test('of unknown length nobody knows the share or the end', () => {
  expect(paceOf(at(5e6, 0), 1)).toEqual({ done: null, bytesPerSecond: 5e6, secondsLeft: null });
});

test('a file that grew while being read is not more than done', () => {
  expect(paceOf(at(120, 100), 1).done).toBe(1);
});
