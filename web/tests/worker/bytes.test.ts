// @vitest-environment node
import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  bytesOf,
  Portions,
  READ_BYTES,
  UnreadableError,
  type NextBytes,
} from '../../src/worker/bytes';

const content = Uint8Array.from({ length: 3 * READ_BYTES + 17 }, (_, i) => (i * 7) % 251);
const SLICE = 8 * 1024 * 1024;

async function all(next: NextBytes): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for (let part = await next(); part.length > 0; part = await next()) {
    expect(part.length).toBeLessThanOrEqual(READ_BYTES);
    parts.push(part.slice());
  }
  return new Uint8Array(Buffer.concat(parts));
}

// Comparing megabytes one by one would take seconds.
function same(bytes: Uint8Array, wanted: Uint8Array): void {
  expect(bytes.length).toBe(wanted.length);
  expect(Buffer.compare(bytes, wanted)).toBe(0);
}

// A Blob of a browser that fills no buffers.
function plain(blob: Blob, slices: number[] = []): Blob {
  return {
    size: blob.size,
    slice: (from: number, to: number) => {
      slices.push(from);
      return plain(blob.slice(from, to), slices);
    },
    arrayBuffer: () => blob.arrayBuffer(),
    stream: () => {
      throw new TypeError('no such mode');
    },
  } as unknown as Blob;
}

afterEach(() => vi.useRealTimers());

describe('bytesOf', () => {
  test('gives all bytes of a part, in the given order, however the browser reads', async () => {
    const blob = new Blob([content]);
    same(await all(bytesOf(blob)), content);
    expect(await all(bytesOf(blob, 5, READ_BYTES + 9))).toEqual(
      content.subarray(5, READ_BYTES + 9),
    );
    same(await all(bytesOf(plain(blob))), content);
    same(await all(bytesOf(plain(blob), 5, 10)), content.subarray(5, 10));
    expect(await all(bytesOf(new Blob([])))).toHaveLength(0);
  });

  test('orders two slices ahead of the one being read, and no more', async () => {
    const slices: number[] = [];
    const next = bytesOf(plain(new Blob([new Uint8Array(6 * SLICE)]), slices));
    await next();
    expect(slices.slice(-3)).toEqual([0, SLICE, 2 * SLICE]);
  });

  test('goes on in slices where a stream has come to a standstill', async () => {
    vi.useFakeTimers();
    const blob = new Blob([content]);
    const stuck = {
      size: blob.size,
      slice: (from: number, to: number) =>
        ({
          ...plain(blob.slice(from, to)),
          stream: () => {
            let reads = 0;
            return new ReadableStream({
              type: 'bytes',
              pull: (at) => {
                if (++reads === 1) at.enqueue(content.slice(0, 1000));
                else return new Promise<void>(() => undefined);
              },
            });
          },
        }) as unknown as Blob,
    } as unknown as Blob;
    const read = all(bytesOf(stuck));
    await vi.advanceTimersByTimeAsync(60_000);
    same(await read, content);
  });

  test('says that a file is gone', async () => {
    const gone = plain(new Blob([content]));
    gone.slice = () => gone;
    gone.arrayBuffer = () => Promise.reject(new DOMException('', 'NotFoundError'));
    await expect(bytesOf(gone)()).rejects.toBeInstanceOf(UnreadableError);
  });
});

test('portions are as large as they are wanted', async () => {
  const chunks = [new Uint8Array([1, 2, 3]), new Uint8Array([4]), new Uint8Array([5, 6])];
  const portions = new Portions(async () => chunks.shift() ?? new Uint8Array());
  expect([...(await portions.next(2))]).toEqual([1, 2]);
  expect([...(await portions.take(3))]).toEqual([3, 4, 5]);
  expect([...(await portions.take(9))]).toEqual([6]);
  expect([...(await portions.next(9))]).toEqual([]);
});
