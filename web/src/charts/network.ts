// What goes with what, as a ring: items on a circle, so that names can be read, and an arrow for each
// tie between two of them.
import { common } from './common';
import { fitted, plain, tooltipText } from './data';
import type { EChartsCoreOption } from './echarts';
import type { NetworkSpec } from './options';
import type { ChartTheme } from './theme';

// Chinese characters of a name, and room for the longest, which stands on its end at the top.
const WIDE = { letters: 12, margin: 192 };
const NARROW = { letters: 5, margin: 92 };
const LEAST_NODE_PX = 8;
const MOST_NODE_PX = 22;
const MOST_LINE_PX = 4;

export function network(spec: NetworkSpec, theme: ChartTheme): EChartsCoreOption {
  const base = common(theme, spec.table);
  const largest = Math.max(1, ...spec.nodes.map((node) => node.size));
  const strongest = Math.max(1, ...spec.links.map((link) => link.value));
  const { letters, margin } = theme.narrow ? NARROW : WIDE;
  return {
    ...base,
    tooltip: {
      ...base.tooltip,
      trigger: 'item',
      formatter: (params: unknown) => {
        const { dataType, dataIndex } = params as { dataType?: string; dataIndex: number };
        return dataType === 'edge'
          ? tooltipText(spec.table, dataIndex)
          : plain(spec.nodes[dataIndex]?.about ?? '');
      },
    },
    series: [
      {
        type: 'graph',
        layout: 'circular',
        circular: { rotateLabel: true },
        left: margin,
        right: margin,
        top: margin,
        bottom: margin,
        edgeSymbol: ['none', 'arrow'],
        edgeSymbolSize: 6,
        emphasis: { focus: 'adjacency', lineStyle: { opacity: 0.9 } },
        label: {
          show: true,
          color: theme.text,
          fontFamily: theme.font,
          fontSize: 12,
          formatter: (params: { dataIndex: number }) =>
            fitted(plain(spec.nodes[params.dataIndex]?.label ?? ''), letters),
        },
        itemStyle: { color: theme.accent },
        lineStyle: { color: theme.muted, opacity: 0.5, curveness: 0.25 },
        data: spec.nodes.map((node) => ({
          id: node.id,
          name: node.id,
          symbolSize:
            LEAST_NODE_PX + (MOST_NODE_PX - LEAST_NODE_PX) * Math.sqrt(node.size / largest),
        })),
        links: spec.links.map((link) => ({
          source: link.from,
          target: link.to,
          lineStyle: { width: 1 + (MOST_LINE_PX - 1) * (link.value / strongest) },
        })),
      },
    ],
  };
}
