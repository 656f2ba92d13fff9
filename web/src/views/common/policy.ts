// What the page quotes of the policy: the thresholds behind its definitions, and the activities that
// can be drafted. Read from the policy itself, so that a definition never says three months when the
// shop has set four.
import { useDesk } from '../../desk';
import type { Channel, Rule, SavedSegment } from '../../protocol';
import { version } from '../../state';
import { useAnswer, type Asked } from './use_answer';

export interface PolicyActivity {
  kind: 'care' | 'marketing';
  goal: string;
  rule: Rule;
  channel: Channel;
}

export interface PolicyFigures {
  lifecycle: { new_months: number; silent_months: number; sleeping_months: number };
  rfm: {
    window_months: number;
    recency_months: number[];
    frequency_orders: number[];
    monetary_major: number[];
    recency_weight: number;
    frequency_weight: number;
    monetary_weight: number;
    level_value: number[];
  };
  campaign: { activities: Record<string, PolicyActivity> };
  segments: { saved: SavedSegment[] };
}

export interface Activity extends PolicyActivity {
  name: string;
}

export function usePolicyAnswer(): Asked<PolicyFigures> {
  const desk = useDesk();
  return useAnswer(
    async () => JSON.parse(await desk.policy()) as PolicyFigures,
    [desk, version.value],
  );
}

// null until it has arrived; a definition is then not shown rather than guessed.
export function usePolicy(): PolicyFigures | null {
  return usePolicyAnswer().value;
}

// In the order of the days since the last order that they wait for, as far as their rule says so: who
// bought last comes first.
export function activitiesOf(policy: PolicyFigures): Activity[] {
  const list = Object.entries(policy.campaign.activities).map(([name, activity]) => ({
    name,
    ...activity,
  }));
  return list.sort((a, b) => firstDay(a.rule) - firstDay(b.rule) || a.name.localeCompare(b.name));
}

function firstDay(rule: Rule): number {
  if ('all' in rule) return Math.min(...rule.all.map(firstDay), Infinity);
  if ('fact' in rule && rule.fact === 'recency_days' && rule.op === 'ge') return Number(rule.value);
  return Number.MAX_SAFE_INTEGER;
}
