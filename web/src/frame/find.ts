// What the palette lists, and how it is searched.
import type { IconName } from '../ui/icon';

export interface PaletteEntry {
  id: string;
  group: 'views' | 'stages' | 'levels' | 'actions';
  icon: IconName;
  // What is shown, in the language of the page.
  title: string;
  // What is searched.
  words: string;
  run: () => void;
}

// Entries that hold every word of the query, those that begin with it first.
export function findEntries(entries: readonly PaletteEntry[], query: string): PaletteEntry[] {
  const asked = query.trim().toLowerCase();
  if (asked === '') return [...entries];
  const parts = asked.split(/\s+/);
  return entries
    .filter((entry) => parts.every((part) => entry.words.includes(part)))
    .sort((a, b) => Number(b.words.startsWith(asked)) - Number(a.words.startsWith(asked)));
}
