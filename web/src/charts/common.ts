// What the options of every form of chart share: type, colours, and the tooltip.
import { plain, tooltipText, type ChartTable } from './data';
import type { ChartTheme } from './theme';

export function common(theme: ChartTheme, table: ChartTable) {
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

export function names(table: ChartTable): string[] {
  return table.rows.map((row) => plain(row[0] ?? ''));
}
