// The weekly control table, and the ten indicators with what is usual for each and what to do when one
// leaves it.
import { Chart, useSpec } from '../../charts/chart';
import { onRow, tableOf } from '../../charts/data';
import { countShort, money, moneyAxis } from '../../figures';
import { DASH, formatCount, formatNumber, formatShare } from '../../format';
import { t } from '../../i18n';
import type { Indicator, Rule, ShopFilter } from '../../protocol';
import { Notice } from '../../ui';
import { FiguresTable } from '../shop/figures_table';
import { bought, dayAfter, dayBefore, notBought, seeCustomers, type Mark } from '../shop/marks';
import { NothingHere, ShopPart } from '../shop/part';
import { filterOf } from '../shop/scope';
import type { ShopFigures } from '../shop/use_metrics';

export function ControlPart() {
  return <ShopPart sections={['control']}>{(figures) => <Control figures={figures} />}</ShopPart>;
}

export function indicatorName(indicator: Indicator, days: readonly number[]): string {
  const at = Number(/\d$/.exec(indicator.kind)?.[0] ?? 1) - 1;
  const side = t(`ui.side.${indicator.side}`);
  const from = days[at] ?? 0;
  const below = days[at + 1];
  if (indicator.kind === 'repurchase' || indicator.kind === 'quality')
    return t(`ui.indicator.${indicator.kind}`, { side, days: days[0] ?? 0 });
  return below === undefined
    ? t('ui.indicator.win_back_last', { side, from })
    : t('ui.indicator.win_back', { side, from, below });
}

export function suggestions(indicators: readonly Indicator[]): Indicator[] {
  return indicators.filter((indicator) => indicator.suggestion !== null);
}

function Control({ figures }: { figures: ShopFigures<'control'> }) {
  const { control } = figures.sections;
  const filter = filterOf(figures.scope, figures.choices);
  const rows = [...control.table].reverse();
  const last = rows[0];
  if (last === undefined)
    return (
      <NothingHere title={t('ui.control.none')}>
        {t('ui.control.none_hint', { days: control.window_days })}
      </NothingHere>
    );
  const outside = suggestions(control.indicators);
  return (
    <>
      <p class="conclusion">
        {t(outside.length === 0 ? 'ui.control.conclusion_usual' : 'ui.control.conclusion', {
          week: last.week,
          rate: formatShare(last.rate),
          amount: money(last.amount_per_buyer_minor),
          count: outside.length,
        })}
      </p>
      {outside.map((indicator) => (
        <Notice key={indicator.number} tone="warn">
          <strong>{indicatorName(indicator, control.indicator_days)}</strong>
          {t('ui.control.suggestion', { text: t(`suggestion.${indicator.suggestion ?? ''}`) })}
        </Notice>
      ))}
      <FiguresTable
        title={t('ui.control.title')}
        note={t('ui.control.note', { days: control.window_days })}
        table={tableOf(rows, [
          [t('ui.control.week'), (row) => row.week],
          [t('ui.control.repeat_buyers'), (row) => formatCount(row.repeat_buyers)],
          [t('ui.control.buyers'), (row) => formatCount(row.buyers)],
          [t('ui.control.rate', { days: control.window_days }), (row) => formatShare(row.rate)],
          [t('ui.control.ratio'), (row) => formatShare(row.rate_ratio)],
          [t('kpi.arpu_minor'), (row) => money(row.amount_per_buyer_minor)],
          [t('ui.control.ratio'), (row) => formatShare(row.amount_ratio)],
          [t('ui.control.combined'), (row) => formatShare(row.combined)],
        ])}
        onSelect={onRow(rows, (row) => seeCustomers(windowMark(row, control.window_days, filter)))}
      />
      <div class="shop-columns">
        {control.indicators.map((indicator) => (
          <IndicatorChart
            key={indicator.number}
            indicator={indicator}
            days={control.indicator_days}
            window={control.window_days}
            filter={filter}
          />
        ))}
      </div>
    </>
  );
}

// The repeat buyers of a week's window.
export function windowMark(
  row: { week: string; first_day: string },
  days: number,
  filter: ShopFilter,
): Mark {
  const to = dayAfter(row.first_day, 6);
  return {
    label: t('ui.mark.window', { week: row.week, days }),
    rule: bought(filter, { from: dayBefore(to, days - 1), to }, 2),
  };
}

interface IndicatorProps {
  indicator: Indicator;
  days: readonly number[];
  window: number;
  filter: ShopFilter;
}

// Who the part of an indicator's week is.
function ruleOfWeek({ indicator, days, window, filter }: IndicatorProps, monday: string): Rule {
  const sunday = dayAfter(monday, 6);
  const isNew = indicator.side === 'new';
  if (indicator.kind === 'repurchase' || indicator.kind === 'quality') {
    const from = dayBefore(sunday, window - 1);
    const buyers = bought(filter, { from, to: sunday }, indicator.kind === 'repurchase' ? 2 : 1);
    const first = { from, to: sunday, nth: [1, 1] as [number, number] };
    return { all: [buyers, isNew ? bought(filter, first) : notBought(filter, first)] };
  }
  const at = Number(indicator.kind.slice(-1)) - 1;
  const before = dayBefore(monday);
  const latest = dayBefore(before, days[at]!);
  const below = days[at + 1];
  const oldest = below === undefined ? {} : { from: dayBefore(before, below - 1) };
  return {
    all: [
      bought(filter, { from: monday, to: sunday }),
      bought(filter, { ...oldest, to: latest }),
      notBought(filter, { from: dayAfter(latest, 1), to: before }),
      bought(filter, { to: before }, isNew ? 1 : 2, isNew ? 1 : null),
    ],
  };
}

function IndicatorChart(props: IndicatorProps) {
  const { indicator, days } = props;
  const name = indicatorName(indicator, days);
  const title = t('ui.indicator.title', { number: indicator.number, name });
  const isMoney = indicator.kind === 'quality';
  const write = (value: number | null | undefined) =>
    value === null || value === undefined ? DASH : isMoney ? money(value) : formatShare(value);
  const { weeks } = indicator;
  const spec = useSpec(
    () => ({
      kind: 'series',
      table: tableOf(weeks, [
        [t('ui.control.week'), (week) => week.week],
        [name, (week) => write(week.value)],
        [t('ui.indicator.low'), (week) => write(week.band?.low)],
        [t('ui.indicator.high'), (week) => write(week.band?.high)],
        [t('ui.indicator.standing'), (week) => t(`ui.standing.${week.standing}`), 'text'],
      ]),
      series: [
        { name, color: '--accent', values: weeks.map((week) => week.value), form: 'line' },
        {
          name: t('ui.indicator.middle'),
          color: '--text-faint',
          values: weeks.map((week) => week.band?.middle ?? null),
          form: 'dashed',
        },
      ],
      band: {
        name: t('ui.indicator.band'),
        low: weeks.map((week) => week.band?.low ?? null),
        high: weeks.map((week) => week.band?.high ?? null),
      },
      axis: isMoney
        ? moneyAxis
        : (value: number) => `${formatNumber(value * 100, 1).replace(/\.0$/, '')} %`,
    }),
    [indicator],
  );
  const last = weeks.at(-1);
  return (
    <Chart
      title={title}
      summary={
        last === undefined
          ? ''
          : `${last.week} ${write(last.value)}, ${t(`ui.standing.${last.standing}`)}, ${countShort(last.part)}`
      }
      spec={spec}
      height={200}
      fileName={title}
      selectHint={t('ui.action.see_who')}
      onSelect={onRow(weeks, (week) => {
        seeCustomers({
          label: t('ui.mark.indicator', { name, week: week.week }),
          rule: ruleOfWeek(props, week.first_day),
        });
      })}
    />
  );
}
