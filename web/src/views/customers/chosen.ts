// The rows that are chosen, by customer: kept while the page is open and its customers are the same.
import { signal } from '@preact/signals';
import { version } from '../../state';
import type { SelectChange } from './grid';

interface Chosen {
  version: number;
  ids: ReadonlySet<number>;
}

const kept = signal<Chosen>({ version: -1, ids: new Set() });
const NONE: ReadonlySet<number> = new Set();

// A customer is a place in the session's list, which a new file or day may fill with somebody else.
export function chosenIds(): ReadonlySet<number> {
  return kept.value.version === version.value ? kept.value.ids : NONE;
}

export function chooseNone(): void {
  kept.value = { version: version.value, ids: NONE };
}

export function choose(ids: Uint32Array, change: SelectChange): void {
  if (change.kind === 'all') {
    kept.value = { version: version.value, ids: new Set(ids) };
    return;
  }
  const next = new Set(chosenIds());
  if (change.kind === 'toggle') {
    const id = ids[change.to];
    if (id === undefined) return;
    if (!next.delete(id)) next.add(id);
  } else {
    const [from, to] = [Math.min(change.from, change.to), Math.max(change.from, change.to)];
    for (const id of ids.subarray(from, to + 1)) next.add(id);
  }
  kept.value = { version: version.value, ids: next };
}
