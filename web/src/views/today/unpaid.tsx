// 催付: unpaid orders by how long they have waited, with what to do about each step: the channel, why,
// and its draft.
import { counted, money } from '../../figures';
import { formatCount } from '../../format';
import { t } from '../../i18n';
import type { DueUnpaid, Today } from '../../protocol';
import { href } from '../../route';
import { Panel, Table } from '../../ui';
import { ButtonLink } from '../common/button_link';

const MINUTES_PER_HOUR = 60;

const draftOf = (due: DueUnpaid) =>
  href('draft', { activity: due.draft?.activity ?? '', unpaid: due.step });

export function Unpaid({ today }: { today: Today }) {
  if (today.unpaid.every((due) => due.customers === 0)) return null;
  const title = t('ui.today.unpaid');
  return (
    <Panel title={title} note={t('ui.today.unpaid_note')} landmark={false}>
      <Table
        caption={title}
        rows={today.unpaid}
        rowKey={(due) => due.step}
        columns={[
          {
            id: 'step',
            header: t('ui.today.unpaid_step'),
            cell: (due) => (
              <>
                {due.draft === null ? (
                  t(`unpaid_step.${due.step}`)
                ) : (
                  <a href={draftOf(due)}>{t(`unpaid_step.${due.step}`)}</a>
                )}
                <span class="today-folded">{waitedText(due)}</span>
                <span class="today-why">{t(`unpaid_step.${due.step}.why`)}</span>
              </>
            ),
          },
          {
            id: 'waited',
            header: t('ui.today.unpaid_waited'),
            minor: true,
            cell: (due) => <span class="today-waited">{waitedText(due)}</span>,
          },
          {
            id: 'channel',
            header: t('ui.draft.channel'),
            minor: true,
            cell: (due) => t(`channel.${due.channel}`),
          },
          {
            id: 'customers',
            header: t('ui.today.unpaid_customers'),
            number: true,
            cell: (due) => formatCount(due.customers),
          },
          {
            id: 'treated',
            header: t('ui.draft.treated'),
            number: true,
            minor: true,
            cell: (due) => formatCount(due.draft?.treated ?? null),
          },
          {
            id: 'budget',
            header: t('ui.estimate.budget'),
            number: true,
            minor: true,
            cell: (due) => money(due.draft?.estimate.budget_minor),
          },
          {
            id: 'extra',
            header: t('ui.estimate.incremental'),
            number: true,
            minor: true,
            cell: (due) => money(due.draft?.estimate.incremental_minor),
          },
          {
            id: 'draft',
            tools: true,
            header: <span class="visually-hidden">{t('ui.action.draft')}</span>,
            cell: (due) =>
              due.draft !== null && (
                <ButtonLink
                  href={draftOf(due)}
                  label={t('ui.segments.draft_for', { group: t(`unpaid_step.${due.step}`) })}
                >
                  {t('ui.action.draft')}
                </ButtonLink>
              ),
          },
        ]}
      />
      <p class="quiet small today-note">{t('ui.today.unpaid_chat_note')}</p>
    </Panel>
  );
}

// "5 minutes to 1 hour"; the step that cuts across the others says the day.
function waitedText({ step, from_minutes, to_minutes }: DueUnpaid): string {
  if (step === 'day_end') return t('ui.today.unpaid_today');
  const from = spanText(from_minutes);
  const to = spanText(to_minutes);
  return from_minutes % MINUTES_PER_HOUR === 0 && to_minutes % MINUTES_PER_HOUR === 0
    ? t('ui.today.hours', {
        from: from_minutes / MINUTES_PER_HOUR,
        to: to_minutes / MINUTES_PER_HOUR,
      })
    : t('ui.today.span', { from, to });
}

function spanText(minutes: number): string {
  return minutes % MINUTES_PER_HOUR === 0 && minutes > 0
    ? counted(minutes / MINUTES_PER_HOUR, 'hours')
    : counted(minutes, 'minutes');
}
