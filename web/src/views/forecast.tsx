// 预测: what the customers will do and are worth, how far to trust it, and why somebody is in a group.
import type { ViewDefinition } from '../desk';
import { useDesk } from '../desk';
import { t } from '../i18n';
import type { Prediction } from '../protocol';
import { href, route } from '../route';
import { report, version } from '../state';
import { Button, EmptyState, ErrorState, Skeleton } from '../ui';
import './overview/overview.css';
import './segments/parts.css';
import './forecast.css';
import { BacktestPart } from './forecast/backtest';
import { ReasonsPart } from './forecast/reasons';
import { RiskPart } from './forecast/risk';
import { Trust } from './forecast/trust';
import { ValuePart } from './forecast/value';
import { ButtonLink } from './common/button_link';
import { partOf, PartTabs } from './common/part_tabs';
import { useAnswer } from './common/use_answer';

const PARTS = ['value', 'risk', 'test', 'why'] as const;
type Part = (typeof PARTS)[number];

function Forecast() {
  const data = report.value;
  if (data === null) return null;
  const part = partOf(PARTS, route.value.params['part']);
  return (
    <div class="view">
      <header class="view-head">
        <h1>{t('ui.nav.forecast')}</h1>
      </header>
      {data.customers.total === 0 ? (
        <EmptyState
          icon="forecast"
          title={t('ui.customers.nobody')}
          actions={<ButtonLink href={href('data')}>{t('ui.overview.to_ledger')}</ButtonLink>}
        >
          {t('ui.customers.nobody_hint')}
        </EmptyState>
      ) : (
        <>
          <PartTabs
            view="forecast"
            label={t('ui.forecast.parts')}
            parts={PARTS}
            current={part}
            name={(one) => `ui.forecast.part.${one}`}
          />
          {part === 'why' ? <ReasonsPart /> : <Predicted part={part} />}
        </>
      )}
    </div>
  );
}

export const view: ViewDefinition = {
  id: 'forecast',
  Component: Forecast,
  inNavigation: true,
  needsOrders: true,
};

function Predicted({ part }: { part: Part }) {
  const desk = useDesk();
  const answer = useAnswer(() => desk.predict(), [desk, version.value]);
  const prediction: Prediction | null = answer.value;
  if (answer.error !== null) {
    return (
      <ErrorState
        error={answer.error}
        actions={<Button onClick={answer.again}>{t('ui.action.retry')}</Button>}
      />
    );
  }
  if (prediction === null) return <Skeleton lines={10} />;
  if (prediction.rung === 'nothing') {
    return (
      <EmptyState icon="forecast" title={t('ui.forecast.nothing')}>
        <Trust prediction={prediction} />
      </EmptyState>
    );
  }
  return (
    <>
      {part === 'value' && <ValuePart prediction={prediction} />}
      {part === 'risk' && <RiskPart prediction={prediction} />}
      {part === 'test' && <BacktestPart prediction={prediction} />}
    </>
  );
}
