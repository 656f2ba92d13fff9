// @vitest-environment node
// What a browser is shown before the first file, and that nobody waits for it.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Core, Session } from '../../src/worker/core';
import {
  rehearse,
  Rehearsal,
  serveRehearsal,
  type RehearsalWorker,
} from '../../src/worker/rehearsal';

const built = path.resolve(import.meta.dirname, '../../../build/wasm');

test('goes through pieces, session and report as a large file does', async () => {
  const { default: create } = (await import(pathToFileURL(path.join(built, 'shuke.js')).href)) as {
    default: (options: { wasmBinary: Uint8Array }) => Promise<Core>;
  };
  const core = await create({ wasmBinary: readFileSync(path.join(built, 'shuke.wasm')) });
  const session = new core.Session();
  const taken = vi.spyOn(session, 'takePiece');
  const finished = vi.spyOn(session, 'finishFile');
  const reported = vi.spyOn(session, 'report');
  rehearse({ ...core, Session: offering(session), FilePieces: core.FilePieces });
  expect(taken.mock.results).toEqual([{ type: 'return', value: true }]);
  const end = JSON.parse(finished.mock.results[0]?.value as string) as { outcome: string };
  expect(end.outcome).toBe('used');
  const report = JSON.parse(reported.mock.results[0]?.value as string) as {
    orders: { total: number };
  };
  expect(report.orders.total).toBeGreaterThan(10_000);
});

// What a core offers as its Session, and always gives this one.
function offering(session: Session): Core['Session'] {
  return Object.assign(
    function () {
      return session;
    },
    { sampleName: () => 'sample.csv' },
  ) as unknown as Core['Session'];
}

class FakeWorker implements RehearsalWorker {
  onmessage: RehearsalWorker['onmessage'] = null;
  onerror: RehearsalWorker['onerror'] = null;
  given: WebAssembly.Module[] = [];
  terminated = false;
  postMessage(module: WebAssembly.Module): void {
    this.given.push(module);
  }
  terminate(): void {
    this.terminated = true;
  }
}

describe('a rehearsal', () => {
  const code = {} as WebAssembly.Module;
  let workers: FakeWorker[];
  let rehearsal: Rehearsal;
  beforeEach(() => {
    vi.useFakeTimers();
    workers = [];
    rehearsal = new Rehearsal(
      () => {
        const worker = new FakeWorker();
        workers.push(worker);
        return worker;
      },
      async () => code,
    );
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('begins a while after it was asked for, once, and ends by itself', async () => {
    rehearsal.in(1000);
    rehearsal.in(1000);
    await vi.advanceTimersByTimeAsync(999);
    expect(workers).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(workers.map(({ given }) => given)).toEqual([[code]]);
    workers[0]?.onmessage?.();
    expect(workers[0]?.terminated).toBe(true);
  });

  test('makes room for real work, before it has begun and in its midst', async () => {
    rehearsal.in(1000);
    await vi.advanceTimersByTimeAsync(1000);
    rehearsal.end();
    expect(workers[0]?.terminated).toBe(true);
    rehearsal.in(1000);
    await vi.advanceTimersByTimeAsync(5000);
    expect(workers).toHaveLength(1);
  });

  test('is no more than a rehearsal: a worker that breaks down is let go', async () => {
    rehearsal.in(0);
    await vi.advanceTimersByTimeAsync(0);
    const preventDefault = vi.fn();
    workers[0]?.onerror?.({ preventDefault });
    expect(preventDefault).toHaveBeenCalled();
    expect(workers[0]?.terminated).toBe(true);
  });
});

test('tells when it is over', async () => {
  const told: null[] = [];
  const scope: Parameters<typeof serveRehearsal>[0] = {
    onmessage: null,
    postMessage: (message) => told.push(message),
  };
  const session = {
    beginSample: vi.fn(),
    readSample: () => new Uint8Array(),
    policy: () => '{}',
    beginPieces: () => '{}',
    takePiece: () => true,
    finishFile: () => '{}',
    report: () => '{}',
  } as unknown as Session;
  const pieces = { begin: vi.fn(), feed: vi.fn(), end: () => new Uint8Array() };
  const core = {
    Session: offering(session),
    FilePieces: function () {
      return pieces;
    },
  } as unknown as Core;
  serveRehearsal(scope, async () => core);
  scope.onmessage?.({ data: {} } as MessageEvent<WebAssembly.Module>);
  await vi.waitFor(() => expect(told).toHaveLength(1));
});
