// Who the customers are and how that moves: the base table with the period before, new and old by month,
// the dormant, how often and how much they buy, how long until the next order.
import { Chart, useSpec } from '../../charts/chart';
import { onRow, tableOf } from '../../charts/data';
import { countShort, money, moneyAxis, people } from '../../figures';
import { DASH, formatCount, formatNumber, formatShare } from '../../format';
import { t } from '../../i18n';
import type { BaseTable, Rule, ShopFilter } from '../../protocol';
import { go } from '../../route';
import { report } from '../../state';
import { Bands, countBand, lastOf } from '../shop/bands';
import { FiguresTable } from '../shop/figures_table';
import { bought, dayBefore, seeCustomers, spent } from '../shop/marks';
import { ShopPart } from '../shop/part';
import { filterOf } from '../shop/scope';
import type { ShopFigures } from '../shop/use_metrics';
import { Rich } from '../common/rich';
import { priceName } from '../products/products';

type Figures = ShopFigures<'base' | 'customers' | 'key_figures'>;

export function CustomersPart() {
  return (
    <ShopPart sections={['base', 'customers', 'key_figures']}>
      {(figures) => <Customers figures={figures} />}
    </ShopPart>
  );
}

function Customers({ figures }: { figures: Figures }) {
  const { base, customers } = figures.sections;
  const { range } = figures.frame;
  const filter = filterOf(figures.scope, figures.choices);
  const top = base.pareto.rows.at(-1);
  const second = customers.gaps[0];
  return (
    <>
      <p class="conclusion">
        <Rich
          text="ui.customers_part.conclusion"
          parts={{
            buyers: <strong>{people(base.pareto.customers)}</strong>,
            share: <strong>{formatShare(top?.net_share.value)}</strong>,
            days: <strong>{formatNumber(second?.days_since_previous?.median, 0)}</strong>,
          }}
          args={{ ...range, percent: top?.percent ?? 0 }}
        />
      </p>
      <Base figures={figures} />
      <div class="shop-columns">
        <Growth figures={figures} filter={filter} />
        <Dormant figures={figures} />
        <Bands
          title={t('ui.customers_part.frequency')}
          counted={t('ui.column.people')}
          of={t('ui.figure.orders')}
          bands={customers.frequency}
          name={countBand}
          onSelect={(band) =>
            seeCustomers({
              label: t('ui.mark.frequency', { orders: countBand(band), ...range }),
              rule: bought(filter, range, band.from, lastOf(band)),
            })
          }
        />
        <Bands
          title={t('ui.customers_part.amounts')}
          counted={t('ui.column.people')}
          of={t('ui.figure.net')}
          bands={customers.amounts}
          name={(band) => priceName(band.from, band.below ?? undefined)}
          onSelect={(band) =>
            seeCustomers({
              label: t('ui.mark.amount', {
                amount: priceName(band.from, band.below ?? undefined),
                ...range,
              }),
              rule: spent(filter, range, band.from, lastOf(band)),
            })
          }
        />
        <Pareto figures={figures} filter={filter} />
        <Gaps figures={figures} filter={filter} />
      </div>
      <GapTable figures={figures} />
      <Levels />
    </>
  );
}

function Base({ figures }: { figures: Figures }) {
  const { now, previous } = figures.sections.base;
  const before = (group: BaseTable['rows'][number]['group']) =>
    previous?.rows.find((row) => row.group === group);
  const title = t('ui.base.title');
  const groups = now.rows;
  return (
    <FiguresTable
      title={title}
      note={t('ui.base.note', {
        day: figures.frame.range.to,
        previous: figures.frame.previous.to,
        customers: formatCount(now.customers),
      })}
      table={{
        columns: [
          { label: t('ui.base.group'), numeric: false },
          { label: t('ui.column.people'), numeric: true },
          { label: t('ui.column.share'), numeric: true },
          { label: t('ui.base.before'), numeric: true },
          { label: t('ui.figure.orders'), numeric: true },
          { label: t('ui.figure.net'), numeric: true },
          { label: t('ui.base.aov'), numeric: true },
          { label: t('ui.base.aov_before'), numeric: true },
        ],
        rows: groups.map((row) => {
          const old = before(row.group);
          return [
            t(`base.${row.group}`),
            formatCount(row.customers),
            formatShare(row.share.value),
            old === undefined ? DASH : formatCount(old.customers),
            formatCount(row.orders),
            money(row.net_minor),
            money(row.aov_minor.value),
            old === undefined ? DASH : money(old.aov_minor.value),
          ];
        }),
      }}
    />
  );
}

function sideRule(filter: ShopFilter, days: { from: string; to: string }, side: string): Rule {
  if (side === 'new') return bought(filter, { ...days, nth: [1, 1] });
  return {
    all: [bought(filter, days), bought(filter, { to: dayBefore(days.from) })],
  };
}

function Growth({ figures, filter }: { figures: Figures; filter: ShopFilter }) {
  const months = figures.sections.key_figures.months;
  const title = t('ui.customers_part.growth');
  const spec = useSpec(
    () => ({
      kind: 'series',
      table: tableOf(months, [
        [t('ui.month'), (row) => row.period],
        [t('ui.side.new'), (row) => formatCount(row.new.customers)],
        [t('ui.side.old'), (row) => formatCount(row.old.customers)],
        [t('ui.customers_part.new_net'), (row) => money(row.new.net_minor)],
        [t('ui.customers_part.old_net'), (row) => money(row.old.net_minor)],
      ]),
      series: [
        {
          name: t('ui.side.new'),
          color: '--stage-new_one_order',
          values: months.map((row) => row.new.customers),
          form: 'stacked',
        },
        {
          name: t('ui.side.old'),
          color: '--stage-old_repeat',
          values: months.map((row) => row.old.customers),
          form: 'stacked',
        },
        {
          name: t('ui.customers_part.old_net'),
          color: '--accent',
          values: months.map((row) => row.old.net_minor),
          form: 'line',
          right: true,
        },
      ],
      axis: countShort,
      rightAxis: moneyAxis,
    }),
    [months],
  );
  const last = months.at(-1);
  return (
    <Chart
      title={title}
      summary={
        last === undefined
          ? ''
          : `${last.period}: ${t('ui.side.new')} ${formatCount(last.new.customers)}, ${t('ui.side.old')} ${formatCount(last.old.customers)}`
      }
      spec={spec}
      height={240}
      fileName={title}
      selectHint={t('ui.action.see_who')}
      onSelect={onRow(months, (month) => {
        const days = { from: month.first_day, to: month.last_day };
        seeCustomers({
          label: t('ui.mark.old_buyers', { period: month.period }),
          rule: sideRule(filter, days, 'old'),
        });
      })}
    />
  );
}

function Dormant({ figures }: { figures: Figures }) {
  const { states } = figures.sections.customers;
  const title = t('ui.customers_part.dormant');
  const groups = ['silent', 'sleeping', 'lost'] as const;
  const spec = useSpec(
    () => ({
      kind: 'series',
      table: {
        columns: [
          { label: t('ui.month'), numeric: false },
          { label: t('ui.customers_part.dormant_share'), numeric: true },
          ...groups.map((group) => ({ label: t(`stage.${group}`), numeric: true })),
        ],
        rows: states.map((row) => [
          row.month,
          formatShare(row.dormant_share.value),
          ...groups.map((group) => formatCount(row[group])),
        ]),
      },
      series: [
        ...groups.map((group) => ({
          name: t(`stage.${group}`),
          color: `--stage-${group}`,
          values: states.map((row) => row[group]),
          form: 'stacked' as const,
        })),
        {
          name: t('ui.customers_part.dormant_share'),
          color: '--danger',
          values: states.map((row) => row.dormant_share.value),
          form: 'line',
          right: true,
        },
      ],
      axis: countShort,
      rightAxis: (value) => `${formatNumber(value * 100, 0)} %`,
    }),
    [states],
  );
  const last = states.at(-1);
  return (
    <Chart
      title={title}
      summary={last === undefined ? '' : `${last.month} ${formatShare(last.dormant_share.value)}`}
      spec={spec}
      height={240}
      fileName={title}
      selectHint={t('ui.customers_part.see_dormant')}
      onSelect={() => go('customers', { stage: 'silent,sleeping' })}
    />
  );
}

function Pareto({ figures, filter }: { figures: Figures; filter: ShopFilter }) {
  const { pareto } = figures.sections.base;
  const { range } = figures.frame;
  const title = t('ui.pareto.title');
  const name = (percent: number) => t('ui.pareto.top', { percent });
  const spec = useSpec(
    () => ({
      kind: 'ranked',
      table: tableOf(pareto.rows, [
        [t('ui.base.group'), (row) => name(row.percent)],
        [t('ui.column.people'), (row) => formatCount(row.customers)],
        [t('ui.pareto.least'), (row) => money(row.least_minor)],
        [t('ui.shop.net_share'), (row) => formatShare(row.net_share.value)],
      ]),
      values: pareto.rows.map((row) => row.net_share.value),
      axis: (value) => formatShare(value),
      colors: pareto.rows.map(() => '--accent'),
      labels: pareto.rows.map(
        (row) => `${formatShare(row.net_share.value)}   ${people(row.customers)}`,
      ),
    }),
    [pareto],
  );
  return (
    <Chart
      title={title}
      summary={pareto.rows
        .map((row) => `${name(row.percent)} ${formatShare(row.net_share.value)}`)
        .join(', ')}
      spec={spec}
      height={pareto.rows.length * 36}
      fileName={title}
      selectHint={t('ui.action.see_who')}
      onSelect={onRow(pareto.rows, (row) => {
        seeCustomers({
          label: t('ui.mark.pareto', { percent: row.percent, ...range }),
          rule: spent(filter, range, row.least_minor, null),
        });
      })}
    />
  );
}

function Gaps({ figures, filter }: { figures: Figures; filter: ShopFilter }) {
  const { gaps } = figures.sections.customers;
  const { range } = figures.frame;
  const second = gaps[0];
  if (second === undefined) return null;
  const days = (band: (typeof second.bands)[number]) =>
    t('ui.customers_part.days', { days: countBand(band) });
  return (
    <Bands
      title={t('ui.customers_part.second')}
      counted={t('ui.column.people')}
      of={t('ui.customers_part.gap')}
      bands={second.bands}
      name={days}
      onSelect={(band) =>
        seeCustomers({
          label: t('ui.mark.second', { days: days(band), ...range }),
          rule: bought(filter, {
            ...range,
            nth: [2, 2],
            gap_days: [band.from, lastOf(band)],
          }),
        })
      }
    />
  );
}

function GapTable({ figures }: { figures: Figures }) {
  const { gaps } = figures.sections.customers;
  const filter = filterOf(figures.scope, figures.choices);
  const { range } = figures.frame;
  return (
    <FiguresTable
      title={t('ui.customers_part.gaps')}
      note={t('ui.customers_part.gaps_note')}
      table={tableOf(gaps, [
        [t('ui.customers_part.nth'), (row) => t('ui.customers_part.nth_order', { nth: row.nth })],
        [t('ui.customers_part.reached'), (row) => formatCount(row.reached)],
        [t('ui.customers_part.in_range'), (row) => formatCount(row.customers)],
        [t('ui.customers_part.median'), (row) => formatNumber(row.days_since_previous?.median, 0)],
        [t('ui.customers_part.p25'), (row) => formatNumber(row.days_since_previous?.p25, 0)],
        [t('ui.customers_part.p75'), (row) => formatNumber(row.days_since_previous?.p75, 0)],
        [
          t('ui.customers_part.since_first'),
          (row) => formatNumber(row.days_since_first?.median, 0),
        ],
      ])}
      onSelect={onRow(gaps, (row) => {
        seeCustomers({
          label: t('ui.mark.nth', { nth: row.nth, ...range }),
          rule: bought(filter, { ...range, nth: [row.nth, row.nth] }),
        });
      })}
    />
  );
}

// As of the whole shop's day: levels do not know of days and parts.
function Levels() {
  const data = report.value;
  if (data === null) return null;
  const levels = data.rfm.levels;
  return (
    <FiguresTable
      title={t('ui.overview.levels')}
      note={t('ui.customers_part.levels_note', { as_of: data.as_of })}
      table={tableOf(levels, [
        [t('ui.column.level'), (row) => t(`level.${row.level}`)],
        [t('ui.column.people'), (row) => formatCount(row.customers)],
        [t('ui.column.share'), (row) => formatShare(row.share)],
        [t('ui.column.revenue'), (row) => money(row.revenue_minor)],
      ])}
      onSelect={onRow(levels, (row) => go('customers', { level: row.level }))}
    />
  );
}
