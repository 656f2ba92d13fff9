// A large part of a zip, inflated by a worker of its own while the core reads what came before. A browser
// inflates on the thread that asks for it.
import { bytesOfStream, Portions } from './bytes';
import { FEED_BYTES } from './feed';
import type { PartReader } from './importer';

// A smaller part is inflated before a worker has started.
export const LEAST_BYTES_TO_INFLATE = 8 * 1024 * 1024;

// While one is read, one is filled, and one waits in either direction.
const PIECES_AHEAD = 3;

// To the worker: first the part, then room for piece after piece. `room` are bytes that are written over,
// since what crosses between threads stays in memory until there is a collection on both sides.
export type InflateRequest =
  { kind: 'inflate'; zip: Blob; part: string } | { kind: 'more'; room: Uint8Array };

// As much of the room as was filled: less than all of it only at the end. Or the name and the message
// of what was thrown.
export type InflateAnswer = { bytes: Uint8Array } | { thrown: { name: string; message: string } };

// As much of a Worker as this needs.
export interface InflatingWorker {
  postMessage(message: InflateRequest, transfer: Transferable[]): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<InflateAnswer>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

type OpenPart = (zip: Blob, part: string) => Promise<PartReader>;

// The part by way of the worker, which ends with it. Should the worker break down, the part goes on here.
export function inflatedBy(
  worker: InflatingWorker,
  zip: Blob,
  part: string,
  openPart: OpenPart,
): PartReader {
  const answers: (InflateAnswer | null)[] = []; // null: it broke down
  let wake: (() => void) | null = null;
  const hear = (answer: InflateAnswer | null) => {
    answers.push(answer);
    wake?.();
  };
  worker.onmessage = ({ data }) => hear(data);
  worker.onerror = (event) => {
    event.preventDefault();
    hear(null);
  };
  const ask = (room: Uint8Array) => worker.postMessage({ kind: 'more', room }, [room.buffer]);
  worker.postMessage({ kind: 'inflate', zip, part }, []);
  for (let i = 0; i < PIECES_AHEAD; ++i) ask(new Uint8Array(FEED_BYTES));

  let given = 0;
  let taken: Uint8Array | null = null;
  let here: PartReader | null = null;
  return {
    async read() {
      if (here !== null) return here.read();
      if (taken !== null) ask(new Uint8Array(taken.buffer));
      taken = null;
      while (answers.length === 0)
        await new Promise<void>((resume) => {
          wake = resume;
        });
      const answer = answers.shift() ?? null;
      if (answer === null) {
        worker.terminate();
        here = await after(given, await openPart(zip, part));
        return here.read();
      }
      if ('thrown' in answer) throw new DOMException(answer.thrown.message, answer.thrown.name);
      if (answer.bytes.length === 0) return { done: true, value: undefined };
      given += answer.bytes.length;
      taken = answer.bytes;
      return { done: false, value: answer.bytes };
    },
    async cancel() {
      worker.terminate();
      await here?.cancel();
    },
  };
}

// What follows so many bytes.
async function after(given: number, reader: PartReader): Promise<PartReader> {
  const portions = new Portions(bytesOfStream(reader));
  for (let left = given; left > 0;) {
    const part = await portions.next(left);
    if (part.length === 0) break;
    left -= part.length;
  }
  return {
    async read() {
      const value = await portions.next(FEED_BYTES);
      return value.length > 0 ? { done: false, value } : { done: true, value: undefined };
    },
    cancel: () => reader.cancel(),
  };
}

// The worker's own end.
export function serveInflating(
  scope: {
    addEventListener(
      type: 'message',
      listener: (event: MessageEvent<InflateRequest>) => void,
    ): void;
    postMessage(message: InflateAnswer, transfer: Transferable[]): void;
  },
  openPart: OpenPart,
): void {
  let portions: Promise<Portions> | null = null;
  let before: Promise<void> = Promise.resolve();
  scope.addEventListener('message', ({ data }) => {
    if (data.kind === 'inflate') {
      portions = openPart(data.zip, data.part).then(
        (reader) => new Portions(bytesOfStream(reader)),
      );
      portions.catch(() => undefined); // told with the first piece
      return;
    }
    if (data.kind !== 'more') return; // to whoever reads pieces of a file
    before = before.then(async () => {
      try {
        const bytes = (await (await portions)?.fill(data.room)) ?? new Uint8Array();
        scope.postMessage({ bytes }, [bytes.buffer]);
      } catch (thrown) {
        const { name, message } = thrown as Error;
        scope.postMessage({ thrown: { name, message } }, []);
      }
    });
  });
}
