// 活动: who needs something now? Every activity of the policy with whom it is for and how many that are
// today, each a step away from its draft.
import { useEffect, useState } from 'preact/hooks';
import { useDesk, type ViewDefinition } from '../desk';
import { activityAbout, activityName, people } from '../figures';
import { hasWords, t } from '../i18n';
import type { Rule } from '../protocol';
import { href, route } from '../route';
import { factById, version } from '../state';
import { Button, ErrorState, Panel, Skeleton } from '../ui';
import './campaigns.css';
import './segments/parts.css';
import { PlanPart } from './campaigns/plan';
import { ProjectsPart } from './campaigns/projects';
import { ButtonLink } from './common/button_link';
import { partOf, PartTabs } from './common/part_tabs';
import { activitiesOf, usePolicyAnswer, type Activity } from './common/policy';
import { ruleText } from './common/rule_text';
import type { Registry } from './customers/filter';

const KINDS = ['marketing', 'care'] as const;

const PARTS = ['activities', 'plan', 'projects'] as const;

function Campaigns() {
  const part = partOf(PARTS, route.value.params['part']);
  return (
    <div class="view">
      <header class="view-head">
        <div>
          <h1>{t('ui.nav.campaigns')}</h1>
          <p class="view-sentence">{t(`ui.campaigns.intro_of.${part}`)}</p>
        </div>
        <ButtonLink href={href('segments')}>{t('ui.campaigns.by_segment')}</ButtonLink>
      </header>
      <PartTabs
        view="campaigns"
        label={t('ui.nav.campaigns')}
        parts={PARTS}
        current={part}
        name={(one) => `ui.campaigns.part.${one}`}
      />
      {part === 'activities' && <ActivitiesPart />}
      {part === 'plan' && <PlanPart />}
      {part === 'projects' && <ProjectsPart />}
    </div>
  );
}

function ActivitiesPart() {
  const answer = usePolicyAnswer();
  const activities = answer.value === null ? null : activitiesOf(answer.value);
  const sizes = useSizes(activities);
  return (
    <>
      {answer.error !== null ? (
        <ErrorState
          error={answer.error}
          actions={<Button onClick={answer.again}>{t('ui.action.retry')}</Button>}
        />
      ) : activities === null ? (
        <Skeleton lines={6} />
      ) : (
        KINDS.map((kind) => (
          <ActivityList
            key={kind}
            title={t(`ui.campaigns.kind.${kind}`)}
            note={t(`ui.campaigns.kind_note.${kind}`)}
            activities={activities.filter((activity) => activity.kind === kind)}
            sizes={sizes}
          />
        ))
      )}
    </>
  );
}

export const view: ViewDefinition = {
  id: 'campaigns',
  Component: Campaigns,
  inNavigation: true,
  needsOrders: true,
};

// Activity -> how many its rule holds for today; asked for one after the other, so that the list stands
// before all of them are known. What is under way is also of people who have bought nothing yet, whom
// the table of customers lacks: their draft counts them.
function useSizes(activities: readonly Activity[] | null): ReadonlyMap<string, number> {
  const desk = useDesk();
  const [sizes, setSizes] = useState<ReadonlyMap<string, number>>(new Map());
  const rules = activities === null ? '' : JSON.stringify(activities.map((a) => [a.name, a.rule]));
  const now = version.value;
  useEffect(() => {
    let current = true;
    const count = async (wanted: readonly [string, Rule][]) => {
      const known = new Map<string, number>();
      for (const [name, rule] of wanted) {
        const counted = asksWhatIsUnderWay(rule, factById.value)
          ? desk.draft({ activity: name }).then((draft) => draft.audience)
          : desk.selectCustomers({ rule }).then((ids) => ids.length);
        const size = await counted.catch(() => null);
        if (!current) return;
        if (size === null) continue;
        known.set(name, size);
        setSizes(new Map(known));
      }
    };
    setSizes(new Map());
    if (rules !== '') void count(JSON.parse(rules) as [string, Rule][]);
    return () => {
      current = false;
    };
  }, [desk, rules, now]);
  return sizes;
}

// As the core's draft decides it (core/campaign/draft.cc).
function asksWhatIsUnderWay(rule: Rule, registry: Registry): boolean {
  const any = (rules: readonly Rule[]) => rules.some((one) => asksWhatIsUnderWay(one, registry));
  if ('all' in rule) return any(rule.all);
  if ('any' in rule) return any(rule.any);
  if ('not' in rule) return asksWhatIsUnderWay(rule.not, registry);
  return 'fact' in rule && registry.get(rule.fact)?.topic === 'now';
}

interface ListProps {
  title: string;
  note: string;
  activities: readonly Activity[];
  sizes: ReadonlyMap<string, number>;
}

function ActivityList({ title, note, activities, sizes }: ListProps) {
  if (activities.length === 0) return null;
  return (
    <Panel title={title} note={note}>
      <ul class="activities">
        {activities.map((activity) => {
          const name = activityName(activity.name);
          const about = activityAbout(activity.name);
          const size = sizes.get(activity.name);
          return (
            <li key={activity.name} class="activity">
              <div class="activity-what">
                <h3>{name}</h3>
                <p class="quiet small">{ruleText(activity.rule)}</p>
                {about !== null && <p class="quiet small">{about}</p>}
              </div>
              <p class="activity-goal quiet">
                {hasWords(`goal.${activity.goal}`) ? t(`goal.${activity.goal}`) : activity.goal}
              </p>
              <p class="activity-size">
                {size !== undefined &&
                  (asksWhatIsUnderWay(activity.rule, factById.value) ? (
                    people(size)
                  ) : (
                    <a
                      href={href('customers', { activity: activity.name })}
                      aria-label={`${people(size)}, ${t('ui.segments.see_who_of', { group: name })}`}
                    >
                      {people(size)}
                    </a>
                  ))}
              </p>
              <ButtonLink
                kind={size === 0 ? 'quiet' : 'plain'}
                href={href('draft', { activity: activity.name })}
                label={t('ui.segments.draft_for', { group: name })}
              >
                {t('ui.action.draft')}
              </ButtonLink>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
