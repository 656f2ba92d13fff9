// Who the customers are and how that moves: the base table with the period before, Pareto, the kinds of
// customers, new and old by month, the dormant, how often and how much they buy, how long until the next
// order.
import { Chart, useSpec } from '../../charts/chart';
import { onRow, tableOf } from '../../charts/data';
import { countShort, money, moneyAxis, people } from '../../figures';
import { formatCount, formatNumber, formatShare } from '../../format';
import { t } from '../../i18n';
import type { ShopFilter } from '../../protocol';
import { Bands, countBand, lastOf } from '../shop/bands';
import { FiguresTable } from '../shop/figures_table';
import { bought, oldBuyers, seeCustomers, spent } from '../shop/marks';
import { ShopPart } from '../shop/part';
import { filterOf } from '../shop/scope';
import type { ShopFigures } from '../shop/use_metrics';
import { Rich } from '../common/rich';
import { priceName } from '../products/products';
import { BaseTablePanel, Pareto } from './base';
import { Dormant } from './dormant';
import { Kinds } from './kinds';

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
      <BaseTablePanel base={base} previous={figures.frame.previous} filter={filter} />
      <div class="shop-columns">
        <Pareto pareto={base.pareto} range={range} filter={filter} />
        <Kinds />
      </div>
      <div class="shop-columns">
        <Growth figures={figures} filter={filter} />
        <Dormant states={customers.states} filter={filter} />
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
        <Gaps figures={figures} filter={filter} />
      </div>
      <GapTable figures={figures} />
    </>
  );
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
          rule: oldBuyers(filter, days),
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
