// Reads one file through the core, and keeps an ear for "cancel" meanwhile. Of a workbook the core names
// the parts that it wants, one after another, and gets them inflated.
//
// The end of a file may overturn a guess made at its head (encoding, order of day and month). The
// core then asks for the same bytes again, with better options.
import type { BeginOptions, Failure, FileResult, LedgerFile, Outcome, Progress } from '../protocol';
import { read } from './answers';
import { bytesOf, UnreadableError, type NextBytes } from './bytes';
import type { Session } from './core';
import { FEED_BYTES } from './feed';
import { PoolError, type PiecePool, type PiecesPlan } from './pieces';

const REPORT_EVERY_MS = 100;
// One reading and one after each guess that can be overturned; a core that asks for more is broken.
const MOST_PASSES = 4;

export const CANCELLED: Failure = { code: 'cancelled', args: {} };

// Where bytes come from.
export interface ByteSource {
  name: string;
  bytesTotal: number;
  // What several workers may read at once; null if there is none.
  file: Blob | null;
  open(): NextBytes;
}

// Gives the inflated bytes of a part, which are valid until the next are asked for, and fails if these are
// damaged.
export interface PartReader {
  read(): Promise<ReadableStreamReadResult<Uint8Array>>;
  cancel(): Promise<void>;
}

// A part of a zip.
export interface Part {
  bytes: number;
  compressedBytes: number;
  encrypted: boolean;
  open(): Promise<PartReader>;
}

// A zip: what it has by a name. Fails if it is none, or cut off.
export interface PartSource {
  name: string;
  bytesTotal: number;
  parts(): Promise<(name: string) => Part | undefined>;
}

// How a part came to its end (core/session/session.h).
type PartEnd = 'whole' | 'missing' | 'damaged' | 'encrypted';

// Whether a file could not be read, rather than made no sense: it has moved, or its disk is gone.
function isUnreadable(thrown: unknown): boolean {
  return (
    thrown instanceof DOMException &&
    (thrown.name === 'NotFoundError' || thrown.name === 'NotReadableError')
  );
}

export function blobSource(name: string, blob: Blob): ByteSource {
  return { name, bytesTotal: blob.size, file: blob, open: () => bytesOf(blob) };
}

// How a large file is read by several workers.
export interface Pieces {
  // Whether a file of so many bytes is; smaller ones are read by one.
  worth(bytes: number): Promise<boolean>;
  // Null where there can be no workers.
  begin(plan: PiecesPlan): Promise<PiecePool | null>;
}

export class Importer {
  private cancelled = false;
  private pool: PiecePool | null = null;

  constructor(
    private readonly session: Session,
    // Lets the worker take the messages that have arrived meanwhile.
    private readonly breathe: () => Promise<void>,
    private readonly nowMs: () => number,
    private readonly pieces: Pieces | null = null,
  ) {}

  cancel(): void {
    this.cancelled = true;
    this.pool?.nudge();
  }

  async run(
    source: ByteSource | PartSource,
    options: BeginOptions,
    onProgress: (progress: Progress) => void,
  ): Promise<FileResult> {
    let asked = options;
    let whole = false;
    for (let pass = 1; pass <= MOST_PASSES; ++pass) {
      const fault = await this.readOnce(source, asked, whole, pass, onProgress);
      const end = read<{
        file: number | null;
        outcome: Outcome;
        options: BeginOptions;
        whole?: boolean;
        error: Failure | null;
        ledgerEntry: LedgerFile;
      }>(fault === null ? this.session.finishFile() : this.session.failFile(source.name, fault));
      if (end.outcome === 'reread' || end.file === null) {
        asked = { ...asked, ...end.options };
        whole ||= end.whole === true;
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

  // Feeds a file once more and hands over the CSV of its rows that are set aside, piece by piece.
  async list(
    source: ByteSource | PartSource,
    file: number,
    take: (csv: Uint8Array) => void,
  ): Promise<void> {
    const { rows } = read<{ rows: number }>(this.session.beginSetAside(file));
    if (rows === 0) return this.session.abortFile();
    const begun = () => undefined;
    const piece = () => take(this.session.takeSetAside());
    const fault = await ('parts' in source
      ? this.readParts(source, begun, piece)
      : this.readBytes(source, begun, piece));
    if (fault !== null) throw { code: fault, args: {} } satisfies Failure;
    const end = this.session.finishSetAside();
    piece();
    read(end);
  }

  // The code of an error if the bytes cannot be had; null if the core has seen all that it wanted.
  private async readOnce(
    source: ByteSource | PartSource,
    options: BeginOptions,
    whole: boolean,
    pass: number,
    onProgress: (progress: Progress) => void,
  ): Promise<string | null> {
    let reportedMs = -Infinity;
    const report = (bytes: number) => {
      if (this.nowMs() - reportedMs < REPORT_EVERY_MS) return;
      reportedMs = this.nowMs();
      const { rows } = JSON.parse(this.session.progress()) as { rows: number };
      onProgress({ bytes, rows, bytes_total: source.bytesTotal, pass });
    };
    const text = JSON.stringify(options);
    const { session } = this;
    if ('parts' in source) {
      return this.readParts(
        source,
        () => read(session.beginWorkbook(source.name, text, source.bytesTotal)),
        report,
      );
    }
    if (!whole && this.pieces !== null) {
      const fault = await this.readPieces(source, text, this.pieces, report);
      if (fault !== 'whole') return fault;
    }
    return this.readBytes(
      source,
      () => read(session.beginFile(source.name, text, source.bytesTotal)),
      report,
    );
  }

  // By several workers; 'whole' if that cannot be, and one is to read the file.
  private async readPieces(
    { name, bytesTotal, file }: ByteSource,
    options: string,
    pieces: Pieces,
    report: (bytes: number) => void,
  ): Promise<string | null> {
    if (file === null || !(await pieces.worth(bytesTotal))) return 'whole';
    const head = await file
      .slice(0, FEED_BYTES)
      .arrayBuffer()
      .then((bytes) => new Uint8Array(bytes))
      .catch(() => null);
    if (head === null) return 'whole'; // where it is told that it cannot be read
    const { session } = this;
    const begun = read<{ pieces: boolean }>(session.beginPieces(name, options, head, bytesTotal));
    if (!begun.pieces) return 'whole';
    const pool = await pieces.begin({ file, policy: session.policy(), options, head });
    if (pool === null) return 'whole';
    this.pool = pool;
    try {
      await this.putTogether(pool, report);
      // The workers are gone only when this task has ended; before that what follows would add to them.
      pool.close();
      await this.breathe();
      return null;
    } catch (thrown) {
      session.abortFile();
      if (thrown instanceof UnreadableError) return 'cannot_read';
      if (thrown === CANCELLED || !(thrown instanceof PoolError)) throw thrown;
      return 'whole';
    } finally {
      this.pool = null;
      pool.close();
    }
  }

  // All pieces in their order, or until no more are wanted.
  private async putTogether(pool: PiecePool, report: (bytes: number) => void): Promise<void> {
    while (!pool.atEnd) {
      await this.breathe();
      if (this.cancelled) throw CANCELLED;
      const piece = pool.take();
      if (piece === null) {
        await pool.wait();
      } else {
        const wanted = this.session.takePiece(piece);
        pool.giveBack(piece);
        if (!wanted) return;
        report(pool.bytesTaken);
      }
    }
  }

  private async readBytes(
    source: ByteSource,
    begin: () => void,
    report: (bytes: number) => void,
  ): Promise<string | null> {
    begin();
    const next = source.open();
    let bytes = 0;
    for (;;) {
      let chunk: Uint8Array;
      try {
        chunk = await next();
      } catch {
        this.session.abortFile();
        return 'cannot_read';
      }
      if (!(await this.feed(chunk))) return null;
      bytes += chunk.length;
      report(bytes);
    }
  }

  // Progress is in bytes of the file, compressed as they are.
  private async readParts(
    source: PartSource,
    begin: () => void,
    report: (bytes: number) => void,
  ): Promise<string | null> {
    let find: Awaited<ReturnType<PartSource['parts']>>;
    try {
      find = await source.parts();
    } catch (thrown) {
      return isUnreadable(thrown) ? 'cannot_read' : 'spreadsheet_damaged';
    }
    begin();
    let bytes = 0;
    for (;;) {
      const name = this.session.wantedPart();
      if (name === '') return null;
      const part = find(name);
      if (part === undefined) {
        this.session.endPart('missing');
        continue;
      }
      const before = bytes;
      try {
        const end = await this.readPart(part, (share) => {
          bytes = before + Math.round(share * part.compressedBytes);
          report(bytes);
        });
        this.session.endPart(end);
      } catch (thrown) {
        if (!isUnreadable(thrown)) throw thrown;
        this.session.abortFile();
        return 'cannot_read';
      }
    }
  }

  private async readPart(part: Part, report: (share: number) => void): Promise<PartEnd> {
    if (part.encrypted) return 'encrypted';
    let reader: PartReader | null = null;
    let bytes = 0;
    // A browser inflates in small pieces: a breath for each would cost more than reading it.
    let sinceBreath = FEED_BYTES;
    try {
      for (;;) {
        let piece: ReadableStreamReadResult<Uint8Array>;
        try {
          reader ??= await part.open();
          piece = await reader.read();
        } catch (thrown) {
          if (isUnreadable(thrown)) throw thrown;
          return 'damaged';
        }
        const rested = sinceBreath < FEED_BYTES;
        if (piece.done || !(await this.feed(piece.value, rested))) return 'whole';
        bytes += piece.value.length;
        sinceBreath = (rested ? sinceBreath : 0) + piece.value.length;
        report(Math.min(1, bytes / part.bytes));
      }
    } finally {
      // Whoever stops early lets the browser stop inflating.
      reader?.cancel().catch(() => undefined);
    }
  }

  // Hands a slice over piece by piece, with a breath before each but the first if the worker has just
  // `rested`; false once no more is wanted, or there was nothing in it.
  private async feed(slice: Uint8Array, rested = false): Promise<boolean> {
    let at = 0;
    do {
      if (!rested || at > 0) await this.breathe();
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
