// How far to trust it: the past, cut in two, its second part predicted from the first; which model was
// chosen by that, and how two plain baselines do beside it.
import { Chart, useSpec } from '../../charts/chart';
import { tableOf } from '../../charts/data';
import type { SeriesSpec } from '../../charts/options';
import { countShort } from '../../figures';
import { formatCount, formatNumber, formatShare } from '../../format';
import { sentences, t } from '../../i18n';
import type { Holdout, HoldoutScore, ModelCode, Prediction } from '../../protocol';
import { Notice, Panel, Table } from '../../ui';
import { AveragesTable } from './averages';
import { Trust, trustText } from './trust';

export function BacktestPart({ prediction }: { prediction: Prediction }) {
  const { holdout, shown } = prediction;
  if (shown === null) {
    return (
      <>
        <p class="conclusion">{t('ui.forecast.no_model')}</p>
        <Trust prediction={prediction} />
        <AveragesTable prediction={prediction} />
      </>
    );
  }
  return (
    <>
      {holdout === null ? (
        <p class="conclusion">
          {t('ui.forecast.no_holdout', { model: t(`model.${shown.model}`) })}
        </p>
      ) : (
        <Conclusion holdout={holdout} model={shown.model} />
      )}
      <p class="quiet">{sentences(t(`model_means.${shown.model}`), trustText(prediction))}</p>
      {!shown.sees_dropout && <Notice>{t('chosen.no_dropout')}</Notice>}
      {shown.orders_by === 'mean_rate' && <Notice tone="warn">{t('chosen.mean_rate')}</Notice>}
      {shown.ranking_by === 'recency' && <Notice tone="warn">{t('chosen.recency')}</Notice>}
      {holdout !== null && (
        <>
          <Tracking holdout={holdout} shown={shown.model} />
          <div class="part-columns">
            <Buckets holdout={holdout} shown={shown.model} />
            <Scores holdout={holdout} shown={shown.model} />
          </div>
        </>
      )}
      <Parameters prediction={prediction} />
    </>
  );
}

function Conclusion({ holdout, model }: { holdout: Holdout; model: ModelCode }) {
  const score = holdout.models.find((one) => one.model === model);
  const other = holdout.models.find((one) => one.model !== model && one.model !== 'bg_nbd');
  const mae = formatNumber(score?.mae, 3);
  const otherMae = formatNumber(other?.mae, 3);
  return (
    <p class="conclusion">
      {sentences(
        t('ui.forecast.backtest', {
          end: holdout.calibration_end,
          days: formatCount(holdout.days),
          predicted: formatCount(score?.total),
          actual: formatCount(holdout.actual),
          error: signed(score?.error ?? null),
        }),
        // What differs in no digit shown is as good.
        t(mae === otherMae ? 'chosen.equal' : 'chosen.holdout', {
          model: t(`model.${model}`),
          other: other === undefined ? '' : t(`model.${other.model}`),
          mae,
          other_mae: otherMae,
        }),
      )}
    </p>
  );
}

function signed(share: number | null): string {
  const text = formatShare(share);
  return share !== null && share > 0 ? `+${text}` : text;
}

function Tracking({ holdout, shown }: { holdout: Holdout; shown: ModelCode }) {
  const others = holdout.models.map((one) => one.model).filter((one) => one !== shown);
  const spec = useSpec((): SeriesSpec => {
    const { weeks } = holdout;
    const before = (end: string) => end <= holdout.calibration_end;
    const last = weeks.findLastIndex((week) => before(week.end));
    return {
      kind: 'series',
      table: {
        columns: [
          { label: t('ui.forecast.week'), numeric: false },
          { label: t('ui.forecast.actual'), numeric: true },
          ...[shown, ...others].map((model) => ({ label: t(`model.${model}`), numeric: true })),
        ],
        rows: weeks.map((week) => [
          week.end,
          formatCount(week.actual),
          ...[shown, ...others].map((model) => formatNumber(week.expected[model], 1)),
        ]),
      },
      series: [
        {
          name: t('ui.forecast.actual_seen'),
          color: '--text-quiet',
          values: weeks.map((week, i) => (i <= last ? week.actual : null)),
          form: 'line',
        },
        {
          name: t('ui.forecast.actual_held'),
          color: '--text',
          // They meet where the one ends.
          values: weeks.map((week, i) => (i >= last ? week.actual : null)),
          form: 'line',
        },
        {
          name: t('ui.forecast.predicted_by', { model: t(`model.${shown}`) }),
          color: '--accent',
          values: weeks.map((week) => week.expected[shown]),
          form: 'line',
        },
        ...others.map((model) => ({
          name: t(`model.${model}`),
          color: model === 'bg_nbd' ? '--stage-lost' : '--stage-sleeping',
          values: weeks.map((week) => week.expected[model]),
          form: 'dashed' as const,
        })),
      ],
      axis: countShort,
    };
  }, [holdout, shown]);
  return (
    <Chart
      title={t('ui.forecast.tracking')}
      summary={t('ui.forecast.tracking_summary', { end: holdout.calibration_end })}
      spec={spec}
      height={320}
      fileName="tracking"
    />
  );
}

function Buckets({ holdout, shown }: { holdout: Holdout; shown: ModelCode }) {
  const spec = useSpec((): SeriesSpec => {
    const buckets = holdout.buckets.filter((bucket) => bucket.customers > 0);
    return {
      kind: 'series',
      table: tableOf(buckets, [
        [
          t('ui.forecast.repeats'),
          (bucket) => (bucket.and_more ? `${bucket.repeats}+` : String(bucket.repeats)),
        ],
        [t('ui.column.people'), (bucket) => formatCount(bucket.customers)],
        [t('ui.forecast.actual_mean'), (bucket) => formatNumber(bucket.actual_mean, 2)],
        [
          t('ui.forecast.predicted_mean'),
          (bucket) => formatNumber(bucket.predicted_mean?.[shown], 2),
        ],
      ]),
      series: [
        {
          name: t('ui.forecast.actual_mean'),
          color: '--text-quiet',
          values: buckets.map((bucket) => bucket.actual_mean),
          form: 'bar',
        },
        {
          name: t('ui.forecast.predicted_mean'),
          color: '--accent',
          values: buckets.map((bucket) => bucket.predicted_mean?.[shown] ?? null),
          form: 'bar',
        },
      ],
      axis: (value) => formatNumber(value, value < 5 && value % 1 !== 0 ? 1 : 0),
    };
  }, [holdout, shown]);
  return (
    <Chart
      title={t('ui.forecast.buckets')}
      summary={t('ui.forecast.buckets_summary')}
      spec={spec}
      height={280}
      fileName="frequency-buckets"
    />
  );
}

interface ScoreRow extends Partial<HoldoutScore> {
  id: string;
  name: string;
  shown: boolean;
}

function Scores({ holdout, shown }: { holdout: Holdout; shown: ModelCode }) {
  const rows: ScoreRow[] = [
    ...holdout.models.map((score) => ({
      ...score,
      id: score.model,
      name: t(`model.${score.model}`),
      shown: score.model === shown,
    })),
    { ...holdout.mean_rate, id: 'mean_rate', name: t('ui.forecast.mean_rate'), shown: false },
    {
      id: 'recency',
      name: t('ui.forecast.recency_alone'),
      auc: holdout.recency.auc,
      shown: false,
    },
  ];
  const title = t('ui.forecast.scores');
  return (
    <Panel
      title={title}
      note={t('ui.forecast.scores_note', { actual: formatCount(holdout.actual) })}
      landmark={false}
    >
      <Table
        caption={title}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          {
            id: 'name',
            header: t('ui.forecast.method'),
            cell: (row) =>
              row.shown ? <strong>{t('ui.forecast.in_use', { name: row.name })}</strong> : row.name,
          },
          {
            id: 'total',
            header: t('ui.forecast.total'),
            number: true,
            cell: (row) => formatCount(row.total),
          },
          {
            id: 'error',
            header: t('ui.forecast.error'),
            number: true,
            cell: (row) => signed(row.error ?? null),
          },
          {
            id: 'mae',
            header: t('ui.forecast.mae'),
            number: true,
            cell: (row) => formatNumber(row.mae, 3),
          },
          {
            id: 'auc',
            header: t('ui.forecast.auc'),
            number: true,
            cell: (row) => formatNumber(row.auc, 3),
          },
        ]}
      />
      <p class="panel-body quiet small">{t('ui.forecast.bg_note')}</p>
    </Panel>
  );
}

function Parameters({ prediction }: { prediction: Prediction }) {
  const title = t('ui.forecast.parameters');
  return (
    <details class="panel fold">
      <summary>{title}</summary>
      <Table
        caption={title}
        rows={prediction.models}
        rowKey={(row) => row.model}
        columns={[
          {
            id: 'model',
            header: t('ui.forecast.method'),
            cell: (row) => t(`model.${row.model}`),
          },
          ...[0, 1, 2, 3].map((at) => ({
            id: `p${at}`,
            header: `${at + 1}`,
            number: true,
            cell: (row: Prediction['models'][number]) => {
              const [name = '', value] = Object.entries(row.parameters)[at] ?? [];
              const error = row.standard_errors[name];
              return (
                <>
                  {name} {formatNumber(value, 4)}
                  {error !== undefined && error > 0 && (
                    <span class="quiet"> ± {formatNumber(error, 4)}</span>
                  )}
                </>
              );
            },
          })),
          {
            id: 'likelihood',
            header: t('ui.forecast.log_likelihood'),
            number: true,
            cell: (row) => formatNumber(row.log_likelihood, 2),
          },
        ]}
      />
    </details>
  );
}
