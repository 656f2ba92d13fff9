// A file read in pieces by several workers at once, each with a core of its own. Each reads its pieces
// from the file by itself; the session's worker puts together what comes back, in order.
//
// Nothing is shared: workers get the file's handle, and the bytes of a piece come back, transferred. So
// it works from file:// and on any host.
import { bytesOf, Portions, UnreadableError } from './bytes';
import type { Core, FilePieces } from './core';

// What every worker of a pool must know of a file.
export interface PiecesPlan {
  file: Blob;
  policy: string;
  options: string;
  head: Uint8Array;
}

// The piece of the file about these bytes; where in them records end its worker finds out.
export interface Stretch {
  from: number;
  to: number;
}

// To a worker: first the core, then the plan, then pieces. `until` is how far it will read on from there,
// piece after piece. `room` are bytes of a piece that has been taken,
// to be written over: what crosses between threads stays in memory until there is a collection on both
// sides, and fresh bytes for each piece would be most of what a tab holds.
export type PieceRequest =
  | { kind: 'load'; module: WebAssembly.Module }
  | { kind: 'begin'; plan: PiecesPlan }
  | { kind: 'read'; number: number; stretch: Stretch; until: number; room: Uint8Array };

export type PieceAnswer =
  { number: number; piece: Uint8Array } | { unreadable: string } | { failure: string };

// A worker of the pool broke down: one worker may read the file yet.
export class PoolError extends Error {}

// As much of a Worker as a pool needs.
export interface PieceWorker {
  postMessage(message: PieceRequest, transfer: Transferable[]): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<PieceAnswer>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

// A piece under way in each worker and one waiting there: no worker is ever idle, and no more than
// that is in memory.
const JOBS_EACH = 2;
const MOST_WORKERS = 6;

// A worker reads some pieces that follow one another as one stream, which costs the browser less than a
// stream for each; the pieces of the others wait for them meanwhile.
const PIECES_OF_A_RUN = 2;

// Large pieces cost the least of reading and putting together; small ones let workers end together.
const LEAST_PIECE_BYTES = 4 * 1024 * 1024;
const MOST_PIECE_BYTES = 8 * 1024 * 1024;
const PIECES_OF_A_FILE = 8;

// How many workers read a large file: one core is left for the page, but two at least, since reading
// and putting together take turns.
export function poolSize(cores: number): number {
  return cores < 2 ? 0 : Math.min(Math.max(cores - 1, 2), MOST_WORKERS);
}

// The pieces of a file of so many bytes, one after another and about equal.
export function stretches(bytes: number): Stretch[] {
  const size = Math.max(
    LEAST_PIECE_BYTES,
    Math.min(MOST_PIECE_BYTES, Math.ceil(bytes / PIECES_OF_A_FILE)),
  );
  const count = Math.max(1, Math.round(bytes / size));
  const border = (number: number) => Math.round((bytes * number) / count);
  return Array.from({ length: count }, (_, i) => ({ from: border(i), to: border(i + 1) }));
}

export class PiecePool {
  // Each with how many pieces are under way in it, and which ones of its run are still to be.
  private readonly workers: { worker: PieceWorker; jobs: number; next: number; end: number }[];
  private readonly done = new Map<number, Uint8Array>();
  private readonly stretches: Stretch[];
  private readonly rooms: Uint8Array[] = [];
  private inRuns = 0;
  private taken = 0;
  private failure: Error | null = null;
  private wake: (() => void) | null = null;

  // Each worker has been told to load its core.
  constructor(start: () => PieceWorker, size: number, plan: PiecesPlan) {
    this.stretches = stretches(plan.file.size);
    this.workers = Array.from({ length: size }, () => ({
      worker: start(),
      jobs: 0,
      next: 0,
      end: 0,
    }));
    for (const entry of this.workers) {
      entry.worker.onmessage = ({ data }) => {
        --entry.jobs;
        if ('failure' in data) this.failure = new PoolError(data.failure);
        else if ('unreadable' in data) this.failure = new UnreadableError(data.unreadable);
        else this.done.set(data.number, data.piece);
        // Its core is as large as what the session has of some pieces.
        const left = this.stretches.length - this.inRuns + entry.end - entry.next;
        if (entry.jobs === 0 && left === 0) entry.worker.terminate();
        this.nudge();
      };
      entry.worker.onerror = (event) => {
        event.preventDefault();
        this.failure = new PoolError(event.message);
        this.nudge();
      };
      entry.worker.postMessage({ kind: 'begin', plan }, []);
    }
    this.handOut();
  }

  // Whether all pieces have been taken.
  get atEnd(): boolean {
    return this.taken === this.stretches.length;
  }
  // Up to where the file has been taken, roughly.
  get bytesTaken(): number {
    return this.stretches[this.taken - 1]?.to ?? 0;
  }

  // The next piece in order, if it is there; otherwise null. Whoever takes it gives its bytes back.
  take(): Uint8Array | null {
    if (this.failure !== null) throw this.failure;
    const piece = this.done.get(this.taken);
    if (piece === undefined) return null;
    this.done.delete(this.taken++);
    this.handOut();
    return piece;
  }

  giveBack(piece: Uint8Array): void {
    this.rooms.push(new Uint8Array(piece.buffer));
  }

  // Resolves once a worker has answered or failed, or at a nudge.
  async wait(): Promise<void> {
    if (this.failure !== null || this.done.has(this.taken)) return;
    await new Promise<void>((resume) => {
      this.wake = resume;
    });
    this.wake = null;
  }

  nudge(): void {
    this.wake?.();
  }

  close(): void {
    for (const { worker } of this.workers) worker.terminate();
  }

  private handOut(): void {
    const ahead = this.taken + this.workers.length * PIECES_OF_A_RUN;
    for (const entry of this.workers) {
      while (entry.jobs < JOBS_EACH) {
        if (entry.next === entry.end) {
          entry.next = this.inRuns;
          entry.end = this.inRuns += this.lengthOfRun();
        }
        const stretch = this.stretches[entry.next];
        const until = this.stretches[entry.end - 1]?.to ?? 0;
        if (entry.next === entry.end || entry.next >= ahead || stretch === undefined) break;
        ++entry.jobs;
        const room = this.rooms.pop() ?? new Uint8Array();
        const number = entry.next++;
        entry.worker.postMessage({ kind: 'read', number, stretch, until, room }, [room.buffer]);
      }
    }
  }

  // Shorter towards the end, so that workers end together; 0 there.
  private lengthOfRun(): number {
    const left = this.stretches.length - this.inRuns;
    return Math.min(PIECES_OF_A_RUN, Math.ceil(left / (2 * this.workers.length)));
  }
}

// A worker's own end of the pool: reads pieces, one after another, until it is terminated.
export function servePieces(
  scope: {
    onmessage: ((event: MessageEvent<PieceRequest>) => void) | null;
    postMessage(message: PieceAnswer, transfer: Transferable[]): void;
  },
  load: (module: WebAssembly.Module) => Promise<Core>,
): void {
  let loading: Promise<Core> | null = null;
  let reading: Promise<ReturnType<typeof pieceReader>> | null = null;
  let before: Promise<void> = Promise.resolve();
  scope.onmessage = ({ data }) => {
    if (data.kind === 'load') {
      loading = load(data.module);
      loading.catch(() => undefined); // told with the first piece
      return;
    }
    if (data.kind === 'begin') {
      const { plan } = data;
      reading = loading?.then((core) => pieceReader(core, plan)) ?? null;
      reading?.catch(() => undefined);
      return;
    }
    if (data.kind !== 'read') return; // to whoever inflates
    before = before.then(async () => {
      try {
        const piece = await (await reading)?.read(data.stretch, data.until, data.room);
        if (piece !== undefined) scope.postMessage({ number: data.number, piece }, [piece.buffer]);
      } catch (thrown) {
        scope.postMessage(
          thrown instanceof UnreadableError
            ? { unreadable: thrown.message }
            : { failure: String(thrown) },
          [],
        );
      }
    });
  };
}

// Where a piece ends and the next begins is found by the bytes behind the border, which the workers of
// both see.
function pieceReader(core: Core, { file, policy, options, head }: PiecesPlan) {
  const pieces: FilePieces = new core.FilePieces(policy, options, head);
  const edge = core.EDGE_BYTES;
  // The bytes behind the border where the last piece ended, and those that follow them.
  let open: { at: number; until: number; border: Uint8Array; rest: Portions } | null = null;
  const openAt = async (at: number, until: number) => {
    const rest = new Portions(bytesOf(file, at, Math.min(until + edge, file.size)));
    return { at, until, border: at === 0 ? new Uint8Array() : await rest.take(edge), rest };
  };
  return {
    async read({ from, to }: Stretch, until: number, room: Uint8Array): Promise<Uint8Array> {
      const stream = open?.at === from && to <= open.until ? open : await openAt(from, until);
      const { border, rest } = stream;
      const begin = from === 0 ? 0 : pieces.edgeIn(border);
      pieces.begin(from + begin);
      pieces.feed(border.subarray(begin));
      for (let at = from + border.length; at < to;) {
        const part = await rest.next(to - at);
        if (part.length === 0) throw new UnreadableError('the file ends early');
        pieces.feed(part);
        at += part.length;
      }
      const next = await rest.take(edge);
      open = { at: to, until: stream.until, border: next, rest };
      pieces.feed(next.subarray(0, pieces.edgeIn(next)));
      return pieces.end(to === file.size, room);
    },
  };
}
