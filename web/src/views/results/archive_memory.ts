// The archives that were opened or grown while the page is open: what campaigns did, beside what the
// plan expects. The owner keeps them as files; the page forgets them.
import { signal } from '@preact/signals';
import type { Archive } from '../../protocol';

export const archived = signal<readonly Archive[]>([]);

// An archive replaces the one of the same campaign.
export function keep(archive: Archive): void {
  const id = archive.identity['id'];
  archived.value = [...archived.value.filter((other) => other.identity['id'] !== id), archive];
}
