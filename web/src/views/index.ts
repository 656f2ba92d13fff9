// Every view that exists, in the order of the navigation. A view that is not here does not exist:
// nothing in the frame leads to it.
import type { ViewDefinition } from '../desk';
import type { ViewId } from '../route';
import { view as campaigns } from './campaigns';
import { view as customers } from './customers';
import { view as data } from './data';
import { view as draft } from './draft';
import { view as forecast } from './forecast';
import { view as overview } from './overview';
import { view as products } from './products';
import { view as results } from './results';
import { view as segments } from './segments';
import { view as settings } from './settings';
import { view as today } from './today';

export const VIEWS: readonly ViewDefinition[] = [
  today,
  data,
  overview,
  segments,
  customers,
  products,
  forecast,
  campaigns,
  draft,
  results,
  settings,
];

export function viewOf(id: ViewId): ViewDefinition | undefined {
  return VIEWS.find((view) => view.id === id);
}
