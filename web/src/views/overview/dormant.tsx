// How many of the customers are asleep, month end by month end.
import { Chart, useSpec } from '../../charts/chart';
import { onRow } from '../../charts/data';
import { countShort } from '../../figures';
import { formatCount, formatNumber, formatShare } from '../../format';
import { t } from '../../i18n';
import type { MetricSections, ShopFilter, StateDays } from '../../protocol';
import { inState, seeCustomers, type Mark } from '../shop/marks';

export function dormantMark(at: StateDays, filter: ShopFilter): Mark {
  return {
    label: t('ui.mark.state', { state: t('base.dormant'), day: at.day }),
    rule: inState(filter, at, 'dormant'),
  };
}

interface Props {
  states: MetricSections['customers']['states'];
  filter: ShopFilter;
}

export function Dormant({ states, filter }: Props) {
  const title = t('ui.customers_part.dormant');
  const groups = ['silent', 'sleeping', 'lost'] as const;
  const spec = useSpec(
    () => ({
      kind: 'series',
      table: {
        columns: [
          { label: t('ui.month'), numeric: false },
          { label: t('ui.customers_part.dormant_share'), numeric: true },
          ...groups.map((group) => ({ label: t(`stage.${group}`), numeric: true })),
        ],
        rows: states.map((row) => [
          row.month,
          formatShare(row.dormant_share.value),
          ...groups.map((group) => formatCount(row[group])),
        ]),
      },
      series: [
        ...groups.map((group) => ({
          name: t(`stage.${group}`),
          color: `--stage-${group}`,
          values: states.map((row) => row[group]),
          form: 'stacked' as const,
        })),
        {
          name: t('ui.customers_part.dormant_share'),
          color: '--danger',
          values: states.map((row) => row.dormant_share.value),
          form: 'line',
          right: true,
        },
      ],
      axis: countShort,
      rightAxis: (value) => `${formatNumber(value * 100, 0)} %`,
    }),
    [states],
  );
  const last = states.at(-1);
  return (
    <Chart
      title={title}
      summary={last === undefined ? '' : `${last.month} ${formatShare(last.dormant_share.value)}`}
      spec={spec}
      height={240}
      fileName={title}
      selectHint={t('ui.action.see_who')}
      onSelect={onRow(states, (month) => seeCustomers(dormantMark(month, filter)))}
    />
  );
}
