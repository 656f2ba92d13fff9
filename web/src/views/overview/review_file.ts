// The review as one HTML file: its charts are pictures, it loads nothing, and it prints as it stands.
import { echarts } from '../../charts/echarts';
import { chartOption, type ChartSpec } from '../../charts/options';
import type { ChartTable } from '../../charts/data';
import type { ChartTheme } from '../../charts/theme';
import { inLanguage, t } from '../../i18n';
import type { Language } from '../../state';
import { STAGE_COLOURS } from '../../ui';
import { reviewOf, type Review, type ReviewFigures } from './review_parts';

const WIDTH_PX = 720;
const HEIGHT_PX = 260;

// Paper is light, whatever the page is.
const INK: Readonly<Record<string, string>> = {
  '--accent': '#2455c9',
  '--accent-weak': '#e6edfc',
  '--accent-hover': '#1b449f',
  '--raised': '#ffffff',
  '--line-strong': '#c6cbd5',
  ...Object.fromEntries(
    Object.entries(STAGE_COLOURS.light).map(([stage, colour]) => [`--stage-${stage}`, colour]),
  ),
};

const PAPER: ChartTheme = {
  text: '#1b2130',
  muted: '#545c6e',
  line: '#e1e4ea',
  surface: '#ffffff',
  accent: '#2455c9',
  font: "'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', sans-serif",
  narrow: false,
  property: (name) => INK[name] ?? '#545c6e',
};

function picture(spec: ChartSpec): string {
  const chart = echarts.init(document.createElement('div'), null, {
    renderer: 'canvas',
    width: WIDTH_PX,
    height: HEIGHT_PX,
  });
  try {
    chart.setOption({ ...chartOption(spec, PAPER), animation: false });
    return chart.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: PAPER.surface });
  } finally {
    chart.dispose();
  }
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function tableHtml(table: ChartTable): string {
  const head = table.columns.map((column) => `<th>${escapeHtml(column.label)}</th>`).join('');
  const rows = table.rows
    .map((row) => `<tr>${row.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`)
    .join('\n');
  return `<table><thead><tr>${head}</tr></thead>\n<tbody>\n${rows}\n</tbody></table>`;
}

const STYLE = `body{margin:32px auto;max-width:760px;padding:0 16px;color:#1b2130;
font:14px/1.6 'PingFang SC','Microsoft YaHei','Noto Sans SC',system-ui,sans-serif}
h1{font-size:22px;margin:0}h2{font-size:16px;margin:28px 0 8px}p{margin:4px 0}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{padding:4px 8px;border-bottom:1px solid #e1e4ea;text-align:right}
th:first-child,td:first-child{text-align:left}figure{margin:0;break-inside:avoid}
img{width:100%;height:auto}.quiet{color:#545c6e}`;

export function reviewHtml(
  review: Review,
  lng: Language,
  draw: (spec: ChartSpec) => string = picture,
): string {
  const list = (lines: readonly string[]) =>
    `<ul>${lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('\n')}</ul>`;
  const charts = review.charts
    .map(
      (chart) =>
        `<figure><h2>${escapeHtml(chart.title)}</h2>` +
        `<img alt="${escapeHtml(`${chart.title}. ${chart.summary}`)}" src="${draw(chart.spec)}"></figure>`,
    )
    .join('\n');
  return `<!doctype html>
<html lang="${lng === 'zh' ? 'zh-CN' : 'en'}">
<head><meta charset="utf-8"><title>${escapeHtml(review.title)}</title><style>${STYLE}</style></head>
<body>
<h1>${escapeHtml(review.title)}</h1>
<p class="quiet">${escapeHtml(review.period)}</p>
<h2>${escapeHtml(t('ui.review.changed'))}</h2>
${list(review.changed)}
<h2>${escapeHtml(t('ui.review.todo_title'))}</h2>
${list(review.todo)}
<h2>${escapeHtml(t('ui.review.table'))}</h2>
${tableHtml(review.table)}
${charts}
</body>
</html>
`;
}

export function reviewFile(figures: ReviewFigures, lng: Language): string {
  return inLanguage(lng, () => reviewHtml(reviewOf(figures, lng), lng));
}
