// What to expect before anything is sent: budget, break-even and return with their assumptions, and how
// small a lift the two groups can show.
import { counted, money, people } from '../../figures';
import { formatNumber, formatShare } from '../../format';
import { t } from '../../i18n';
import type { Draft } from '../../protocol';
import { Notice, Panel } from '../../ui';
import { remarkArgs } from '../results/figures';

function points(share: number | null): string {
  return share === null ? formatShare(null) : `${formatNumber(share * 100, 2)} %`;
}

export function EstimatePanel({ draft }: { draft: Draft }) {
  const { estimate } = draft;
  const rows: [string, string][] = [
    ['budget', money(estimate.budget_minor)],
    ['each', money(estimate.cost_per_customer_minor)],
    ['past_rate', formatShare(estimate.past_rate)],
    ['responders', formatNumber(estimate.responders, 1)],
    ['revenue', money(estimate.revenue_minor)],
    ['incremental', money(estimate.incremental_minor)],
    ['profit', money(estimate.profit_minor)],
    ['return', formatNumber(estimate.return_ratio, 2)],
    ['break_even', points(estimate.break_even_lift)],
    ['needed', people(estimate.audience_needed)],
  ];
  const hidden = estimate.smallest_lift === null || estimate.smallest_lift > estimate.planned_lift;
  return (
    <Panel
      title={t('ui.estimate.title')}
      note={t('ui.estimate.window', { days: counted(estimate.window_days, 'days') })}
    >
      <div class="panel-body">
        <p>
          {estimate.smallest_lift === null
            ? t('ui.estimate.no_test')
            : t('ui.estimate.test', {
                smallest: points(estimate.smallest_lift),
                planned: points(estimate.planned_lift),
                power: formatShare(estimate.power),
              })}
        </p>
        {hidden && draft.control > 0 && (
          <Notice tone="warn">
            {estimate.audience_needed === null
              ? t('ui.estimate.too_small')
              : t('ui.estimate.too_small_for', { needed: people(estimate.audience_needed) })}
          </Notice>
        )}
        <table class="receipt">
          <caption class="visually-hidden">{t('ui.estimate.title')}</caption>
          <tbody>
            {rows.map(([id, value]) => (
              <tr key={id}>
                <th scope="row">{t(`ui.estimate.${id}`)}</th>
                <td>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <details class="balance">
          <summary>{t('ui.estimate.assumptions')}</summary>
          <ul class="estimate-assumptions">
            {estimate.assumptions.map((remark) => (
              <li key={remark.code}>{t(`assumption.${remark.code}`, remarkArgs(remark))}</li>
            ))}
          </ul>
        </details>
        <Sending draft={draft} />
      </div>
    </Panel>
  );
}

// Which channels reach the audience, which suit them, and when they usually buy.
function Sending({ draft }: { draft: Draft }) {
  const reached = Object.entries(draft.reach).filter(([, count]) => count > 0);
  const best = Math.max(...draft.usual_hours);
  const hour = draft.channel === 'email' ? null : draft.usual_hours.indexOf(best);
  return (
    <details class="balance">
      <summary>{t('ui.sending.title')}</summary>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{t('ui.draft.channel')}</th>
            <th scope="col" class="cell-number">
              {t('ui.sending.reach')}
            </th>
            <th scope="col" class="cell-number">
              {t('ui.sending.suggested')}
            </th>
          </tr>
        </thead>
        <tbody>
          {reached.map(([channel, count]) => (
            <tr key={channel}>
              <th scope="row">{t(`channel.${channel}`)}</th>
              <td class="cell-number">{people(count)}</td>
              <td class="cell-number">
                {people(draft.suggested[channel as keyof typeof draft.suggested])}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="quiet small">
        {hour === null
          ? t('ui.sending.email_hours')
          : best > 0
            ? t('ui.sending.hour', { hour, count: people(best) })
            : t('ui.sending.no_hour')}
      </p>
    </details>
  );
}
