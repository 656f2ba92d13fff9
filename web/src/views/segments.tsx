// 人群: the groups that part all customers, what each means, how large it is and what it brings, and
// the two things to do with one: see who they are, write to them.
import type { ViewDefinition } from '../desk';
import { money, moneyShort, people } from '../figures';
import { formatCount, formatShare } from '../format';
import { t } from '../i18n';
import type { Report } from '../protocol';
import { href, route } from '../route';
import { report } from '../state';
import { EmptyState, LevelChip, StageChip } from '../ui';
import type { ComponentChildren } from 'preact';
import './segments.css';
import { levelDefinition, stageDefinition } from './shared/definitions';
import { usePolicy, type PolicyFigures } from './shared/policy';
import { ButtonLink } from './shared/button_link';
import { Rich } from './shared/rich';
import { SegmentEditor } from './segments/editor';
import { SavedSegments } from './segments/saved';

function Segments() {
  const data = report.value;
  const policy = usePolicy();
  if (data === null) return null;
  const edited = route.value.params['edit'] ?? '';
  return (
    <div class="view">
      <header class="view-head">
        <div>
          <h1>{t('ui.nav.segments')}</h1>
          <Conclusion data={data} />
        </div>
      </header>
      {data.customers.total === 0 ? (
        <EmptyState
          icon="segments"
          title={t('ui.customers.nobody')}
          actions={<ButtonLink href={href('data')}>{t('ui.overview.to_ledger')}</ButtonLink>}
        >
          {t('ui.customers.nobody_hint')}
        </EmptyState>
      ) : edited !== '' ? (
        <SegmentEditor id={edited} />
      ) : (
        <>
          <SavedSegments />
          <StageList data={data} policy={policy} />
          <LevelList data={data} policy={policy} />
        </>
      )}
    </div>
  );
}

export const view: ViewDefinition = {
  id: 'segments',
  Component: Segments,
  inNavigation: true,
  needsOrders: true,
};

function Conclusion({ data }: { data: Report }) {
  const share = (stage: string) =>
    data.lifecycle.stages.find((row) => row.stage === stage)?.customers ?? null;
  return (
    <p class="conclusion">
      <Rich
        text="ui.segments.conclusion"
        parts={Object.fromEntries(
          (['silent', 'sleeping', 'lost'] as const).map((stage) => [
            stage,
            <strong key={stage}>{people(share(stage))}</strong>,
          ]),
        )}
        args={{ total: people(data.customers.total) }}
      />
    </p>
  );
}

interface GroupRow {
  code: string;
  name: ComponentChildren;
  label: string;
  definition: string;
  customers: number;
  share: number | null;
  revenue_minor: number;
}

interface ListProps {
  kind: 'stage' | 'level';
  title: string;
  note: string;
  rows: readonly GroupRow[];
  total: number;
}

// The roles are spelt out because the style sheet lays rows out as grids, which makes browsers forget
// that they are table rows.
function GroupList({ kind, title, note, rows, total }: ListProps) {
  return (
    <section class="panel" aria-label={title}>
      <div class="panel-head">
        <h2>{title}</h2>
        <p class="quiet small">{note}</p>
      </div>
      <table class="groups" role="table">
        <thead role="rowgroup">
          <tr class="group-row" role="row">
            <th role="columnheader" scope="col" class="group-name">
              {t(`ui.column.${kind}`)}
            </th>
            <th role="columnheader" scope="col" class="group-people">
              {t('ui.column.people')}
            </th>
            <th role="columnheader" scope="col" class="group-share">
              {t('ui.column.share')}
            </th>
            <th role="columnheader" scope="col" class="group-revenue">
              {t('ui.column.revenue')}
            </th>
            <th role="columnheader" scope="col" class="group-actions">
              <span class="visually-hidden">{t('ui.column.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={row.code} class="group-row" role="row">
              <th role="rowheader" scope="row" class="group-name">
                {row.name}
                <span class="group-definition">{row.definition}</span>
              </th>
              <td role="cell" class="group-people">
                {formatCount(row.customers)}
              </td>
              <td role="cell" class="group-share">
                <span class="group-track" aria-hidden="true">
                  <span
                    class="group-bar"
                    style={{
                      width: `${(row.share ?? 0) * 100}%`,
                      background: `var(--${kind}-${row.code})`,
                    }}
                  />
                </span>
                <span class="group-percent">{formatShare(row.share)}</span>
              </td>
              <td role="cell" class="group-revenue" title={money(row.revenue_minor)}>
                {moneyShort(row.revenue_minor)}
              </td>
              <td role="cell" class="group-actions">
                <a
                  href={href('customers', { [kind]: row.code })}
                  aria-label={t('ui.segments.see_who_of', { group: row.label })}
                >
                  {t('ui.action.see_who')}
                </a>
                <a
                  href={href('draft', { [kind]: row.code })}
                  aria-label={t('ui.segments.draft_for', { group: row.label })}
                >
                  {t('ui.action.draft')}
                </a>
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot role="rowgroup">
          <tr class="group-row" role="row">
            <th role="rowheader" scope="row" class="group-name">
              {t('ui.figure.total')}
            </th>
            <td role="cell" class="group-people">
              {formatCount(total)}
            </td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

interface SideProps {
  data: Report;
  policy: PolicyFigures | null;
}

function StageList({ data, policy }: SideProps) {
  return (
    <GroupList
      kind="stage"
      title={t('ui.overview.stages')}
      note={t('ui.segments.stages_note', { as_of: data.as_of })}
      total={data.customers.total}
      rows={data.lifecycle.stages.map((row) => ({
        ...row,
        code: row.stage,
        name: <StageChip stage={row.stage} />,
        label: t(`stage.${row.stage}`),
        definition: stageDefinition(row.stage, policy),
      }))}
    />
  );
}

function LevelList({ data, policy }: SideProps) {
  return (
    <GroupList
      kind="level"
      title={t('ui.overview.levels')}
      note={t('ui.segments.levels_note', { from: data.rfm.window_from, as_of: data.as_of })}
      total={data.customers.total}
      rows={data.rfm.levels.map((row) => ({
        ...row,
        code: row.level,
        name: <LevelChip level={row.level} />,
        label: t(`level.${row.level}`),
        definition: levelDefinition(row.level, policy),
      }))}
    />
  );
}
