// What is due, and the contact plan (core/campaign/today.h, plan.h).
import type { Channel, Estimate } from './campaigns';

export interface TodayOptions {
  since?: string;
  language?: 'zh' | 'en';
}

export interface DueItem {
  activity: string;
  kind: 'care' | 'marketing';
  goal: string;
  channel: Channel;
  // Days since the last order that made them due; null: its rule alone did.
  day: number | null;
  audience: number;
  treated: number;
  control: number;
  suppressed: number;
  // Of them, those whom the channel does not reach.
  unreachable: number;
  contact_minor_x100: number;
  estimate: Estimate;
}

// A holiday or a sale that is due.
export interface DueOccasion extends Omit<DueItem, 'day'> {
  name: string;
  on: string;
  days_left: number;
}

// The steps of reminding of an unpaid order (core/campaign/unpaid.h), in their order.
export const UNPAID_STEPS = [
  'chat',
  'sms',
  'sms_after_chat',
  'chat_again',
  'usual_hour',
  'day_end',
] as const;
export type UnpaidStep = (typeof UNPAID_STEPS)[number];

// Orders that have waited for payment as long as [from_minutes, to_minutes).
export interface DueUnpaid {
  step: UnpaidStep;
  from_minutes: number;
  to_minutes: number;
  from_hours: number;
  to_hours: number;
  channel: Channel;
  customers: number;
  // null: there is nobody to write to.
  draft: Omit<DueItem, 'day'> | null;
}

export interface Today {
  as_of: string;
  since_days: number;
  customers: number;
  // Of them, due for two activities or more.
  several: number;
  unpaid: DueUnpaid[];
  items: DueItem[];
  occasions: DueOccasion[];
  currency: string;
  minor_digits: number;
}

export interface PlannedContact {
  day: string;
  // Index into the touches of the policy.
  touch: number;
  activity: string;
  kind: 'care' | 'marketing';
  channel: Channel;
  who: 'new' | 'old';
  days_since_order: number;
  planned: number;
  sent: number;
  cut: { cap: number; gap: number };
  cost_minor_x100: number;
}

export interface ProjectPlan {
  project: string;
  customers: number;
  contacts: number;
  cost_minor_x100: number;
  cost_per_customer_minor: number | null;
  past_rate: number;
  target_rate: number;
  extra_buyers: number;
  extra_revenue_minor: number;
  profit_minor: number;
  return_ratio: number | null;
  // What the plan does in it, by the day after the last order.
  touches: {
    // Index into the touches of the policy.
    touch: number;
    activity: string;
    channel: Channel;
    who: 'new' | 'old';
    days_since_order: number;
    contacts: number;
    cost_minor_x100: number;
  }[];
}

// How many contacts of a kind a stage has, and how that stands to the guide's range, ends inside.
export interface GuideCount {
  planned: number;
  from: number;
  to: number;
  fit: 'below' | 'within' | 'above';
}

// The plan beside the guide (core/campaign/plan_guide.h).
export interface PlanGuide {
  care_share_wanted: number;
  // The most that the ranges allow; null: they allow no contact.
  most_care_share: number | null;
  within_reach: boolean;
  parts: {
    who: 'new' | 'old';
    planned: number;
    care: number;
    marketing: number;
    care_share: number | null;
    // Days after the order, [from_day, to_day); null: the last stage.
    stages: {
      from_day: number;
      to_day: number | null;
      care: GuideCount;
      marketing: GuideCount;
    }[];
  }[];
}

export interface Plan {
  as_of: string;
  horizon_days: number;
  caps: { contacts: number; days: number; gap_days: number };
  cost_per_customer_minor_x100: { new: number; old: number };
  contacts: PlannedContact[];
  guide: PlanGuide;
  occasions: { name: string; activity: string; due_from: string; day: string }[];
  projects: ProjectPlan[];
  currency: string;
  minor_digits: number;
}

export interface PlannedStep {
  day: string;
  activity: string;
  kind: 'care' | 'marketing';
  channel: Channel;
  // What becomes of it: sent, or cut by the cap or by the gap.
  fate: 'sent' | 'cap' | 'gap';
}

// One holiday or sale of the policy's plan: "10-01" every year, "2026-02-17" once.
export interface Occasion {
  name: string;
  activity: string;
  days_before: number;
  days: string[];
}

// One contact of the policy's plan.
export interface Touch {
  who: 'new' | 'old';
  day: number;
  channel: Channel;
  kind: 'care' | 'marketing';
  activity: string;
}
