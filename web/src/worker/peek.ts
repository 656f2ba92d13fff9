// The first lines of a file as an encoding spells them: its header, then lines that hold more than
// ASCII, since only they tell one encoding from another.
const LOOKED_AT_BYTES = 4 * 1024 * 1024;
const LINES = 6;
const LINE_CHARACTERS = 400;

export async function peekLines(file: Blob, encoding: string): Promise<string[]> {
  const bytes = new Uint8Array(await file.slice(0, LOOKED_AT_BYTES).arrayBuffer());
  return telling(new TextDecoder(encoding).decode(bytes));
}

export function telling(text: string): string[] {
  const lines = text.split(/\r\n|\n|\r/, 200_000).filter((line) => line.trim() !== '');
  const [header, ...rest] = lines;
  if (header === undefined) return [];
  const beyondAscii = rest.filter((line) => /[^\u0000-\u007f]/.test(line));
  const shown = beyondAscii.length > 0 ? beyondAscii : rest;
  return [header, ...shown.slice(0, LINES - 1)].map((line) => line.slice(0, LINE_CHARACTERS));
}
