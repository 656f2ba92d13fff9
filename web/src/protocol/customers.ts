// Questions for customers, and one customer whole.
import type { FactValue, Rule } from './facts';
import type { IdentityKey } from './identity';

export interface CustomerQuery {
  rule?: Rule;
  search?: string;
  sort?: { fact: string; descending: boolean };
  // Who came to a segment, or left it, since the snapshot that was compared with last.
  moved?: { segment: string; how: 'entered' | 'left' };
}

export interface CustomerOrder {
  order_id: string;
  day: string;
  time: string | null;
  kind: 'valid' | 'refunded' | 'closed' | 'unpaid' | 'zero_amount' | 'cancelling';
  gross_minor: number;
  refund_minor: number;
  net_minor: number;
  items: number;
  products: string[];
}

export interface Customer {
  key: string;
  scope: string;
  keys: IdentityKey[];
  facts: Record<string, FactValue>;
  // Why they may have left, each with its figures; the sentence is leaving.<code>.
  leaving: { code: string; args: Record<string, FactValue> }[];
  orders: CustomerOrder[];
  // Ids of the saved ones that hold them.
  segments: string[];
}
