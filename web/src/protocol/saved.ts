// Saved segments, the sizes of rules, and snapshots of who was where.
import type { FactValue, Rule } from './facts';

// At least one of the two is not empty.
export interface SegmentName {
  zh: string;
  en: string;
}

// As it stands in the policy.
export interface SavedSegment {
  id: string;
  name: SegmentName;
  rule: Rule;
}

// Customers with a valid order for whom a rule holds, and their net amount ever.
export interface RuleSize {
  customers: number;
  revenue_minor: number;
}

// Without figures where they wait for a model.
export interface SegmentRow extends SavedSegment {
  customers: number | null;
  revenue_minor: number | null;
  share: number | null;
}

// Of all customers with a valid order, and of the saved segments in order.
export interface SegmentList extends RuleSize {
  segments: SegmentRow[];
}

// Of all customers with a valid order, and of every node of the rule by itself: the rule, then its
// children's nodes in turn.
export interface RuleSizes extends RuleSize {
  sizes: RuleSize[];
}

// What customers with a valid order have of a fact. Of texts and codes the most frequent values, of
// other types the least, middle and largest.
export interface FactValues {
  customers: number;
  present: number;
  distinct: number;
  values: { value: FactValue; customers: number }[];
  low: FactValue;
  median: FactValue;
  high: FactValue;
}

// What changed since a snapshot. Ids are those of saved segments, "stage:<code>" and "level:<code>".
export interface SnapshotMove {
  id: string;
  before: RuleSize;
  after: RuleSize;
  // In it now and not before; of these, nobody known before.
  entered: number;
  newcomers: number;
  // In it before and not now; of these, nobody known now.
  left: number;
  gone: number;
}

export interface SnapshotChange {
  before: string;
  after: string;
  segments: SnapshotMove[];
}
