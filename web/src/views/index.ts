// Every view that exists, in the order of the navigation. A view that is not here does not exist:
// nothing in the frame leads to it.
import type { ViewDefinition } from '../desk';
import { VIEW_IDS, type ViewId } from '../route';

const modules = import.meta.glob<{ view?: ViewDefinition }>('./*.tsx', { eager: true });

export const VIEWS: readonly ViewDefinition[] = Object.values(modules)
  .flatMap((module) => module.view ?? [])
  .sort((a, b) => VIEW_IDS.indexOf(a.id) - VIEW_IDS.indexOf(b.id));

export function viewOf(id: ViewId): ViewDefinition | undefined {
  return VIEWS.find((view) => view.id === id);
}
