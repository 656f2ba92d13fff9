// What the next weeks will bring, how sure that is, and how well the same model would have told the last
// ones.
import { useState } from 'preact/hooks';
import { Chart, useSpec } from '../../charts/chart';
import { onRow, tableOf } from '../../charts/data';
import { countShort, money, moneyAxis, moneyShort } from '../../figures';
import { DASH, formatCount, formatNumber, formatShare } from '../../format';
import { sentences, t } from '../../i18n';
import type { SeriesForecast } from '../../protocol';
import { Select } from '../../ui';
import { FiguresTable } from '../shop/figures_table';
import { bought, dayAfter, seeCustomers } from '../shop/marks';
import { NothingHere, ShopPart } from '../shop/part';
import { filterOf } from '../shop/scope';
import type { ShopFigures } from '../shop/use_metrics';

const HISTORY_SHOWN = 52;

export function ForecastPart() {
  return <ShopPart sections={['forecast']}>{(figures) => <Outlook figures={figures} />}</ShopPart>;
}

function Outlook({ figures }: { figures: ShopFigures<'forecast'> }) {
  const [measure, setMeasure] = useState<'net_minor' | 'orders'>('net_minor');
  const { forecast } = figures.sections;
  const series = forecast[measure];
  if (series === null || forecast.first_week === null) {
    return (
      <NothingHere title={t('ui.forecast.refused')}>
        {forecast.refused !== null && t(`error.${forecast.refused.code}`, forecast.refused.args)}
      </NothingHere>
    );
  }
  const write = (value: number | null | undefined) =>
    measure === 'net_minor'
      ? money(value === null || value === undefined ? value : Math.round(value))
      : formatNumber(value, 1);
  const next = series.weeks[0];
  const { backtest } = series;
  const weekdays = forecast.weekdays;
  return (
    <>
      <p class="conclusion">
        {sentences(
          next !== undefined &&
            t('ui.weeks.conclusion', {
              week: next.week,
              measure: t(`ui.measure.${measure}`),
              value: measure === 'net_minor' ? moneyShort(next.value) : formatCount(next.value),
              low: measure === 'net_minor' ? moneyShort(next.low) : formatCount(next.low),
              high: measure === 'net_minor' ? moneyShort(next.high) : formatCount(next.high),
              coverage: formatShare(forecast.coverage),
            }),
          backtest !== null &&
            t(`ui.forecast.tested_${better(backtest) ? 'better' : 'worse'}`, {
              error: formatShare(backtest.relative_error),
              baseline: formatShare(backtest.relative_error_baseline),
              inside: backtest.inside,
              weeks: backtest.weeks.length,
              against: t(`ui.forecast.${backtest.baseline}`),
            }),
        )}
      </p>
      <Ahead
        series={series}
        measure={measure}
        setMeasure={setMeasure}
        write={write}
        first={forecast.first_week}
        figures={figures}
      />
      <p class="quiet small">
        {t(series.seasonal ? 'ui.forecast.model_seasonal' : 'ui.forecast.model', {
          weeks: forecast.weeks,
          needed: forecast.season_weeks,
        })}
      </p>
      {backtest === null ? (
        <p class="quiet">{t('ui.forecast.no_backtest')}</p>
      ) : (
        <FiguresTable
          title={t('ui.weeks.backtest')}
          note={t('ui.forecast.backtest_note', { weeks: backtest.weeks.length })}
          table={{
            columns: [
              { label: t('ui.control.week'), numeric: false },
              { label: t('ui.forecast.actual'), numeric: true },
              { label: t('ui.forecast.said'), numeric: true },
              { label: t('ui.forecast.low'), numeric: true },
              { label: t('ui.forecast.high'), numeric: true },
              { label: t(`ui.forecast.${backtest.baseline}`), numeric: true },
            ],
            rows: [
              ...backtest.weeks.map((week, i) => [
                week.week,
                write(backtest.actual[i]),
                write(week.value),
                write(week.low),
                write(week.high),
                write(backtest.baseline_values[i]),
              ]),
              [
                t('ui.forecast.relative_error'),
                DASH,
                formatShare(backtest.relative_error),
                DASH,
                DASH,
                formatShare(backtest.relative_error_baseline),
              ],
            ],
          }}
        />
      )}
      <FiguresTable
        title={t('ui.forecast.weekdays')}
        note={t('ui.forecast.weekdays_note', { weeks: forecast.weekday_weeks })}
        table={tableOf(weekdays, [
          [t('ui.forecast.weekday'), (row) => t(`ui.weekday.${row.weekday}`)],
          [t('ui.figure.orders'), (row) => formatShare(row.orders)],
          [t('ui.figure.net'), (row) => formatShare(row.net)],
        ])}
      />
    </>
  );
}

function better(backtest: NonNullable<SeriesForecast['backtest']>): boolean {
  return backtest.mean_error <= backtest.mean_error_baseline;
}

interface AheadProps {
  series: SeriesForecast;
  measure: 'net_minor' | 'orders';
  setMeasure: (measure: 'net_minor' | 'orders') => void;
  write: (value: number | null | undefined) => string;
  first: string;
  figures: ShopFigures<'forecast'>;
}

function Ahead({ series, measure, setMeasure, write, first, figures }: AheadProps) {
  const filter = filterOf(figures.scope, figures.choices);
  const title = t('ui.forecast.title');
  const from = Math.max(0, series.history.length - HISTORY_SHOWN);
  const past = series.history.slice(from).map((value, i) => ({
    day: dayAfter(first, (from + i) * 7),
    value,
  }));
  const gap = past.map(() => null);
  // The line ahead begins where the known one ends.
  const joint = past.slice(0, -1).map(() => null);
  const last = past.at(-1)?.value ?? null;
  const spec = useSpec(
    () => ({
      kind: 'series',
      table: {
        columns: [
          { label: t('ui.forecast.week_from'), numeric: false },
          { label: t('ui.forecast.actual'), numeric: true },
          { label: t('ui.forecast.said'), numeric: true },
          { label: t('ui.forecast.low'), numeric: true },
          { label: t('ui.forecast.high'), numeric: true },
        ],
        rows: [
          ...past.map((week) => [week.day, write(week.value), DASH, DASH, DASH]),
          ...series.weeks.map((week) => [
            week.first_day,
            DASH,
            write(week.value),
            write(week.low),
            write(week.high),
          ]),
        ],
      },
      series: [
        {
          name: t('ui.forecast.actual'),
          color: '--accent',
          values: [...past.map((week) => week.value), ...series.weeks.map(() => null)],
          form: 'line',
        },
        {
          name: t('ui.forecast.said'),
          color: '--accent',
          values: [...joint, last, ...series.weeks.map((week) => week.value)],
          form: 'dashed',
        },
      ],
      band: {
        name: t('ui.forecast.band'),
        low: [...gap, ...series.weeks.map((week) => week.low)],
        high: [...gap, ...series.weeks.map((week) => week.high)],
      },
      axis: measure === 'net_minor' ? moneyAxis : countShort,
    }),
    [series, measure],
  );
  return (
    <Chart
      title={title}
      summary={series.weeks.map((week) => `${week.week} ${write(week.value)}`).join(', ')}
      spec={spec}
      height={280}
      fileName={title}
      tools={
        <Select
          label={t('ui.measure')}
          hideLabel
          value={measure}
          onChange={(value) => setMeasure(value as typeof measure)}
          options={(['net_minor', 'orders'] as const).map((value) => ({
            value,
            label: t(`ui.measure.${value}`),
          }))}
        />
      }
      selectHint={t('ui.action.see_who')}
      onSelect={onRow(past, (week) => {
        // nobody has bought there yet
        seeCustomers({
          label: t('ui.mark.period', { period: week.day }),
          rule: bought(filter, { from: week.day, to: dayAfter(week.day, 6) }),
        });
      })}
    />
  );
}
