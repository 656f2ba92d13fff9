// @vitest-environment node
// A file read by several cores, with workers that live in the same thread: what comes out is what one
// core reads.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Core, Session } from '../../src/worker/core';
import { blobSource, CANCELLED, Importer, type Pieces } from '../../src/worker/importer';
import {
  PiecePool,
  poolSize,
  servePieces,
  stretches,
  type PieceAnswer,
  type PieceRequest,
  type PieceWorker,
} from '../../src/worker/pieces';

const built = path.resolve(import.meta.dirname, '../../../build/wasm');
let core: Core;
let file: Blob;

beforeAll(async () => {
  const { default: create } = (await import(pathToFileURL(path.join(built, 'shuke.js')).href)) as {
    default: (options: { wasmBinary: Uint8Array }) => Promise<Core>;
  };
  core = await create({ wasmBinary: readFileSync(path.join(built, 'shuke.wasm')) });
  file = new Blob([await sampleBytes()]);
});

// The sample shop, and then once more with other order numbers, so that it is large enough.
async function sampleBytes(): Promise<Uint8Array<ArrayBuffer>> {
  const session = new core.Session();
  session.beginSample();
  const parts: Uint8Array[] = [];
  for (let part = session.readSample(1 << 20); part.length > 0; part = session.readSample(1 << 20))
    parts.push(part);
  const once = Buffer.concat(parts);
  session.abortFile();
  return new Uint8Array(Buffer.concat([once, once.subarray(once.indexOf(10) + 1)]));
}

class LocalWorker implements PieceWorker {
  onmessage: PieceWorker['onmessage'] = null;
  onerror: PieceWorker['onerror'] = null;
  terminated = false;
  rooms: number[] = []; // how large those were that came with requests
  private readonly scope: Parameters<typeof servePieces>[0] = {
    onmessage: null,
    postMessage: (message: PieceAnswer, transfer: Transferable[]) => {
      const data = structuredClone(message, { transfer });
      if (!this.terminated) this.onmessage?.({ data } as MessageEvent<PieceAnswer>);
    },
  };

  constructor(load: () => Promise<Core>) {
    servePieces(this.scope, load);
  }
  postMessage(message: PieceRequest, transfer: Transferable[]): void {
    if (message.kind === 'read') this.rooms.push(message.room.length);
    const data = message.kind !== 'read' ? message : structuredClone(message, { transfer });
    setTimeout(() => this.scope.onmessage?.({ data } as MessageEvent<PieceRequest>));
  }
  // As whoever starts a worker tells it to.
  load(): void {
    this.postMessage({ kind: 'load', module: null as unknown as WebAssembly.Module }, []);
  }
  terminate(): void {
    this.terminated = true;
  }
}

function pieces(
  workers: LocalWorker[],
  { leastBytes = 1, load = () => Promise.resolve(core) } = {},
): Pieces {
  return {
    worth: async (bytes) => bytes >= leastBytes,
    begin: async (plan) => {
      const start = () => {
        const worker = new LocalWorker(load);
        worker.load();
        workers.push(worker);
        return worker;
      };
      return new PiecePool(start, 2, plan);
    },
  };
}

const breathe = () => new Promise<void>((resume) => setTimeout(resume));

function importer(session: Session, by: Pieces | null): Importer {
  return new Importer(session, breathe, () => performance.now(), by);
}

async function report(by: Pieces | null): Promise<string> {
  const session = new core.Session();
  const result = await importer(session, by).run(blobSource('a.csv', file), {}, () => undefined);
  expect(result.outcome).toBe('used');
  return session.report();
}

describe('a pool', () => {
  test('gives the report that one core gives', async () => {
    const workers: LocalWorker[] = [];
    expect(file.size).toBeGreaterThan(core.LEAST_BYTES_FOR_PIECES);
    expect(await report(pieces(workers))).toBe(await report(null));
    expect(workers.length).toBe(2);
    expect(workers.every((worker) => worker.terminated)).toBe(true);
  });

  test('has ended before what follows the last piece begins', async () => {
    const workers: LocalWorker[] = [];
    const session = new core.Session();
    const finish = () => session.finishFile();
    const watched = Object.assign(Object.create(session) as Session, {
      finishFile: () => {
        expect(workers.map((worker) => worker.terminated)).toEqual([true, true]);
        return finish();
      },
    });
    const run = importer(watched, pieces(workers)).run(blobSource('a.csv', file), {}, () => null);
    expect((await run).outcome).toBe('used');
    expect.assertions(2);
  });

  test('writes pieces over those that have been taken', async () => {
    const workers: LocalWorker[] = [];
    const start = () => {
      const worker = new LocalWorker(() => Promise.resolve(core));
      worker.load();
      workers.push(worker);
      return worker;
    };
    const session = new core.Session();
    const head = new Uint8Array(await file.slice(0, 1 << 20).arrayBuffer());
    session.beginPieces('a.csv', '{}', head, file.size);
    const plan = { file, policy: session.policy(), options: '{}', head };
    const pool = new PiecePool(start, 1, plan);
    const taken: number[] = [];
    while (!pool.atEnd) {
      const piece = pool.take();
      if (piece === null) {
        await pool.wait();
        continue;
      }
      taken.push(piece.buffer.byteLength);
      expect(session.takePiece(piece)).toBe(true);
      pool.giveBack(piece);
    }
    pool.close();
    expect(taken.length).toBeGreaterThan(3);
    // Two are under way when the first is given back.
    const [worker] = workers;
    expect(worker?.rooms.slice(0, 3)).toEqual([0, 0, 0]);
    expect(worker?.rooms.slice(3)).toEqual(taken.slice(0, -3));
  });

  test('notes a file that cannot be read any more in the ledger', async () => {
    const workers: LocalWorker[] = [];
    const gone = new Blob([file]);
    gone.slice = (from = 0, to = gone.size) =>
      from === 0 && to < gone.size / 2
        ? file.slice(from, to) // the head
        : ({
            size: 1,
            stream: () => new ReadableStream({ start: (at) => at.error(new Error('gone')) }),
            slice: () => ({ arrayBuffer: () => Promise.reject(new Error('gone')) }),
          } as unknown as Blob);
    const session = new core.Session();
    const run = importer(session, pieces(workers)).run(blobSource('a.csv', gone), {}, () => null);
    expect(await run).toMatchObject({ outcome: 'failed', error: { code: 'cannot_read' } });
    expect(workers.every((worker) => worker.terminated)).toBe(true);
  });

  test('is not begun for a small file', async () => {
    const workers: LocalWorker[] = [];
    await report(pieces(workers, { leastBytes: file.size + 1 }));
    expect(workers.length).toBe(0);
  });

  test('that breaks down leaves the file to one core', async () => {
    const workers: LocalWorker[] = [];
    const load = () => Promise.reject(new Error('no core'));
    expect(await report(pieces(workers, { load }))).toBe(await report(null));
    expect(workers.every((worker) => worker.terminated)).toBe(true);
  });

  test('is gone at a cancel, and leaves nothing behind', async () => {
    const workers: LocalWorker[] = [];
    const session = new core.Session();
    const running: Importer = importer(session, pieces(workers));
    const reading = running.run(blobSource('a.csv', file), {}, () => running.cancel());
    await expect(reading).rejects.toBe(CANCELLED);
    expect(workers.length).toBe(2);
    expect(workers.every((worker) => worker.terminated)).toBe(true);
    expect((JSON.parse(session.report()) as { ledger: { files: unknown[] } }).ledger.files).toEqual(
      [],
    );
  });

  test('leaves a core to the page, and is none where there is one core', () => {
    expect([1, 2, 3, 4, 8, 64].map(poolSize)).toEqual([0, 2, 2, 3, 6, 6]);
  });
});

test('the pieces of a file are about equal, cover it, and are neither small nor large', () => {
  const MB = 1024 * 1024;
  for (const bytes of [8 * MB, 11 * MB + 1, 40 * MB, 281_186_976, 2_800_000_001]) {
    const all = stretches(bytes);
    expect(all[0]?.from).toBe(0);
    expect(all.at(-1)?.to).toBe(bytes);
    all.slice(1).forEach(({ from }, i) => expect(from).toBe(all[i]?.to));
    for (const { from, to } of all) {
      expect(to - from).toBeGreaterThan(2.6 * MB);
      expect(to - from).toBeLessThan(8.1 * MB);
    }
  }
  expect(stretches(8 * MB).length).toBe(2);
});
