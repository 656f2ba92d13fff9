// The report: one document on the whole shop (core/report).
import type { IdentityFigures } from './identity';
import type { Ledger } from './ledger';
import type {
  Designer,
  LifecycleReport,
  MembershipReport,
  RfmReport,
  TierRow,
} from './segmentation';

export interface Money {
  gross_minor: number;
  refunds_minor: number;
  net_minor: number;
}

export interface Coverage {
  rows: number;
  buyer: number;
  phone: number;
  region: number;
  product: number;
  category: number;
  paid_time: number;
}

export interface Month {
  month: string;
  orders: number;
  customers: number;
  new_customers: number;
  net_minor: number;
}

export interface Report {
  schema_version: number;
  as_of: string;
  as_of_source: string;
  ledger: Ledger;
  orders: {
    total: number;
    valid: number;
    identified: number;
    refunded: number;
    closed: number;
    unpaid: number;
    zero_amount: number;
    cancelling: number;
  };
  customers: { total: number; new: number; returning: number; potential: number };
  revenue: Money & { currency: string; minor_digits: number; identified: Money };
  other_currencies: (Money & { currency: string; orders: number })[];
  coverage: Coverage;
  identity: IdentityFigures;
  months: Month[];
  rfm: RfmReport;
  lifecycle: LifecycleReport;
  tiers: { customers: number; revenue_minor: number; tiers: TierRow[] };
  membership: MembershipReport;
  designer: Designer;
}
