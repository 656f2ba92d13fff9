// A file read in pieces by several workers at once, each with a core of its own. The session's worker
// cuts the file, hands the pieces out and puts together what comes back, in order.
//
// Nothing is shared: bytes go to a worker and a piece comes back, both transferred. So it works from
// file:// and on any host.
import type { Core } from './core';
import { FEED_BYTES } from './feed';

// What every worker of a pool must know of a file.
export interface PiecesPlan {
  policy: string;
  options: string;
  head: Uint8Array;
}

// To a worker: first the core and the plan, then pieces.
export type PieceRequest =
  | { kind: 'begin'; module: WebAssembly.Module; plan: PiecesPlan }
  | { kind: 'read'; number: number; offset: number; bytes: Uint8Array[]; last: boolean };

export type PieceAnswer = { number: number; piece: Uint8Array } | { failure: string };

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

// How many workers read a large file: one core is left for the page, but two at least, since reading
// and putting together take turns.
export function poolSize(cores: number): number {
  return cores < 2 ? 0 : Math.min(Math.max(cores - 1, 2), MOST_WORKERS);
}

export class PiecePool {
  private readonly workers: { worker: PieceWorker; jobs: number }[];
  private readonly done = new Map<number, Uint8Array>();
  private handedOut = 0;
  private taken = 0;
  private failure: PoolError | null = null;
  private wake: (() => void) | null = null;

  constructor(
    start: () => PieceWorker,
    size: number,
    module: WebAssembly.Module,
    plan: PiecesPlan,
  ) {
    this.workers = Array.from({ length: size }, () => ({ worker: start(), jobs: 0 }));
    for (const entry of this.workers) {
      entry.worker.onmessage = ({ data }) => {
        --entry.jobs;
        if ('failure' in data) this.failure = new PoolError(data.failure);
        else this.done.set(data.number, data.piece);
        this.nudge();
      };
      entry.worker.onerror = (event) => {
        event.preventDefault();
        this.failure = new PoolError(event.message);
        this.nudge();
      };
      entry.worker.postMessage({ kind: 'begin', module, plan }, []);
    }
  }

  // Whether another piece may be handed out.
  get hasRoom(): boolean {
    return this.handedOut - this.taken < this.workers.length * JOBS_EACH;
  }
  get underWay(): number {
    return this.handedOut - this.taken;
  }

  // Hands the next piece out; `bytes` are gone afterwards.
  read(offset: number, bytes: Uint8Array[], last: boolean): void {
    const entry = this.workers.reduce((a, b) => (b.jobs < a.jobs ? b : a));
    ++entry.jobs;
    entry.worker.postMessage(
      { kind: 'read', number: this.handedOut++, offset, bytes, last },
      bytes.map(({ buffer }) => buffer as ArrayBuffer),
    );
  }

  // The next piece in order, if it is there; otherwise null.
  take(): Uint8Array | null {
    if (this.failure !== null) throw this.failure;
    const piece = this.done.get(this.taken);
    if (piece === undefined) return null;
    this.done.delete(this.taken++);
    return piece;
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
}

// A worker's own end of the pool: reads pieces until it is terminated.
export function servePieces(
  scope: {
    onmessage: ((event: MessageEvent<PieceRequest>) => void) | null;
    postMessage(message: PieceAnswer, transfer: Transferable[]): void;
  },
  load: (module: WebAssembly.Module) => Promise<Core>,
): void {
  let reader: Promise<InstanceType<Core['FilePieces']>> | null = null;
  scope.onmessage = ({ data }) => {
    if (data.kind === 'begin') {
      const { policy, options, head } = data.plan;
      reader = load(data.module).then((core) => new core.FilePieces(policy, options, head));
      reader.catch(() => undefined); // told with the first piece
      return;
    }
    reader
      ?.then((pieces) => {
        pieces.begin(data.offset);
        for (const bytes of data.bytes) {
          for (let at = 0; at < bytes.length; at += FEED_BYTES)
            pieces.feed(bytes.subarray(at, at + FEED_BYTES));
        }
        const piece = pieces.end(data.last);
        scope.postMessage({ number: data.number, piece }, [piece.buffer]);
      })
      .catch((thrown: unknown) => scope.postMessage({ failure: String(thrown) }, []));
  };
}
