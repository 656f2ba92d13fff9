// Facts of a customer and rules over them.
export type FactType = 'text' | 'count' | 'money' | 'day' | 'code' | 'number';

// One entry of the core's registry of what can be said of a customer.
export interface Fact {
  id: string;
  topic: string; // what it is about; message topic.<topic>
  type: FactType;
  codes?: string[];
  personal?: boolean;
}

// text, integer minor for money, YYYY-MM-DD for day, code string; null when absent
export type FactValue = string | number | null;

export type RuleOp =
  'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge' | 'between' | 'in' | 'contains' | 'within_days';

export interface RuleLeaf {
  fact: string;
  op: RuleOp;
  value: string | number | (string | number)[];
}

export type Rule = RuleLeaf | { all: Rule[] } | { any: Rule[] } | { not: Rule };
