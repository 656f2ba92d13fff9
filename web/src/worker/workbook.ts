// A workbook as a source of parts: the zip's directory is read, and each part is inflated by the
// browser, piece by piece, when the core asks for it.
import { unzipRaw, type ZipEntry } from 'unzipit';
import type { Part, PartReader, PartSource } from './importer';
import { LEAST_BYTES_TO_INFLATE } from './inflater';

const PIECE_BYTES = 1024 * 1024;

// Part names are compared without regard to case, and some writers put backslashes between folders.
function plainName(name: string): string {
  return name.toLowerCase().replaceAll('\\', '/');
}

async function entriesOf(zip: Blob): Promise<Map<string, ZipEntry>> {
  const { entries } = await unzipRaw(zip);
  return new Map(entries.map((entry) => [plainName(entry.name), entry]));
}

async function read(entry: ZipEntry): Promise<PartReader> {
  return (await entry.stream({ chunkSize: PIECE_BYTES })).getReader();
}

// A part of a zip by its name, inflated on this thread.
export async function openPart(zip: Blob, part: string): Promise<PartReader> {
  const entry = (await entriesOf(zip)).get(plainName(part));
  if (entry === undefined) throw new Error(`the zip has no ${part}`);
  return read(entry);
}

// Large parts go to `elsewhere`, which gives null where there can be no other thread.
export function workbookSource(
  name: string,
  zip: Blob,
  elsewhere: (zip: Blob, part: string) => PartReader | null = () => null,
): PartSource {
  const partOf = (entry: ZipEntry): Part => ({
    bytes: entry.size,
    compressedBytes: entry.compressedSize,
    encrypted: entry.encrypted,
    open: async () =>
      (entry.size >= LEAST_BYTES_TO_INFLATE ? elsewhere(zip, entry.name) : null) ??
      (await read(entry)),
  });
  return {
    name,
    bytesTotal: zip.size,
    async parts() {
      const entries = await entriesOf(zip);
      return (part) => {
        const entry = entries.get(plainName(part));
        return entry === undefined ? undefined : partOf(entry);
      };
    },
  };
}
