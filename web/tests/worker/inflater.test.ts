// @vitest-environment node
// A part inflated by a worker that lives in the same thread: what comes out is what the part holds.
import { expect, test, vi } from 'vitest';
import { FEED_BYTES } from '../../src/worker/feed';
import type { PartReader } from '../../src/worker/importer';
import {
  inflatedBy,
  serveInflating,
  type InflateAnswer,
  type InflateRequest,
  type InflatingWorker,
} from '../../src/worker/inflater';

const zip = new Blob(['zip']);
const content = Uint8Array.from({ length: 5 * FEED_BYTES + 17 }, (_, i) => (i * 7) % 251);

// Gives the content as a browser inflates it, 64 KB at a time; throws `failure` after so many bytes.
function reader(failure: Error | null = null, failAt = 0): PartReader {
  let at = 0;
  return {
    async read() {
      if (failure !== null && at >= failAt) throw failure;
      const value = content.slice(at, at + 65536);
      at += value.length;
      return value.length > 0 ? { done: false, value } : { done: true, value: undefined };
    },
    cancel: vi.fn(async () => undefined),
  };
}

class LocalWorker implements InflatingWorker {
  onmessage: InflatingWorker['onmessage'] = null;
  onerror: InflatingWorker['onerror'] = null;
  terminated = false;
  breakAfter = Infinity; // so many pieces
  private listener: ((event: MessageEvent<InflateRequest>) => void) | null = null;

  constructor(open: () => Promise<PartReader>) {
    serveInflating(
      {
        addEventListener: (_, listener) => {
          this.listener = listener;
        },
        postMessage: (message, transfer) => {
          const data = structuredClone<InflateAnswer>(message, { transfer });
          if (this.terminated) return;
          if (this.breakAfter-- > 0) this.onmessage?.({ data } as MessageEvent<InflateAnswer>);
          else this.onerror?.({ preventDefault: () => undefined } as ErrorEvent);
        },
      },
      open,
    );
  }
  postMessage(message: InflateRequest, transfer: Transferable[]): void {
    const data = structuredClone(message, { transfer });
    setTimeout(() => this.listener?.({ data } as MessageEvent<InflateRequest>));
  }
  terminate(): void {
    this.terminated = true;
  }
}

async function all(part: PartReader): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for (;;) {
    const { done, value } = await part.read();
    if (done) return Buffer.concat(pieces);
    pieces.push(value.slice());
  }
}

const never = () => Promise.reject(new Error('not to be asked'));

test('gives the bytes of the part, a million at a time', async () => {
  const worker = new LocalWorker(async () => reader());
  const part = inflatedBy(worker, zip, 'a.xml', never);
  const first = await part.read();
  expect(first.value?.length).toBe(FEED_BYTES);
  const rest = await all(part);
  expect(Buffer.concat([content.subarray(0, FEED_BYTES), rest]).equals(content)).toBe(true);
  expect((await part.read()).done).toBe(true);
});

test('has only some pieces on their way', async () => {
  const open = reader();
  const read = vi.spyOn(open, 'read');
  const worker = new LocalWorker(async () => open);
  inflatedBy(worker, zip, 'a.xml', never);
  await new Promise((resume) => setTimeout(resume, 50));
  expect(read.mock.calls.length).toBe((3 * FEED_BYTES) / 65536);
});

test('fails as reading the part fails, with what came before', async () => {
  const gone = new DOMException('gone', 'NotReadableError');
  const worker = new LocalWorker(async () => reader(gone, 2 * FEED_BYTES));
  const part = inflatedBy(worker, zip, 'a.xml', never);
  expect((await part.read()).value?.length).toBe(FEED_BYTES);
  expect((await part.read()).value?.length).toBe(FEED_BYTES);
  await expect(part.read()).rejects.toMatchObject({ name: 'NotReadableError', message: 'gone' });
});

test('fails if the part cannot be opened', async () => {
  const worker = new LocalWorker(() => Promise.reject(new Error('no such part')));
  const part = inflatedBy(worker, zip, 'a.xml', never);
  await expect(part.read()).rejects.toThrow('no such part');
});

test.each([0, 1, 4])('goes on by itself if the worker breaks down after %i pieces', async (n) => {
  const worker = new LocalWorker(async () => reader());
  worker.breakAfter = n;
  const part = inflatedBy(worker, zip, 'a.xml', async () => reader());
  expect((await all(part)).equals(content)).toBe(true);
  expect(worker.terminated).toBe(true);
});

test('ends its worker with the part', async () => {
  const worker = new LocalWorker(async () => reader());
  const part = inflatedBy(worker, zip, 'a.xml', never);
  await part.read();
  await part.cancel();
  expect(worker.terminated).toBe(true);
});
