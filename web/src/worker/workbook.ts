// A workbook as a source of parts: the zip's directory is read, and each part is inflated by the
// browser, piece by piece, when the core asks for it.
import { unzipRaw, type ZipEntry } from 'unzipit';
import type { Part, PartSource } from './importer';

const PIECE_BYTES = 1024 * 1024;

// Part names are compared without regard to case, and some writers put backslashes between folders.
function plainName(name: string): string {
  return name.toLowerCase().replaceAll('\\', '/');
}

function partOf(entry: ZipEntry): Part {
  return {
    bytes: entry.size,
    compressedBytes: entry.compressedSize,
    encrypted: entry.encrypted,
    open: async () => (await entry.stream({ chunkSize: PIECE_BYTES })).getReader(),
  };
}

export function workbookSource(name: string, blob: Blob): PartSource {
  return {
    name,
    bytesTotal: blob.size,
    async parts() {
      const { entries } = await unzipRaw(blob);
      const byName = new Map(entries.map((entry) => [plainName(entry.name), entry]));
      return (part) => {
        const entry = byName.get(plainName(part));
        return entry === undefined ? undefined : partOf(entry);
      };
    },
  };
}
