// The base table: everybody as potential, new, old, dormant or lost, beside the period before; and how
// much of the revenue the best customers bring.
import { Chart, useSpec } from '../../charts/chart';
import { money, people, signed } from '../../figures';
import { DASH, formatCount, formatShare } from '../../format';
import { t } from '../../i18n';
import type { MetricSections, Movement, ShopFilter } from '../../protocol';
import { FiguresTable } from '../shop/figures_table';
import { inState, seeCustomers, spent } from '../shop/marks';

interface Props {
  base: MetricSections['base'];
  previous: { to: string };
  filter: ShopFilter;
}

// "+12 (+3.4 %)"
function moved(movement: Movement | undefined, write: (value: number | null) => string): string {
  if (movement === undefined || movement.difference === null) return DASH;
  const { difference, ratio } = movement;
  const by = signed(write(difference), difference);
  return ratio === null ? by : `${by} (${signed(formatShare(ratio), ratio)})`;
}

export function BaseTablePanel({ base, previous, filter }: Props) {
  const { now, change } = base;
  const rows = now.rows.map((row, i) => ({
    ...row,
    before: base.previous?.rows[i],
    change: change?.rows[i],
  }));
  return (
    <FiguresTable
      title={t('ui.base.title')}
      note={t(change === null ? 'ui.base.note_alone' : 'ui.base.note', {
        day: now.day,
        previous: previous.to,
        customers: formatCount(now.customers),
        change: moved(change?.customers, formatCount),
      })}
      table={{
        columns: [
          { label: t('ui.base.group'), numeric: false },
          { label: t('ui.column.people'), numeric: true },
          { label: t('ui.column.share'), numeric: true },
          { label: t('ui.base.before'), numeric: true },
          { label: t('ui.base.change'), numeric: true },
          { label: t('ui.figure.orders'), numeric: true },
          { label: t('ui.figure.net'), numeric: true },
          { label: t('ui.base.aov'), numeric: true },
          { label: t('ui.base.aov_before'), numeric: true },
          { label: t('ui.base.aov_change'), numeric: true },
        ],
        rows: rows.map((row) => [
          t(`base.${row.group}`),
          formatCount(row.customers),
          formatShare(row.share.value),
          formatCount(row.before?.customers),
          moved(row.change?.customers, formatCount),
          formatCount(row.orders),
          money(row.net_minor),
          money(row.aov_minor.value),
          money(row.before?.aov_minor.value),
          moved(row.change?.aov_minor, money),
        ]),
      }}
      // Who never paid is no customer yet: 今日 has those whose orders still wait.
      canSelect={(index) => rows[index]?.group !== 'potential'}
      onSelect={(index) => {
        const group = rows[index]?.group;
        if (group === undefined || group === 'potential') return;
        seeCustomers({
          label: t('ui.mark.state', { state: t(`base.${group}`), day: now.day }),
          rule: inState(filter, now, group),
        });
      }}
    />
  );
}

interface ParetoProps {
  pareto: MetricSections['base']['pareto'];
  range: { from: string; to: string };
  filter: ShopFilter;
}

export function Pareto({ pareto, range, filter }: ParetoProps) {
  const title = t('ui.pareto.title');
  const name = (percent: number) => t('ui.pareto.top', { percent });
  const spec = useSpec(
    () => ({
      kind: 'ranked',
      table: {
        columns: [
          { label: t('ui.base.group'), numeric: false },
          { label: t('ui.column.people'), numeric: true },
          { label: t('ui.pareto.least'), numeric: true },
          { label: t('ui.shop.net_share'), numeric: true },
        ],
        rows: pareto.rows.map((row) => [
          name(row.percent),
          formatCount(row.customers),
          money(row.least_minor),
          formatShare(row.net_share.value),
        ]),
      },
      values: pareto.rows.map((row) => row.net_share.value),
      axis: (value) => formatShare(value),
      colors: pareto.rows.map(() => '--accent'),
      labels: pareto.rows.map(
        (row) => `${formatShare(row.net_share.value)}   ${people(row.customers)}`,
      ),
    }),
    [pareto],
  );
  return (
    <Chart
      title={title}
      summary={pareto.rows
        .map((row) => `${name(row.percent)} ${formatShare(row.net_share.value)}`)
        .join(', ')}
      spec={spec}
      height={pareto.rows.length * 36}
      fileName={title}
      selectHint={t('ui.action.see_who')}
      onSelect={(index) => {
        const row = pareto.rows[index];
        if (row === undefined) return;
        seeCustomers({
          label: t('ui.mark.pareto', { percent: row.percent, ...range }),
          rule: spent(filter, range, row.least_minor, null),
        });
      }}
    />
  );
}
