import { describe, expect, test } from 'vitest';
import type { BeginOptions, Progress } from '../../src/protocol';
import { blobSource, CANCELLED, Importer } from '../../src/worker/importer';
import { FEED_BYTES } from '../../src/worker/feed';
import type { Session } from '../../src/worker/core';

const LEDGER = { name: 'a.csv', error: null };

// Answers like the core, from a script of outcomes, and notes what it was asked.
class FakeSession {
  readonly calls: string[] = [];
  readonly begun: BeginOptions[] = [];
  fed: number[] = [];
  wantsMore = true;

  constructor(private readonly outcomes: object[] = [{ file: 0, outcome: 'used', options: {} }]) {}

  beginFile(_name: string, options: string): string {
    this.calls.push('begin');
    this.begun.push(JSON.parse(options) as BeginOptions);
    return '{"ok":true,"file":0}';
  }
  feed(chunk: Uint8Array): boolean {
    this.calls.push('feed');
    this.fed.push(chunk.length);
    return this.wantsMore;
  }
  progress(): string {
    return JSON.stringify({ bytes: this.fed.reduce((a, b) => a + b, 0), rows: this.fed.length });
  }
  finishFile(): string {
    this.calls.push('finish');
    return JSON.stringify({ ok: true, error: null, ledgerEntry: LEDGER, ...this.outcomes.shift() });
  }
  failFile(_name: string, code: string): string {
    this.calls.push(`fail ${code}`);
    return JSON.stringify({
      ok: true,
      file: 4,
      outcome: 'failed',
      options: {},
      error: { code, args: {} },
      ledgerEntry: LEDGER,
    });
  }
  abortFile(): void {
    this.calls.push('abort');
  }
  beginSetAside(file: number): string {
    this.calls.push(`list ${file}`);
    return '{"ok":true,"rows":2}';
  }
  takeSetAside(): Uint8Array {
    this.calls.push('take');
    return new Uint8Array(1);
  }
  finishSetAside(): string {
    this.calls.push('end list');
    return '{"ok":true,"rows":2}';
  }
  removeFile(file: number): string {
    this.calls.push(`remove ${file}`);
    return '{"ok":true}';
  }
}

function importer(fake: FakeSession, breathe: () => Promise<void> = () => Promise.resolve()) {
  return new Importer(fake as unknown as Session, breathe, () => 0);
}

const ignore = () => undefined;

describe('Importer', () => {
  test('feeds every byte once, a few at a time, and says how far it is', async () => {
    const fake = new FakeSession();
    const progress: Progress[] = [];
    const chunks = [4 * FEED_BYTES, 5];
    const source = {
      name: 'a.csv',
      bytesTotal: 4 * FEED_BYTES + 5,
      file: null,
      open: () => async () => new Uint8Array(chunks.shift() ?? 0),
    };
    const result = await importer(fake).run(source, {}, (now) => progress.push(now));
    expect(fake.fed).toEqual([...Array.from({ length: 4 }, () => FEED_BYTES), 5]);
    expect(result).toMatchObject({ file: 0, outcome: 'used', error: null });
    expect(progress[0]).toEqual({
      bytes: 4 * FEED_BYTES,
      rows: 4,
      bytes_total: source.bytesTotal,
      pass: 1,
    });
  });

  test('reads the same bytes again with the options that the end of the file gave', async () => {
    const fake = new FakeSession([
      { file: null, outcome: 'reread', options: { encoding: 'gb18030' } },
      { file: 2, outcome: 'used', options: {} },
    ]);
    const result = await importer(fake).run(
      blobSource('a.csv', new Blob(['abc'])),
      { date_order: 'dmy' },
      ignore,
    );
    expect(fake.begun).toEqual([{ date_order: 'dmy' }, { date_order: 'dmy', encoding: 'gb18030' }]);
    expect(fake.fed).toEqual([3, 3]);
    expect(result.file).toBe(2);
  });

  test('lists what is set aside piece by piece, and the rest at the end', async () => {
    const fake = new FakeSession();
    const seen: number[] = [];
    const chunks = [4 * FEED_BYTES, 5];
    const source = {
      name: 'a.csv',
      bytesTotal: 4 * FEED_BYTES + 5,
      file: null,
      open: () => async () => new Uint8Array(chunks.shift() ?? 0),
    };
    await importer(fake).list(source, 3, (csv) => seen.push(csv.length));
    expect(fake.calls.filter((call) => call !== 'feed')).toEqual([
      'list 3',
      'take',
      'take',
      'end list',
      'take',
    ]);
    expect(seen).toEqual([1, 1, 1]);
  });

  test('gives up on a core that never has enough', async () => {
    const again = () => ({ file: null, outcome: 'reread', options: {} });
    const fake = new FakeSession(Array.from({ length: 9 }, again));
    await expect(
      importer(fake).run(blobSource('a.csv', new Blob(['abc'])), {}, ignore),
    ).rejects.toThrow('a.csv');
  });

  test('a cancel between two slices drops the file and keeps everything before it', async () => {
    const fake = new FakeSession();
    let breaths = 0;
    const work: Importer = importer(fake, async () => {
      if (++breaths === 2) work.cancel();
    });
    // Between the first two chunks.
    const source = blobSource('a.csv', new Blob([new Uint8Array(5 * FEED_BYTES)]));
    await expect(work.run(source, {}, ignore)).rejects.toEqual(CANCELLED);
    expect(fake.calls).toEqual(['begin', 'feed', 'abort']);
  });

  test('a cancel that comes while the file is being finished takes it out again', async () => {
    const fake = new FakeSession([{ file: 6, outcome: 'used', options: {} }]);
    let breaths = 0;
    const work: Importer = importer(fake, async () => {
      // One breath before each chunk, one at the end of the bytes, one after the file is finished.
      if (++breaths === 3) work.cancel();
    });
    await expect(work.run(blobSource('a.csv', new Blob(['abc'])), {}, ignore)).rejects.toEqual(
      CANCELLED,
    );
    expect(fake.calls).toEqual(['begin', 'feed', 'finish', 'remove 6']);
  });

  test('stops reading when the core wants no more', async () => {
    const fake = new FakeSession([{ file: 0, outcome: 'failed', options: {} }]);
    fake.wantsMore = false;
    const source = blobSource('a.png', new Blob([new Uint8Array(9 * FEED_BYTES)]));
    await importer(fake).run(source, {}, ignore);
    expect(fake.fed).toHaveLength(1);
  });

  test('a file that cannot be read is noted in the ledger', async () => {
    const fake = new FakeSession();
    const result = await importer(fake).run(
      {
        name: 'gone.csv',
        bytesTotal: 9,
        file: null,
        open: () => () => Promise.reject(new Error('NotReadableError')),
      },
      {},
      ignore,
    );
    expect(fake.calls).toEqual(['begin', 'abort', 'fail cannot_read']);
    expect(result).toMatchObject({ file: 4, outcome: 'failed', error: { code: 'cannot_read' } });
  });

  test('options that the core refuses are a failure before any byte is read', async () => {
    const fake = new FakeSession();
    fake.beginFile = () =>
      '{"ok":false,"error":{"code":"unknown_encoding","args":{"encoding":"x"}}}';
    await expect(
      importer(fake).run(blobSource('a.csv', new Blob(['abc'])), { encoding: 'x' }, ignore),
    ).rejects.toMatchObject({ code: 'unknown_encoding' });
    expect(fake.fed).toEqual([]);
  });
});
