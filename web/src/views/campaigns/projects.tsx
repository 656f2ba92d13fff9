// The eight standing projects: whom each is for, what the plan spends on it and should bring, with
// what was measured beside it.
import { useDesk } from '../../desk';
import { codeText, counted, money } from '../../figures';
import { formatCount, formatNumber, formatShare } from '../../format';
import { t } from '../../i18n';
import type { ProjectPlan } from '../../protocol';
import { href } from '../../route';
import { version } from '../../state';
import { Button, ErrorState, Panel, Skeleton, Table } from '../../ui';
import { archived } from '../results/archive_memory';
import { useAnswer } from '../common/use_answer';
import { touchName } from './plan';

export function ProjectsPart() {
  const desk = useDesk();
  const answer = useAnswer(() => desk.plan(), [desk, version.value]);
  if (answer.error !== null) {
    return (
      <ErrorState
        error={answer.error}
        actions={<Button onClick={answer.again}>{t('ui.action.retry')}</Button>}
      />
    );
  }
  if (answer.value === null) return <Skeleton lines={8} />;
  const plan = answer.value;
  return (
    <Panel
      title={t('ui.projects.title')}
      note={t('ui.projects.note', { horizon: counted(plan.horizon_days, 'days') })}
      landmark={false}
    >
      <Table
        caption={t('ui.projects.title')}
        rows={plan.projects}
        rowKey={(row) => row.project}
        columns={[
          {
            id: 'project',
            header: t('fact.project'),
            cell: (row) => (
              <a href={href('customers', { 'is-project': row.project })}>
                {codeText('project', row.project)}
              </a>
            ),
          },
          {
            id: 'customers',
            header: t('ui.projects.customers'),
            number: true,
            cell: (row) => formatCount(row.customers),
          },
          {
            id: 'contacts',
            header: t('ui.projects.contacts'),
            number: true,
            minor: true,
            cell: (row) => formatCount(row.contacts),
          },
          {
            id: 'cost',
            header: t('ui.projects.budget'),
            number: true,
            cell: (row) => money(row.cost_minor_x100 / 100),
          },
          {
            id: 'each',
            header: t('ui.projects.each'),
            number: true,
            minor: true,
            cell: (row) => money(row.cost_per_customer_minor),
          },
          {
            id: 'past',
            header: t('ui.projects.past'),
            number: true,
            cell: (row) => formatShare(row.past_rate),
          },
          {
            id: 'target',
            header: t('ui.projects.target'),
            number: true,
            cell: (row) => formatShare(row.target_rate),
          },
          {
            id: 'actual',
            header: t('ui.projects.actual'),
            number: true,
            cell: (row) => <Actual row={row} />,
          },
          {
            id: 'extra',
            header: t('ui.projects.extra'),
            number: true,
            minor: true,
            cell: (row) => formatNumber(row.extra_buyers, 1),
          },
          {
            id: 'revenue',
            header: t('ui.projects.revenue'),
            number: true,
            cell: (row) => money(row.extra_revenue_minor),
          },
          {
            id: 'return',
            header: t('ui.estimate.return'),
            number: true,
            cell: (row) => formatNumber(row.return_ratio, 2),
          },
        ]}
      />
      <p class="quiet small plan-note">{t('ui.projects.actual_note')}</p>
      <div class="project-parts">
        {plan.projects
          .filter((row) => row.touches.length > 0)
          .map((row) => (
            <Breakdown key={row.project} row={row} />
          ))}
      </div>
    </Panel>
  );
}

// What the plan does in a project, day by day after the last order.
function Breakdown({ row }: { row: ProjectPlan }) {
  const name = codeText('project', row.project);
  return (
    <details class="project-part">
      <summary>{t('ui.projects.breakdown', { name, n: row.touches.length })}</summary>
      <Table
        caption={name}
        rows={row.touches}
        rowKey={(touch) => touch.touch}
        columns={[
          {
            id: 'day',
            header: t('ui.plan.who'),
            cell: (touch) =>
              t('ui.plan.who_days', {
                who: t(`ui.plan.who.${touch.who}`),
                days: touch.days_since_order,
              }),
          },
          {
            id: 'activity',
            header: t('ui.today.activity'),
            cell: (touch) => touchName(touch.activity),
          },
          {
            id: 'channel',
            header: t('ui.draft.channel'),
            minor: true,
            cell: (touch) => t(`channel.${touch.channel}`),
          },
          {
            id: 'contacts',
            header: t('ui.projects.contacts'),
            number: true,
            cell: (touch) => formatCount(touch.contacts),
          },
          {
            id: 'cost',
            header: t('ui.projects.budget'),
            number: true,
            cell: (touch) => money(touch.cost_minor_x100 / 100),
          },
        ]}
      />
    </details>
  );
}

// The response of the treated in the latest measured campaign of the project.
function Actual({ row }: { row: ProjectPlan }) {
  const run = archived.value
    .filter((archive) => archive.identity['project'] === row.project)
    .flatMap((archive) => archive.record)
    .at(-1);
  return <>{formatShare(run?.effect.treated.response_rate ?? null)}</>;
}
