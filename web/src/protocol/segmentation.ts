// Kinds of customers, as the report counts them, and who moves between them.
import type { FactType, FactValue } from './facts';

export const STAGES = [
  'new_one_order',
  'new_repeat',
  'old_one_order',
  'old_repeat',
  'silent',
  'sleeping',
  'lost',
] as const;
export type Stage = (typeof STAGES)[number];

export const LEVELS = ['supreme', 'vip', 'advanced', 'regular', 'unrated'] as const;
export type Level = (typeof LEVELS)[number];

export interface LevelRow {
  level: Level;
  customers: number;
  share: number | null;
  revenue_minor: number;
}

export interface StageRow {
  stage: Stage;
  customers: number;
  share: number | null;
  revenue_minor: number;
}

// Customers of one kind. Which members name the kind, its code, is told by the row's own type.
interface KindRow {
  customers: number;
  share: number | null;
  revenue_minor: number;
}

export interface RfmReport {
  window_from: string;
  scheme: {
    code: 'bins' | 'quintiles';
    custom_bins: boolean;
    custom_weights: boolean;
    frequency_by: 'orders' | 'days';
    monetary_by: 'sum' | 'mean';
  };
  // The least that scores 5, 4, 3 and 2.
  bounds: { last_day: string[]; frequency: number[]; monetary_minor: number[] } | null;
  // Customers who have scores.
  rated: number;
  // Customers by score, 1 to 5.
  scores: { r: number[]; f: number[]; m: number[] };
  score_means: { r: number; f: number; m: number } | null;
  levels: LevelRow[];
  segments: (KindRow & { rfm_segment: string })[];
  classes: (KindRow & { rfm_class: string })[];
}

export interface LifecycleReport {
  stages: StageRow[];
  usual_interval_days: number | null;
  day_stage_variant: 'days' | 'product_cycle';
  day_stages: (KindRow & { day_stage: string; from_days: number; new: number; old: number })[];
  cycle_categories: {
    category: string;
    interval_days: number;
    gaps: number;
    from_days: number[];
  }[];
  projects: (KindRow & { project: string })[];
  phases: (KindRow & { phase: string })[];
  funnel: {
    funnel: string;
    customers: number;
    reached: number;
    reached_share: number | null;
    revenue_minor: number;
  }[];
}

export interface TierRow extends KindRow {
  tier: string;
  role: string;
  service: string;
  revenue_share: number | null;
  least_minor: number | null;
}

export interface MembershipReport {
  members: number;
  groups: (KindRow & { membership: string })[];
  due: {
    within_days: number;
    total: number;
    // Those who will be lowered, and those whose membership will end.
    falling: number;
    kept: number;
    raised: number;
    lowered: number;
    ended: number;
  };
  within_reach: { membership: string; customers: number }[];
  held: number;
}

export interface DesignBand {
  from_major: number | null;
  to_major: number | null;
  customers: number;
  share: number | null;
  revenue_minor: number;
  price_percent: number;
  discount_minor: number;
  climb_share: number | null;
  too_few_climb: boolean;
}

export interface Designer {
  customers: number;
  revenue_minor: number;
  discount_minor: number;
  bands: DesignBand[];
}

// A figure of a reason; of a code, `fact` says whose word it is.
export interface ReasonArg {
  type: FactType;
  value: string | number;
  fact?: string;
}

// The sentence is the message why.<code>.
export interface CustomerReason {
  what: string; // the fact that is explained
  value: FactValue;
  code: string;
  args: Record<string, ReasonArg>;
}

// Rows of the matrix are where customers were, columns where they are; a code is null for none.
// A cell's customers are those of a rule: stage_before and stage, level_before and level, …
export interface Moves {
  codes: (string | null)[];
  matrix: number[][];
  arrivals: number[];
  up: number;
  neutral: number;
  down: number;
  arrived: number;
}

export interface Migration {
  from: string;
  to: string;
  stages: Moves;
  levels: Moves;
  tiers: Moves;
}

// Customers of each kind of a fact under the policy in force and under another.
export interface KindChange {
  what: string;
  moved: number;
  kinds: { code: string | null; before: number; after: number }[];
}

// Figures of a cluster, or of all customers.
export interface ClusterFigures {
  customers: number;
  net_minor: number;
  median_recency_days: number;
  mean_recency_days: number;
  median_orders: number;
  mean_orders: number;
  median_amount_minor: number;
  mean_amount_minor: number;
}

export interface Cluster extends ClusterFigures {
  cluster: number; // from 1
  share: number | null;
  net_share: number | null;
  deviation: { recency: number; frequency: number; monetary: number };
  // What lies far off the shop's mean, furthest first; the sentence is cluster.<code>[.strong].
  measures: {
    measure: 'recency' | 'frequency' | 'monetary';
    code: string;
    strong: boolean;
    median: number;
    overall_median: number;
  }[];
  values: { fact: string; value: string; share: number; overall_share: number }[];
}

export interface Clusters {
  k: number;
  chosen_by: 'user' | 'silhouette';
  amount: 'net' | 'gross';
  customers: number;
  sampled: boolean;
  inertia: number;
  silhouette: number;
  trials: { clusters: number; inertia: number; silhouette: number }[];
  all: ClusterFigures;
  clusters: Cluster[];
  // The union of merge i (from 1) is cluster k + i.
  merges: { left: number; right: number; height: number; customers: number }[];
}

// k 0: the number with the best silhouette.
export interface ClusterOptions {
  k: number;
}

export interface DesignerThresholds {
  spend_major: number[];
  price_percent: number[];
  least_climb_percent: number;
}
