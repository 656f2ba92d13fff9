// 今日: what is due now, whom it is for, what it costs and what it should bring; each a step away from
// its draft.
import { useEffect, useState } from 'preact/hooks';
import { keepAnalysis, lastAnalysis } from '../analysis_memory';
import { useDesk, type ViewDefinition } from '../desk';
import { activityName, counted, money, people } from '../figures';
import { formatCount, formatNumber } from '../format';
import { hasWords, t } from '../i18n';
import type { DueItem, Today } from '../protocol';
import { href } from '../route';
import { asOf, language, remembered, version } from '../state';
import { Button, EmptyState, ErrorState, Notice, Panel, Skeleton, Table, TextField } from '../ui';
import { occasionName } from './campaigns/occasions';
import { ButtonLink } from './common/button_link';
import { Rich } from './common/rich';
import { useAnswer } from './common/use_answer';
import { Unpaid } from './today/unpaid';
import './today.css';

function TodayView() {
  const desk = useDesk();
  const day = asOf.value;
  const kept = remembered.value && day !== null ? lastAnalysis(day) : null;
  // What the owner typed; null: nothing yet, so the last analysis that is remembered here.
  const [typed, setTyped] = useState<string | null>(null);
  const since = typed ?? kept ?? '';
  const answer = useAnswer(
    () => desk.today({ language: language.value, ...(since !== '' && { since }) }),
    [desk, since, language.value, version.value],
  );
  const { value: today, error } = answer;
  useEffect(() => {
    if (remembered.value && today !== null) keepAnalysis(today.as_of);
  }, [today]);
  return (
    <div class="view">
      <header class="view-head">
        <div>
          <h1>{t('ui.nav.today')}</h1>
          {today !== null && <Conclusion today={today} />}
        </div>
        <TextField
          type="date"
          label={t('ui.today.since')}
          hint={
            today === null
              ? undefined
              : t('ui.today.since_hint', { days: counted(today.since_days, 'days') })
          }
          max={asOf.value ?? ''}
          value={since}
          onChange={setTyped}
        />
      </header>
      {error !== null && (
        <ErrorState
          error={error}
          actions={<Button onClick={answer.again}>{t('ui.action.retry')}</Button>}
        />
      )}
      {today === null ? (
        error === null && <Skeleton lines={8} />
      ) : (
        <>
          <Unpaid today={today} />
          <Occasions today={today} />
          {today.items.length === 0 ? (
            <EmptyState
              icon="today"
              title={t('ui.today.nothing')}
              actions={
                <ButtonLink href={href('campaigns')}>{t('ui.draft.to_campaigns')}</ButtonLink>
              }
            >
              {t('ui.today.nothing_hint')}
            </EmptyState>
          ) : (
            <>
              {nobodyReachable(today) && <Notice tone="warn">{t('ui.today.unreachable')}</Notice>}
              <Due today={today} />
            </>
          )}
        </>
      )}
    </div>
  );
}

export const view: ViewDefinition = {
  id: 'today',
  Component: TodayView,
  inNavigation: true,
  needsOrders: true,
};

function Conclusion({ today }: { today: Today }) {
  return (
    <p class="conclusion" aria-live="polite">
      <Rich
        text={today.several > 0 ? 'ui.today.conclusion_several' : 'ui.today.conclusion'}
        parts={{ customers: <strong>{people(today.customers)}</strong> }}
        args={{
          items: formatCount(today.items.length),
          several: people(today.several),
          as_of: today.as_of,
        }}
      />
    </p>
  );
}

// The files hold no number or address for anybody who is due.
const nobodyReachable = (today: Today) =>
  today.items.every((item) => item.audience > 0 && item.unreachable === item.audience);

// Holidays and sales whose days have come: a line each, with the draft.
function Occasions({ today }: { today: Today }) {
  if (today.occasions.length === 0) return null;
  const title = t('ui.occasions.title');
  return (
    <Panel title={title} note={t('ui.occasions.today_note')} landmark={false}>
      <Table
        caption={title}
        rows={today.occasions}
        rowKey={(occasion) => `${occasion.name}-${occasion.on}`}
        columns={[
          {
            id: 'name',
            header: t('ui.occasions.name'),
            cell: (occasion) => (
              <>
                <a href={href('draft', { activity: occasion.activity })}>
                  {occasionName(occasion.name)}
                </a>
                <span class="today-why">
                  {occasion.days_left === 0
                    ? t('ui.occasions.on_day', { day: occasion.on })
                    : t('ui.occasions.on', {
                        day: occasion.on,
                        days: counted(occasion.days_left, 'days'),
                      })}
                </span>
              </>
            ),
          },
          {
            id: 'activity',
            minor: true,
            header: t('ui.today.activity'),
            cell: (occasion) => activityName(occasion.activity),
          },
          {
            id: 'treated',
            header: t('ui.draft.treated'),
            number: true,
            cell: (occasion) => formatCount(occasion.treated),
          },
          {
            id: 'budget',
            header: t('ui.estimate.budget'),
            number: true,
            cell: (occasion) => money(occasion.estimate.budget_minor),
          },
          {
            id: 'extra',
            header: t('ui.estimate.incremental'),
            number: true,
            minor: true,
            cell: (occasion) => money(occasion.estimate.incremental_minor),
          },
          {
            id: 'draft',
            tools: true,
            header: <span class="visually-hidden">{t('ui.action.draft')}</span>,
            cell: (occasion) => (
              <ButtonLink
                href={href('draft', { activity: occasion.activity })}
                label={t('ui.segments.draft_for', { group: occasionName(occasion.name) })}
              >
                {t('ui.action.draft')}
              </ButtonLink>
            ),
          },
        ]}
      />
    </Panel>
  );
}

function Due({ today }: { today: Today }) {
  const draft = (item: DueItem) =>
    href('draft', { activity: item.activity, due: String(today.since_days) });
  return (
    <Panel title={t('ui.today.due')} note={t('ui.today.due_note')} landmark={false}>
      <Table
        caption={t('ui.today.due')}
        rows={today.items}
        rowKey={(item) => item.activity}
        columns={[
          {
            id: 'activity',
            header: t('ui.today.activity'),
            cell: (item) => (
              <>
                <a href={draft(item)}>{activityName(item.activity)}</a>
                <span class="today-why">
                  {item.day === null
                    ? hasWords(`goal.${item.goal}`) && t(`goal.${item.goal}`)
                    : t('ui.today.day', { day: item.day })}
                </span>
              </>
            ),
          },
          {
            id: 'channel',
            header: t('ui.draft.channel'),
            cell: (item) => t(`channel.${item.channel}`),
            minor: true,
          },
          {
            id: 'treated',
            header: t('ui.draft.treated'),
            number: true,
            cell: (item) => formatCount(item.treated),
          },
          {
            id: 'control',
            header: t('ui.draft.control'),
            number: true,
            minor: true,
            cell: (item) => formatCount(item.control),
          },
          {
            id: 'suppressed',
            header: t('ui.draft.left_out'),
            number: true,
            minor: true,
            cell: (item) => formatCount(item.suppressed),
          },
          {
            id: 'budget',
            header: t('ui.estimate.budget'),
            number: true,
            cell: (item) => money(item.estimate.budget_minor),
          },
          {
            id: 'extra',
            header: t('ui.estimate.incremental'),
            number: true,
            minor: true,
            cell: (item) => money(item.estimate.incremental_minor),
          },
          {
            id: 'profit',
            header: t('ui.estimate.return'),
            number: true,
            minor: true,
            cell: (item) => formatNumber(item.estimate.return_ratio, 2),
          },
          {
            id: 'draft',
            tools: true,
            header: <span class="visually-hidden">{t('ui.action.draft')}</span>,
            cell: (item) => (
              <ButtonLink
                href={draft(item)}
                label={t('ui.segments.draft_for', { group: activityName(item.activity) })}
              >
                {t('ui.action.draft')}
              </ButtonLink>
            ),
          },
        ]}
      />
      <p class="quiet small today-note">{t('ui.today.expected_note')}</p>
      <p class="quiet small today-note">{t('ui.today.unknown_note')}</p>
    </Panel>
  );
}
