// What the parts of 概览 and 商品 have in common: the scope above, the figures below, and every state
// between a question and its answer.
import type { ComponentChildren } from 'preact';
import { t } from '../../i18n';
import type { MetricSection } from '../../protocol';
import { Button, EmptyState, ErrorState, Skeleton, usePatience } from '../../ui';
import { ScopeBar } from './scope_bar';
import './shop.css';
import { useMetrics, type ShopFigures } from './use_metrics';

interface Props<Section extends MetricSection> {
  sections: readonly Section[];
  children: (figures: ShopFigures<Section>) => ComponentChildren;
}

export function ShopPart<Section extends MetricSection>({ sections, children }: Props<Section>) {
  const answer = useMetrics(...sections);
  const late = usePatience(answer.waiting);
  const figures = answer.value;
  return (
    <>
      {figures !== null && (
        <ScopeBar scope={figures.scope} choices={figures.choices} range={figures.frame.range} />
      )}
      {answer.error !== null ? (
        <ErrorState
          error={answer.error}
          actions={<Button onClick={answer.again}>{t('ui.action.retry')}</Button>}
        />
      ) : figures === null ? (
        <Skeleton lines={6} />
      ) : (
        <div class={late ? 'shop-part shop-late' : 'shop-part'} aria-busy={late}>
          {children(figures)}
        </div>
      )}
    </>
  );
}

// Where the scope holds no order, or the files do not say what a part is about.
export function NothingHere({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <EmptyState icon="overview" title={title}>
      {children}
    </EmptyState>
  );
}
