// Facts of a customer and rules over them.
export type FactType = 'text' | 'count' | 'money' | 'day' | 'code' | 'number' | 'texts' | 'lists';

// One entry of the core's registry of what can be said of a customer.
export interface Fact {
  id: string;
  topic: string; // what it is about; message topic.<topic>
  type: FactType;
  codes?: string[];
  personal?: boolean;
}

// text, integer minor for money, YYYY-MM-DD for day, code string, names of lists with "; " between;
// null when absent
export type FactValue = string | number | null;

export type RuleOp =
  'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge' | 'between' | 'in' | 'contains' | 'within_days';

export interface RuleLeaf {
  fact: string;
  op: RuleOp;
  value: string | number | (string | number)[];
}

// Which valid orders of a customer a rule counts (core/segment/order_rule.h). Lists take in any of
// theirs, ranges both ends; a null end is open.
export interface OrderConditions {
  from?: string; // YYYY-MM-DD
  to?: string;
  platforms?: string[];
  shops?: string[];
  categories?: string[];
  line_categories?: string[];
  products?: string[];
  provinces?: string[];
  cities?: string[];
  countries?: string[];
  city_tiers?: string[];
  weekdays?: number[]; // 1 Monday … 7 Sunday
  hours?: number[];
  items?: Range;
  order_minor?: Range;
  nth?: Range;
  gap_days?: Range;
}
export type Range = [number | null, number | null];

// So many of these orders, or so much net amount of them.
export type RuleOrders =
  { bought: OrderConditions; orders: Range } | { bought: OrderConditions; net_minor: Range };

export type Rule = RuleLeaf | RuleOrders | { all: Rule[] } | { any: Rule[] } | { not: Rule };
