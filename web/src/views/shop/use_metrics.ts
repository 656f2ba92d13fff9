// Sections of the shop's figures for the scope of the address: asked anew when files, policy or scope
// change.
import { useDesk } from '../../desk';
import type { Metrics, MetricSection, MetricSections, MetricsRequest } from '../../protocol';
import { route } from '../../route';
import { version } from '../../state';
import { useAnswer, type Asked } from '../common/use_answer';
import { filterOf, scopeOf, type Choices, type Scope } from './scope';

type Dated = Exclude<Metrics, { as_of: null }>;

export interface ShopFigures<Section extends MetricSection> {
  scope: Scope;
  choices: Choices;
  // What the figures are of: with the days that they turned out to be of.
  frame: Pick<Dated, 'as_of' | 'currency' | 'minor_digits' | 'range' | 'previous'>;
  sections: Pick<MetricSections, Section>;
}

// null as value: no file gave an order.
export function useMetrics<Section extends MetricSection>(
  ...sections: readonly Section[]
): Asked<ShopFigures<Section>> {
  const desk = useDesk();
  const scope = scopeOf(route.value);
  const wanted = JSON.stringify([scope, sections]);
  return useAnswer(() => askMetrics(desk.metrics, scope, sections), [desk, wanted, version.value]);
}

export async function askMetrics<Section extends MetricSection>(
  ask: (request: MetricsRequest) => Promise<Metrics>,
  scope: Scope,
  sections: readonly Section[],
): Promise<ShopFigures<Section>> {
  const all = await ask({ section: 'filters' });
  if (all.as_of === null || all.filters === undefined) throw new Error('no orders');
  const filter = filterOf(scope, all.filters);
  const answers = await Promise.all(sections.map((section) => ask({ section, filter })));
  const first = answers[0] ?? all;
  if (first.as_of === null) throw new Error('no orders');
  const { as_of, currency, minor_digits, range, previous } = first;
  return {
    scope,
    choices: all.filters,
    frame: { as_of, currency, minor_digits, range, previous },
    sections: Object.assign({}, ...answers) as Pick<MetricSections, Section>,
  };
}
