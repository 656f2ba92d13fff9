// What campaigns did.
import type { Remark } from './campaigns';
import type { Level, Stage } from './segmentation';

// The texts of files: the campaign file, a table of process figures, the archive so far.
export interface EffectRequest {
  campaign: string;
  process?: string;
  archive?: string;
  sent?: string;
  window_days?: number;
  owner?: string;
}

export interface GroupEffect {
  customers: number;
  found: number;
  buyers: number;
  orders: number;
  items: number;
  net_minor: number;
  unpaid_customers: number;
  unpaid_orders: number;
  response_rate: number | null;
  average_order_minor: number | null;
  net_per_customer_minor: number | null;
}

export interface Lift {
  value: number;
  low: number;
  high: number;
  p_value: number;
  test: 'fisher' | 'pooled_z';
  planned: number;
}

export const VERDICTS = ['works', 'no_effect', 'too_few'] as const;
export type Verdict = (typeof VERDICTS)[number];

export interface Effect {
  window: { from: string; to: string; as_of: string; closed: boolean };
  treated: GroupEffect;
  control: GroupEffect;
  // null: a group is empty.
  lift: Lift | null;
  verdict: Verdict;
  revenue_lift: {
    treated_minor: number;
    control_minor: number;
    value_minor: number;
    low_minor: number;
    high_minor: number;
  } | null;
  incremental: {
    buyers: number;
    orders: number;
    revenue_minor: number;
    cost_minor: number;
    profit_minor: number;
    profit_low_minor: number;
    profit_high_minor: number;
    return_ratio: number | null;
  };
  strata: {
    level: Level;
    stage: Stage | null;
    treated: GroupEffect;
    control: GroupEffect;
    lift: Lift | null;
    verdict: Verdict;
  }[];
  crossed: number;
  merged: number;
  process: { counts: Record<string, number | null>; rates: Record<string, number | null> } | null;
  notes: Remark[];
  currency: string;
  minor_digits: number;
}

// The four parts of core/campaign/archive.h; the page keeps and shows it, the core alone writes it.
export interface Archive {
  schema_version: 1;
  identity: Record<string, string | number | null>;
  snapshot: Record<string, unknown>;
  record: { run: string; as_of: string; effect: Effect }[];
  evolution: {
    from: string;
    to: string;
    changes: { what: string; before: unknown; after: unknown }[];
    lift_before: Lift | null;
    lift_after: Lift | null;
    verdict_before: Verdict;
    verdict_after: Verdict;
  }[];
}

export interface EffectAnswer {
  effect: Effect;
  archive: Archive;
}
