// A rule as a sentence: "最近消费(天) ≥ 45 且 阶段 是 沉默客户". The words are the catalogue's, the
// figures are written as the table writes them.
import { factName, factText, money } from '../../figures';
import { DASH, formatCount } from '../../format';
import { hasWords, t } from '../../i18n';
import type { Fact, OrderConditions, Range, Rule, RuleLeaf, RuleOrders } from '../../protocol';
import { factById } from '../../state';

function valueText(leaf: RuleLeaf, value: string | number): string {
  const fact: Fact | undefined = factById.value.get(leaf.fact);
  if (leaf.op === 'within_days' || fact === undefined) return String(value);
  return factText(fact, value);
}

function leafText(leaf: RuleLeaf): string {
  const values = Array.isArray(leaf.value) ? leaf.value : [leaf.value];
  const texts = values.map((value) => valueText(leaf, value));
  const fact = factName(leaf.fact);
  // Nothing is said as nothing: "none", not an empty name.
  if (leaf.value === '' && (leaf.op === 'eq' || leaf.op === 'ne')) {
    return t(`ui.rule.${leaf.op}_none`, { fact });
  }
  if (leaf.op === 'between') {
    return t('ui.rule.between', { fact, low: texts[0] ?? '', high: texts[1] ?? '' });
  }
  return t(`ui.rule.${leaf.op}`, { fact, value: texts.join(t('ui.list_separator')) });
}

// Two leaves that together say from where to where are said as one.
function range(low: Rule, high: Rule | undefined): string | null {
  if (high === undefined || !('fact' in low) || !('fact' in high)) return null;
  if (low.fact !== high.fact || low.op !== 'ge' || high.op !== 'lt') return null;
  if (Array.isArray(low.value) || Array.isArray(high.value)) return null;
  return t('ui.rule.range', {
    fact: factName(low.fact),
    low: valueText(low, low.value),
    high: valueText(high, high.value),
  });
}

function allText(rules: readonly Rule[]): string {
  const parts: string[] = [];
  for (let i = 0; i < rules.length; ++i) {
    const together = range(rules[i]!, rules[i + 1]);
    if (together === null) parts.push(joined(rules.slice(i, i + 1), '', rules.length));
    else {
      parts.push(together);
      ++i;
    }
  }
  return parts.join(t('ui.rule.and'));
}

// `among`: how many rules stand side by side; a compound one among others is put in brackets.
function joined(rules: readonly Rule[], word: string, among = rules.length): string {
  return rules
    .map((rule) => {
      const text = ruleText(rule);
      const compound = 'all' in rule || 'any' in rule;
      return compound && among > 1 ? t('ui.rule.group', { rule: text }) : text;
    })
    .join(word);
}

// "≥ 2", "3", "1～5".
function spanText([low, high]: Range, write: (end: number) => string): string {
  if (low === null) {
    return high === null ? t('ui.rule.span_any') : t('ui.rule.span_most', { high: write(high) });
  }
  if (high === null) return t('ui.rule.span_least', { low: write(low) });
  if (low === high) return write(low);
  return t('ui.rule.span', { low: write(low), high: write(high) });
}

function orderWord(key: string, value: string | number): string {
  if (value === '') return DASH;
  const known =
    key === 'platforms'
      ? `ui.scope.${value}`
      : key === 'city_tiers'
        ? `fact.city_tier.${value}`
        : key === 'weekdays'
          ? `ui.weekday.${value}`
          : '';
  return known !== '' && hasWords(known) ? t(known) : String(value);
}

// In the order in which they are told.
const CONDITIONS: readonly (keyof OrderConditions)[] = [
  'from',
  'to',
  'platforms',
  'shops',
  'categories',
  'line_categories',
  'products',
  'provinces',
  'cities',
  'countries',
  'city_tiers',
  'weekdays',
  'hours',
  'items',
  'order_minor',
  'nth',
  'gap_days',
];

const SPANS: readonly string[] = ['items', 'order_minor', 'nth', 'gap_days'];

function conditionText(key: string, value: string | readonly (string | number | null)[]): string {
  const text =
    typeof value === 'string'
      ? value
      : SPANS.includes(key)
        ? spanText(value as Range, key === 'order_minor' ? money : formatCount)
        : value.map((one) => orderWord(key, one ?? '')).join(t('ui.list_separator'));
  return t(`ui.rule.order.${key}`, { value: text });
}

function ordersText(rule: RuleOrders): string {
  const orders = CONDITIONS.flatMap((key) => {
    const value = rule.bought[key];
    return value === undefined ? [] : [conditionText(key, value)];
  }).join(t('ui.rule.order_and'));
  const span =
    'net_minor' in rule ? spanText(rule.net_minor, money) : spanText(rule.orders, formatCount);
  const key = 'net_minor' in rule ? 'ui.rule.bought_for' : 'ui.rule.bought';
  return orders === '' ? t(`${key}_any`, { span }) : t(key, { span, orders });
}

export function ruleText(rule: Rule): string {
  if ('all' in rule) {
    return rule.all.length === 0 ? t('ui.rule.everybody') : allText(rule.all);
  }
  if ('any' in rule) {
    return rule.any.length === 0 ? t('ui.rule.nobody') : joined(rule.any, t('ui.rule.or'));
  }
  if ('not' in rule) return t('ui.rule.not', { rule: ruleText(rule.not) });
  return 'bought' in rule ? ordersText(rule) : leafText(rule);
}
