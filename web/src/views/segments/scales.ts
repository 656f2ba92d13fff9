// Which thresholds of the policy can be dragged, part by part of 人群, and how they stand to one another.
import { codeText } from '../../figures';
import { t } from '../../i18n';

export type Place = readonly (string | number)[];
export type Unit = 'months' | 'days' | 'orders' | 'items' | 'money' | 'points' | 'percent';

// Bounds that belong together.
export interface Scale {
  // Its heading is the message ui.thresholds.<id>.
  id: string;
  // Where each stands in the policy, and what it stands for.
  bounds: readonly { at: Place; label: () => string }[];
  // How they must follow one another; 'free': as they like.
  order: 'rising' | 'falling' | 'free';
  least: number;
  most: (bounds: readonly number[]) => number;
  unit: Unit;
}

const list = (at: Place, count: number, label: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => ({
    at: [...at, index],
    label: () => label(index),
  }));

const score = (index: number) => t('ui.thresholds.score', { n: 5 - index });
const twice = (least: number) => (bounds: readonly number[]) =>
  Math.max(least, ...bounds.map((bound) => bound * 2));

export const RFM_SCALES: readonly Scale[] = [
  {
    id: 'recency_months',
    bounds: list(['rfm', 'recency_months'], 4, score),
    order: 'rising',
    least: 0,
    most: () => 24,
    unit: 'months',
  },
  {
    id: 'frequency_orders',
    bounds: list(['rfm', 'frequency_orders'], 4, score),
    order: 'falling',
    least: 1,
    most: (bounds) => Math.max(20, ...bounds),
    unit: 'orders',
  },
  {
    id: 'monetary_major',
    bounds: list(['rfm', 'monetary_major'], 4, score),
    order: 'falling',
    least: 0,
    most: twice(5000),
    unit: 'money',
  },
  {
    id: 'level_value',
    bounds: list(['rfm', 'level_value'], 4, (index) =>
      codeText('level', ['supreme', 'vip', 'advanced', 'regular'][index] ?? ''),
    ),
    order: 'falling',
    least: 0,
    most: (bounds) => Math.max(40, ...bounds),
    unit: 'points',
  },
];

const dayStage = (index: number) =>
  codeText('day_stage', ['active', 'silent', 'sleeping', 'prelost', 'lost'][index] ?? '');

const STAGE_MONTHS: Scale = {
  id: 'stage_months',
  bounds: (['new', 'silent', 'sleeping'] as const).map((stage) => ({
    at: ['lifecycle', `${stage}_months`],
    label: () => t(`ui.thresholds.until_${stage}`),
  })),
  order: 'rising',
  least: 1,
  most: twice(24),
  unit: 'months',
};

const FROM_DAYS: Scale = {
  id: 'from_days',
  bounds: list(['day_stages', 'from_days'], 5, dayStage),
  order: 'rising',
  least: 1,
  most: twice(400),
  unit: 'days',
};

export const LIFECYCLE_SCALES: readonly Scale[] = [STAGE_MONTHS, FROM_DAYS];

// Where the stages by days follow the usual interval between orders: only the first still begins on a
// day of its own, the others at so many percent of the interval.
export const CYCLE_SCALES: readonly Scale[] = [
  STAGE_MONTHS,
  { ...FROM_DAYS, bounds: FROM_DAYS.bounds.slice(0, 1), most: () => 60 },
  {
    id: 'cycle_percent',
    bounds: list(['day_stages', 'cycle_percent'], 4, (index) => dayStage(index + 1)),
    order: 'rising',
    least: 1,
    most: twice(400),
    unit: 'percent',
  },
];

export const TIER_SCALES: readonly Scale[] = [
  {
    id: 'revenue_percent',
    bounds: list(['tiers', 'revenue_percent'], 4, (index) =>
      codeText('tier', ['diamond', 'gold', 'silver', 'bronze'][index] ?? ''),
    ),
    order: 'free',
    least: 1,
    most: () => 100,
    unit: 'percent',
  },
];

const member = (index: number) =>
  codeText('membership', ['vip', 'advanced', 'regular'][index] ?? '');

export const MEMBERSHIP_SCALES: readonly Scale[] = (
  [
    ['orders', 'orders', 1, 20],
    ['items', 'items', 0, 50],
    ['net_major', 'money', 0, 5000],
  ] as const
).map(([key, unit, least, most]) => ({
  id: `member_${key}`,
  bounds: list(['membership', 'groups', key], 3, member),
  order: 'falling',
  least,
  most: twice(most),
  unit,
}));

type Json = unknown;

export function valueAt(document: Json, at: Place): number {
  const found = at.reduce<Json>(
    (node, step) =>
      typeof node === 'object' && node !== null ? (node as Record<string, Json>)[step] : undefined,
    document,
  );
  return typeof found === 'number' ? found : 0;
}

export function withValue(document: Json, at: Place, value: number): Json {
  const [step, ...rest] = at;
  if (step === undefined) return value;
  if (Array.isArray(document)) {
    return document.map((node: Json, index) =>
      index === step ? withValue(node, rest, value) : node,
    );
  }
  const node = (document ?? {}) as Record<string, Json>;
  return { ...node, [step]: withValue(node[step], rest, value) };
}

// The bounds with one moved. It never passes its neighbours: they make room for one another. null
// where one of them would leave the scale.
export function moved(
  scale: Scale,
  bounds: readonly number[],
  index: number,
  value: number,
): number[] | null {
  const next = [...bounds];
  next[index] = value;
  if (scale.order !== 'free') {
    const step = scale.order === 'rising' ? 1 : -1;
    for (let i = index + 1; i < next.length; ++i) {
      const before = next[i - 1]!;
      if ((next[i]! - before) * step <= 0) next[i] = before + step;
    }
    for (let i = index - 1; i >= 0; --i) {
      const after = next[i + 1]!;
      if ((after - next[i]!) * step <= 0) next[i] = after - step;
    }
  }
  return next.every((bound) => bound >= scale.least) ? next : null;
}
