// The shop's own segments: each with its rule as a sentence, how many it holds and what they brought,
// and what can be done with it.
import { useState } from 'preact/hooks';
import { failureOf } from '../../client';
import { useDesk } from '../../desk';
import { people } from '../../figures';
import { formatCount } from '../../format';
import { failureText, t } from '../../i18n';
import type { SegmentRow } from '../../protocol';
import { go, href } from '../../route';
import { asOf, version } from '../../state';
import { Button, EmptyState, ErrorState, Panel, Skeleton, toast } from '../../ui';
import { Popover } from '../common/popover';
import { ruleText } from '../common/rule_text';
import { useAnswer } from '../common/use_answer';
import { beginNew } from './draft_state';
import { GroupTable } from './group_table';
import { segmentName } from './name';
import { savedIn, withSaved } from './saved_policy';
import { ComparisonNote, Moved, SnapshotButtons, useComparison } from './snapshot';

// Up to so many customers models are fitted unasked, in about a second.
const FIT_UNASKED = 100_000;

// The list at once, and then what models have yet to foresee: by itself for a shop of usual size, at a
// word for a very large one, whose other questions would wait meanwhile.
function useSegments() {
  const desk = useDesk();
  const now = version.value;
  const [asked, setAsked] = useState<number | null>(null);
  const quick = useAnswer(() => desk.segments(true), [desk, now]);
  const waits = quick.value?.segments.some((row) => row.customers === null) ?? false;
  const wanted =
    waits && !quick.waiting && (asked === now || quick.value!.customers <= FIT_UNASKED);
  const full = useAnswer(
    async () => (wanted ? { now, list: await desk.segments(false) } : null),
    [desk, now, wanted],
  );
  return {
    list: full.value?.now === now ? full.value.list : quick.value,
    computing: wanted,
    compute: () => setAsked(now),
    error: quick.error ?? full.error,
    again: () => {
      quick.again();
      full.again();
    },
  };
}

export function SavedSegments() {
  const desk = useDesk();
  const { list, computing, compute, error, again } = useSegments();
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
    <Panel
      title={t('ui.saved.title')}
      note={
        list === null
          ? t('ui.saved.note')
          : t('ui.saved.sentence', {
              n: formatCount(list.segments.length),
              people: people(list.customers),
            })
      }
      tools={
        <>
          <SnapshotButtons asOf={asOf.value ?? ''} />
          <Button icon="plus" onClick={() => beginNew()}>
            {t('ui.saved.new')}
          </Button>
        </>
      }
    >
      <ComparisonNote comparison={comparison} />
      {error !== null ? (
        <ErrorState
          error={error}
          actions={<Button onClick={again}>{t('ui.action.retry')}</Button>}
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
        <GroupTable
          class="saved"
          label={t('ui.saved.title')}
          nameHeader={t('ui.saved.column_name')}
          revenueHeader={t('ui.saved.column_revenue')}
          lines={list.segments.map((row, index) => {
            const label = segmentName(row.name);
            const moved = comparison.moves.get(row.id);
            return {
              key: row.id,
              label,
              name: (
                <a class="saved-name" href={href('segments', { edit: row.id })}>
                  {label}
                </a>
              ),
              definition: ruleText(row.rule),
              customers: row.customers,
              note:
                row.customers === null ? (
                  <Foreseen name={label} computing={computing} onCompute={compute} />
                ) : (
                  moved !== undefined && <Moved move={moved} name={label} />
                ),
              share: row.share,
              revenue_minor: row.revenue_minor,
              params: { segment: row.id },
              more: (
                <Menu
                  row={row}
                  first={index === 0}
                  last={index === list.segments.length - 1}
                  onRemove={() => void remove(row)}
                  onMove={(by) => void move(row, by)}
                />
              ),
            };
          })}
        />
      )}
    </Panel>
  );
}

interface ForeseenProps {
  name: string;
  computing: boolean;
  onCompute: () => void;
}

// In place of figures that rest on a model.
function Foreseen({ name, computing, onCompute }: ForeseenProps) {
  return computing ? (
    <span class="quiet small" role="status">
      {t('ui.saved.computing')}
    </span>
  ) : (
    <Button kind="quiet" small label={t('ui.saved.compute_of', { name })} onClick={onCompute}>
      {t('ui.saved.compute')}
    </Button>
  );
}

interface MenuProps {
  row: SegmentRow;
  first: boolean;
  last: boolean;
  onRemove: () => void;
  onMove: (by: 1 | -1) => void;
}

function Menu({ row, first, last, onRemove, onMove }: MenuProps) {
  return (
    <Popover label={t('ui.saved.more')} about={segmentName(row.name)} small>
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
  );
}
