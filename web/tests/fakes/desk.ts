// A desk without a core: invented customers, few rules, no worker. For unit tests and for looking at
// the views while the core is being built; never part of the page.
import type { Desk } from '../../src/desk';
import {
  LEVELS,
  STAGES,
  type Customer,
  type CustomerQuery,
  type Draft,
  type DraftRequest,
  type Fact,
  type FactValue,
  type FactValues,
  type ReviewList,
  type ReviewRows,
  type Rule,
  type RuleSize,
  type SavedSegment,
} from '../../src/protocol';
import { childrenOf } from '../../src/views/segments/rule_edit';
import { dark, language } from '../../src/state';

export const FACTS: Fact[] = [
  { id: 'buyer', topic: 'person', type: 'text', personal: true },
  { id: 'province', topic: 'person', type: 'text', personal: false },
  { id: 'city', topic: 'person', type: 'text', personal: false },
  { id: 'first_day', topic: 'orders', type: 'day', personal: false },
  { id: 'last_day', topic: 'orders', type: 'day', personal: false },
  { id: 'recency_days', topic: 'orders', type: 'count', personal: false },
  { id: 'orders', topic: 'orders', type: 'count', personal: false },
  { id: 'net_minor', topic: 'orders', type: 'money', personal: false },
  { id: 'window_orders', topic: 'rfm', type: 'count', personal: false },
  { id: 'window_net_minor', topic: 'rfm', type: 'money', personal: false },
  { id: 'r', topic: 'rfm', type: 'count', personal: false },
  { id: 'f', topic: 'rfm', type: 'count', personal: false },
  { id: 'm', topic: 'rfm', type: 'count', personal: false },
  { id: 'rfm_value', topic: 'rfm', type: 'count', personal: false },
  { id: 'level', topic: 'rfm', type: 'code', codes: [...LEVELS], personal: false },
  { id: 'stage', topic: 'lifecycle', type: 'code', codes: [...STAGES], personal: false },
  { id: 'average_order_minor', topic: 'orders', type: 'money', personal: false },
  { id: 'items', topic: 'orders', type: 'count', personal: false },
  { id: 'refunded_orders', topic: 'orders', type: 'count', personal: false },
  { id: 'refund_rate', topic: 'orders', type: 'number', personal: false },
  { id: 'favourite_category', topic: 'orders', type: 'text', personal: false },
  { id: 'recipient', topic: 'person', type: 'text', personal: true },
  { id: 'recipient_phone', topic: 'person', type: 'text', personal: true },
  { id: 'platform', topic: 'person', type: 'text', personal: false },
];

export const HOSTILE = '<img src=x onerror=alert(1)>';

const NICKS = ['小鹿', '晚风', 'tb_sunny', '豆豆妈', '阿杰', 'lily', '南山客', HOSTILE];
const PLACES = [
  ['上海', '上海市'],
  ['浙江省', '杭州市'],
  ['广东省', '深圳市'],
  ['四川省', '成都市'],
  ['江苏省', '苏州市'],
] as const;
const CATEGORIES = ['茶叶', '坚果', '零食礼盒', '=cmd|calc'];

function day(daysAgo: number): string {
  return new Date(Date.UTC(2026, 10, 20) - daysAgo * 86_400_000).toISOString().slice(0, 10);
}

// The same customer for the same number, always.
function facts(id: number): Record<string, FactValue> {
  const mix = (id * 2_654_435_761) >>> 0;
  const orders = 1 + (mix % 7) * (mix % 3 === 0 ? 1 : 0);
  const recency = (mix >>> 3) % 500;
  const net = 4_900 + (mix % 90_000) * orders;
  const rated = recency <= 365;
  const stage = STAGES[recency > 365 ? 6 : recency > 183 ? 5 : recency > 92 ? 4 : mix % 4] ?? null;
  const place = PLACES[mix % PLACES.length]!;
  return {
    buyer: `${NICKS[mix % NICKS.length]}_${id}`,
    province: place[0],
    city: place[1],
    first_day: day(recency + (orders - 1) * 40),
    last_day: day(recency),
    recency_days: recency,
    orders,
    net_minor: net,
    window_orders: rated ? orders : 0,
    window_net_minor: rated ? net : 0,
    r: rated ? 1 + (mix % 5) : null,
    f: rated ? Math.min(5, orders) : null,
    m: rated ? 1 + ((mix >>> 5) % 5) : null,
    rfm_value: rated ? 8 + (mix % 33) : null,
    level: rated ? LEVELS[(mix >>> 7) % 4]! : 'unrated',
    stage,
    average_order_minor: Math.round(net / orders),
    items: orders * 2,
    refunded_orders: mix % 11 === 0 ? 1 : 0,
    refund_rate: mix % 11 === 0 ? 1 / (orders + 1) : 0,
    favourite_category: CATEGORIES[mix % CATEGORIES.length]!,
    recipient: ['张小明', '李四', '欧阳娜', '王五'][mix % 4]!,
    recipient_phone: mix % 5 === 0 ? null : `138${String(mix % 100_000_000).padStart(8, '0')}`,
    platform: 'taobao_orders',
  };
}

function holds(rule: Rule, of: Record<string, FactValue>): boolean {
  if ('all' in rule) return rule.all.every((part) => holds(part, of));
  if ('any' in rule) return rule.any.some((part) => holds(part, of));
  if ('not' in rule) return !holds(rule.not, of);
  if ('bought' in rule) return true;
  const value = of[rule.fact] ?? null;
  if (value === null) return false;
  const values = Array.isArray(rule.value) ? rule.value : [rule.value];
  const [low = 0] = values;
  if (rule.op === 'ge') return value >= low;
  if (rule.op === 'lt') return value < low;
  return values.includes(value);
}

const REVIEW: { [List in ReviewList]: ReviewRows[List][] } = {
  merged: [
    {
      accounts: [
        {
          key: { kind: 'nick', platform: 'taobao', key: '小鹿_1' },
          orders: 3,
          valid_orders: 3,
          net_minor: 42_000,
          last_day: day(3),
        },
        {
          key: { kind: 'nick', platform: 'jd', key: HOSTILE },
          orders: 1,
          valid_orders: 1,
          net_minor: 9_900,
          last_day: day(40),
        },
      ],
      links: [{ key: { kind: 'email', key: 'deer@shop.example' }, accounts: [0, 1] }],
      net_minor: 51_900,
      customers_fewer: 1,
    },
  ],
  probable: [],
  shared: [
    {
      key: { kind: 'email', key: 'guest@shop.example' },
      stronger_keys: 41,
      orders: 44,
      without: 3,
    },
  ],
};

const POLICY = {
  lifecycle: { new_months: 3, silent_months: 6, sleeping_months: 12 },
  rfm: {
    window_months: 12,
    recency_months: [1, 3, 4, 7],
    frequency_orders: [6, 4, 3, 2],
    monetary_major: [2000, 1000, 500, 300],
    recency_weight: 1,
    frequency_weight: 3,
    monetary_weight: 4,
    level_value: [40, 26, 17, 1],
  },
  segments: {
    saved: [
      {
        id: 'silent_vips',
        name: { zh: '沉默的VIP', en: 'Silent VIPs' },
        rule: {
          all: [
            { fact: 'level', op: 'in', value: ['supreme', 'vip'] },
            { fact: 'stage', op: 'in', value: ['silent', 'sleeping'] },
          ],
        },
      },
      {
        id: 'once',
        name: { zh: '', en: 'One order' },
        rule: { fact: 'orders', op: 'eq', value: 1 },
      },
    ] as SavedSegment[],
  },
  campaign: {
    activities: {
      second_order: {
        kind: 'marketing',
        goal: 'second_order',
        channel: 'sms',
        rule: {
          all: [
            { fact: 'orders', op: 'eq', value: 1 },
            { fact: 'recency_days', op: 'ge', value: 7 },
            { fact: 'recency_days', op: 'lt', value: 45 },
          ],
        },
      },
      silent_wake: {
        kind: 'marketing',
        goal: 'win_back',
        channel: 'sms',
        rule: { fact: 'stage', op: 'eq', value: 'silent' },
      },
      vip_care: {
        kind: 'care',
        goal: 'keep_vip',
        channel: 'sms',
        rule: { fact: 'level', op: 'in', value: ['supreme', 'vip'] },
      },
    },
  },
};

const TEMPLATE =
  '{nick|朋友}，几个月没见，店里换了新一季，老客{coupon}，7天内有效，{link|进店}看看。';

function unknownVariable(template: string) {
  for (const [, name = ''] of template.matchAll(/\{([^}|]*)/g)) {
    if (
      !['nick', 'coupon', 'days', 'product', 'orders', 'recipient', 'shop', 'link'].includes(name)
    )
      return {
        code: 'template_unknown_variable',
        args: { name, position: template.indexOf(`{${name}`) + 1, known: 'nick, coupon' },
      };
  }
  return null;
}

export interface FakeOptions {
  customers: number;
  // Milliseconds before an answer.
  delayMs?: number;
  // Questions that fail.
  fail?: ReadonlySet<string>;
  onSave?: (name: string, type: string, bytes: Uint8Array | string) => void;
}

const NOBODY = { sms: 0, wangwang: 0, email: 0, phone: 0, wecom: 0, qq: 0, parcel: 0, gift: 0 };

const ESTIMATE: Draft['estimate'] = {
  window_days: 7,
  past_rate: 0.04,
  planned_lift: 0.01,
  responders: 12.5,
  order_minor: 12_000,
  contact_minor: 5_000,
  coupon_minor: 37_500,
  gift_minor: 0,
  margin_share: 0.3,
  budget_minor: 42_500,
  cost_per_customer_minor: 42.5,
  revenue_minor: 150_000,
  incremental_minor: 30_000,
  profit_minor: -33_500,
  return_ratio: -0.79,
  break_even_lift: 0.021,
  smallest_lift: 0.03,
  audience_needed: 9_000,
  power: 0.2,
  assumptions: [],
};

export function fakeDesk({ customers, delayMs = 0, fail = new Set(), onSave }: FakeOptions): Desk {
  const answer = async <T>(question: string, value: () => T): Promise<T> => {
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    if (fail.has(question)) throw { code: 'core_failed', args: { detail: question } };
    return value();
  };
  const select = (query: CustomerQuery): number[] => {
    const ids: number[] = [];
    const values: FactValue[] = [];
    for (let id = 0; id < customers; ++id) {
      const of = facts(id);
      if (query.rule && !holds(query.rule, of)) continue;
      if (query.search && !`${of['buyer']} ${of['recipient']}`.includes(query.search)) continue;
      ids.push(id);
      if (query.sort) values[id] = of[query.sort.fact] ?? null;
    }
    const { sort } = query;
    if (!sort) return ids;
    const sign = sort.descending ? -1 : 1;
    return ids.sort((a, b) => {
      const x = values[a] ?? '';
      const y = values[b] ?? '';
      return (x < y ? -1 : x > y ? 1 : 0) * sign || a - b;
    });
  };
  const ruleOf = (request: DraftRequest): Rule => {
    if (request.rule) return request.rule;
    const [fact = '', code] = (request.activity ?? '').split(':');
    if (code !== undefined) return { fact, op: 'eq', value: code };
    const activities = POLICY.campaign.activities as unknown as Record<string, { rule: Rule }>;
    return activities[fact]?.rule ?? { all: [] };
  };
  const draft = (request: DraftRequest): Draft => {
    const fault = unknownVariable(request.template ?? TEMPLATE);
    if (fault) throw fault;
    const ids = select({ rule: ruleOf(request) });
    const unreached =
      request.channel === 'email' ? ids : ids.filter((id) => facts(id)['recipient_phone'] === null);
    const left = ids.length - unreached.length;
    const control = Math.floor((left * (request.control_percent ?? 10)) / 100);
    const treated = left - control;
    const shop = request.shop ?? '';
    return {
      name: request.name ?? request.activity ?? 'custom',
      activity: request.activity ?? '',
      kind: 'marketing',
      goal: 'win_back',
      rule: ruleOf(request),
      channel: request.channel ?? 'sms',
      language: 'zh',
      template: request.template ?? TEMPLATE,
      subject: request.channel === 'email' ? '{nick|朋友}，好久不见' : '',
      signature: shop === '' ? '' : `【${shop}】`,
      opt_out: request.opt_out ?? '拒收请回复R',
      shop,
      fan_name: request.fan_name ?? '',
      coupon: request.coupon ?? '满199减30',
      product: '',
      link: request.link ?? '',
      control_percent: request.control_percent ?? 10,
      control_min: 50,
      audience: ids.length,
      treated,
      control,
      suppressed: {
        total: unreached.length,
        no_channel: unreached.length,
        bad_actor: 0,
        missing_variable: 0,
        duplicate_contact: 0,
      },
      messages: {
        total: treated,
        parts: treated + 12,
        sms_parts: { 1: treated - 12, 2: 12 },
        cost_minor_x100: (treated + 12) * 500,
      },
      balance: [],
      means: {
        treated: { recency_days: 132.4, orders: 1.62, net_minor: 40_120.5 },
        control: { recency_days: 131.9, orders: 1.6, net_minor: 39_870.1 },
      },
      project: '',
      measure: {
        sent: '2026-11-01',
        window_days: 7,
        planned_lift: 0.01,
        contact_minor_x100: (treated + 12) * 500,
        coupon_minor: 3000,
        gift_minor: 0,
      },
      estimate: ESTIMATE,
      currency: 'CNY',
      minor_digits: 2,
      reach: { ...NOBODY, sms: left },
      suggested: { ...NOBODY, sms: left },
      batches: treated > 0 ? [treated] : [],
      usual_hours: Array.from({ length: 24 }, (_, hour) => (hour === 20 ? treated : 0)),
      columns: ['phone', 'message'],
      preview: ids.slice(0, treated === 0 ? 0 : 20).map((id) => {
        const nick = String(facts(id)['buyer']);
        const message = (request.template ?? TEMPLATE)
          .replace(/\{nick[^}]*\}/g, `${nick[0]}**`)
          .replace(/\{coupon\}/g, request.coupon ?? '满199减30')
          .replace(/\{link[^}]*\}/g, request.link ?? '进店');
        return {
          key_masked: `${nick[0]}**`,
          address_masked: `138****${String(id).padStart(4, '0')}`,
          subject: '',
          message: `${shop === '' ? '' : `【${shop}】`}${message}${request.opt_out ?? '拒收请回复R'}`,
          characters: message.length + 8,
          parts: message.length > 62 ? 2 : 1,
        };
      }),
    };
  };
  const customer = (id: number): Customer => ({
    key: String(facts(id)['buyer']),
    scope: 'taobao_orders',
    keys: [{ kind: 'nick', platform: 'taobao', key: String(facts(id)['buyer']) }],
    leaving: [{ code: 'slow_delivery', args: { day: '2026-05-01', days: 9, median_days: 3 } }],
    segments: ['once'],
    facts: facts(id),
    orders: [
      {
        order_id: '1234567890123456790',
        day: day(40),
        time: null,
        kind: 'valid',
        gross_minor: 25_900,
        refund_minor: 3_000,
        net_minor: 22_900,
        items: 3,
        products: ['每日坚果 30 包', '蔓越莓干 500g'],
      },
      {
        order_id: '1234567890123456789',
        day: day(200),
        time: null,
        kind: 'refunded',
        gross_minor: 12_900,
        refund_minor: 12_900,
        net_minor: 0,
        items: 1,
        products: [`${HOSTILE} 明前龙井 250g`],
      },
    ],
  });
  const sizeOf = (rule: Rule): RuleSize => {
    const ids = select({ rule });
    const revenue_minor = ids.reduce((sum, id) => sum + Number(facts(id)['net_minor'] ?? 0), 0);
    return { customers: ids.length, revenue_minor };
  };
  const valuesOf = (fact: string, most: number): FactValues => {
    const counts = new Map<FactValue, number>();
    for (let id = 0; id < customers; ++id) {
      const value = facts(id)[fact] ?? null;
      if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    const found = [...counts].sort(([a], [b]) => (a! < b! ? -1 : 1));
    const listed = found.map(([value, customers]) => ({ value, customers }));
    const text = FACTS.find(({ id }) => id === fact)?.type ?? 'text';
    const ticks = text === 'text' || text === 'code';
    return {
      customers,
      present: listed.reduce((sum, value) => sum + value.customers, 0),
      distinct: ticks ? listed.length : 0,
      values: ticks ? listed.sort((a, b) => b.customers - a.customers).slice(0, most) : [],
      low: ticks ? null : (found[0]?.[0] ?? null),
      median: ticks ? null : (found[Math.floor(found.length / 2)]?.[0] ?? null),
      high: ticks ? null : (found.at(-1)?.[0] ?? null),
    };
  };
  const never = () => Promise.reject(new Error('not part of the fake'));
  return {
    selectCustomers: (query) => answer('selectCustomers', () => Uint32Array.from(select(query))),
    customerRows: (ids, wanted) =>
      answer('customerRows', () =>
        Array.from(ids, (id) => {
          const of = facts(id);
          return wanted.map((fact) => of[fact] ?? null);
        }),
      ),
    peopleOf: (ids) =>
      answer('peopleOf', () =>
        [...ids].map((id) => ({
          keys: [{ kind: 'nick' as const, platform: 'taobao', key: String(facts(id)['buyer']) }],
        })),
      ),
    customer: (id) => answer('customer', () => customer(id)),
    customersFile: (ids) =>
      answer('customersFile', () => ({
        name: 'customers.csv',
        bytes: new TextEncoder().encode(`${ids.length}`),
      })),
    snapshot: () =>
      answer('snapshot', () => ({ name: 'shuke-snapshot.txt', bytes: new Uint8Array() })),
    compareSnapshot: () =>
      answer('compareSnapshot', () => ({
        before: '2026-09-30',
        after: '2026-10-31',
        segments: [
          {
            id: 'once',
            before: { customers: 40, revenue_minor: 1 },
            after: { customers: 45, revenue_minor: 2 },
            entered: 9,
            newcomers: 6,
            left: 4,
            gone: 1,
          },
        ],
      })),
    explain: never,
    migration: never,
    tryPolicy: () =>
      answer('tryPolicy', () => [
        {
          what: 'stage',
          moved: 38,
          kinds: [
            { code: 'silent', before: 1120, after: 1158 },
            { code: 'sleeping', before: 2123, after: 2085 },
            { code: 'lost', before: 2846, after: 2846 },
          ],
        },
      ]),
    designThresholds: never,
    clusters: never,
    predict: never,
    mine: never,
    explainGroup: never,
    recommend: never,
    setCompareDay: never,
    metrics: () => answer('metrics', () => ({ as_of: null })),
    segments: () =>
      answer('segments', () => {
        const everybody = sizeOf({ all: [] });
        return {
          ...everybody,
          segments: POLICY.segments.saved.map((segment) => {
            const size = sizeOf(segment.rule);
            return {
              ...segment,
              ...size,
              share: customers === 0 ? null : size.customers / customers,
            };
          }),
        };
      }),
    ruleSizes: (text) =>
      answer('ruleSizes', () => {
        const sizes: RuleSize[] = [];
        const add = (rule: Rule): void => {
          sizes.push(sizeOf(rule));
          for (const child of childrenOf(rule)) add(child);
        };
        add(JSON.parse(text) as Rule);
        return { ...sizeOf({ all: [] }), sizes };
      }),
    factValues: (fact, most) => answer('factValues', () => valuesOf(fact, most)),
    draft: (request) => answer('draft', () => draft(request)),
    today: never,
    plan: never,
    planWho: never,
    plannedFor: never,
    planCalendar: never,
    setEarlierCampaigns: async () => {},
    effect: never,
    draftFile: (request, kind) =>
      answer('draftFile', () => ({
        name: `${request.activity ?? 'custom'}-${kind}.csv`,
        bytes: new TextEncoder().encode('\ufeffphone,message\r\n'),
      })),
    exportFile: (kind) =>
      answer('exportFile', () => ({ name: `${kind}.csv`, bytes: new Uint8Array() })),
    preview: never,
    peek: never,
    defaultPolicy: () => answer('policy', () => JSON.stringify(POLICY)),
    checkPolicy: () => answer('checkPolicy', () => undefined),
    policy: () => answer('policy', () => JSON.stringify(POLICY)),
    identity: (list, offset, limit) =>
      answer('identity', () => {
        const rows = REVIEW[list] as ReviewRows[typeof list][];
        return { total: rows.length, offset, rows: rows.slice(offset, offset + limit) };
      }),
    selfTest: never,
    expectFiles: () => undefined,
    addFiles: () => undefined,
    openSample: () => undefined,
    cancelImport: () => undefined,
    removeFile: never,
    rereadFile: never,
    setAsOf: never,
    setPolicy: never,
    setWorkspace: never,
    openWorkspace: never,
    rememberWorkspace: () => undefined,
    explainStatus: never,
    setLabel: never,
    setAsideRows: never,
    restart: never,
    setLanguage: (next) => {
      language.value = next;
    },
    setTheme: (next) => {
      dark.value = next === 'dark';
    },
    undo: () => Promise.resolve(),
    redo: () => Promise.resolve(),
    save: (name, type, bytes) => {
      if (!(bytes instanceof Blob)) onSave?.(name, type, bytes);
    },
  };
}
