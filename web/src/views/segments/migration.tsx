// Migration: who moved from where to where since an earlier day, as a flow and as a matrix; every
// cell opens its customers.
import { useState } from 'preact/hooks';
import { Chart, useSpec } from '../../charts/chart';
import { onRow, tableOf } from '../../charts/data';
import type { FlowSpec } from '../../charts/options';
import { failureOf } from '../../client';
import { useDesk } from '../../desk';
import { codeText, people } from '../../figures';
import { formatCount } from '../../format';
import { failureText, t } from '../../i18n';
import type { Migration, Moves, Report } from '../../protocol';
import { go, href } from '../../route';
import { compareDay, version } from '../../state';
import { Button, ErrorState, Notice, Panel, Select, Skeleton, TextField, toast } from '../../ui';
import { factParams } from '../customers/filter';
import { Rich } from '../common/rich';
import { useAnswer } from '../common/use_answer';
import { groupParams } from './group_list';

type What = 'stage' | 'level' | 'tier';
const WHATS: readonly What[] = ['stage', 'level', 'tier'];

export function MigrationPart({ data }: { data: Report }) {
  const desk = useDesk();
  const [what, setWhat] = useState<What>('stage');
  const [typed, setTyped] = useState(compareDay.value);
  const answer = useAnswer(() => desk.migration(), [desk, version.value]);
  const migration = answer.value;
  const moves = migration === null ? null : movesOf(migration, what);
  return (
    <>
      <div class="part-tools">
        <TextField
          type="date"
          label={t('ui.migration.since')}
          hint={
            migration === null
              ? undefined
              : t('ui.migration.compared', { from: migration.from, to: migration.to })
          }
          max={data.as_of}
          value={typed !== '' ? typed : (migration?.from ?? '')}
          onChange={(value) => {
            setTyped(value);
            // A date that is half typed is empty, which means the policy's day.
            desk.setCompareDay(value).catch((thrown: unknown) => {
              toast(failureText(failureOf(thrown)), { tone: 'error' });
            });
          }}
        />
        <Select
          label={t('ui.migration.what')}
          value={what}
          options={WHATS.map((value) => ({ value, label: t(`fact.${value}`) }))}
          onChange={(value) => setWhat(value as What)}
        />
      </div>
      {answer.error !== null ? (
        <ErrorState
          error={answer.error}
          actions={<Button onClick={answer.again}>{t('ui.action.retry')}</Button>}
        />
      ) : migration === null || moves === null ? (
        <Skeleton lines={8} />
      ) : moves.up + moves.neutral + moves.down === 0 ? (
        <Notice>{t('ui.migration.nobody', { day: migration.from })}</Notice>
      ) : (
        <>
          <p class="conclusion">
            <Rich
              text="ui.migration.conclusion"
              parts={{
                up: <MoveCount what={what} move="up" count={moves.up} />,
                down: <MoveCount what={what} move="down" count={moves.down} />,
                arrived: <MoveCount what={what} move="arrived" count={moves.arrived} />,
              }}
              args={{ from: migration.from, stayed: people(moves.neutral) }}
            />
          </p>
          <Flow what={what} moves={moves} migration={migration} />
          <Matrix what={what} moves={moves} />
        </>
      )}
    </>
  );
}

function movesOf(migration: Migration, what: What): Moves {
  return { stage: migration.stages, level: migration.levels, tier: migration.tiers }[what];
}

// Only stages have a fact of which way somebody went.
function MoveCount({ what, move, count }: { what: What; move: string; count: number }) {
  if (what !== 'stage' || count === 0) return <strong>{people(count)}</strong>;
  return <a href={href('customers', factParams({ stage_move: move }))}>{people(count)}</a>;
}

function nameOf(what: What, code: string | null): string {
  return code === null ? t('ui.migration.none') : codeText(what, code);
}

function colourOf(what: What, code: string | null): string {
  if (code === null || what === 'tier') return '--text-faint';
  return `--${what}-${code}`;
}

function cellParams(
  what: What,
  from: string | null,
  to: string | null,
): Record<string, string> | null {
  if (from === null || to === null) return null; // "none" is not a code that a rule can name
  return { ...factParams({ [`${what}_before`]: from }), ...groupParams(what, to) };
}

interface Cell {
  from: number;
  to: number;
  count: number;
}

function cellsOf(moves: Moves): Cell[] {
  return moves.matrix.flatMap((row, from) =>
    row.flatMap((count, to) => (count === 0 ? [] : [{ from, to, count }])),
  );
}

function Flow({ what, moves, migration }: { what: What; moves: Moves; migration: Migration }) {
  const cells = cellsOf(moves);
  const spec = useSpec((): FlowSpec => {
    const ends = (side: 'from' | 'to') =>
      moves.codes.flatMap((code, index) =>
        cells.some((cell) => cell[side] === index)
          ? [
              {
                id: `${side}-${index}`,
                label: nameOf(what, code),
                color: colourOf(what, code),
                depth: side === 'from' ? 0 : 1,
              },
            ]
          : [],
      );
    return {
      kind: 'flow',
      table: tableOf(cells, [
        [t('ui.migration.column_from'), ({ from }) => nameOf(what, moves.codes[from] ?? null)],
        [t('ui.migration.column_to'), ({ to }) => nameOf(what, moves.codes[to] ?? null), 'text'],
        [t('ui.column.people'), ({ count }) => formatCount(count)],
      ]),
      nodes: [...ends('from'), ...ends('to')],
      links: cells.map(({ from, to, count }) => ({
        from: `from-${from}`,
        to: `to-${to}`,
        value: count,
      })),
    };
  }, [moves, what]);
  return (
    <Chart
      title={t('ui.migration.flow', { what: t(`fact.${what}`) })}
      summary={t('ui.migration.flow_summary', {
        from: migration.from,
        to: migration.to,
      })}
      spec={spec}
      height={360}
      fileName={`migration-${what}`}
      selectHint={t('ui.action.see_who')}
      onSelect={onRow(cells, (cell) => {
        const params = cellParams(
          what,
          moves.codes[cell.from] ?? null,
          moves.codes[cell.to] ?? null,
        );
        if (params !== null) go('customers', params);
      })}
    />
  );
}

function Matrix({ what, moves }: { what: What; moves: Moves }) {
  const most = Math.max(1, ...moves.matrix.flat());
  return (
    <Panel title={t('ui.migration.matrix')} note={t('ui.migration.matrix_note')} landmark={false}>
      <div class="table-scroll" tabIndex={0} role="region" aria-label={t('ui.migration.matrix')}>
        <table class="table matrix">
          <thead>
            <tr>
              <th scope="col">{t('ui.migration.from_to')}</th>
              {moves.codes.map((code) => (
                <th key={code} scope="col" class="cell-number">
                  {nameOf(what, code)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {moves.codes.map((from, row) => (
              <tr key={from}>
                <th scope="row">{nameOf(what, from)}</th>
                {moves.codes.map((to, column) => {
                  const count = moves.matrix[row]?.[column] ?? 0;
                  const params = cellParams(what, from, to);
                  return (
                    <td
                      key={to}
                      class={row === column ? 'cell-number matrix-same' : 'cell-number'}
                      style={{ '--heat': `${Math.round(Math.sqrt(count / most) * 36)}%` }}
                    >
                      {count === 0 ? (
                        <span class="matrix-zero">0</span>
                      ) : params === null ? (
                        formatCount(count)
                      ) : (
                        <a
                          href={href('customers', params)}
                          aria-label={t('ui.migration.cell', {
                            from: nameOf(what, from),
                            to: nameOf(what, to),
                            people: people(count),
                          })}
                        >
                          {formatCount(count)}
                        </a>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
            <tr>
              <th scope="row">{t('ui.migration.arrivals')}</th>
              {moves.codes.map((to, column) => (
                <td key={to} class="cell-number">
                  {formatCount(moves.arrivals[column] ?? 0)}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
