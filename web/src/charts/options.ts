// The forms of chart that the page draws, as ECharts options. Quiet: no legend where a heading says
// it, no frame, grid lines only where a value is read off, figures at the marks.
import type { EChartsCoreOption } from './echarts';
import { common, names } from './common';
import { fitted, plain, tooltipText, type ChartTable } from './data';
import { heat, type HeatSpec } from './heat';
import { network } from './network';
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

// Several values a mark over an ordered axis: stacked bars, lines, a band between two of them.
export interface SeriesSpec {
  kind: 'series';
  table: ChartTable;
  series: readonly Series[];
  // Between these two, a pale band, such as an interval.
  band?: { name: string; low: readonly (number | null)[]; high: readonly (number | null)[] };
  // Writes a value of the left axis; of the right one, if a series stands there.
  axis: (value: number) => string;
  rightAxis?: (value: number) => string;
}

export interface Series {
  name: string;
  // Custom property with its colour.
  color: string;
  values: readonly (number | null)[];
  form: 'bar' | 'stacked' | 'line' | 'dashed';
  // Held to the right axis.
  right?: boolean;
}

// Who went from where to where. A row of the table for each link, in their order.
export interface FlowSpec {
  kind: 'flow';
  table: ChartTable;
  nodes: readonly { id: string; label: string; color: string; depth: number }[];
  links: readonly { from: string; to: string; value: number }[];
}

// How groups join, the nearest first: a dendrogram. A row of the table for each leaf.
export interface JoinsSpec {
  kind: 'joins';
  table: ChartTable;
  // Leaves are 0 … n-1 in the table's order, the join i is n + i.
  joins: readonly { left: number; right: number; height: number }[];
  axis: (value: number) => string;
}

// What is tied to what. A row of the table for each link, in their order.
export interface NetworkSpec {
  kind: 'network';
  table: ChartTable;
  // `about` stands in the tooltip.
  nodes: readonly { id: string; label: string; about: string; size: number }[];
  links: readonly { from: string; to: string; value: number }[];
}

export type ChartSpec =
  BarsSpec | RankedBarsSpec | SeriesSpec | FlowSpec | JoinsSpec | HeatSpec | NetworkSpec;

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
            symbol: 'circle',
            symbolSize: 5,
            showSymbol: spec.values.length <= 36,
            lineStyle: { color: theme.accent, width: 2 },
            itemStyle: { color: theme.accent },
          },
    ],
  };
}

// Chinese characters of a name in a legend.
const IN_LEGEND = 16;

// A line is a line in the legend too.
const LEGEND_ICONS: Partial<Record<Series['form'], string>> = {
  line: 'path://M0,3h12v2h-12z',
  dashed: 'path://M0,3h5v2h-5zM7,3h5v2h-5z',
};

function series(spec: SeriesSpec, theme: ChartTheme): EChartsCoreOption {
  const base = common(theme, spec.table);
  const value = (write: (value: number) => string, lines: boolean) => ({
    type: 'value',
    splitNumber: 4,
    axisLabel: { color: theme.muted, formatter: write },
    splitLine: { show: lines, lineStyle: { color: theme.line, width: 1 } },
  });
  const band = spec.band;
  const pale = theme.property('--accent-weak');
  return {
    ...base,
    tooltip: {
      ...base.tooltip,
      trigger: 'axis',
      axisPointer: { type: 'line', lineStyle: { color: theme.muted }, label: { show: false } },
    },
    legend: {
      top: 0,
      left: 0,
      itemWidth: 12,
      itemHeight: 8,
      icon: 'roundRect',
      textStyle: { color: theme.muted, fontSize: 12 },
      type: 'scroll',
      pageIconColor: theme.text,
      pageIconInactiveColor: theme.line,
      pageIconSize: 10,
      pageTextStyle: { color: theme.muted },
      formatter: (name: string) => fitted(name, IN_LEGEND),
      data: spec.series.map((one) => ({
        name: one.name,
        ...(LEGEND_ICONS[one.form] && { icon: LEGEND_ICONS[one.form] }),
      })),
    },
    grid: { left: 0, right: 8, top: 36, bottom: 0, outerBoundsMode: 'same' },
    xAxis: {
      type: 'category',
      data: names(spec.table),
      boundaryGap: spec.series.some((one) => one.form === 'bar' || one.form === 'stacked'),
      axisLine: { lineStyle: { color: theme.line } },
      axisTick: { show: false },
      axisLabel: { color: theme.muted, hideOverlap: true, margin: 10 },
    },
    yAxis: [
      value(spec.axis, true),
      ...(spec.rightAxis === undefined ? [] : [value(spec.rightAxis, false)]),
    ],
    series: [
      // A band is an unseen line with the filled rest stacked on it.
      ...(band === undefined
        ? []
        : [
            { ...unseen, stack: 'band', data: [...band.low] },
            {
              ...unseen,
              stack: 'band',
              areaStyle: { color: pale, opacity: 1 },
              data: band.high.map((high, i) => {
                const low = band.low[i];
                return high === null || low === null || low === undefined ? null : high - low;
              }),
            },
          ]),
      ...spec.series.map((one) => {
        const color = theme.property(one.color);
        const bar = one.form === 'bar' || one.form === 'stacked';
        return {
          name: one.name,
          type: bar ? 'bar' : 'line',
          data: [...one.values],
          yAxisIndex: one.right === true ? 1 : 0,
          ...(one.form === 'stacked' && { stack: 'all' }),
          ...(bar
            ? { barMaxWidth: 28, itemStyle: { color } }
            : {
                showSymbol: one.values.length <= 36,
                symbol: 'circle',
                symbolSize: 5,
                itemStyle: { color },
                lineStyle: { color, width: 2, type: one.form === 'dashed' ? 'dashed' : 'solid' },
              }),
        };
      }),
    ],
  };
}

const unseen = {
  type: 'line',
  silent: true,
  symbol: 'none',
  lineStyle: { opacity: 0 },
  tooltip: { show: false },
};

function flow(spec: FlowSpec, theme: ChartTheme): EChartsCoreOption {
  const base = common(theme, spec.table);
  return {
    ...base,
    tooltip: {
      ...base.tooltip,
      trigger: 'item',
      formatter: (params: unknown) => {
        const { dataType, dataIndex, name } = params as {
          dataType?: string;
          dataIndex: number;
          name: string;
        };
        if (dataType === 'edge') return tooltipText(spec.table, dataIndex);
        return plain(spec.nodes.find((node) => node.id === name)?.label ?? '');
      },
    },
    series: [
      {
        type: 'sankey',
        left: 0,
        right: 0,
        top: 8,
        bottom: 8,
        nodeWidth: 12,
        nodeGap: 14,
        draggable: false,
        // As given: the order of stages says more than fewer crossings would.
        layoutIterations: 0,
        emphasis: { focus: 'adjacency' },
        lineStyle: { color: 'source', opacity: 0.28, curveness: 0.5 },
        label: {
          color: theme.text,
          fontFamily: theme.font,
          fontSize: 12,
          ...(theme.narrow && { width: 96, overflow: 'truncate', ellipsis: '…' }),
          formatter: (params: { name: string }) =>
            plain(spec.nodes.find((node) => node.id === params.name)?.label ?? ''),
        },
        data: spec.nodes.map((node) => ({
          name: node.id,
          depth: node.depth,
          itemStyle: { color: theme.property(node.color), borderWidth: 0 },
          // Names stand inside of the chart, on the side where the links are.
          label: { position: node.depth === 0 ? 'right' : 'left' },
        })),
        links: spec.links.map((link) => ({
          source: link.from,
          target: link.to,
          value: link.value,
        })),
      },
    ],
  };
}

// Each join is a bracket over the two groups that it joins, as high as they are apart.
function joins(spec: JoinsSpec, theme: ChartTheme): EChartsCoreOption {
  const base = common(theme, spec.table);
  const place = placeJoins(spec);
  const leaves = spec.table.rows.length;
  return {
    ...base,
    tooltip: { show: false },
    grid: { left: 0, right: 16, top: 12, bottom: 0, outerBoundsMode: 'same' },
    xAxis: {
      type: 'value',
      min: 0,
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { color: theme.muted, formatter: (value: number) => spec.axis(value) },
      splitLine: { lineStyle: { color: theme.line, width: 1 } },
    },
    yAxis: {
      type: 'value',
      // Ticks fall on whole numbers from the least one on: a leaf's name stands at its own.
      min: -1,
      max: leaves,
      interval: 1,
      inverse: true,
      axisLine: { show: false },
      axisTick: { show: false },
      splitLine: { show: false },
      axisLabel: {
        color: theme.text,
        fontSize: 13,
        formatter: (value: number) => {
          const leaf = place.leafAt[value];
          return leaf === undefined ? '' : plain(spec.table.rows[leaf]?.[0] ?? '');
        },
      },
    },
    series: place.brackets.map((points) => ({
      type: 'line',
      data: points,
      symbol: 'none',
      silent: true,
      lineStyle: { color: theme.muted, width: 1.5 },
    })),
  };
}

// Leaves in the order in which the joins meet them, so that no two brackets cross.
export function placeJoins(spec: Pick<JoinsSpec, 'table' | 'joins'>): {
  leafAt: number[];
  brackets: [number, number][][];
} {
  const leaves = spec.table.rows.length;
  const leafAt: number[] = [];
  const walk = (node: number): void => {
    const join = spec.joins[node - leaves];
    if (node < leaves || join === undefined) {
      leafAt.push(node);
      return;
    }
    walk(join.left);
    walk(join.right);
  };
  walk(leaves - 1 + spec.joins.length);
  const rank = new Map(leafAt.map((leaf, at) => [leaf, at]));
  const at: { x: number; y: number }[] = [];
  for (let leaf = 0; leaf < leaves; ++leaf) at.push({ x: 0, y: rank.get(leaf) ?? leaf });
  const brackets = spec.joins.map((join): [number, number][] => {
    const a = at[join.left] ?? { x: 0, y: 0 };
    const b = at[join.right] ?? { x: 0, y: 0 };
    at.push({ x: join.height, y: (a.y + b.y) / 2 });
    return [
      [a.x, a.y],
      [join.height, a.y],
      [join.height, b.y],
      [b.x, b.y],
    ];
  });
  return { leafAt, brackets };
}

// Lying bars, the first on top, each named on the left with its figures at its end.
// How wide the widest of them is, in pixels of the labels' 12 px font, with the space around it: a Chinese
// character is a square, others are not much more than half as wide.
function roomFor(labels: readonly string[]): number {
  const width = (label: string) =>
    [...label].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 12 : 7), 0);
  return Math.max(48, ...labels.map(width)) + 12;
}

function ranked(spec: RankedBarsSpec, theme: ChartTheme): EChartsCoreOption {
  const base = common(theme, spec.table);
  return {
    ...base,
    tooltip: {
      ...base.tooltip,
      trigger: 'axis',
      axisPointer: { type: 'shadow', shadowStyle: { opacity: 0.06 }, label: { show: false } },
    },
    grid: { left: 0, right: roomFor(spec.labels), top: 0, bottom: 0, outerBoundsMode: 'same' },
    xAxis: { type: 'value', show: false },
    yAxis: {
      type: 'category',
      inverse: true,
      data: names(spec.table),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: {
        color: theme.text,
        fontSize: 13,
        margin: 12,
        interval: 0,
        ...(theme.narrow && { width: 124, overflow: 'truncate', ellipsis: '…' }),
      },
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
  switch (spec.kind) {
    case 'ranked':
      return ranked(spec, theme);
    case 'series':
      return series(spec, theme);
    case 'flow':
      return flow(spec, theme);
    case 'joins':
      return joins(spec, theme);
    case 'network':
      return network(spec, theme);
    case 'heat':
      return heat(spec, theme);
    default:
      return overTime(spec, theme);
  }
}
