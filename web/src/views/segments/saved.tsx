// The shop's own segments: each with its rule as a sentence, how many it holds and what they brought,
// and what can be done with it.
import { failureOf } from '../../client';
import { useDesk } from '../../desk';
import { money, moneyShort, people } from '../../figures';
import { formatCount, formatShare } from '../../format';
import { failureText, t } from '../../i18n';
import type { SegmentRow, SnapshotMove } from '../../protocol';
import { go, href } from '../../route';
import { asOf, version } from '../../state';
import { Button, EmptyState, ErrorState, Skeleton, toast } from '../../ui';
import { Popover } from '../shared/popover';
import { ruleText } from '../shared/rule_text';
import { useAnswer } from '../shared/use_answer';
import { beginNew } from './draft_state';
import { segmentName } from './name';
import { savedIn, withSaved } from './saved_policy';
import { ComparisonNote, Moved, SnapshotButtons, useComparison } from './snapshot';

export function SavedSegments() {
  const desk = useDesk();
  const answer = useAnswer(() => desk.segments(), [desk, version.value]);
  const { value: list, error } = answer;
  const comparison = useComparison();

  const change = async (
    label: string,
    name: string,
    edit: (saved: ReturnType<typeof savedIn>) => ReturnType<typeof savedIn>,
  ) => {
    try {
      const policy = await desk.policy();
      await desk.setPolicy(withSaved(policy, edit(savedIn(policy))), { label, args: { name } });
    } catch (thrown) {
      toast(failureText(failureOf(thrown)), { tone: 'error' });
    }
  };
  const remove = (row: SegmentRow) =>
    change('ui.undo.segment_removed', segmentName(row.name), (saved) =>
      saved.filter((segment) => segment.id !== row.id),
    );
  const move = (row: SegmentRow, by: 1 | -1) =>
    change('ui.undo.segment_moved', segmentName(row.name), (saved) => {
      const from = saved.findIndex((segment) => segment.id === row.id);
      const to = from + by;
      if (from < 0 || to < 0 || to >= saved.length) return saved;
      const next = [...saved];
      [next[from], next[to]] = [next[to]!, next[from]!];
      return next;
    });

  return (
    <section class="panel" aria-labelledby="saved-title">
      <div class="panel-head">
        <div>
          <h2 id="saved-title">{t('ui.saved.title')}</h2>
          <p class="quiet small">
            {list === null
              ? t('ui.saved.note')
              : t('ui.saved.sentence', {
                  n: formatCount(list.segments.length),
                  people: people(list.customers),
                })}
          </p>
        </div>
        <div class="actions">
          <SnapshotButtons asOf={asOf.value ?? ''} />
          <Button icon="plus" onClick={() => beginNew()}>
            {t('ui.saved.new')}
          </Button>
        </div>
      </div>
      <ComparisonNote comparison={comparison} />
      {error !== null ? (
        <ErrorState
          error={error}
          actions={<Button onClick={answer.again}>{t('ui.action.retry')}</Button>}
        />
      ) : list === null ? (
        <div class="panel-body">
          <Skeleton lines={6} />
        </div>
      ) : list.segments.length === 0 ? (
        <EmptyState
          icon="segments"
          title={t('ui.saved.none')}
          actions={
            <Button icon="plus" onClick={() => beginNew()}>
              {t('ui.saved.new')}
            </Button>
          }
        >
          {t('ui.saved.none_hint')}
        </EmptyState>
      ) : (
        <table class="groups saved" role="table" aria-label={t('ui.saved.title')}>
          <thead role="rowgroup">
            <tr class="group-row" role="row">
              <th role="columnheader" scope="col" class="group-name">
                {t('ui.saved.column_name')}
              </th>
              <th role="columnheader" scope="col" class="group-people">
                {t('ui.column.people')}
              </th>
              <th role="columnheader" scope="col" class="group-share">
                {t('ui.column.share')}
              </th>
              <th role="columnheader" scope="col" class="group-revenue">
                {t('ui.saved.column_revenue')}
              </th>
              <th role="columnheader" scope="col" class="group-actions">
                <span class="visually-hidden">{t('ui.column.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            {list.segments.map((row, index) => (
              <Row
                key={row.id}
                row={row}
                move={comparison.moves.get(row.id)}
                first={index === 0}
                last={index === list.segments.length - 1}
                onRemove={() => void remove(row)}
                onMove={(by) => void move(row, by)}
              />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

interface RowProps {
  row: SegmentRow;
  // Since the snapshot that is compared with.
  move: SnapshotMove | undefined;
  first: boolean;
  last: boolean;
  onRemove: () => void;
  onMove: (by: 1 | -1) => void;
}

function Row({ row, move, first, last, onRemove, onMove }: RowProps) {
  const name = segmentName(row.name);
  return (
    <tr class="group-row" role="row">
      <th role="rowheader" scope="row" class="group-name">
        <a class="saved-name" href={href('segments', { edit: row.id })}>
          {name}
        </a>
        <span class="group-definition">{ruleText(row.rule)}</span>
      </th>
      <td role="cell" class="group-people">
        {formatCount(row.customers)}
        {move !== undefined && <Moved move={move} />}
      </td>
      <td role="cell" class="group-share">
        <span class="group-track" aria-hidden="true">
          <span class="group-bar saved-bar" style={{ width: `${(row.share ?? 0) * 100}%` }} />
        </span>
        <span class="group-percent">{formatShare(row.share)}</span>
      </td>
      <td role="cell" class="group-revenue" title={money(row.revenue_minor)}>
        {moneyShort(row.revenue_minor)}
      </td>
      <td role="cell" class="group-actions">
        <a
          href={href('customers', { segment: row.id })}
          aria-label={t('ui.segments.see_who_of', { group: name })}
        >
          {t('ui.action.see_who')}
        </a>
        <a
          href={href('draft', { segment: row.id })}
          aria-label={t('ui.segments.draft_for', { group: name })}
        >
          {t('ui.action.draft')}
        </a>
        <Popover label={t('ui.saved.more')} about={name} small>
          <div class="saved-menu">
            <Button kind="quiet" onClick={() => go('segments', { edit: row.id })}>
              {t('ui.saved.edit')}
            </Button>
            <Button kind="quiet" onClick={() => beginNew(row.name, row.rule)}>
              {t('ui.saved.start_from')}
            </Button>
            <Button kind="quiet" icon="arrow_up" disabled={first} onClick={() => onMove(-1)}>
              {t('ui.saved.up')}
            </Button>
            <Button kind="quiet" icon="arrow_down" disabled={last} onClick={() => onMove(1)}>
              {t('ui.saved.down')}
            </Button>
            <Button kind="quiet" icon="trash" onClick={onRemove}>
              {t('ui.saved.remove')}
            </Button>
          </div>
        </Popover>
      </td>
    </tr>
  );
}
