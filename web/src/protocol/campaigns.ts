// Drafts of campaigns and the files that leave the page.
import type { Rule } from './facts';
import type { Counts } from './ledger';
import type { Level, Stage } from './segmentation';

export const CHANNELS = ['sms', 'wangwang', 'email', 'phone'] as const;
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
  coupon?: string;
  product?: string;
  link?: string;
  control_percent?: number;
  control_min?: number;
}

// Names and numbers masked, in the message too; the figures are those of the real message.
export interface DraftPreview {
  key_masked: string;
  address_masked: string;
  subject: string;
  message: string;
  characters: number;
  parts: number;
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
  coupon: string;
  product: string;
  link: string;
  control_percent: number;
  control_min: number;

  audience: number;
  treated: number;
  control: number;
  suppressed: { total: number } & Counts;
  messages: { total: number; parts: number; sms_parts: Counts; cost_minor_x100: number };
  balance: { level: Level; stage: Stage | null; treated: number; control: number }[];
  means: { treated: GroupMeans; control: GroupMeans };
  columns: string[];
  preview: DraftPreview[];
}

export const DRAFT_FILES = ['list', 'control', 'campaign'] as const;
export type DraftFileKind = (typeof DRAFT_FILES)[number];

export type ExportKind = 'customers' | 'ledger';

// Bytes and the name to save them under.
export interface NamedFile {
  name: string;
  bytes: Uint8Array;
}
