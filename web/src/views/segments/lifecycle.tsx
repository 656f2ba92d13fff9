// The life cycle three ways, and the funnel: by calendar months, by days since the last order, by how
// somebody buys.
import { people } from '../../figures';
import { formatCount, formatNumber, formatShare } from '../../format';
import { codeText } from '../../figures';
import { t } from '../../i18n';
import type { LifecycleReport, Report } from '../../protocol';
import { href } from '../../route';
import { Panel, StageChip, Table } from '../../ui';
import { factParams } from '../customers/filter';
import { stageDefinition } from '../common/definitions';
import { usePolicy } from '../common/policy';
import { Rich } from '../common/rich';
import { GroupList } from './group_list';
import { CYCLE_SCALES, LIFECYCLE_SCALES } from './scales';
import { Thresholds } from './thresholds';

export function LifecyclePart({ data }: { data: Report }) {
  const policy = usePolicy();
  const { lifecycle } = data;
  const interval = lifecycle.usual_interval_days;
  // Without a usual interval the fixed days hold whatever the policy says.
  const byCycle = lifecycle.day_stage_variant === 'product_cycle' && interval !== null;
  return (
    <>
      <p class="conclusion">
        <Rich
          text={interval === null ? 'ui.lifecycle.conclusion_none' : 'ui.lifecycle.conclusion'}
          parts={{
            days: <strong>{interval === null ? '' : formatNumber(interval, 0)}</strong>,
            silent: <SizeLink lifecycle={lifecycle} stage="silent" />,
            sleeping: <SizeLink lifecycle={lifecycle} stage="sleeping" />,
          }}
        />
      </p>
      <GroupList
        fact="stage"
        title={t('ui.overview.stages')}
        note={t('ui.segments.stages_note', { as_of: data.as_of })}
        total={data.customers.total}
        colour={(code) => `--stage-${code}`}
        rows={lifecycle.stages.map((row) => ({
          ...row,
          code: row.stage,
          name: <StageChip stage={row.stage} />,
          definition: stageDefinition(row.stage, policy),
        }))}
      />
      <Thresholds
        scales={byCycle ? CYCLE_SCALES : LIFECYCLE_SCALES}
        hint={byCycle && t('ui.thresholds.by_cycle')}
      />
      <Funnel lifecycle={lifecycle} />
      <GroupList
        fact="phase"
        title={t('ui.lifecycle.phases')}
        note={t('ui.lifecycle.phases_note')}
        rows={lifecycle.phases.map((row) => ({
          ...row,
          code: row.phase,
          definition: t(`ui.phase_means.${row.phase}`),
        }))}
      />
      <DayStages lifecycle={lifecycle} />
      <GroupList
        fact="project"
        title={t('ui.lifecycle.projects')}
        note={t('ui.lifecycle.projects_note')}
        rows={lifecycle.projects.map((row) => ({ ...row, code: row.project }))}
      />
    </>
  );
}

function SizeLink({ lifecycle, stage }: { lifecycle: LifecycleReport; stage: string }) {
  const row = lifecycle.stages.find((one) => one.stage === stage);
  return <a href={href('customers', { stage })}>{people(row?.customers ?? 0)}</a>;
}

// Each step with everybody who came at least so far.
function Funnel({ lifecycle }: { lifecycle: LifecycleReport }) {
  return (
    <Panel title={t('ui.lifecycle.funnel')} note={t('ui.lifecycle.funnel_note')}>
      <ol class="funnel">
        {lifecycle.funnel.map((step) => (
          <li key={step.funnel}>
            <div class="funnel-name">
              <strong>{codeText('funnel', step.funnel)}</strong>
              <span class="quiet small">{t(`ui.funnel_means.${step.funnel}`)}</span>
            </div>
            <div class="funnel-track" aria-hidden="true">
              <div class="funnel-bar" style={{ width: `${(step.reached_share ?? 0) * 100}%` }} />
            </div>
            <div class="funnel-figures">
              <span>
                {t('ui.lifecycle.reached', {
                  n: formatCount(step.reached),
                  share: formatShare(step.reached_share),
                })}
              </span>
              {step.customers > 0 && step.funnel !== 'potential' && (
                <a href={href('customers', factParams({ funnel: step.funnel }))}>
                  {t('ui.lifecycle.stand_here', { people: people(step.customers) })}
                </a>
              )}
            </div>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function DayStages({ lifecycle }: { lifecycle: LifecycleReport }) {
  const rows = lifecycle.day_stages;
  const until = (index: number) => rows[index + 1]?.from_days;
  const link = (code: string, orders: string, count: number) =>
    count === 0 ? (
      '0'
    ) : (
      <a
        href={href('customers', factParams({ day_stage: code, ...(orders !== '' && { orders }) }))}
      >
        {formatCount(count)}
      </a>
    );
  return (
    <Panel
      title={t('ui.lifecycle.day_stages')}
      note={t(`ui.lifecycle.variant_${lifecycle.day_stage_variant}`)}
      landmark={false}
    >
      <Table
        caption={t('ui.lifecycle.day_stages')}
        rows={rows}
        rowKey={(row) => row.day_stage}
        columns={[
          {
            id: 'stage',
            header: t('fact.day_stage'),
            cell: (row) => codeText('day_stage', row.day_stage),
          },
          {
            id: 'days',
            header: t('ui.lifecycle.days'),
            number: true,
            cell: (row) => {
              const end = until(rows.indexOf(row));
              return end === undefined ? `${row.from_days}+` : `${row.from_days}–${end}`;
            },
          },
          {
            id: 'new',
            header: t('ui.lifecycle.one_order'),
            number: true,
            cell: (row) => link(row.day_stage, '1', row.new),
          },
          {
            id: 'old',
            header: t('ui.lifecycle.two_or_more'),
            number: true,
            cell: (row) => link(row.day_stage, '2..', row.old),
          },
          {
            id: 'all',
            header: t('ui.column.people'),
            number: true,
            cell: (row) => link(row.day_stage, '', row.customers),
          },
          {
            id: 'share',
            header: t('ui.column.share'),
            number: true,
            cell: (row) => formatShare(row.share),
          },
        ]}
      />
    </Panel>
  );
}
