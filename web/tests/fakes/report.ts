// A report as the core writes it, for tests and for looking at the views without a core. Figures that
// belong together add up.
import type { Report } from '../../src/protocol';

export const REPORT: Report = {
  schema_version: 1,
  as_of: '2026-11-20',
  as_of_source: 'data',
  ledger: {
    rows_read: 20_412,
    rows_used: 20_371,
    rows_set_aside: { blank: 12, unreadable_date: 29 },
    files: [
      {
        name: '订单报表.csv',
        platform: 'taobao_orders',
        encoding: 'gb18030',
        encoding_certain: true,
        delimiter: ',',
        sheet: '',
        bytes: 7_654_321,
        rows_read: 20_412,
        rows_used: 20_371,
        rows_set_aside: { blank: 12, unreadable_date: 29 },
        flags: {},
        unknown_status: [],
        own_status: [],
        samples: [],
        error: null,
      },
    ],
  },
  orders: {
    total: 20_371,
    valid: 17_845,
    identified: 17_845,
    refunded: 812,
    closed: 1_302,
    unpaid: 407,
    zero_amount: 5,
    cancelling: 0,
  },
  customers: { total: 9_012, new: 6_301, returning: 2_711, potential: 640 },
  revenue: {
    currency: 'CNY',
    minor_digits: 2,
    gross_minor: 324_512_345,
    refunds_minor: 12_045_600,
    net_minor: 312_466_745,
    identified: {
      gross_minor: 324_512_345,
      refunds_minor: 12_045_600,
      net_minor: 312_466_745,
    },
  },
  other_currencies: [],
  coverage: {
    rows: 20_371,
    buyer: 20_371,
    phone: 20_102,
    region: 19_980,
    product: 20_371,
    category: 0,
    paid_time: 18_662,
  },
  months: [
    ['2025-11', 1_402, 1_180, 610, 25_012_300],
    ['2025-12', 812, 744, 301, 13_870_055],
    ['2026-01', 905, 801, 342, 15_120_400],
    ['2026-02', 402, 377, 150, 6_660_120],
    ['2026-03', 730, 650, 255, 12_013_000],
    ['2026-04', 688, 610, 240, 11_406_890],
    ['2026-05', 812, 720, 298, 13_320_045],
    ['2026-06', 1_633, 1_401, 702, 28_800_100],
    ['2026-07', 655, 590, 210, 10_800_760],
    ['2026-08', 701, 640, 244, 11_930_210],
    ['2026-09', 866, 790, 301, 14_530_990],
    ['2026-10', 940, 840, 322, 16_010_555],
    ['2026-11', 2_011, 1_702, 803, 36_120_470],
  ].map(([month, orders, customers, new_customers, net_minor]) => ({
    month: month as string,
    orders: orders as number,
    customers: customers as number,
    new_customers: new_customers as number,
    net_minor: net_minor as number,
  })),
  rfm: {
    window_from: '2025-11-20',
    levels: [
      { level: 'supreme', customers: 38, share: 38 / 9012, revenue_minor: 20_310_500 },
      { level: 'vip', customers: 611, share: 611 / 9012, revenue_minor: 68_120_900 },
      { level: 'advanced', customers: 1_540, share: 1540 / 9012, revenue_minor: 62_005_310 },
      { level: 'regular', customers: 3_977, share: 3977 / 9012, revenue_minor: 54_120_000 },
      { level: 'unrated', customers: 2_846, share: 2846 / 9012, revenue_minor: 0 },
    ],
  },
  lifecycle: {
    stages: [
      { stage: 'new_one_order', customers: 1_344, share: 1344 / 9012, revenue_minor: 22_500_000 },
      { stage: 'new_repeat', customers: 166, share: 166 / 9012, revenue_minor: 6_120_330 },
      { stage: 'old_one_order', customers: 1_011, share: 1011 / 9012, revenue_minor: 60_870_100 },
      { stage: 'old_repeat', customers: 402, share: 402 / 9012, revenue_minor: 52_444_980 },
      { stage: 'silent', customers: 1_120, share: 1120 / 9012, revenue_minor: 40_010_220 },
      { stage: 'sleeping', customers: 2_123, share: 2123 / 9012, revenue_minor: 62_500_115 },
      { stage: 'lost', customers: 2_846, share: 2846 / 9012, revenue_minor: 68_021_000 },
    ],
  },
};

// A shop where nobody is known by name, and nothing was paid.
export const REPORT_WITHOUT_CUSTOMERS: Report = {
  ...REPORT,
  orders: {
    ...REPORT.orders,
    total: 9,
    valid: 0,
    identified: 0,
    refunded: 0,
    closed: 2,
    unpaid: 7,
  },
  customers: { total: 0, new: 0, returning: 0, potential: 3 },
  months: [],
  rfm: {
    ...REPORT.rfm,
    levels: REPORT.rfm.levels.map((row) => ({
      ...row,
      customers: 0,
      share: null,
      revenue_minor: 0,
    })),
  },
  lifecycle: {
    stages: REPORT.lifecycle.stages.map((row) => ({
      ...row,
      customers: 0,
      share: null,
      revenue_minor: 0,
    })),
  },
};
