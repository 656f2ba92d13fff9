// Customers by the month of their first order, and what became of them month by month.
import { useState } from 'preact/hooks';
import { Chart, useSpec } from '../../charts/chart';
import { onRow } from '../../charts/data';
import { money, moneyShort } from '../../figures';
import { DASH, formatCount, formatShare } from '../../format';
import { t } from '../../i18n';
import type { MetricSections } from '../../protocol';
import { Select } from '../../ui';
import { FiguresTable } from '../shop/figures_table';
import { bought, monthDays, seeCustomers } from '../shop/marks';
import { NothingHere, ShopPart } from '../shop/part';
import { filterOf } from '../shop/scope';
import type { ShopFigures } from '../shop/use_metrics';

export function CohortsPart() {
  return <ShopPart sections={['cohorts']}>{(figures) => <Cohorts figures={figures} />}</ShopPart>;
}

type Cell = MetricSections['cohorts']['cohorts'][number]['cells'][number];
const MEASURES = ['share', 'customers', 'orders', 'net_minor'] as const;
type Measure = (typeof MEASURES)[number];

function valueOf(cell: Cell, measure: Measure): number | null {
  return measure === 'share' ? cell.share.value : cell[measure];
}

function write(cell: Cell, measure: Measure, short: boolean): string {
  const value = valueOf(cell, measure);
  if (measure === 'share') return formatShare(value);
  if (measure === 'net_minor') return short ? moneyShort(value) : money(value);
  return formatCount(value);
}

function Cohorts({ figures }: { figures: ShopFigures<'cohorts'> }) {
  const [measure, setMeasure] = useState<Measure>('share');
  const { cohorts } = figures.sections.cohorts;
  const filter = filterOf(figures.scope, figures.choices);
  const cells = cohorts.flatMap((cohort, y) =>
    cohort.cells.map((cell, x) => ({ cohort, cell, x, y })),
  );
  const title = t('ui.cohorts.title');
  const later = (x: number) => t('ui.cohorts.later', { count: x });
  const spec = useSpec(
    () => ({
      kind: 'heat',
      table: {
        columns: [
          { label: t('ui.cohorts.cell'), numeric: false },
          ...MEASURES.map((one) => ({ label: t(`ui.cohorts.${one}`), numeric: true })),
        ],
        rows: cells.map(({ cohort, cell, x }) => [
          `${cohort.month} · ${later(x)}`,
          ...MEASURES.map((one) => write(cell, one, false)),
        ]),
      },
      columns: Array.from({ length: Math.max(0, ...cohorts.map((c) => c.cells.length)) }, (_, x) =>
        String(x),
      ),
      rows: cohorts.map((cohort) => cohort.month),
      cells: cells.map(({ cell, x, y }) => ({
        x,
        y,
        // The first month is the cohort itself: it would drown the others.
        value: x === 0 ? 0 : valueOf(cell, measure),
        label: write(cell, measure, true),
      })),
    }),
    [cohorts, measure],
  );
  const seen = cohorts.find(
    (cohort) => cohort.retention[0]?.value !== null && cohort.retention[0]?.value !== undefined,
  );
  if (cohorts.length === 0) return <NothingHere title={t('ui.cohorts.none')} />;
  return (
    <>
      <p class="conclusion">
        {seen === undefined
          ? t('ui.cohorts.conclusion_young', { count: cohorts.length })
          : t('ui.cohorts.conclusion', {
              month: seen.month,
              customers: formatCount(seen.customers),
              months: seen.retention[0]!.months,
              share: formatShare(seen.retention[0]!.value),
            })}
      </p>
      <Chart
        title={title}
        summary={t('ui.cohorts.summary')}
        spec={spec}
        height={cohorts.length * 28 + 24}
        fileName={title}
        tools={
          <Select
            label={t('ui.measure')}
            hideLabel
            value={measure}
            onChange={(value) => setMeasure(value as Measure)}
            options={MEASURES.map((value) => ({ value, label: t(`ui.cohorts.${value}`) }))}
          />
        }
        selectHint={t('ui.action.see_who')}
        onSelect={onRow(cells, (mark) => {
          const first = bought(filter, { ...monthDays(mark.cohort.month), nth: [1, 1] });
          const then = bought(filter, monthDays(mark.cohort.month, mark.x));
          seeCustomers({
            label: t('ui.mark.cohort', { month: mark.cohort.month, later: later(mark.x) }),
            rule: mark.x === 0 ? first : { all: [first, then] },
          });
        })}
      />
      <FiguresTable
        title={t('ui.cohorts.retention')}
        note={t('ui.cohorts.retention_note')}
        table={{
          columns: [
            { label: t('ui.cohorts.month'), numeric: false },
            { label: t('ui.cohorts.customers'), numeric: true },
            { label: t('kpi.second_purchase'), numeric: true },
            ...(cohorts[0]?.retention ?? []).map((row) => ({
              label: t('ui.cohorts.within', { count: row.months }),
              numeric: true,
            })),
          ],
          rows: cohorts.map((cohort) => [
            cohort.month,
            formatCount(cohort.customers),
            cohort.second_purchase.value === null
              ? DASH
              : formatShare(cohort.second_purchase.value),
            ...cohort.retention.map((row) => formatShare(row.value)),
          ]),
        }}
        onSelect={onRow(cohorts, (cohort) => {
          seeCustomers({
            label: t('ui.mark.cohort', { month: cohort.month, later: later(0) }),
            rule: bought(filter, { ...monthDays(cohort.month), nth: [1, 1] }),
          });
        })}
      />
    </>
  );
}
