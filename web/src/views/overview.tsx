// 概览: how is the shop doing? The whole shop first, then one question a part, each for any days and any
// part of the shop.
import type { ViewDefinition } from '../desk';
import { t } from '../i18n';
import { route } from '../route';
import { report } from '../state';
import { CohortsPart } from './overview/cohorts';
import { ControlPart } from './overview/control';
import { CustomersPart } from './overview/customers';
import { FiguresPart } from './overview/figures';
import { ForecastPart } from './overview/forecast';
import { OrdersPart } from './overview/orders';
import { RegionsPart } from './overview/regions';
import { ReviewPart } from './overview/review';
import { SummaryPart } from './overview/summary';
import { partOf, PartTabs } from './common/part_tabs';
import { scopeOf, scopeParams } from './shop/scope';

const PARTS = [
  'summary',
  'customers',
  'orders',
  'regions',
  'figures',
  'cohorts',
  'control',
  'forecast',
  'review',
] as const;

function Overview() {
  const data = report.value;
  if (data === null) return null;
  const part = partOf(PARTS, route.value.params['part']);
  return (
    <div class="view">
      <h1>{t('ui.nav.overview')}</h1>
      <PartTabs
        view="overview"
        label={t('ui.overview.parts')}
        parts={PARTS}
        current={part}
        name={(one) => `ui.overview.part.${one}`}
        params={scopeParams(scopeOf(route.value))}
      />
      {part === 'summary' && <SummaryPart data={data} />}
      {part === 'customers' && <CustomersPart />}
      {part === 'orders' && <OrdersPart />}
      {part === 'regions' && <RegionsPart />}
      {part === 'figures' && <FiguresPart />}
      {part === 'cohorts' && <CohortsPart />}
      {part === 'control' && <ControlPart />}
      {part === 'forecast' && <ForecastPart />}
      {part === 'review' && <ReviewPart />}
    </div>
  );
}

export const view: ViewDefinition = {
  id: 'overview',
  Component: Overview,
  inNavigation: true,
  needsOrders: true,
};
