import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { inTurn } from '../../src/charts/turns';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('work is done in order, one piece a task, and can be taken back', () => {
  const done: string[] = [];
  inTurn(() => done.push('a'));
  const takeBack = inTurn(() => done.push('b'));
  inTurn(() => done.push('c'));
  expect(done).toEqual([]);
  vi.advanceTimersToNextTimer();
  expect(done).toEqual(['a']);
  takeBack();
  vi.advanceTimersToNextTimer();
  expect(done).toEqual(['a', 'c']);
  expect(vi.getTimerCount()).toBe(0);
});

test('work that fails does not hold up what follows', () => {
  const done: string[] = [];
  inTurn(() => {
    throw new Error('broken');
  });
  inTurn(() => done.push('next'));
  expect(() => vi.advanceTimersToNextTimer()).toThrow('broken');
  vi.runAllTimers();
  expect(done).toEqual(['next']);
});

test('when all that waits is taken back, later work still has its turn', () => {
  const done: string[] = [];
  inTurn(() => done.push('a'))();
  inTurn(() => done.push('b'));
  vi.runAllTimers();
  expect(done).toEqual(['b']);
});
