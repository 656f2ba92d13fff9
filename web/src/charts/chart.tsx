// A figure: a heading, a chart, and behind it the same figures as a table.
//
// The canvas is for the eye. Everyone else gets the summary as its name, the arrow keys to walk along
// its marks with each read out, Enter where a click would do, and the table one button away.
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import { useDesk } from '../desk';
import { t } from '../i18n';
import { dark, language } from '../state';
import { Button } from '../ui';
import { describeRow, tableToCsv, type ChartTable } from './data';
import './chart.css';
import { echarts, type EChartsType } from './echarts';
import { chartOption, placeJoins, type ChartSpec } from './options';
import { drawsForPaper } from './paper';
import { readTheme } from './theme';
import { inTurn } from './turns';

export interface ChartProps {
  title: string;
  // One sentence for those who cannot see the marks.
  summary: string;
  spec: ChartSpec;
  height: number;
  // Name of saved files, without extension.
  fileName: string;
  // More controls for its head, such as what is measured.
  tools?: ComponentChildren;
  // What choosing a mark does, in words ("see these customers"); with onSelect.
  selectHint?: string;
  onSelect?: (index: number) => void;
}

export function Chart(props: ChartProps) {
  const { title, summary, spec, height, fileName, tools, selectHint, onSelect } = props;
  const [asTable, setAsTable] = useState(false);
  const desk = useDesk();
  const chart = useRef<EChartsType | null>(null);
  const titleId = useId();

  const savePicture = () => {
    const current = chart.current;
    if (!current) return;
    const backgroundColor = readTheme(current.getDom()).surface;
    const url = current.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor });
    const bytes = Uint8Array.from(atob(url.slice(url.indexOf(',') + 1)), (c) => c.charCodeAt(0));
    desk.save(`${fileName}.png`, 'image/png', bytes);
  };

  return (
    <figure class="panel chart" aria-labelledby={titleId}>
      <figcaption class="panel-head">
        <h2 id={titleId}>{title}</h2>
        <div class="chart-tools">
          {tools}
          <Button kind="quiet" small aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            {t('ui.chart.table')}
          </Button>
          <Button
            kind="quiet"
            small
            label={t('ui.chart.save_csv', { title })}
            onClick={() => desk.save(`${fileName}.csv`, 'text/csv', tableToCsv(spec.table))}
          >
            {t('ui.chart.csv')}
          </Button>
          {!asTable && (
            <Button
              kind="quiet"
              small
              label={t('ui.chart.save_png', { title })}
              onClick={savePicture}
            >
              {t('ui.chart.png')}
            </Button>
          )}
        </div>
      </figcaption>
      {asTable ? (
        <DataTable title={title} table={spec.table} {...(onSelect && { onSelect })} />
      ) : (
        <div class="panel-body">
          <Canvas
            chart={chart}
            name={`${title}. ${summary}`}
            spec={spec}
            height={height}
            {...(selectHint !== undefined && { selectHint })}
            {...(onSelect && { onSelect })}
          />
        </div>
      )}
    </figure>
  );
}

interface CanvasProps {
  chart: { current: EChartsType | null };
  name: string;
  spec: ChartSpec;
  height: number;
  selectHint?: string;
  onSelect?: (index: number) => void;
}

// Whether the marks are links between nodes.
function hasLinks(spec: ChartSpec): boolean {
  return spec.kind === 'flow' || spec.kind === 'network';
}

function Canvas({ chart, name, spec, height, selectHint, onSelect }: CanvasProps) {
  const element = useRef<HTMLDivElement>(null);
  const [cursor, setCursor] = useState<number | null>(null);
  // Names are drawn shorter then: the chart must be drawn anew when that changes.
  const [narrow, setNarrow] = useState(false);
  const hintId = useId();
  // The handlers below live as long as the chart; what they look at changes with every render.
  const latest = useRef({ spec, onSelect });
  latest.current = { spec, onSelect };

  useEffect(() => {
    const host = element.current;
    if (!host) return undefined;
    const instance = echarts.init(host);
    chart.current = instance;
    const markAt = (event: { offsetX: number; offsetY: number }): number | null => {
      const { spec: now } = latest.current;
      // Their marks are not along an axis: below.
      if (hasLinks(now) || now.kind === 'heat') return null;
      if (now.kind === 'joins') {
        const place: unknown = instance.convertFromPixel({ yAxisIndex: 0 }, event.offsetY);
        const leaf = typeof place === 'number' ? placeJoins(now).leafAt[Math.round(place)] : null;
        return leaf ?? null;
      }
      // The whole band of a mark counts, its name and the empty space beside a short bar included.
      const at: unknown =
        now.kind === 'ranked'
          ? instance.convertFromPixel({ yAxisIndex: 0 }, event.offsetY)
          : instance.convertFromPixel({ xAxisIndex: 0 }, event.offsetX);
      return typeof at === 'number' && at >= 0 && at < now.table.rows.length ? at : null;
    };
    instance.getZr().on('click', (event) => {
      const index = markAt(event);
      if (index !== null) latest.current.onSelect?.(index);
    });
    instance.on('click', (params: { dataType?: string; dataIndex?: number }) => {
      const marked = params.dataType === 'edge' || latest.current.spec.kind === 'heat';
      if (marked && params.dataIndex !== undefined) latest.current.onSelect?.(params.dataIndex);
    });
    instance.getZr().on('mousemove', (event) => {
      const { spec: now } = latest.current;
      if (hasLinks(now) || now.kind === 'heat') return; // ECharts' own pointer, on its marks
      const clickable = latest.current.onSelect && markAt(event) !== null;
      instance.getZr().setCursorStyle(clickable ? 'pointer' : 'default');
    });
    const observer = new ResizeObserver(() => {
      // It also fires when the view goes; nothing fits into nothing.
      const { clientWidth, clientHeight } = host;
      if (clientWidth === 0 || clientHeight === 0) return;
      // And once at the beginning; the same size would draw the same picture again.
      if (clientWidth !== instance.getWidth() || clientHeight !== instance.getHeight())
        instance.resize();
      setNarrow(readTheme(host).narrow);
    });
    observer.observe(host);
    const endPaper = drawsForPaper(() => {
      const option = chartOption(latest.current.spec, readTheme(host));
      instance.setOption({ ...option, animation: false }, { notMerge: true });
      instance.getZr().flush();
    });
    return () => {
      endPaper();
      observer.disconnect();
      chart.current = null;
      instance.dispose();
    };
  }, [chart]);

  const isDark = dark.value;
  useEffect(() => {
    const host = element.current;
    if (!host) return undefined;
    return inTurn(() =>
      chart.current?.setOption(chartOption(spec, readTheme(host)), { notMerge: true }),
    );
  }, [chart, spec, isDark, narrow]);

  const moveTo = (index: number) => {
    setCursor(index);
    const edge = hasLinks(latest.current.spec) ? { dataType: 'edge' } : {};
    chart.current?.dispatchAction({ type: 'showTip', seriesIndex: 0, dataIndex: index, ...edge });
  };
  const leave = () => {
    setCursor(null);
    chart.current?.dispatchAction({ type: 'hideTip' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const last = spec.table.rows.length - 1;
    if (last < 0) return;
    const step: Record<string, number> = {
      ArrowRight: (cursor ?? -1) + 1,
      ArrowDown: (cursor ?? -1) + 1,
      ArrowLeft: (cursor ?? last + 1) - 1,
      ArrowUp: (cursor ?? last + 1) - 1,
      Home: 0,
      End: last,
    };
    const next = step[event.key];
    if (next !== undefined) {
      event.preventDefault();
      moveTo(Math.min(Math.max(next, 0), last));
    } else if (event.key === 'Enter' && cursor !== null && onSelect) {
      event.preventDefault();
      onSelect(cursor);
    } else if (event.key === 'Escape' && cursor !== null) {
      event.stopPropagation();
      leave();
    }
  };

  return (
    <>
      <div
        ref={element}
        class="chart-canvas"
        style={{ height: `${height}px` }}
        role="application"
        aria-roledescription={t('ui.chart.role')}
        aria-label={name}
        aria-describedby={hintId}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onBlur={leave}
      />
      <p id={hintId} class="visually-hidden">
        {selectHint === undefined
          ? t('ui.chart.keys')
          : t('ui.chart.keys_select', { action: selectHint })}
      </p>
      <p class="visually-hidden" aria-live="polite">
        {cursor === null ? '' : describeRow(spec.table, cursor)}
      </p>
    </>
  );
}

interface DataTableProps {
  title: string;
  table: ChartTable;
  onSelect?: (index: number) => void;
  // Whether a row leads anywhere; without it every row does.
  canSelect?: (index: number) => boolean;
}

export function DataTable({ title, table, onSelect, canSelect }: DataTableProps) {
  return (
    <div class="table-scroll" tabIndex={0} role="region" aria-label={title}>
      <table class="table">
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column.label} scope="col" class={column.numeric ? 'cell-number' : undefined}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            <tr key={row[0]}>
              {row.map((cell, i) =>
                i === 0 ? (
                  <th key={i} scope="row">
                    {onSelect && (canSelect?.(index) ?? true) ? (
                      <button type="button" class="link" onClick={() => onSelect(index)}>
                        {cell}
                      </button>
                    ) : (
                      cell
                    )}
                  </th>
                ) : (
                  <td key={i} class={table.columns[i]?.numeric ? 'cell-number' : undefined}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

// Keeps a spec the same object while language and inputs are the same, so that a chart redraws only
// when there is something to redraw.
export function useSpec(make: () => ChartSpec, inputs: readonly unknown[]): ChartSpec {
  // `make` reads exactly `inputs`.
  return useMemo(make, [...inputs, language.value]);
}
