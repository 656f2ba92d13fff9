// Drafts of campaigns and the files that leave the page.
import type { Rule } from './facts';
import type { Counts } from './ledger';
import type { UnpaidStep } from './plan';
import type { Level, Stage } from './segmentation';

export const CHANNELS = [
  'sms',
  'wangwang',
  'email',
  'phone',
  'wecom',
  'qq',
  'parcel',
  'gift',
] as const;
export type Channel = (typeof CHANNELS)[number];

// What is absent comes from the activity, then from the policy (core/campaign/definition.h).
export interface DraftRequest {
  // A name in the policy, "stage:<code>" or "level:<code>".
  activity?: string;
  // The audience, instead of the activity's.
  rule?: Rule;
  name?: string;
  channel?: Channel;
  language?: 'zh' | 'en';
  template?: string;
  subject?: string;
  opt_out?: string;
  shop?: string;
  // What {nick} says where no nick is known; '': the message's own fallback.
  fan_name?: string;
  coupon?: string;
  product?: string;
  link?: string;
  control_percent?: number;
  control_min?: number;
  // A standing project.
  project?: string;
  // YYYY-MM-DD; the day after the as-of date if absent.
  sent?: string;
  window_days?: number;
  // As a share: .01 is one percentage point.
  planned_lift?: number;
  coupon_minor?: number;
  gift_minor?: number;
  // Only those of the activity who became due in so many days.
  due_days?: number;
  // Only those whose unpaid order is at this step of the reminders.
  unpaid?: UnpaidStep;
}

// A sentence of the catalogue, "assumption.<code>" or "effect_note.<code>", and what fills it in.
export interface Remark {
  code: string;
  args: Record<string, number | string>;
}

// What to expect before a campaign is sent (core/campaign/estimate.h). Shares, and minor units.
export interface Estimate {
  window_days: number;
  past_rate: number;
  planned_lift: number;
  responders: number;
  order_minor: number;
  contact_minor: number;
  coupon_minor: number;
  gift_minor: number;
  margin_share: number;
  budget_minor: number;
  cost_per_customer_minor: number | null;
  revenue_minor: number;
  incremental_minor: number;
  profit_minor: number;
  return_ratio: number | null;
  // null: no lift pays for it.
  break_even_lift: number | null;
  // null: the groups are too small to see any.
  smallest_lift: number | null;
  audience_needed: number | null;
  power: number;
  assumptions: Remark[];
}

// Names and numbers masked, in the message too; the figures are those of the real message.
export interface DraftPreview {
  key_masked: string;
  address_masked: string;
  subject: string;
  message: string;
  characters: number;
  parts: number;
  // E-mail only: the message as a page.
  html?: string;
}

export interface GroupMeans {
  recency_days: number | null;
  orders: number | null;
  net_minor: number | null;
}

// audience = treated + control + suppressed.total, always.
export interface Draft {
  name: string;
  activity: string;
  kind: 'care' | 'marketing';
  goal: string;
  rule: Rule;
  channel: Channel;
  language: 'zh' | 'en';
  template: string;
  subject: string;
  signature: string;
  opt_out: string;
  shop: string;
  fan_name: string;
  coupon: string;
  product: string;
  link: string;
  control_percent: number;
  control_min: number;
  project: string;

  audience: number;
  treated: number;
  control: number;
  suppressed: { total: number } & Counts;
  messages: { total: number; parts: number; sms_parts: Counts; cost_minor_x100: number };
  balance: {
    level: Level;
    stage: Stage | null;
    treated: number;
    control: number;
    control_share: number;
  }[];
  means: { treated: GroupMeans; control: GroupMeans };
  measure: {
    sent: string;
    window_days: number;
    planned_lift: number;
    contact_minor_x100: number;
    coupon_minor: number;
    gift_minor: number;
  };
  estimate: Estimate;
  currency: string;
  minor_digits: number;
  // How many of the audience each channel reaches, and for how many it is the one to suggest.
  reach: Record<Channel, number>;
  suggested: Record<Channel, number>;
  // Of the treated, by the hour at which they usually buy.
  usual_hours: number[];
  // How many of the treated each batch holds, in the order in which they are sent.
  batches: number[];
  columns: string[];
  preview: DraftPreview[];
}

// `rows` is the list as JSON, {columns, rows}.
export const DRAFT_FILES = ['list', 'control', 'campaign', 'rows'] as const;
export type DraftFileKind = (typeof DRAFT_FILES)[number];
// The list, or one batch of it, from 1.
export type DraftFileCode = DraftFileKind | `${'list' | 'rows'}-${number}`;

export type ExportKind = 'customers' | 'ledger';

// Bytes and the name to save them under.
export interface NamedFile {
  name: string;
  bytes: Uint8Array;
}
