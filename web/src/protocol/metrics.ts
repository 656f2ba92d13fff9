// The figures of the shop, as the core tells them (core/report/README.md, "The figures of the shop").

export const METRIC_SECTIONS = [
  'filters',
  'base',
  'changes',
  'key_figures',
  'orders',
  'customers',
  'regions',
  'products',
  'cohorts',
  'control',
  'forecast',
] as const;
export type MetricSection = (typeof METRIC_SECTIONS)[number];

export interface ShopFilter {
  from?: string; // YYYY-MM-DD
  to?: string;
  platforms?: string[];
  shops?: string[];
  categories?: string[];
}

export interface MetricsRequest {
  section?: MetricSection | 'all';
  filter?: ShopFilter;
}

// value is null with a reason: nothing to divide by, not observed for long enough, or orders not known
// for the whole window.
export interface Ratio {
  part: number | null;
  whole: number | null;
  value: number | null;
  reason: 'empty' | 'maturing' | 'before_data' | null;
}
export interface Retention extends Ratio {
  months: number;
}

export interface Spread {
  count: number;
  mean: number;
  p10: number;
  p25: number;
  median: number;
  p75: number;
  p90: number;
}
// [from, below); the last has no end.
export interface Band {
  from: number;
  below: number | null;
  count: number;
  share: Ratio;
  net_minor: number;
  net_share: Ratio;
}

export const BASE_GROUPS = ['potential', 'new_active', 'old_active', 'dormant', 'lost'] as const;
// The bounds of the states at the end of a day: whoever bought since the first is active, whoever last
// did before the second is lost, and whoever is between is dormant.
export interface StateDays {
  day: string;
  active_from: string;
  sleeping_from: string;
}

export interface BaseTable extends StateDays {
  customers: number;
  others: number;
  rows: {
    group: (typeof BASE_GROUPS)[number];
    customers: number;
    share: Ratio;
    orders: number;
    net_minor: number;
    aov_minor: Ratio;
  }[];
}

export interface Movement {
  difference: number | null;
  ratio: number | null;
}

export interface BaseChange {
  customers: Movement;
  rows: ({ group: (typeof BASE_GROUPS)[number] } & Record<
    'customers' | 'orders' | 'net_minor' | 'aov_minor',
    Movement
  >)[];
}

export interface Change {
  figure: string; // message change.<figure>
  unit: 'count' | 'money' | 'share';
  now: number | null;
  previous: number | null;
  difference: number | null;
  ratio: number | null;
}

export interface KeySide {
  customers: number;
  orders: number;
  gross_minor: number;
  refunds_minor: number;
  net_minor: number;
  repeat_net_minor: number;
  repeat_share: Ratio;
  arpu_minor: Ratio;
  aov_minor: Ratio;
  refund_rate: Ratio;
  repurchase_rate: Ratio;
  window_amount_minor: Ratio;
  retention: Retention[];
  clv_mean_minor: Ratio;
  clv_median_minor: number | null;
}
export interface KeyFigures {
  period: string; // 2026-W05 or 2026-02
  first_day: string;
  last_day: string;
  whole: boolean;
  all: KeySide;
  new: KeySide;
  old: KeySide;
  unidentified: { orders: number; net_minor: number };
  second_purchase: Ratio;
  second_purchase_maturing: number;
  wake_up_rate: Ratio;
  activation_rate: Ratio;
  churn_rate: Ratio;
  clv_growth: number | null;
}

export interface GroupFigures {
  orders: number;
  customers: number;
  gross_minor: number;
  refunds_minor: number;
  net_minor: number;
  aov_minor: Ratio;
  refund_rate: Ratio;
  new_share: Ratio;
  repeat_rate: Ratio;
}
export interface ProductFigures {
  buyers: number;
  orders: number;
  items: number;
  gross_minor: number;
  refunds_minor: number;
  net_minor: number;
  refund_rate: Ratio;
  repeat_rate: Ratio;
  new_share: Ratio;
}

export interface Indicator {
  number: number; // 1 to 5 new, 6 to 10 old customers
  side: 'new' | 'old';
  kind: 'repurchase' | 'win_back_1' | 'win_back_2' | 'win_back_3' | 'quality';
  weeks: {
    week: string;
    first_day: string;
    part: number;
    whole: number;
    value: number | null;
    band: { low: number; middle: number; high: number } | null;
    standing: 'no_band' | 'usual' | 'below' | 'above';
  }[];
  suggestion: string | null; // message suggestion.<code>
}

export interface ForecastWeek {
  week: string;
  first_day: string;
  value: number;
  low: number;
  high: number;
}
export interface SeriesForecast {
  history: number[]; // by week from first_week
  seasonal: boolean;
  logarithms: boolean;
  alpha: number;
  beta: number;
  gamma: number;
  phi: number;
  weeks: ForecastWeek[];
  backtest: {
    weeks: ForecastWeek[];
    actual: number[];
    baseline: 'seasonal_naive' | 'naive';
    baseline_values: number[];
    seasonal: boolean;
    mean_error: number;
    mean_error_baseline: number;
    relative_error: number | null;
    relative_error_baseline: number | null;
    inside: number;
  } | null;
}

interface Choice {
  name: string;
  orders: number;
}
interface Days {
  from: string;
  to: string;
}

export interface MetricSections {
  filters: {
    first_day: string | null;
    last_day: string;
    platforms: Choice[];
    shops: Choice[];
    categories: Choice[];
  };
  base: {
    now: BaseTable;
    previous: BaseTable | null;
    change: BaseChange | null;
    pareto: {
      customers: number;
      net_minor: number;
      rows: { percent: number; customers: number; least_minor: number; net_share: Ratio }[];
    };
  };
  changes: Change[];
  key_figures: { window_days: number; weeks: KeyFigures[]; months: KeyFigures[] };
  orders: {
    has_clock: boolean;
    hours: { weekday: number; hour: number; orders: number; net_minor: number }[];
    days: {
      day: string;
      customers: number;
      orders: number;
      items: number;
      net_minor: number;
      aov_minor: Ratio;
    }[];
    items: Band[];
    items_spread: Spread | null;
    amounts: Band[];
    amount_spread: Spread | null;
  };
  customers: {
    frequency: Band[];
    amounts: Band[];
    amount_spread: Spread | null;
    states: (StateDays & {
      month: string;
      customers: number;
      new_active: number;
      old_active: number;
      silent: number;
      sleeping: number;
      lost: number;
      dormant_share: Ratio;
    })[];
    gaps: {
      nth: number;
      reached: number;
      customers: number;
      days_since_previous: Spread | null;
      days_since_first: Spread | null;
      bands: Band[];
    }[];
  };
  regions: {
    provinces: ({ province: string | null } & GroupFigures)[];
    cities: ({ city: string | null } & GroupFigures)[];
    countries: ({ country: string | null } & GroupFigures)[];
    tiers: ({ tier: string } & GroupFigures)[];
  };
  products: {
    has_products: boolean;
    has_categories: boolean;
    products_total: number;
    categories: ({ category: string | null } & ProductFigures)[];
    products: ({
      product: string;
      title: string | null;
      category: string | null;
      price_minor: number | null;
      price_band: number | null;
    } & ProductFigures)[];
    prices: ({ from_minor: number; products: number; ids: string[] } & ProductFigures)[];
  };
  cohorts: {
    last_month_whole: boolean;
    cohorts: {
      month: string;
      customers: number;
      cells: {
        customers: number;
        share: Ratio;
        orders: number;
        net_minor: number;
        credits_minor: number;
      }[];
      retention: Retention[];
      second_purchase: Ratio;
      maturing: number;
    }[];
  };
  control: {
    window_days: number;
    table: {
      week: string;
      first_day: string;
      repeat_buyers: number;
      buyers: number;
      net_minor: number;
      rate: number | null;
      rate_ratio: number | null;
      amount_per_buyer_minor: number | null;
      amount_ratio: number | null;
      combined: number | null;
    }[];
    indicator_days: number[];
    indicators: Indicator[];
  };
  forecast: {
    refused: { code: 'forecast_too_short'; args: { weeks: string; needed: string } } | null;
    first_week: string | null;
    weeks: number;
    coverage: number;
    season_weeks: number;
    orders: SeriesForecast | null;
    net_minor: SeriesForecast | null;
    weekday_weeks: number;
    weekdays: { weekday: number; orders: number; net: number }[];
  };
}

// Only as_of, and null, where no file gave an order; the sections that were asked for.
export type Metrics =
  | { as_of: null }
  | ({
      as_of: string;
      currency: string;
      minor_digits: number;
      range: Days;
      previous: Days;
    } & Partial<MetricSections>);
