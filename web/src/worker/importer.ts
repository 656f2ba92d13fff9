// Reads one file through the core: slices from disk, two on their way while one is being read, and
// between any two of them an ear for "cancel".
//
// The end of a file may overturn a guess made at its head (encoding, order of day and month). The
// core then asks for the same bytes again, with better options.
import type { BeginOptions, Failure, FileResult, LedgerFile, Outcome, Progress } from '../protocol';
import { read } from './answers';
import type { Session } from './core';

export const SLICE_BYTES = 4 * 1024 * 1024;
const SLICES_AHEAD = 2;
// Fed at a time: some 20 ms of work, so that a cancel is heard well within 100 ms.
export const FEED_BYTES = 1024 * 1024;
const REPORT_EVERY_MS = 100;
// One reading and one after each guess that can be overturned; a core that asks for more is broken.
const MOST_PASSES = 4;

export const CANCELLED: Failure = { code: 'cancelled', args: {} };

// Where bytes come from. `read` gives the next ones and an empty array at the end.
export interface ByteSource {
  name: string;
  bytesTotal: number;
  open(): { read(): Promise<Uint8Array> };
}

export function blobSource(name: string, blob: Blob): ByteSource {
  return {
    name,
    bytesTotal: blob.size,
    open() {
      let offset = 0;
      const ahead: Promise<ArrayBuffer>[] = [];
      const order = () => {
        while (ahead.length <= SLICES_AHEAD && offset < blob.size) {
          const slice = blob.slice(offset, offset + SLICE_BYTES).arrayBuffer();
          // Whoever stops reading early must not leave a rejection that nobody awaits.
          slice.catch(() => undefined);
          ahead.push(slice);
          offset += SLICE_BYTES;
        }
      };
      return {
        async read() {
          order();
          const next = ahead.shift();
          return next === undefined ? new Uint8Array() : new Uint8Array(await next);
        },
      };
    },
  };
}

export class Importer {
  private cancelled = false;

  constructor(
    private readonly session: Session,
    // Lets the worker take the messages that have arrived meanwhile.
    private readonly breathe: () => Promise<void>,
    private readonly nowMs: () => number,
  ) {}

  cancel(): void {
    this.cancelled = true;
  }

  async run(
    source: ByteSource,
    options: BeginOptions,
    onProgress: (progress: Progress) => void,
  ): Promise<FileResult> {
    let asked = options;
    for (let pass = 1; pass <= MOST_PASSES; ++pass) {
      const readable = await this.readOnce(source, asked, pass, onProgress);
      const end = read<{
        file: number | null;
        outcome: Outcome;
        options: BeginOptions;
        error: Failure | null;
        ledgerEntry: LedgerFile;
      }>(readable ? this.session.finishFile() : this.session.failFile(source.name, 'cannot_read'));
      if (end.outcome === 'reread' || end.file === null) {
        asked = { ...asked, ...end.options };
        continue;
      }
      // Finishing a large file takes a while, and "cancel" may have come meanwhile.
      await this.breathe();
      if (this.cancelled) {
        read(this.session.removeFile(end.file));
        throw CANCELLED;
      }
      const { file, outcome, error, ledgerEntry } = end;
      return { file, outcome, error, ledgerEntry };
    }
    throw new Error(`the core asked for ${source.name} more than ${MOST_PASSES} times`);
  }

  // False if the bytes cannot be had: the file has moved, or its disk is gone.
  private async readOnce(
    source: ByteSource,
    options: BeginOptions,
    pass: number,
    onProgress: (progress: Progress) => void,
  ): Promise<boolean> {
    read(this.session.beginFile(source.name, JSON.stringify(options)));
    const reader = source.open();
    let reportedMs = -Infinity;
    for (;;) {
      let chunk: Uint8Array;
      try {
        chunk = await reader.read();
      } catch {
        this.session.abortFile();
        return false;
      }
      if (!(await this.feed(chunk))) return true;
      if (this.nowMs() - reportedMs >= REPORT_EVERY_MS) {
        reportedMs = this.nowMs();
        const { bytes, rows } = JSON.parse(this.session.progress()) as {
          bytes: number;
          rows: number;
        };
        onProgress({ bytes, rows, bytes_total: source.bytesTotal, pass });
      }
    }
  }

  // Hands a slice over piece by piece; false once no more is wanted, or there was nothing in it.
  private async feed(slice: Uint8Array): Promise<boolean> {
    let at = 0;
    do {
      await this.breathe();
      if (this.cancelled) {
        // Everything before this file stays.
        this.session.abortFile();
        throw CANCELLED;
      }
      const piece = slice.subarray(at, at + FEED_BYTES);
      if (piece.length === 0 || !this.session.feed(piece)) return false;
      at += FEED_BYTES;
    } while (at < slice.length);
    return true;
  }
}
