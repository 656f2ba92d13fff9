// 复购周期: after how many days an item is bought again, those who have not come back yet included, and
// who is due this week.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Chart, useSpec } from '../../charts/chart';
import type { SeriesSpec } from '../../charts/options';
import { people } from '../../figures';
import { DASH, formatCount, formatShare } from '../../format';
import { t } from '../../i18n';
import type { ItemCycle, Mined } from '../../protocol';
import { href } from '../../route';
import { EmptyState, Panel, Table } from '../../ui';
import { factParams, textParam } from '../customers/filter';
import { Rich } from '../common/rich';
import { ByLevel } from './level';
import { purchaseFact } from './mined';

const IN_CHART = 6;
const IN_TABLE = 100;
const COLOURS = [
  '--accent',
  '--stage-sleeping',
  '--stage-old_repeat',
  '--stage-silent',
  '--level-vip',
  '--stage-lost',
] as const;

export function CyclesPart() {
  return (
    <ByLevel first="category">
      {(mined, choice) => <Cycles mined={mined} choice={choice} />}
    </ByLevel>
  );
}

function Cycles({ mined, choice }: { mined: Mined; choice: ComponentChildren }) {
  const { cycles } = mined;
  const [drawn, setDrawn] = useState<readonly number[] | null>(null);
  if (cycles.list.length === 0) {
    return (
      <>
        <div class="part-tools">{choice}</div>
        <EmptyState icon="products" title={t('ui.cycles.none')}>
          {t('ui.cycles.none_hint')}
        </EmptyState>
      </>
    );
  }
  const chosen = drawn ?? cycles.list.slice(0, IN_CHART).map((cycle) => cycle.item.item);
  const most = [...cycles.list].sort((a, b) => b.due - a.due)[0]!;
  const toggle = (item: number) =>
    setDrawn(
      chosen.includes(item)
        ? chosen.filter((one) => one !== item)
        : [...chosen, item].slice(-IN_CHART),
    );
  return (
    <>
      <p class="conclusion">
        <Rich
          text="ui.cycles.conclusion"
          parts={{
            due: <a href={href('customers', dueParams('due', most, mined))}>{people(most.due)}</a>,
          }}
          args={{ item: most.item.name, days: formatCount(most.typical_days) }}
        />
      </p>
      <div class="part-tools">{choice}</div>
      <Curves cycles={cycles.list.filter((cycle) => chosen.includes(cycle.item.item))} />
      <CycleTable mined={mined} chosen={chosen} onToggle={toggle} />
    </>
  );
}

function dueParams(
  which: 'bought' | 'due' | 'overdue',
  cycle: ItemCycle,
  mined: Mined,
): Record<string, string> {
  return factParams({ [purchaseFact(which, mined.level)]: textParam([cycle.item.name]) });
}

function Curves({ cycles }: { cycles: readonly ItemCycle[] }) {
  const spec = useSpec((): SeriesSpec => {
    const days = cycles[0]?.curve.map((point) => point.days) ?? [];
    return {
      kind: 'series',
      table: {
        columns: [
          { label: t('ui.cycles.days_after'), numeric: false },
          ...cycles.map((cycle) => ({ label: cycle.item.name, numeric: true })),
        ],
        rows: days.map((day, i) => [
          formatCount(day),
          ...cycles.map((cycle) => formatShare(cycle.curve[i]?.share)),
        ]),
      },
      series: cycles.map((cycle, i) => ({
        name: cycle.item.name,
        color: COLOURS[i % COLOURS.length]!,
        values: cycle.curve.map((point) => point.share),
        form: 'line',
      })),
      axis: (value) => formatShare(value).replace('.0', ''),
    };
  }, [cycles]);
  return (
    <Chart
      title={t('ui.cycles.curves')}
      summary={t('ui.cycles.curves_summary')}
      spec={spec}
      height={300}
      fileName="repurchase"
    />
  );
}

interface TableProps {
  mined: Mined;
  chosen: readonly number[];
  onToggle: (item: number) => void;
}

function CycleTable({ mined, chosen, onToggle }: TableProps) {
  const title = t('ui.cycles.title');
  const Who = ({
    which,
    cycle,
    n,
  }: {
    which: 'bought' | 'due' | 'overdue';
    cycle: ItemCycle;
    n: number;
  }) =>
    n === 0 ? (
      <>0</>
    ) : (
      <a
        href={href('customers', dueParams(which, cycle, mined))}
        aria-label={t('ui.segments.see_who_of', {
          group: `${cycle.item.name}, ${t(`ui.cycles.${which}`)}`,
        })}
      >
        {formatCount(n)}
      </a>
    );
  return (
    <Panel
      title={title}
      note={t('ui.cycles.note', { found: formatCount(mined.cycles.found) })}
      landmark={false}
    >
      <Table
        caption={title}
        rows={mined.cycles.list.slice(0, IN_TABLE)}
        rowKey={(cycle) => cycle.item.item}
        columns={[
          {
            id: 'item',
            header: t(`ui.mine.level.${mined.level}`),
            cell: (cycle) => (
              <label class="tick">
                <input
                  type="checkbox"
                  checked={chosen.includes(cycle.item.item)}
                  aria-label={t('ui.cycles.draw', { item: cycle.item.name })}
                  onChange={() => onToggle(cycle.item.item)}
                />{' '}
                {cycle.item.name}
              </label>
            ),
          },
          {
            id: 'buyers',
            header: t('ui.cycles.bought'),
            number: true,
            cell: (cycle) => <Who which="bought" cycle={cycle} n={cycle.buyers} />,
          },
          {
            id: 'repeat',
            header: t('ui.cycles.repeat_buyers'),
            number: true,
            cell: (cycle) => formatCount(cycle.repeat_buyers),
          },
          {
            id: 'typical',
            header: t('ui.cycles.typical'),
            number: true,
            cell: (cycle) => formatCount(cycle.typical_days),
          },
          {
            id: 'quartiles',
            header: t('ui.cycles.quartiles'),
            number: true,
            minor: true,
            cell: (cycle) =>
              cycle.days_25 === null
                ? DASH
                : [cycle.days_25, cycle.days_50, cycle.days_75].map(formatCount).join(' / '),
          },
          {
            id: 'due',
            header: t('ui.cycles.due'),
            number: true,
            cell: (cycle) => <Who which="due" cycle={cycle} n={cycle.due} />,
          },
          {
            id: 'overdue',
            header: t('ui.cycles.overdue'),
            number: true,
            cell: (cycle) => <Who which="overdue" cycle={cycle} n={cycle.overdue} />,
          },
          {
            id: 'actions',
            tools: true,
            header: <span class="visually-hidden">{t('ui.column.actions')}</span>,
            cell: (cycle) =>
              cycle.due > 0 && (
                <a
                  href={href('draft', dueParams('due', cycle, mined))}
                  aria-label={t('ui.segments.draft_for', {
                    group: `${cycle.item.name}, ${t('ui.cycles.due')}`,
                  })}
                >
                  {t('ui.action.draft')}
                </a>
              ),
          },
        ]}
      />
    </Panel>
  );
}
