// The long table: a grid over an array of customer ids of which only the rows in view exist.
//
// Focus stays on the grid while the arrow keys move a row cursor (aria-activedescendant); Enter opens
// the row under it. Rows arrive a page at a time from the core (row_cache.ts).
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useDesk } from '../../desk';
import { factName } from '../../figures';
import { t } from '../../i18n';
import type { Fact } from '../../protocol';
import { Icon } from '../../ui';
import { FactCell } from './cell';
import type { ColumnInfo, Columns } from './columns';
import { RowCache } from './row_cache';
import { offsetToShow, rowWindow } from './row_window';
import { scrollScale } from './scroll_scale';

const ROW_PX = 32;
const HEAD_PX = 32;

// `to` is where the cursor goes. With `from`, all rows between the two join what is chosen.
export type SelectChange =
  { kind: 'toggle'; to: number } | { kind: 'range'; from: number; to: number } | { kind: 'all' };

interface Props {
  ids: Uint32Array;
  columns: Columns;
  // Position in `ids`.
  cursor: number;
  onCursor: (index: number) => void;
  onOpen: (index: number) => void;
  // Customers that are chosen, and a change of them from one row to another (both inside).
  selected: ReadonlySet<number>;
  onSelect: (change: SelectChange) => void;
  // Facts with a condition of their own, and asking for one.
  filtered: ReadonlySet<string>;
  onFilter: (fact: Fact) => void;
  onError: (error: unknown) => void;
  grid: RefObject<HTMLDivElement | null>;
}

// Watches how high the rows' viewport is and how far it is scrolled.
function useScroll(grid: RefObject<HTMLDivElement | null>) {
  const [scroll, setScroll] = useState({ top: 0, viewport: 0 });
  useLayoutEffect(() => {
    const element = grid.current;
    if (!element) return undefined;
    const read = () => {
      const viewport = Math.max(0, element.clientHeight - HEAD_PX);
      setScroll({ top: element.scrollTop, viewport });
    };
    read();
    element.addEventListener('scroll', read, { passive: true });
    const observer = new ResizeObserver(read);
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', read);
      observer.disconnect();
    };
  }, [grid]);
  return scroll;
}

export function CustomerGrid(props: Props) {
  const { ids, columns, cursor, onCursor, onOpen, selected, onSelect, onError, grid } = props;
  const desk = useDesk();
  const visible = columns.visible();
  const sort = columns.sort();
  const factIds = visible.map((column) => column.fact.id).join();
  const [, redraw] = useState(0);
  const { top, viewport } = useScroll(grid);
  const fail = useRef(onError);
  fail.current = onError;

  const cache = useMemo(
    () =>
      new RowCache(
        ids,
        (wanted) => desk.customerRows(wanted, factIds.split(',')),
        () => redraw((n) => n + 1),
        (error) => fail.current(error),
      ),
    [desk, ids, factIds],
  );
  useEffect(() => () => cache.close(), [cache]);

  const scale = useMemo(() => scrollScale(ids.length * ROW_PX, viewport), [ids, viewport]);
  const view = rowWindow(ids.length, ROW_PX, scale, top, viewport);
  useEffect(() => {
    cache.need(view.first, view.end - 1);
  }, [cache, view.first, view.end]);

  const moveTo = (index: number) => {
    const next = Math.min(Math.max(index, 0), ids.length - 1);
    onCursor(next);
    const element = grid.current;
    if (!element) return;
    const offset = scale.toContent(element.scrollTop);
    const wanted = offsetToShow(next, ROW_PX, offset, viewport);
    if (wanted !== offset) element.scrollTop = scale.toTrack(wanted);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    // Keys on a header's button are the button's.
    if (event.target !== event.currentTarget || event.altKey) return;
    if (event.ctrlKey || event.metaKey) {
      if (event.key.toLowerCase() !== 'a') return;
      event.preventDefault();
      onSelect({ kind: 'all' });
      return;
    }
    if (event.key === ' ') {
      event.preventDefault();
      onSelect({ kind: 'toggle', to: cursor });
      return;
    }
    const page = Math.max(1, Math.floor(viewport / ROW_PX) - 1);
    const moves: Record<string, number> = {
      ArrowDown: cursor + 1,
      ArrowUp: cursor - 1,
      PageDown: cursor + page,
      PageUp: cursor - page,
      Home: 0,
      End: ids.length - 1,
    };
    const next = moves[event.key];
    if (next !== undefined) {
      event.preventDefault();
      if (event.shiftKey) {
        const to = Math.min(Math.max(next, 0), ids.length - 1);
        onSelect({ kind: 'range', from: cursor, to });
      }
      moveTo(next);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      onOpen(cursor);
    }
  };

  // Columns share what room is left in proportion to their width, and scroll when there is too little.
  const template = visible
    .map((column) => `minmax(${column.width}px, ${column.width}fr)`)
    .join(' ');
  const minWidth = visible.reduce((sum, column) => sum + column.width, 0);
  const rows: number[] = [];
  for (let index = view.first; index < view.end; ++index) rows.push(index);

  return (
    <div
      ref={grid}
      class="grid"
      role="grid"
      aria-multiselectable="true"
      tabIndex={0}
      aria-label={t('ui.customers.table')}
      aria-rowcount={ids.length + 1}
      aria-colcount={visible.length}
      aria-activedescendant={
        cursor >= view.first && cursor < view.end ? `customer-row-${cursor}` : undefined
      }
      onKeyDown={onKeyDown}
    >
      <div class="grid-head" role="rowgroup" style={{ minWidth: `${minWidth}px` }}>
        <div
          class="grid-row"
          role="row"
          aria-rowindex={1}
          style={{ gridTemplateColumns: template }}
        >
          {visible.map((column) => (
            <HeadCell
              key={column.fact.id}
              column={column}
              sorted={sort?.fact === column.fact.id ? sort : null}
              onSort={() => columns.toggleSort(column.fact.id)}
              filtered={props.filtered.has(column.fact.id)}
              onFilter={() => props.onFilter(column.fact)}
            />
          ))}
        </div>
      </div>
      <div
        class="grid-body"
        role="rowgroup"
        style={{ height: `${scale.track}px`, minWidth: `${minWidth}px` }}
      >
        <div
          class="grid-window"
          role="presentation"
          style={{ transform: `translateY(${view.top}px)` }}
        >
          {rows.map((index) => {
            const row = cache.at(index);
            const chosen = selected.has(ids[index]!);
            return (
              <div
                key={index}
                id={`customer-row-${index}`}
                class={`grid-row${index === cursor ? ' grid-row-cursor' : ''}${chosen ? ' grid-row-chosen' : ''}`}
                role="row"
                aria-rowindex={index + 2}
                aria-selected={selected.size === 0 ? index === cursor : chosen}
                aria-busy={row === undefined ? 'true' : undefined}
                style={{ gridTemplateColumns: template }}
                onMouseDown={(event) => {
                  // A range is no selection of text.
                  if (event.shiftKey) event.preventDefault();
                }}
                onClick={(event) => {
                  if (event.shiftKey) {
                    onSelect({ kind: 'range', from: cursor, to: index });
                    onCursor(index);
                  } else if (event.ctrlKey || event.metaKey) {
                    onSelect({ kind: 'toggle', to: index });
                    onCursor(index);
                  } else {
                    onCursor(index);
                    onOpen(index);
                  }
                }}
              >
                {visible.map((column, at) => (
                  <div
                    key={column.fact.id}
                    class={column.numeric ? 'grid-cell grid-cell-number' : 'grid-cell'}
                    role="gridcell"
                    aria-colindex={at + 1}
                  >
                    {at === 0 && (
                      <span
                        class={chosen ? 'grid-tick grid-tick-on' : 'grid-tick'}
                        title={t('ui.customers.choose_row')}
                        onClick={(event) => {
                          event.stopPropagation();
                          onSelect({ kind: 'toggle', to: index });
                          onCursor(index);
                        }}
                      >
                        {chosen && <Icon name="check" size={12} />}
                      </span>
                    )}
                    {row !== undefined && <FactCell fact={column.fact} value={row[at]} />}
                  </div>
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

interface HeadCellProps {
  column: ColumnInfo;
  sorted: { descending: boolean } | null;
  onSort: () => void;
  filtered: boolean;
  onFilter: () => void;
}

function HeadCell({ column, sorted, onSort, filtered, onFilter }: HeadCellProps) {
  const direction = sorted === null ? 'none' : sorted.descending ? 'descending' : 'ascending';
  return (
    <div
      class={column.numeric ? 'grid-cell grid-cell-number' : 'grid-cell'}
      role="columnheader"
      aria-sort={direction}
    >
      <button type="button" class="grid-sort" onClick={onSort}>
        <span>{factName(column.fact.id)}</span>
        {sorted !== null && <Icon name={sorted.descending ? 'arrow_down' : 'arrow_up'} size={12} />}
      </button>
      <button
        type="button"
        class={filtered ? 'grid-filter grid-filter-on' : 'grid-filter'}
        aria-pressed={filtered}
        aria-label={t('ui.customers.filter_column', { fact: factName(column.fact.id) })}
        title={t('ui.customers.filter_column', { fact: factName(column.fact.id) })}
        onClick={onFilter}
      >
        <Icon name="filter" size={12} />
      </button>
    </div>
  );
}
