// The contact plan: which contact falls on which day after an order, as a table to edit; who gets what
// when, what the caps cut, and what it costs.
import { useState } from 'preact/hooks';
import { failureOf } from '../../client';
import { useDesk } from '../../desk';
import { activityName, counted, money, people } from '../../figures';
import { formatCount, maskKey } from '../../format';
import { failureText, hasWords, t } from '../../i18n';
import {
  CHANNELS,
  type Occasion,
  type Plan,
  type PlannedContact,
  type Touch,
} from '../../protocol';
import { version } from '../../state';
import {
  Button,
  Dialog,
  ErrorState,
  Notice,
  Panel,
  Select,
  Skeleton,
  Table,
  toast,
} from '../../ui';
import { Rich } from '../common/rich';
import { useAnswer } from '../common/use_answer';
import { GuideOf } from './guide';
import { occasionName, Occasions } from './occasions';

export function touchName(activity: string): string {
  for (const key of [`touch.${activity}`, `activity.${activity}`]) {
    if (hasWords(key)) return t(key);
  }
  return activity;
}

export function PlanPart() {
  const desk = useDesk();
  const answer = useAnswer(async () => {
    const policy = JSON.parse(await desk.policy()) as {
      plan: { touches: Touch[]; occasions: Occasion[] };
      campaign: { activities: Record<string, unknown> };
    };
    return {
      plan: await desk.plan(),
      ...policy.plan,
      activities: Object.keys(policy.campaign.activities),
    };
  }, [desk, version.value]);
  if (answer.error !== null) {
    return (
      <ErrorState
        error={answer.error}
        actions={<Button onClick={answer.again}>{t('ui.action.retry')}</Button>}
      />
    );
  }
  if (answer.value === null) return <Skeleton lines={8} />;
  const { plan, touches, occasions, activities } = answer.value;
  return (
    <>
      <Calendar plan={plan} />
      <Occasions plan={plan} occasions={occasions} activities={activities} />
      <Touches plan={plan} touches={touches} />
    </>
  );
}

function Calendar({ plan }: { plan: Plan }) {
  const desk = useDesk();
  const save = async () => {
    try {
      const titles = Object.fromEntries([
        ...plan.occasions.flatMap(({ name, activity }) => [
          [`occasion.${name}`, occasionName(name)],
          [activity, activityName(activity)],
        ]),
        ...plan.contacts.map(({ activity }) => [activity, touchName(activity)]),
      ]) as Record<string, string>;
      const file = await desk.planCalendar(titles);
      desk.save(file.name, 'text/calendar', file.bytes);
      toast(t('ui.draft.saved', { file: file.name }));
    } catch (thrown) {
      toast(failureText(failureOf(thrown)), { tone: 'error' });
    }
  };
  return (
    <Panel
      title={t('ui.plan.calendar')}
      tools={
        <Button
          icon="download"
          small
          onClick={() => void save()}
          disabled={plan.contacts.length === 0}
        >
          {t('ui.plan.save_calendar')}
        </Button>
      }
      landmark={false}
    >
      <p class="plan-note">
        <Rich
          text="ui.plan.caps"
          parts={{}}
          args={{
            contacts: plan.caps.contacts,
            days: plan.caps.days,
            gap: plan.caps.gap_days,
            as_of: plan.as_of,
            horizon: counted(plan.horizon_days, 'days'),
          }}
        />
      </p>
      {plan.contacts.length === 0 ? (
        <Notice>{t('ui.plan.nobody')}</Notice>
      ) : (
        <div class="plan-calendar">
          <Table
            caption={t('ui.plan.calendar')}
            rows={plan.contacts}
            rowKey={(contact) => `${contact.day}-${contact.touch}`}
            columns={[
              { id: 'day', header: t('ui.plan.day'), cell: (contact) => contact.day },
              {
                id: 'activity',
                header: t('ui.today.activity'),
                cell: (contact) => touchName(contact.activity),
              },
              {
                id: 'channel',
                minor: true,
                header: t('ui.draft.channel'),
                cell: (contact) => t(`channel.${contact.channel}`),
              },
              {
                id: 'who',
                header: t('ui.plan.who'),
                cell: (contact) =>
                  t('ui.plan.who_days', {
                    who: t(`ui.plan.who.${contact.who}`),
                    days: contact.days_since_order,
                  }),
                minor: true,
              },
              {
                id: 'sent',
                header: t('ui.plan.sent'),
                number: true,
                cell: (contact) => <Who contact={contact} />,
              },
              {
                id: 'cut',
                minor: true,
                header: t('ui.plan.cut'),
                number: true,
                cell: (contact) =>
                  contact.cut.cap + contact.cut.gap === 0
                    ? '—'
                    : t('ui.plan.cut_of', {
                        cap: formatCount(contact.cut.cap),
                        gap: formatCount(contact.cut.gap),
                      }),
              },
              {
                id: 'cost',
                header: t('ui.plan.cost'),
                number: true,
                minor: true,
                cell: (contact) => money(contact.cost_minor_x100 / 100),
              },
            ]}
          />
        </div>
      )}
    </Panel>
  );
}

// The people of a contact, asked for when they are wanted.
function Who({ contact }: { contact: PlannedContact }) {
  const desk = useDesk();
  const [names, setNames] = useState<string[] | null>(null);
  const show = async () => {
    try {
      const ids = await desk.planWho(contact.day, contact.touch);
      const rows = await desk.customerRows(ids.slice(0, 100), ['buyer', 'recency_days', 'orders']);
      setNames(
        rows.map(([buyer, recency, orders]) =>
          t('ui.plan.who_row', {
            buyer: maskKey(String(buyer)),
            recency: String(recency),
            orders: String(orders),
          }),
        ),
      );
    } catch (thrown) {
      toast(failureText(failureOf(thrown)), { tone: 'error' });
    }
  };
  return (
    <>
      <button type="button" class="plan-sent" onClick={() => void show()}>
        {formatCount(contact.sent)}
      </button>
      {names !== null && (
        <Dialog
          open
          title={t('ui.plan.who_title', {
            activity: touchName(contact.activity),
            day: contact.day,
          })}
          onClose={() => setNames(null)}
        >
          <p class="quiet small">
            {t('ui.plan.who_shown', {
              shown: formatCount(names.length),
              all: people(contact.sent),
            })}
          </p>
          <ol class="plan-who">
            {names.map((name, i) => (
              <li key={i}>{name}</li>
            ))}
          </ol>
        </Dialog>
      )}
    </>
  );
}

// The table of the plan. Every change is a step of its own that can be undone; the policy keeps it.
function Touches({ plan, touches }: { plan: Plan; touches: readonly Touch[] }) {
  const desk = useDesk();
  const write = async (next: readonly Touch[]) => {
    try {
      const policy = JSON.parse(await desk.policy()) as { plan: { touches: readonly Touch[] } };
      policy.plan.touches = next;
      await desk.setPolicy(JSON.stringify(policy), { label: 'ui.undo.plan' });
    } catch (thrown) {
      toast(failureText(failureOf(thrown)), { tone: 'error' });
    }
  };
  const set = (at: number, change: Partial<Touch>) =>
    void write(touches.map((touch, i) => (i === at ? { ...touch, ...change } : touch)));
  const names = [...new Set(touches.map((touch) => touch.activity))];
  return (
    <>
      {(['new', 'old'] as const).map((who) => (
        <Panel
          key={who}
          title={t(`ui.plan.of.${who}`)}
          note={t('ui.plan.each_costs', {
            cost: money(plan.cost_per_customer_minor_x100[who] / 100),
          })}
          landmark={false}
        >
          <GuideOf guide={plan.guide} who={who} />
          <div class="table-scroll" tabIndex={0} role="region" aria-label={t(`ui.plan.of.${who}`)}>
            <table class="table plan-touches">
              <thead>
                <tr>
                  <th scope="col">{t('ui.plan.days_after')}</th>
                  <th scope="col">{t('ui.draft.channel')}</th>
                  <th scope="col">{t('ui.plan.kind')}</th>
                  <th scope="col">{t('ui.today.activity')}</th>
                  <th scope="col">
                    <span class="visually-hidden">{t('ui.plan.remove')}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {touches.map(
                  (touch, at) =>
                    touch.who === who && (
                      <tr key={at}>
                        <td>
                          <input
                            class="input"
                            type="number"
                            min={0}
                            max={3660}
                            aria-label={t('ui.plan.days_after')}
                            value={touch.day}
                            onChange={(event) =>
                              set(at, { day: Math.trunc(Number(event.currentTarget.value)) })
                            }
                          />
                        </td>
                        <td>
                          <Select
                            label={t('ui.draft.channel')}
                            hideLabel
                            value={touch.channel}
                            onChange={(next) => set(at, { channel: next as Touch['channel'] })}
                            options={CHANNELS.map((code) => ({
                              value: code,
                              label: t(`channel.${code}`),
                            }))}
                          />
                        </td>
                        <td>
                          <Select
                            label={t('ui.plan.kind')}
                            hideLabel
                            value={touch.kind}
                            onChange={(next) => set(at, { kind: next as Touch['kind'] })}
                            options={(['care', 'marketing'] as const).map((kind) => ({
                              value: kind,
                              label: t(`ui.campaigns.kind.${kind}`),
                            }))}
                          />
                        </td>
                        <td>
                          <Select
                            label={t('ui.today.activity')}
                            hideLabel
                            value={touch.activity}
                            onChange={(next) => set(at, { activity: next })}
                            options={names.map((name) => ({ value: name, label: touchName(name) }))}
                          />
                        </td>
                        <td>
                          <Button
                            kind="quiet"
                            small
                            icon="trash"
                            label={t('ui.plan.remove')}
                            onClick={() => void write(touches.filter((_, i) => i !== at))}
                          />
                        </td>
                      </tr>
                    ),
                )}
              </tbody>
            </table>
          </div>
          <div class="plan-add">
            <Button
              small
              icon="plus"
              onClick={() =>
                void write([
                  ...touches,
                  { who, day: 7, channel: 'sms', kind: 'marketing', activity: 'new_arrivals' },
                ])
              }
            >
              {t('ui.plan.add')}
            </Button>
          </div>
        </Panel>
      ))}
    </>
  );
}
