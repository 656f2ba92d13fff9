// The sentences that page and command line share (core/cli/rule_text.cc is held to the same table).
import { beforeEach, expect, it } from 'vitest';
import sentences from '../../../tests/data/rule_sentences.json';
import { inLanguage } from '../../src/i18n';
import type { Rule } from '../../src/protocol';
import { facts } from '../../src/state';
import { ruleText } from '../../src/views/common/rule_text';
import { FACTS } from '../fakes/desk';

const CASES = sentences as { rule: Rule; zh: string; en: string }[];

beforeEach(() => {
  facts.value = FACTS;
});

it.each(CASES)('$en', ({ rule, zh, en }) => {
  const said = (text: string) => text.replaceAll('\u00a0', ' ');
  expect(said(inLanguage('zh', () => ruleText(rule)))).toBe(zh);
  expect(said(inLanguage('en', () => ruleText(rule)))).toBe(en);
});
