// What customers who stood alike did before, with the doubt of small numbers: what a shop gets that is
// too small or too young for a model.
import { formatCount, formatNumber, formatShare } from '../../format';
import { t } from '../../i18n';
import type { Prediction } from '../../protocol';
import { href } from '../../route';
import { Panel, Table } from '../../ui';
import { factParams } from '../customers/filter';

export function AveragesTable({ prediction }: { prediction: Prediction }) {
  const { averages } = prediction;
  if (averages === null) return null;
  const title = t('ui.forecast.averages');
  return (
    <Panel
      title={title}
      note={t('ui.forecast.averages_note', { days: formatCount(averages.window_days) })}
      landmark={false}
    >
      <Table
        caption={title}
        rows={averages.standings}
        rowKey={(row) => row.standing}
        columns={[
          {
            id: 'standing',
            header: t('ui.forecast.standing'),
            cell: (row) => <strong>{t(`fact.standing.${row.standing}`)}</strong>,
          },
          {
            id: 'then',
            header: t('ui.forecast.stood_so'),
            number: true,
            minor: true,
            cell: (row) => formatCount(row.customers),
          },
          {
            id: 'bought',
            header: t('ui.forecast.bought_since'),
            number: true,
            minor: true,
            cell: (row) => formatCount(row.bought),
          },
          {
            id: 'share',
            header: t('ui.forecast.share_bought'),
            number: true,
            cell: (row) => formatShare(row.share),
          },
          {
            id: 'range',
            header: t('ui.forecast.range'),
            number: true,
            cell: (row) => (
              <span class="quiet">
                {formatShare(row.low)}–{formatShare(row.high)}
              </span>
            ),
          },
          {
            id: 'orders',
            header: t('ui.forecast.mean_orders'),
            number: true,
            minor: true,
            cell: (row) => formatNumber(row.mean_orders, 2),
          },
          {
            id: 'now',
            header: t('ui.forecast.stand_so_now'),
            number: true,
            cell: (row) => (
              <a
                href={href('customers', factParams({ standing: row.standing }))}
                aria-label={t('ui.segments.see_who_of', {
                  group: t(`fact.standing.${row.standing}`),
                })}
              >
                {formatCount(row.now)}
              </a>
            ),
          },
        ]}
      />
    </Panel>
  );
}
