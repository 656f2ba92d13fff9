// @vitest-environment node
import zlib from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Progress } from '../../src/protocol';
import type { Session } from '../../src/worker/core';
import { CANCELLED, Importer, type PartSource } from '../../src/worker/importer';
import { openPart, workbookSource } from '../../src/worker/workbook';

// The zip of some parts, as Excel writes it: deflated, sizes in the headers.
function zip(parts: Record<string, string>, flags = 0x0800): Uint8Array<ArrayBuffer> {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(parts)) {
    const raw = Buffer.from(text);
    const data = zlib.deflateRawSync(raw);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(0x21, 6);
    common.writeUInt32LE(zlib.crc32(raw), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(raw.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const head = Buffer.from('504b0304', 'hex');
    local.push(head, common, Buffer.from(name), data);
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(offset, 10);
    central.push(Buffer.from('504b01021400', 'hex'), common, entry, Buffer.from(name));
    offset += 30 + Buffer.byteLength(name) + data.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(parts).length, 8);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...local, directory, end]));
}

// Asks for parts by a list, and notes what it is given.
class FakeSession {
  readonly said: string[] = [];
  readonly texts: Record<string, string> = {};
  most = Infinity;

  constructor(private readonly parts: string[]) {}

  beginWorkbook(name: string, options: string, bytes: number): string {
    this.said.push(`begin ${name} ${options} ${bytes}`);
    return '{"ok":true,"file":0}';
  }
  wantedPart(): string {
    return this.parts[0] ?? '';
  }
  feed(chunk: Uint8Array): boolean {
    const name = this.wantedPart();
    this.texts[name] = (this.texts[name] ?? '') + new TextDecoder().decode(chunk);
    return (this.texts[name]?.length ?? 0) < this.most;
  }
  endPart(how: string): void {
    this.said.push(`${this.parts.shift() ?? ''} ${how}`);
  }
  progress(): string {
    return '{"bytes":0,"rows":7}';
  }
  finishFile(): string {
    return '{"ok":true,"file":0,"outcome":"used","options":{},"error":null,"ledgerEntry":{}}';
  }
  failFile(name: string, code: string): string {
    this.said.push(`fail ${name} ${code}`);
    return `{"ok":true,"file":1,"outcome":"failed","options":{},"error":{"code":"${code}","args":{}},"ledgerEntry":{}}`;
  }
  abortFile(): void {
    this.said.push('abort');
  }
}

function run(
  fake: FakeSession,
  source: PartSource,
  onProgress: (progress: Progress) => void = () => undefined,
  breathe: () => Promise<void> = () => Promise.resolve(),
) {
  return new Importer(fake as unknown as Session, breathe, () => 0).run(source, {}, onProgress);
}

describe('a workbook', () => {
  test('gives the core the parts that it asks for, inflated', async () => {
    const bytes = zip({ 'a.xml': 'first', 'xl/b.xml': 'x'.repeat(3_000_000) });
    const fake = new FakeSession(['xl/b.xml', 'none.xml', 'a.xml']);
    const progress: Progress[] = [];
    const result = await run(fake, workbookSource('o.xlsx', new Blob([bytes])), (now) =>
      progress.push(now),
    );
    expect(result.outcome).toBe('used');
    expect(fake.said).toEqual([
      `begin o.xlsx {} ${bytes.length}`,
      'xl/b.xml whole',
      'none.xml missing',
      'a.xml whole',
    ]);
    expect(fake.texts['a.xml']).toBe('first');
    expect(fake.texts['xl/b.xml']).toHaveLength(3_000_000);
    expect(progress[0]).toMatchObject({ bytes_total: bytes.length, rows: 7, pass: 1 });
    expect(progress[0]?.bytes).toBeLessThanOrEqual(bytes.length);
  });

  test('has large parts inflated elsewhere, where that can be', async () => {
    const parts = {
      'a.xml': 'small',
      'XL\\b.xml': 'x'.repeat(9_000_000),
      'c.xml': 'y'.repeat(9_000_000),
    };
    const blob = new Blob([zip(parts)]);
    const asked: string[] = [];
    const source = workbookSource('o.xlsx', blob, (given, part) => {
      asked.push(part);
      if (part === 'c.xml') return null;
      const opened = openPart(given, part.toLowerCase().replace('\\', '/'));
      return {
        read: async () => (await opened).read(),
        cancel: async () => (await opened).cancel(),
      };
    });
    const fake = new FakeSession(['a.xml', 'xl/b.xml', 'c.xml']);
    await run(fake, source);
    expect(asked).toEqual(['XL\\b.xml', 'c.xml']);
    expect(fake.said.slice(1)).toEqual(['a.xml whole', 'xl/b.xml whole', 'c.xml whole']);
    expect(fake.texts['xl/b.xml']).toBe(parts['XL\\b.xml']);
    expect(fake.texts['c.xml']).toBe(parts['c.xml']);
    await expect(openPart(blob, 'none.xml')).rejects.toThrow('none.xml');
  });

  test('finds parts whatever the case and the slashes of their names', async () => {
    const fake = new FakeSession(['xl/sharedStrings.xml']);
    await run(fake, workbookSource('o', new Blob([zip({ 'XL\\SharedStrings.xml': 'x' })])));
    expect(fake.texts['xl/sharedStrings.xml']).toBe('x');
  });

  test('stops inflating once no more of a part is wanted', async () => {
    const fake = new FakeSession(['a', 'b']);
    fake.most = 10;
    const parts = { a: 'y'.repeat(9_000_000), b: 'z' };
    await run(fake, workbookSource('o', new Blob([zip(parts)])));
    expect(fake.said.slice(1)).toEqual(['a whole', 'b whole']);
    expect(fake.texts.a?.length).toBeLessThan(2_000_000);
  });

  test('that is cut off, or damaged inside, is damaged', async () => {
    const bytes = zip({ a: Array.from({ length: 5000 }, (_, i) => i).join() });
    const cut = new FakeSession(['a']);
    const result = await run(cut, workbookSource('o', new Blob([bytes.slice(0, -50)])));
    expect(result.error?.code).toBe('spreadsheet_damaged');
    expect(cut.said).toEqual(['fail o spreadsheet_damaged']);

    const flipped = bytes.slice();
    flipped.fill(0xff, 60, 90);
    const fake = new FakeSession(['a']);
    await run(fake, workbookSource('o', new Blob([flipped])));
    expect(fake.said.at(-1)).toBe('a damaged');
  });

  test('with a password says so', async () => {
    const fake = new FakeSession(['a']);
    await run(fake, workbookSource('o', new Blob([zip({ a: 'x' }, 0x0801)])));
    expect(fake.said.at(-1)).toBe('a encrypted');
  });

  test('that has moved away cannot be read', async () => {
    const gone = () => Promise.reject(new DOMException('gone', 'NotFoundError'));
    const fake = new FakeSession(['a']);
    const result = await run(fake, { name: 'o', bytesTotal: 1, parts: gone });
    expect(result.error?.code).toBe('cannot_read');

    const part = { bytes: 1, compressedBytes: 1, encrypted: false, open: gone };
    const later = new FakeSession(['a']);
    await run(later, { name: 'o', bytesTotal: 1, parts: () => Promise.resolve(() => part) });
    expect(later.said.slice(1)).toEqual(['abort', 'fail o cannot_read']);
  });

  test('hears a cancel between two pieces', async () => {
    const fake = new FakeSession(['a']);
    let turns = 0;
    const importer: Importer = new Importer(
      fake as unknown as Session,
      () => {
        if (++turns === 2) importer.cancel();
        return Promise.resolve();
      },
      () => 0,
    );
    const source = workbookSource('o', new Blob([zip({ a: 'x'.repeat(9_000_000) })]));
    await expect(importer.run(source, {}, () => undefined)).rejects.toEqual(CANCELLED);
    expect(fake.said.at(-1)).toBe('abort');
    expect(fake.texts.a?.length).toBeLessThan(3_000_000);
  });
});
