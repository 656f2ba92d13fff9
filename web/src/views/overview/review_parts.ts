// The monthly review, before it is drawn: what changed, what to do first, and the charts that show it.
// The same parts make the page and the file.
import type { ChartSpec } from '../../charts/options';
import type { ChartTable } from '../../charts/data';
import { currency, signed } from '../../figures';
import {
  DASH,
  formatCount,
  formatCountShort,
  formatMoney,
  formatMoneyShort,
  formatNumber,
  formatShare,
} from '../../format';
import { t } from '../../i18n';
import type { Change } from '../../protocol';
import type { Language } from '../../state';
import type { ShopFigures } from '../shop/use_metrics';
import { bought, oldBuyers, type Mark } from '../shop/marks';
import { filterOf } from '../shop/scope';
import { indicatorName, suggestions, windowMark } from './control';
import { dormantMark } from './dormant';

export const REVIEW_SECTIONS = [
  'changes',
  'key_figures',
  'customers',
  'control',
  'forecast',
] as const;
export type ReviewFigures = ShopFigures<(typeof REVIEW_SECTIONS)[number]>;

export interface Review {
  title: string;
  period: string;
  changed: string[];
  table: ChartTable;
  todo: string[];
  // `mark` is whom a mark of the chart stands for; what is to come stands for nobody yet.
  charts: {
    title: string;
    summary: string;
    spec: ChartSpec;
    mark?: (index: number) => Mark | null;
  }[];
}

const NAMED = 3;

function writeChange(change: Change, value: number | null): string {
  if (change.unit === 'share') return formatShare(value);
  if (change.unit === 'count') return formatCount(value);
  return formatMoney(value === null ? null : Math.round(value), currency.value);
}

// Of shares the difference in points, of the rest the ratio.
function movement(change: Change): string {
  if (change.unit === 'share') {
    if (change.difference === null) return DASH;
    const points = formatNumber(change.difference * 100, 1);
    return t('ui.review.points', { points: signed(points, change.difference) });
  }
  return signed(formatShare(change.ratio), change.ratio);
}

// The words are those of the language that is being spoken; `lng` writes the axes.
export function reviewOf(figures: ReviewFigures, lng: Language): Review {
  const { changes, key_figures, customers, control, forecast } = figures.sections;
  const { range, previous } = figures.frame;
  const known = changes.filter((change) => change.ratio !== null);
  const largest = [...known].sort((a, b) => Math.abs(b.ratio!) - Math.abs(a.ratio!));
  const outside = suggestions(control.indicators);
  const filter = filterOf(figures.scope, figures.choices);
  const amount = (value: number) => formatMoneyShort(value, currency.value, lng);
  // For an axis, whose steps are round.
  const amountAxis = (value: number) => amount(value).replace(/\.0+(?=\D|$)/, '');
  const count = (value: number) => formatCountShort(value, lng);
  const months = key_figures.months;
  const { states } = customers;
  const revenue = forecast.net_minor;
  const charts: Review['charts'] = [
    {
      title: t('ui.review.net_by_month'),
      summary: months.map((row) => `${row.period} ${amount(row.all.net_minor)}`).join(', '),
      spec: {
        kind: 'bars',
        table: {
          columns: [
            { label: t('ui.month'), numeric: false },
            { label: t('ui.figure.net'), numeric: true },
          ],
          rows: months.map((row) => [row.period, formatMoney(row.all.net_minor, currency.value)]),
        },
        values: months.map((row) => row.all.net_minor),
        axis: amountAxis,
      },
      mark: (index) => {
        const month = months[index];
        if (month === undefined) return null;
        return {
          label: t('ui.mark.period', { period: month.period }),
          rule: bought(filter, { from: month.first_day, to: month.last_day }),
        };
      },
    },
    {
      title: t('ui.customers_part.growth'),
      summary: months
        .map((row) => `${row.period} ${row.new.customers} + ${row.old.customers}`)
        .join(', '),
      spec: {
        kind: 'series',
        table: {
          columns: [
            { label: t('ui.month'), numeric: false },
            { label: t('ui.side.new'), numeric: true },
            { label: t('ui.side.old'), numeric: true },
          ],
          rows: months.map((row) => [
            row.period,
            formatCount(row.new.customers),
            formatCount(row.old.customers),
          ]),
        },
        series: (['new', 'old'] as const).map((side) => ({
          name: t(`ui.side.${side}`),
          color: side === 'new' ? '--stage-new_one_order' : '--stage-old_repeat',
          values: months.map((row) => row[side].customers),
          form: 'stacked' as const,
        })),
        axis: count,
      },
      mark: (index) => {
        const month = months[index];
        if (month === undefined) return null;
        return {
          label: t('ui.mark.old_buyers', { period: month.period }),
          rule: oldBuyers(filter, { from: month.first_day, to: month.last_day }),
        };
      },
    },
    {
      title: t('ui.customers_part.dormant_share'),
      summary: states
        .map((row) => `${row.month} ${formatShare(row.dormant_share.value)}`)
        .join(', '),
      spec: {
        kind: 'line',
        table: {
          columns: [
            { label: t('ui.month'), numeric: false },
            { label: t('ui.customers_part.dormant_share'), numeric: true },
          ],
          rows: states.map((row) => [row.month, formatShare(row.dormant_share.value)]),
        },
        values: states.map((row) => row.dormant_share.value),
        axis: (value) => `${formatNumber(value * 100, 0)} %`,
      },
      mark: (index) => {
        const state = states[index];
        return state === undefined ? null : dormantMark(state, filter);
      },
    },
    {
      title: t('ui.control.rate', { days: control.window_days }),
      summary: control.table.map((row) => `${row.week} ${formatShare(row.rate)}`).join(', '),
      spec: {
        kind: 'line',
        table: {
          columns: [
            { label: t('ui.control.week'), numeric: false },
            { label: t('ui.control.rate', { days: control.window_days }), numeric: true },
          ],
          rows: control.table.map((row) => [row.week, formatShare(row.rate)]),
        },
        values: control.table.map((row) => row.rate),
        axis: (value) => `${formatNumber(value * 100, 0)} %`,
      },
      mark: (index) => {
        const row = control.table[index];
        return row === undefined ? null : windowMark(row, control.window_days, filter);
      },
    },
  ];
  if (revenue !== null) {
    charts.push({
      title: t('ui.review.forecast'),
      summary: revenue.weeks.map((week) => `${week.week} ${amount(week.value)}`).join(', '),
      spec: {
        kind: 'series',
        table: {
          columns: [
            { label: t('ui.control.week'), numeric: false },
            { label: t('ui.forecast.said'), numeric: true },
            { label: t('ui.forecast.low'), numeric: true },
            { label: t('ui.forecast.high'), numeric: true },
          ],
          rows: revenue.weeks.map((week) => [
            week.week,
            amount(week.value),
            amount(week.low),
            amount(week.high),
          ]),
        },
        series: [
          {
            name: t('ui.forecast.said'),
            color: '--accent',
            values: revenue.weeks.map((week) => week.value),
            form: 'line',
          },
        ],
        band: {
          name: t('ui.forecast.band'),
          low: revenue.weeks.map((week) => week.low),
          high: revenue.weeks.map((week) => week.high),
        },
        axis: amountAxis,
      },
    });
  }
  return {
    title: t('ui.review.title'),
    period: t('ui.review.period', {
      ...range,
      previous_from: previous.from,
      previous_to: previous.to,
    }),
    changed:
      largest.length === 0
        ? [t('ui.review.no_before')]
        : largest.slice(0, NAMED).map((change) =>
            t('ui.review.change', {
              figure: t(`change.${change.figure}`),
              now: writeChange(change, change.now),
              previous: writeChange(change, change.previous),
              movement: movement(change),
            }),
          ),
    table: {
      columns: [
        { label: t('ui.review.figure'), numeric: false },
        { label: t('ui.review.now'), numeric: true },
        { label: t('ui.review.previous'), numeric: true },
        { label: t('ui.review.movement'), numeric: true },
      ],
      rows: changes.map((change) => [
        t(`change.${change.figure}`),
        writeChange(change, change.now),
        writeChange(change, change.previous),
        movement(change),
      ]),
    },
    todo:
      outside.length === 0
        ? [t('ui.review.nothing_unusual')]
        : outside.map((indicator) =>
            t('ui.review.todo', {
              name: indicatorName(indicator, control.indicator_days),
              text: t(`suggestion.${indicator.suggestion ?? ''}`),
            }),
          ),
    charts,
  };
}
