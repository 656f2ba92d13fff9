// The campaign files of earlier campaigns, as texts by name: those drafted here, and those that the
// owner opens. Whom they contacted counts against the caps of every later draft.
import { signal } from '@preact/signals';
import type { Desk } from '../../desk';

export const earlier = signal<ReadonlyMap<string, string>>(new Map());

// Fails, and changes nothing, if the core does not take the file.
export async function addEarlier(desk: Desk, name: string, text: string): Promise<void> {
  const next = new Map(earlier.value).set(name, text);
  await desk.setEarlierCampaigns([...next.values()]);
  earlier.value = next;
}

export async function removeEarlier(desk: Desk, name: string): Promise<void> {
  const next = new Map(earlier.value);
  next.delete(name);
  await desk.setEarlierCampaigns([...next.values()]);
  earlier.value = next;
}
