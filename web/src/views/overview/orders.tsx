// When orders come, how many items they hold, what they are worth.
import { useState } from 'preact/hooks';
import { Chart, useSpec } from '../../charts/chart';
import { onRow, tableOf } from '../../charts/data';
import { countShort, counted, money, moneyAxis } from '../../figures';
import { formatCount, formatNumber } from '../../format';
import { t } from '../../i18n';
import type { MetricSections, ShopFilter } from '../../protocol';
import { Select } from '../../ui';
import { Bands, countBand, lastOf } from '../shop/bands';
import { bought, seeCustomers } from '../shop/marks';
import { ShopPart } from '../shop/part';
import { filterOf } from '../shop/scope';
import type { ShopFigures } from '../shop/use_metrics';
import { Rich } from '../common/rich';
import { priceName } from '../products/products';

type Figures = ShopFigures<'orders' | 'key_figures'>;

export function OrdersPart() {
  return (
    <ShopPart sections={['orders', 'key_figures']}>
      {(figures) => <Orders figures={figures} />}
    </ShopPart>
  );
}

function Orders({ figures }: { figures: Figures }) {
  const { orders } = figures.sections;
  const { range } = figures.frame;
  const filter = filterOf(figures.scope, figures.choices);
  const busiest = [...orders.hours].sort((a, b) => b.orders - a.orders)[0];
  const at = busiest ?? { weekday: 1, hour: 0 };
  return (
    <>
      <p class="conclusion">
        <Rich
          text={orders.has_clock ? 'ui.orders_part.conclusion' : 'ui.orders_part.conclusion_days'}
          parts={{
            orders: <strong>{counted(orders.amount_spread?.count ?? 0, 'orders')}</strong>,
            median: <strong>{money(orders.amount_spread?.median)}</strong>,
            when: (
              <strong>
                {t('ui.orders_part.hour', {
                  weekday: t(`ui.weekday.${at.weekday}`),
                  hour: at.hour,
                })}
              </strong>
            ),
          }}
          args={{ ...range, items: formatNumber(orders.items_spread?.mean, 1) }}
        />
      </p>
      <OverTime figures={figures} filter={filter} />
      {orders.has_clock && <Hours hours={orders.hours} range={range} filter={filter} />}
      <div class="shop-columns">
        <Bands
          title={t('ui.orders_part.amounts')}
          counted={t('ui.figure.orders')}
          of={t('ui.orders_part.amount')}
          bands={orders.amounts}
          name={(band) => priceName(band.from, band.below ?? undefined)}
          onSelect={(band) =>
            seeCustomers({
              label: t('ui.mark.order_amount', {
                amount: priceName(band.from, band.below ?? undefined),
                ...range,
              }),
              rule: bought(filter, { ...range, order_minor: [band.from, lastOf(band)] }),
            })
          }
        />
        <Bands
          title={t('ui.orders_part.items')}
          counted={t('ui.figure.orders')}
          of={t('ui.products.column.items')}
          bands={orders.items}
          name={countBand}
          onSelect={(band) =>
            seeCustomers({
              label: t('ui.mark.items', { items: countBand(band), ...range }),
              rule: bought(filter, { ...range, items: [band.from, lastOf(band)] }),
            })
          }
        />
      </div>
    </>
  );
}

const GRAINS = ['day', 'week', 'month'] as const;
type Grain = (typeof GRAINS)[number];
const MEASURES = ['net_minor', 'orders', 'customers', 'aov_minor'] as const;
type Measure = (typeof MEASURES)[number];

interface Point {
  name: string;
  from: string;
  to: string;
  net_minor: number;
  orders: number;
  customers: number;
  aov_minor: number | null;
}

function pointsOf({ sections }: Figures, grain: Grain): Point[] {
  if (grain === 'day') {
    return sections.orders.days.map((row) => ({
      ...row,
      name: row.day,
      from: row.day,
      to: row.day,
      aov_minor: row.aov_minor.value,
    }));
  }
  const rows = grain === 'week' ? sections.key_figures.weeks : sections.key_figures.months;
  return rows.map((row) => ({
    name: row.period,
    from: row.first_day,
    to: row.last_day,
    net_minor: row.all.net_minor,
    orders: row.all.orders,
    customers: row.all.customers,
    aov_minor: row.all.aov_minor.value,
  }));
}

function OverTime({ figures, filter }: { figures: Figures; filter: ShopFilter }) {
  const [grain, setGrain] = useState<Grain>('week');
  const [measure, setMeasure] = useState<Measure>('net_minor');
  const points = pointsOf(figures, grain);
  const isMoney = measure === 'net_minor' || measure === 'aov_minor';
  const title = t('ui.orders_part.over_time');
  const spec = useSpec(
    () => ({
      kind: grain === 'day' ? 'line' : 'bars',
      table: {
        columns: [
          { label: t(`ui.grain.${grain}`), numeric: false },
          ...MEASURES.map((one) => ({ label: t(`ui.measure.${one}`), numeric: true })),
        ],
        rows: points.map((point) => [
          point.name,
          money(point.net_minor),
          formatCount(point.orders),
          formatCount(point.customers),
          money(point.aov_minor),
        ]),
      },
      values: points.map((point) => point[measure]),
      axis: isMoney ? moneyAxis : countShort,
    }),
    [figures, grain, measure],
  );
  return (
    <Chart
      title={title}
      summary={t('ui.overview.months_summary', {
        first: points[0]?.name ?? '',
        last: points.at(-1)?.name ?? '',
        measure: t(`ui.measure.${measure}`),
      })}
      spec={spec}
      height={232}
      fileName={title}
      tools={
        <>
          <Select
            label={t('ui.grain')}
            hideLabel
            value={grain}
            onChange={(value) => setGrain(value as Grain)}
            options={GRAINS.map((value) => ({ value, label: t(`ui.grain.${value}`) }))}
          />
          <Select
            label={t('ui.measure')}
            hideLabel
            value={measure}
            onChange={(value) => setMeasure(value as Measure)}
            options={MEASURES.map((value) => ({ value, label: t(`ui.measure.${value}`) }))}
          />
        </>
      }
      selectHint={t('ui.action.see_who')}
      onSelect={onRow(points, (point) => {
        seeCustomers({
          label: t('ui.mark.period', { period: point.name }),
          rule: bought(filter, { from: point.from, to: point.to }),
        });
      })}
    />
  );
}

interface HoursProps {
  hours: MetricSections['orders']['hours'];
  range: { from: string; to: string };
  filter: ShopFilter;
}

function Hours({ hours, range, filter }: HoursProps) {
  const title = t('ui.orders_part.hours');
  const name = (row: HoursProps['hours'][number]) =>
    t('ui.orders_part.hour', { weekday: t(`ui.weekday.${row.weekday}`), hour: row.hour });
  const spec = useSpec(
    () => ({
      kind: 'heat',
      table: tableOf(hours, [
        [t('ui.orders_part.time'), (row) => name(row)],
        [t('ui.figure.orders'), (row) => formatCount(row.orders)],
        [t('ui.figure.net'), (row) => money(row.net_minor)],
      ]),
      columns: Array.from({ length: 24 }, (_, hour) => String(hour)),
      rows: Array.from({ length: 7 }, (_, day) => t(`ui.weekday.${day + 1}`)),
      cells: hours.map((row) => ({
        x: row.hour,
        y: row.weekday - 1,
        value: row.orders,
        label: '',
      })),
    }),
    [hours],
  );
  return (
    <Chart
      title={title}
      summary={t('ui.orders_part.hours_summary')}
      spec={spec}
      height={232}
      fileName={title}
      selectHint={t('ui.action.see_who')}
      onSelect={onRow(hours, (row) => {
        seeCustomers({
          label: t('ui.mark.hour', { when: name(row), ...range }),
          rule: bought(filter, { ...range, weekdays: [row.weekday], hours: [row.hour] }),
        });
      })}
    />
  );
}
