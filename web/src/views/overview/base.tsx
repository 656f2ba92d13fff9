// The base table: everybody as potential, new, old, dormant or lost, beside the period before; and how
// much of the revenue the best customers bring.
import { Chart, useSpec } from '../../charts/chart';
import { onRow, tableOf } from '../../charts/data';
import { money, people, signed } from '../../figures';
import { DASH, formatCount, formatShare } from '../../format';
import { sentences, t } from '../../i18n';
import type { MetricSections, Movement, ShopFilter } from '../../protocol';
import { FiguresTable } from '../shop/figures_table';
import { inState, seeCustomers, spent } from '../shop/marks';

interface Props {
  base: MetricSections['base'];
  previous: { to: string };
  filter: ShopFilter;
}

// "+3.4 %"
function grown(movement: Movement | undefined): string {
  return signed(formatShare(movement?.ratio), movement?.ratio);
}

// "+12 (+3.4 %)"
function moved(movement: Movement | undefined): string {
  if (movement === undefined || movement.difference === null) return DASH;
  const by = signed(formatCount(movement.difference), movement.difference);
  return movement.ratio === null ? by : `${by} (${grown(movement)})`;
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
      note={sentences(
        t(change === null ? 'ui.base.note_alone' : 'ui.base.note', {
          day: now.day,
          previous: previous.to,
          customers: formatCount(now.customers),
          change: moved(change?.customers),
        }),
        now.others > 0 && t('ui.base.others', { others: formatCount(now.others) }),
      )}
      table={tableOf(rows, [
        [t('ui.base.group'), (row) => t(`base.${row.group}`)],
        [t('ui.column.people'), (row) => formatCount(row.customers)],
        [t('ui.column.share'), (row) => formatShare(row.share.value)],
        [t('ui.base.before'), (row) => formatCount(row.before?.customers)],
        [t('ui.base.change'), (row) => moved(row.change?.customers)],
        [t('ui.figure.orders'), (row) => formatCount(row.orders)],
        [t('ui.figure.net'), (row) => money(row.net_minor)],
        [t('ui.base.aov'), (row) => money(row.aov_minor.value)],
        [t('ui.base.aov_before'), (row) => money(row.before?.aov_minor.value)],
        [t('ui.base.aov_change'), (row) => grown(row.change?.aov_minor)],
      ])}
      // Who never paid is no customer yet: 今日 has those whose orders still wait.
      canSelect={(index) => rows[index]?.group !== 'potential'}
      onSelect={onRow(rows, ({ group }) => {
        if (group === 'potential') return;
        seeCustomers({
          label: t('ui.mark.state', { state: t(`base.${group}`), day: now.day }),
          rule: inState(filter, now, group),
        });
      })}
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
      table: tableOf(pareto.rows, [
        [t('ui.base.group'), (row) => name(row.percent)],
        [t('ui.column.people'), (row) => formatCount(row.customers)],
        [t('ui.pareto.least'), (row) => money(row.least_minor)],
        [t('ui.shop.net_share'), (row) => formatShare(row.net_share.value)],
      ]),
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
      onSelect={onRow(pareto.rows, (row) => {
        seeCustomers({
          label: t('ui.mark.pareto', { percent: row.percent, ...range }),
          rule: spent(filter, range, row.least_minor, null),
        });
      })}
    />
  );
}
