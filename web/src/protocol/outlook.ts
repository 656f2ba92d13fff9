// What is to come, and what goes with what: what the core writes as `shuke predict --json` and
// `shuke mine --json` (core/report/predict.schema.json, mine.schema.json).
import type { Rule } from './facts';

export type Rung = 'nothing' | 'averages' | 'priors' | 'likelihood';
export type ModelCode = 'bg_nbd' | 'mbg_nbd' | 'pareto_nbd';
export type Standing = 'one_order_recent' | 'one_order_older' | 'repeat_recent' | 'repeat_older';

export interface StandingAverage {
  standing: Standing;
  customers: number; // who stood so, window_days ago
  bought: number; // of them, since
  share: number | null;
  low: number; // Wilson's interval, 95 %
  high: number;
  mean_orders: number | null;
  now: number; // who stand so today
}

export interface FittedModel {
  model: ModelCode;
  parameters: Record<string, number>;
  standard_errors: Record<string, number>;
  log_likelihood: number;
  converged: boolean;
}

export interface HoldoutScore {
  total: number;
  error: number | null;
  mae: number;
  rmse: number;
  auc: number | null;
}

export interface HoldoutBucket {
  repeats: number;
  and_more: boolean;
  customers: number;
  actual_mean: number | null;
  predicted_mean: Record<ModelCode, number> | null;
}

export interface Holdout {
  calibration_end: string;
  days: number;
  customers: number;
  actual: number;
  models: (HoldoutScore & { model: ModelCode })[];
  mean_rate: HoldoutScore;
  recency: { auc: number | null };
  buckets: HoldoutBucket[];
  weeks: { end: string; actual: number; expected: Record<ModelCode, number> }[];
}

export interface GroupValue {
  customers: number;
  historic_minor: number;
  current_minor: number | null;
  low_minor: number | null;
  high_minor: number | null;
  // null where nobody stood like any of them.
  expected_orders_90d: number | null;
  potential_minor: number | null;
}

export interface PredictedValue {
  months: number;
  discount_percent: number;
  margin_percent: number;
  historic_minor: number;
  current_minor: number | null;
  low_minor: number | null;
  high_minor: number | null;
  spread: number | null;
  potential_minor: number | null;
  by_stage: (GroupValue & { stage: string })[];
  by_tier: (GroupValue & { tier: string })[];
  by_level: (GroupValue & { level: string })[];
  by_band: (GroupValue & { band: string })[];
  by_tier_band: (GroupValue & { tier: string; band: string })[];
}

export interface SpendModel {
  customers: number;
  converged: boolean;
  observed_mean_minor: number;
  population_mean_minor: number;
  frequency_correlation: number;
  has_no_mean: boolean;
  follows_frequency: boolean;
}

export interface RiskBand {
  low: number;
  high: number;
  customers: number;
  current_minor: number | null;
}

export interface Prediction {
  as_of: string | null;
  rung: Rung;
  reason: string;
  customers: number;
  repeat_customers: number;
  days: number;
  needs: { days: number; repeat_customers: number; customers_without_priors: number };
  averages: { window_days: number; standings: StandingAverage[] } | null;
  models: FittedModel[];
  shown: {
    model: ModelCode;
    by: 'holdout' | 'default';
    sees_dropout: boolean;
    orders_by: 'model' | 'mean_rate';
    ranking_by: 'model' | 'recency';
  } | null;
  holdout: Holdout | null;
  spend: SpendModel | null;
  value: PredictedValue;
  risk: {
    days: number;
    line: number;
    warning_days: number;
    early_warnings: number | null;
    second_orders: number | null;
    bands: RiskBand[];
  };
}

// ---- what goes with what

export type ItemLevel = 'product' | 'category';

export interface Item {
  item: number; // its place among the names, good for this answer alone
  name: string;
}

export interface ItemRule {
  left: Item[];
  right: Item;
  count: number;
  left_count: number;
  right_count: number;
  support: number;
  confidence: number;
  lift: number;
  leverage: number;
  conviction: number | null;
  chi_square: number;
  p_value: number;
  false_discovery: number;
  bought_not_yet: number;
  expected_minor: number;
}

export interface ItemFlow {
  from: Item;
  to: Item;
  customers: number;
  returned: number;
  started: number;
  waiting: number; // began so and have not come back
  share: number;
  lift: number;
  p_value: number;
  false_discovery: number;
  days_25: number;
  days_50: number;
  days_75: number;
}

export interface ItemCycle {
  item: Item;
  buyers: number;
  repeat_buyers: number;
  waits: number;
  ended: number;
  days_25: number | null;
  days_50: number | null;
  days_75: number | null;
  typical_days: number;
  // How many are usually bought on a day: who bought more is due later, by as much.
  typical_units: number;
  repeatable: boolean;
  due: number;
  overdue: number;
  curve: { days: number; share: number }[];
}

export interface Mined {
  level: ItemLevel;
  baskets: number;
  rule_baskets: number;
  items: number;
  cut_baskets: number;
  rules: {
    least_count: number;
    tested: number;
    likely_chance: number;
    implied: number;
    truncated: boolean;
    found: number;
    list: ItemRule[];
  };
  sequences: {
    started: number;
    returned: number;
    likely_chance: number;
    found: number;
    list: ItemFlow[];
  };
  cycles: { found: number; list: ItemCycle[] };
  potential: { customers: number; potential_minor: number | null };
}

export interface MineOptions {
  level?: ItemLevel;
  most?: number; // entries of a list
}

// ---- why somebody is in a group

export interface ReasonLeaf {
  rule: Rule;
  customers: number;
  in_group: number;
  share: number;
}

export interface ReasonTree {
  base_rate: number;
  accuracy: number;
  cross_validated: number;
  nodes: { customers: number; in_group: number }[];
  leaves: ReasonLeaf[];
}

// ---- what to offer a customer

export interface Recommendation {
  item: string;
  because: string;
  score: number;
  share: number;
  amount_minor: number;
}
