// The three forms of chart that the page draws, as ECharts options. Quiet: no legend where a heading
// says it, no frame, grid lines only where a value is read off, figures at the marks.
import type { EChartsCoreOption } from './echarts';
import { plain, tooltipText, type ChartTable } from './data';
import type { ChartTheme } from './theme';

interface Base {
  table: ChartTable;
  values: readonly (number | null)[];
  // Writes a value of the axis.
  axis: (value: number) => string;
}

export interface BarsSpec extends Base {
  kind: 'bars' | 'line';
}

export interface RankedBarsSpec extends Base {
  kind: 'ranked';
  // Custom property with the colour of each bar.
  colors: readonly string[];
  // What stands at the end of each bar.
  labels: readonly string[];
}

export type ChartSpec = BarsSpec | RankedBarsSpec;

function common(theme: ChartTheme, table: ChartTable) {
  return {
    textStyle: { fontFamily: theme.font, color: theme.text, fontSize: 12 },
    animationDuration: 200,
    animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    tooltip: {
      // Drawn on the canvas as text: no data ever becomes HTML.
      renderMode: 'richText' as const,
      backgroundColor: theme.property('--raised'),
      borderColor: theme.property('--line-strong'),
      borderWidth: 1,
      padding: [8, 12],
      shadowBlur: 0,
      shadowColor: 'transparent',
      confine: true,
      textStyle: { color: theme.text, fontFamily: theme.font, fontSize: 12, lineHeight: 18 },
      formatter: (params: unknown) => {
        const first: unknown = Array.isArray(params) ? params[0] : params;
        const index = (first as { dataIndex?: number } | undefined)?.dataIndex;
        return index === undefined ? '' : tooltipText(table, index);
      },
    },
  };
}

function names(table: ChartTable): string[] {
  return table.rows.map((row) => plain(row[0] ?? ''));
}

// Upright bars or a line over an ordered axis, such as months.
function overTime(spec: BarsSpec, theme: ChartTheme): EChartsCoreOption {
  const base = common(theme, spec.table);
  return {
    ...base,
    tooltip: {
      ...base.tooltip,
      trigger: 'axis',
      axisPointer: { type: spec.kind === 'bars' ? 'shadow' : 'line', label: { show: false } },
    },
    grid: { left: 0, right: 8, top: 12, bottom: 0, outerBoundsMode: 'same' },
    xAxis: {
      type: 'category',
      data: names(spec.table),
      axisLine: { lineStyle: { color: theme.line } },
      axisTick: { show: false },
      axisLabel: { color: theme.muted, hideOverlap: true, margin: 10 },
    },
    yAxis: {
      type: 'value',
      splitNumber: 4,
      axisLabel: { color: theme.muted, formatter: (value: number) => spec.axis(value) },
      splitLine: { lineStyle: { color: theme.line, width: 1 } },
    },
    series: [
      spec.kind === 'bars'
        ? {
            type: 'bar',
            data: [...spec.values],
            barMaxWidth: 28,
            barCategoryGap: '30%',
            itemStyle: { color: theme.accent, borderRadius: [2, 2, 0, 0] },
            emphasis: { itemStyle: { color: theme.property('--accent-hover') } },
          }
        : {
            type: 'line',
            data: [...spec.values],
            symbolSize: 6,
            showSymbol: spec.values.length <= 36,
            lineStyle: { color: theme.accent, width: 2 },
            itemStyle: { color: theme.accent },
          },
    ],
  };
}

// Lying bars, the first on top, each named on the left with its figures at its end.
function ranked(spec: RankedBarsSpec, theme: ChartTheme): EChartsCoreOption {
  const base = common(theme, spec.table);
  return {
    ...base,
    tooltip: {
      ...base.tooltip,
      trigger: 'axis',
      axisPointer: { type: 'shadow', shadowStyle: { opacity: 0.06 }, label: { show: false } },
    },
    grid: { left: 0, right: 120, top: 0, bottom: 0, outerBoundsMode: 'same' },
    xAxis: { type: 'value', show: false },
    yAxis: {
      type: 'category',
      inverse: true,
      data: names(spec.table),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { color: theme.text, fontSize: 13, margin: 12, interval: 0 },
    },
    series: [
      {
        type: 'bar',
        barWidth: 14,
        barMinHeight: 2,
        label: {
          show: true,
          position: 'right',
          distance: 8,
          color: theme.muted,
          fontSize: 12,
          formatter: (params: { dataIndex: number }) => plain(spec.labels[params.dataIndex] ?? ''),
        },
        data: spec.values.map((value, i) => ({
          value,
          itemStyle: { color: theme.property(spec.colors[i] ?? ''), borderRadius: [0, 2, 2, 0] },
        })),
      },
    ],
  };
}

export function chartOption(spec: ChartSpec, theme: ChartTheme): EChartsCoreOption {
  return spec.kind === 'ranked' ? ranked(spec, theme) : overTime(spec, theme);
}
