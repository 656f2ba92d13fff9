import type { Report } from '../../src/protocol';

const none = { gross_minor: 0, refunds_minor: 0, net_minor: 0 };

// The sections that say who the customers are, of nobody.
export function emptySegments(): Pick<
  Report,
  'rfm' | 'lifecycle' | 'tiers' | 'membership' | 'designer'
> {
  return {
    rfm: {
      window_from: '2025-11-21',
      scheme: {
        code: 'bins',
        custom_bins: false,
        custom_weights: false,
        frequency_by: 'orders',
        monetary_by: 'sum',
      },
      bounds: null,
      rated: 0,
      scores: { r: [0, 0, 0, 0, 0], f: [0, 0, 0, 0, 0], m: [0, 0, 0, 0, 0] },
      score_means: null,
      levels: [],
      segments: [],
      classes: [],
    },
    lifecycle: {
      stages: [],
      usual_interval_days: null,
      day_stage_variant: 'days',
      day_stages: [],
      cycle_categories: [],
      projects: [],
      phases: [],
      funnel: [],
    },
    tiers: { customers: 0, revenue_minor: 0, tiers: [] },
    membership: {
      members: 0,
      groups: [],
      due: { within_days: 30, total: 0, falling: 0, kept: 0, raised: 0, lowered: 0, ended: 0 },
      within_reach: [],
      held: 0,
    },
    designer: { customers: 0, revenue_minor: 0, discount_minor: 0, bands: [] },
  };
}

// A report of nothing, for tests to fill in.
export function emptyReport(): Report {
  return {
    schema_version: 1,
    as_of: '2026-11-20',
    as_of_source: 'data',
    ledger: { rows_read: 0, rows_used: 0, rows_set_aside: {}, files: [] },
    orders: {
      total: 0,
      valid: 0,
      identified: 0,
      refunded: 0,
      closed: 0,
      unpaid: 0,
      zero_amount: 0,
      cancelling: 0,
    },
    customers: { total: 0, new: 0, returning: 0, potential: 0 },
    revenue: { currency: 'CNY', minor_digits: 2, ...none, identified: none },
    other_currencies: [],
    coverage: { rows: 0, buyer: 0, phone: 0, region: 0, product: 0, category: 0, paid_time: 0 },
    identity: {
      accounts: 0,
      people: 0,
      joined: { nick: 0, alipay: 0, email: 0, phone: 0, recipient: 0, probable: 0 },
      people_excluded: 0,
      orders_without: 0,
      shared_keys: 0,
      probable: { on: false, joins: 0 },
      customers: { now: 0, without_merges: 0, probable_switched: 0 },
    },
    months: [],
    ...emptySegments(),
  };
}
