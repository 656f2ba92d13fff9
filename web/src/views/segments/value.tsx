// Value tiers: who makes up the first half of revenue, who looks after them and how.
import { codeText, money, moneyShort, people } from '../../figures';
import { formatCount, formatShare } from '../../format';
import { t } from '../../i18n';
import type { Report } from '../../protocol';
import { href } from '../../route';
import { EmptyState, Panel, Table } from '../../ui';
import { Rich } from '../common/rich';
import { groupParams } from './group_list';
import { TIER_SCALES } from './scales';
import { Thresholds } from './thresholds';

export function ValuePart({ data }: { data: Report }) {
  const { tiers, customers } = data.tiers;
  const first = tiers[0];
  if (customers === 0 || first === undefined) {
    return (
      <EmptyState icon="segments" title={t('ui.value.nobody')}>
        {t('ui.value.nobody_hint')}
      </EmptyState>
    );
  }
  return (
    <>
      <p class="conclusion">
        <Rich
          text="ui.value.conclusion"
          parts={{
            people: (
              <a href={href('customers', groupParams('tier', first.tier))}>
                {people(first.customers)}
              </a>
            ),
            share: <strong>{formatShare(first.share)}</strong>,
            revenue: <strong>{formatShare(first.revenue_share)}</strong>,
          }}
          args={{ tier: codeText('tier', first.tier) }}
        />
      </p>
      <Panel
        title={t('ui.value.title')}
        note={t('ui.value.note', { from: data.rfm.window_from, as_of: data.as_of })}
        landmark={false}
      >
        <Table
          caption={t('ui.value.title')}
          rows={tiers}
          rowKey={(row) => row.tier}
          columns={[
            {
              id: 'tier',
              header: t('fact.tier'),
              cell: (row) => <strong>{codeText('tier', row.tier)}</strong>,
            },
            {
              id: 'people',
              header: t('ui.column.people'),
              number: true,
              cell: (row) => formatCount(row.customers),
            },
            {
              id: 'share',
              header: t('ui.column.share'),
              number: true,
              cell: (row) => formatShare(row.share),
            },
            {
              id: 'revenue',
              header: t('ui.column.revenue'),
              number: true,
              cell: (row) => (
                <span title={money(row.revenue_minor)}>{moneyShort(row.revenue_minor)}</span>
              ),
            },
            {
              id: 'revenue_share',
              header: t('ui.value.revenue_share'),
              number: true,
              cell: (row) => formatShare(row.revenue_share),
            },
            {
              id: 'least',
              header: t('ui.value.least'),
              number: true,
              minor: true,
              cell: (row) => money(row.least_minor),
            },
            {
              id: 'role',
              header: t('fact.tier_role'),
              minor: true,
              cell: (row) => codeText('tier_role', row.role),
            },
            {
              id: 'service',
              header: t('fact.tier_service'),
              minor: true,
              cell: (row) => codeText('tier_service', row.service),
            },
            {
              id: 'actions',
              tools: true,
              header: <span class="visually-hidden">{t('ui.column.actions')}</span>,
              cell: (row) =>
                row.customers > 0 && (
                  <span class="group-actions">
                    <a
                      href={href('customers', groupParams('tier', row.tier))}
                      aria-label={t('ui.segments.see_who_of', {
                        group: codeText('tier', row.tier),
                      })}
                    >
                      {t('ui.action.see_who')}
                    </a>
                    <a
                      href={href('draft', groupParams('tier', row.tier))}
                      aria-label={t('ui.segments.draft_for', {
                        group: codeText('tier', row.tier),
                      })}
                    >
                      {t('ui.action.draft')}
                    </a>
                  </span>
                ),
            },
          ]}
        />
      </Panel>
      <Thresholds scales={TIER_SCALES} />
    </>
  );
}
