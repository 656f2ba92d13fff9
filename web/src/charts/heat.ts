// Cells on a grid, the darker the more: hours by weekdays, cohorts by months, provinces as tiles.
import { common } from './common';
import { plain, tooltipText, type ChartTable } from './data';
import type { EChartsCoreOption } from './echarts';
import type { ChartTheme } from './theme';

// A row of the table for each cell, in their order.
export interface HeatSpec {
  kind: 'heat';
  table: ChartTable;
  columns: readonly string[];
  rows: readonly string[];
  cells: readonly { x: number; y: number; value: number | null; label: string }[];
  // Tiles say themselves what they are: no axes.
  tiles?: boolean;
}

export function heat(spec: HeatSpec, theme: ChartTheme): EChartsCoreOption {
  const base = common(theme, spec.table);
  // Where figures stand in the cells, no cell gets darker than they can be read on.
  const room = spec.cells.some((cell) => cell.label !== '') ? 2 : 1;
  const values = spec.cells.flatMap((cell) => (cell.value === null ? [] : [cell.value]));
  const axis = {
    type: 'category',
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { show: spec.tiles !== true, color: theme.muted, interval: 'auto' },
  };
  return {
    ...base,
    tooltip: {
      ...base.tooltip,
      trigger: 'item',
      formatter: (params: unknown) =>
        tooltipText(spec.table, (params as { dataIndex: number }).dataIndex),
    },
    grid: { left: 0, right: 0, top: 0, bottom: 0, outerBoundsMode: 'same' },
    xAxis: { ...axis, data: spec.columns.map(plain) },
    yAxis: { ...axis, inverse: true, data: spec.rows.map(plain) },
    visualMap: {
      show: false,
      min: 0,
      max: Math.max(...values, Number.MIN_VALUE) * room,
      inRange: { color: [theme.property('--hover'), theme.accent] },
    },
    series: [
      {
        type: 'heatmap',
        data: spec.cells.map((cell) => ({
          value: [cell.x, cell.y, cell.value ?? '-'],
        })),
        itemStyle: { borderColor: theme.surface, borderWidth: spec.tiles === true ? 3 : 1 },
        label: {
          show: true,
          color: theme.text,
          fontSize: spec.tiles === true ? 12 : 11,
          lineHeight: 15,
          formatter: (params: { dataIndex: number }) =>
            plain(spec.cells[params.dataIndex]?.label ?? ''),
        },
        emphasis: { itemStyle: { borderColor: theme.text, borderWidth: 1 } },
      },
    ],
  };
}
