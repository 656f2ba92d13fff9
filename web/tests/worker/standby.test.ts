// @vitest-environment node
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Standby, type StandbyWorker } from '../../src/worker/standby';

class FakeWorker implements StandbyWorker {
  onerror: StandbyWorker['onerror'] = null;
  terminated = false;
  terminate(): void {
    this.terminated = true;
  }
  fail(): ErrorEvent {
    const event = { preventDefault: vi.fn() } as unknown as ErrorEvent;
    this.onerror?.(event);
    return event;
  }
}

let started: FakeWorker[];
let standby: Standby<FakeWorker>;
const start = () => {
  const worker = new FakeWorker();
  started.push(worker);
  return worker;
};
const terminated = () => started.map((worker) => worker.terminated);

beforeEach(() => {
  vi.useFakeTimers();
  started = [];
  standby = new Standby(1000);
});
afterEach(() => {
  vi.useRealTimers();
});

test('gives away those that wait, and then none', () => {
  standby.fill(2, start);
  expect([standby.take(), standby.take()]).toEqual(started);
  expect(standby.take()).toBeNull();
});

test('asked once more, starts only what is missing', () => {
  standby.fill(2, start);
  standby.take();
  standby.fill(2, start);
  expect(started.length).toBe(3);
});

test('those that nobody takes end after a while, counted from the last time', () => {
  standby.fill(2, start);
  standby.take();
  vi.advanceTimersByTime(900);
  standby.fill(1, start);
  vi.advanceTimersByTime(900);
  expect(terminated()).toEqual([false, false]);
  vi.advanceTimersByTime(100);
  expect(terminated()).toEqual([false, true]);
  expect(standby.take()).toBeNull();
});

test('one that breaks down while it waits is not given away', () => {
  standby.fill(2, start);
  const event = started[0]?.fail();
  expect(event?.preventDefault).toHaveBeenCalled();
  expect(standby.take()).toBe(started[1]);
  // From now on whoever took it hears of that.
  expect(started[1]?.onerror).toBeNull();
});
