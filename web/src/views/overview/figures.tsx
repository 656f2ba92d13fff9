// The key figures by week or month, for all, new or old customers: each with its definition, its course,
// and who is behind it.
import { useState } from 'preact/hooks';
import { Chart, useSpec } from '../../charts/chart';
import { onRow, type ChartTable } from '../../charts/data';
import { countShort, money, moneyAxis, moneyShort } from '../../figures';
import { formatCount, formatNumber, formatShare } from '../../format';
import { t } from '../../i18n';
import type { KeyFigures, KeySide, Ratio } from '../../protocol';
import { Info, Select } from '../../ui';
import { FiguresTable } from '../shop/figures_table';
import { bought, oldBuyers, seeCustomers } from '../shop/marks';
import { NothingHere, ShopPart } from '../shop/part';
import { filterOf } from '../shop/scope';
import type { ShopFigures } from '../shop/use_metrics';

export function FiguresPart() {
  return (
    <ShopPart sections={['key_figures']}>{(figures) => <Figures figures={figures} />}</ShopPart>
  );
}

const SIDES = ['all', 'new', 'old'] as const;
type Side = (typeof SIDES)[number];
type Unit = 'count' | 'money' | 'share';

interface Metric {
  id: string;
  unit: Unit;
  of: (row: KeyFigures, side: KeySide) => number | null;
  // Of all customers alone.
  whole?: boolean;
}

const rate = (ratio: Ratio | undefined) => ratio?.value ?? null;

// In the order of the table; message kpi.<id>, its definition kpi.<id>.about.
const METRICS: readonly Metric[] = [
  { id: 'customers', unit: 'count', of: (_, side) => side.customers },
  { id: 'orders', unit: 'count', of: (_, side) => side.orders },
  { id: 'net_minor', unit: 'money', of: (_, side) => side.net_minor },
  { id: 'arpu_minor', unit: 'money', of: (_, side) => rate(side.arpu_minor) },
  { id: 'aov_minor', unit: 'money', of: (_, side) => rate(side.aov_minor) },
  { id: 'repurchase_rate', unit: 'share', of: (_, side) => rate(side.repurchase_rate) },
  { id: 'window_amount_minor', unit: 'money', of: (_, side) => rate(side.window_amount_minor) },
  { id: 'repeat_net_minor', unit: 'money', of: (_, side) => side.repeat_net_minor },
  { id: 'repeat_share', unit: 'share', of: (_, side) => rate(side.repeat_share) },
  { id: 'refund_rate', unit: 'share', of: (_, side) => rate(side.refund_rate) },
  { id: 'retention_3', unit: 'share', of: (_, side) => rate(side.retention[0]) },
  { id: 'retention_6', unit: 'share', of: (_, side) => rate(side.retention[1]) },
  { id: 'retention_12', unit: 'share', of: (_, side) => rate(side.retention[2]) },
  { id: 'clv_mean_minor', unit: 'money', of: (_, side) => rate(side.clv_mean_minor) },
  { id: 'clv_median_minor', unit: 'money', of: (_, side) => side.clv_median_minor },
  { id: 'second_purchase', unit: 'share', of: (row) => rate(row.second_purchase), whole: true },
  { id: 'wake_up_rate', unit: 'share', of: (row) => rate(row.wake_up_rate), whole: true },
  { id: 'activation_rate', unit: 'share', of: (row) => rate(row.activation_rate), whole: true },
  { id: 'churn_rate', unit: 'share', of: (row) => rate(row.churn_rate), whole: true },
  { id: 'clv_growth', unit: 'share', of: (row) => row.clv_growth, whole: true },
];

export function writeUnit(unit: Unit, value: number | null, short = false): string {
  if (unit === 'share') return formatShare(value);
  if (unit === 'money') return short ? moneyShort(value) : money(value);
  return formatCount(value);
}

function Figures({ figures }: { figures: ShopFigures<'key_figures'> }) {
  const [grain, setGrain] = useState<'weeks' | 'months'>('months');
  const [side, setSide] = useState<Side>('all');
  const [chosen, setChosen] = useState('repurchase_rate');
  const rows = figures.sections.key_figures[grain];
  const filter = filterOf(figures.scope, figures.choices);
  const last = [...rows].reverse().find((row) => row.whole) ?? rows.at(-1);
  if (last === undefined) return <NothingHere title={t('ui.figures_part.none')} />;
  const metrics = METRICS.filter((metric) => side === 'all' || metric.whole !== true);
  const shown = metrics.find((metric) => metric.id === chosen) ?? metrics[0]!;
  const see = (row: KeyFigures) => {
    const days = { from: row.first_day, to: row.last_day };
    seeCustomers({
      label: t('ui.mark.side', { period: row.period, side: t(`ui.side.${side}`) }),
      rule:
        side === 'new'
          ? bought(filter, { ...days, nth: [1, 1] })
          : side === 'old'
            ? oldBuyers(filter, days)
            : bought(filter, days),
    });
  };
  return (
    <>
      <p class="conclusion">
        {t('ui.figures_part.conclusion', {
          period: last.period,
          side: t(`ui.side.${side}`),
          customers: formatCount(last[side].customers),
          rate: formatShare(last[side].repurchase_rate.value),
          net: moneyShort(last[side].net_minor),
          days: figures.sections.key_figures.window_days,
        })}
      </p>
      <div class="scope">
        <Select
          label={t('ui.grain')}
          value={grain}
          onChange={(value) => setGrain(value as typeof grain)}
          options={(['weeks', 'months'] as const).map((value) => ({
            value,
            label: t(`ui.grain.${value === 'weeks' ? 'week' : 'month'}`),
          }))}
        />
        <Select
          label={t('ui.side')}
          value={side}
          onChange={(value) => setSide(value as Side)}
          options={SIDES.map((value) => ({ value, label: t(`ui.side.${value}`) }))}
        />
      </div>
      <dl class="figure-strip">
        {metrics.map((metric) => (
          <div class="figure" key={metric.id}>
            <dt>
              {t(`kpi.${metric.id}`)}
              <Info about={t(`kpi.${metric.id}`)}>
                {t(`kpi.${metric.id}.about`, { days: figures.sections.key_figures.window_days })}
              </Info>
            </dt>
            <dd>
              <button
                type="button"
                class="figure-choice"
                aria-pressed={metric.id === shown.id}
                onClick={() => setChosen(metric.id)}
              >
                {writeUnit(metric.unit, metric.of(last, last[side]), true)}
              </button>
            </dd>
          </div>
        ))}
      </dl>
      <Course metric={shown} rows={rows} side={side} onSelect={see} />
      <FiguresTable
        title={t('ui.figures_part.table')}
        note={t('ui.figures_part.table_note')}
        table={tableOf(rows, metrics, side)}
        onSelect={(index) => see(rows[index]!)}
      />
    </>
  );
}

function tableOf(rows: readonly KeyFigures[], metrics: readonly Metric[], side: Side): ChartTable {
  return {
    columns: [
      { label: t('ui.figures_part.period'), numeric: false },
      ...metrics.map((metric) => ({ label: t(`kpi.${metric.id}`), numeric: true })),
    ],
    rows: rows.map((row) => [
      row.period,
      ...metrics.map((metric) => writeUnit(metric.unit, metric.of(row, row[side]))),
    ]),
  };
}

interface CourseProps {
  metric: Metric;
  rows: readonly KeyFigures[];
  side: Side;
  onSelect: (row: KeyFigures) => void;
}

function Course({ metric, rows, side, onSelect }: CourseProps) {
  const title = t(`kpi.${metric.id}`);
  const spec = useSpec(
    () => ({
      kind: metric.unit === 'share' || metric.id.startsWith('clv') ? 'line' : 'bars',
      table: tableOf(rows, [metric], side),
      values: rows.map((row) => metric.of(row, row[side])),
      axis:
        metric.unit === 'share'
          ? (value: number) => `${formatNumber(value * 100, 0)} %`
          : metric.unit === 'money'
            ? moneyAxis
            : countShort,
    }),
    [metric, rows, side],
  );
  const last = rows.at(-1)!;
  return (
    <Chart
      title={title}
      summary={`${last.period} ${writeUnit(metric.unit, metric.of(last, last[side]))}`}
      spec={spec}
      height={232}
      fileName={title}
      selectHint={t('ui.action.see_who')}
      onSelect={onRow(rows, onSelect)}
    />
  );
}
