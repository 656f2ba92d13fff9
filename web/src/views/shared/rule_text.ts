// A rule as a sentence: "最近消费(天) ≥ 45 且 阶段 是 沉默客户". The words are the catalogue's, the
// figures are written as the table writes them.
import { factName, factText } from '../../figures';
import { t } from '../../i18n';
import type { Fact, Rule, RuleLeaf } from '../../protocol';
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
  if (leaf.op === 'between') {
    return t('ui.rule.between', { fact, low: texts[0] ?? '', high: texts[1] ?? '' });
  }
  return t(`ui.rule.${leaf.op}`, { fact, value: texts.join(t('ui.list_separator')) });
}

function joined(rules: readonly Rule[], word: string): string {
  return rules
    .map((rule) => {
      const text = ruleText(rule);
      const compound = 'all' in rule || 'any' in rule;
      return compound && rules.length > 1 ? t('ui.rule.group', { rule: text }) : text;
    })
    .join(word);
}

export function ruleText(rule: Rule): string {
  if ('all' in rule) {
    return rule.all.length === 0 ? t('ui.rule.everybody') : joined(rule.all, t('ui.rule.and'));
  }
  if ('any' in rule) {
    return rule.any.length === 0 ? t('ui.rule.nobody') : joined(rule.any, t('ui.rule.or'));
  }
  if ('not' in rule) return t('ui.rule.not', { rule: ruleText(rule.not) });
  return leafText(rule);
}
