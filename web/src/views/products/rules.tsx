// 关联: who buys these buys that, too. The rules with what they would bring if those who lack the right
// side bought it, and the strongest of them as a network.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Chart, useSpec } from '../../charts/chart';
import { tableOf } from '../../charts/data';
import type { NetworkSpec } from '../../charts/options';
import { counted, money, moneyShort, people } from '../../figures';
import { formatCount, formatNumber, formatShare } from '../../format';
import { t } from '../../i18n';
import type { ItemRule, Mined } from '../../protocol';
import { go, href } from '../../route';
import { Button, EmptyState, Notice, Panel, Select, Table, TextField } from '../../ui';
import { factParams, textParam } from '../customers/filter';
import { ButtonLink } from '../common/button_link';
import { ByLevel } from './level';
import { namesOf, purchaseFact } from './mined';

const IN_NETWORK = 30;
const PAGE = 50;
const LIFTS = ['1', '2', '3', '5', '10'] as const;
const CONFIDENCES = ['0', '20', '40', '60', '80'] as const;
const ORDERS = ['lift', 'expected', 'confidence', 'count'] as const;
type Order = (typeof ORDERS)[number];

export function RulesPart() {
  return (
    <ByLevel first={null}>{(mined, choice) => <Rules mined={mined} choice={choice} />}</ByLevel>
  );
}

// Who has bought the left side and not yet the right one.
export function withoutRight(rule: ItemRule, mined: Mined): Record<string, string> {
  return factParams({
    [purchaseFact('bought', mined.level)]: textParam(namesOf(rule.left), [rule.right.name]),
  });
}

function valueOf(rule: ItemRule, order: Order): number {
  switch (order) {
    case 'lift':
      return rule.lift;
    case 'expected':
      return rule.expected_minor;
    case 'confidence':
      return rule.confidence;
    case 'count':
      return rule.count;
  }
}

function Rules({ mined, choice }: { mined: Mined; choice: ComponentChildren }) {
  const [words, setWords] = useState('');
  const [lift, setLift] = useState<string>('1');
  const [confidence, setConfidence] = useState<string>('0');
  const [order, setOrder] = useState<Order>('lift');
  const [shown, setShown] = useState(PAGE);
  const { rules } = mined;
  if (rules.found === 0) {
    return (
      <>
        <div class="part-tools">{choice}</div>
        <EmptyState
          icon="products"
          title={t('ui.rules.none')}
          actions={
            <ButtonLink href={href('settings', { section: 'policy' })}>
              {t('ui.rules.to_settings')}
            </ButtonLink>
          }
        >
          {t('ui.rules.none_hint', {
            least: formatCount(rules.least_count),
            baskets: formatCount(mined.rule_baskets),
          })}
        </EmptyState>
      </>
    );
  }
  const wanted = words.trim().toLowerCase();
  const some = rules.list
    .filter(
      (rule) =>
        rule.lift >= Number(lift) &&
        rule.confidence * 100 >= Number(confidence) &&
        (wanted === '' ||
          [...rule.left, rule.right].some((item) => item.name.toLowerCase().includes(wanted))),
    )
    .sort((a, b) => valueOf(b, order) - valueOf(a, order));
  const first = rules.list[0]!;
  const title = t('ui.rules.title');
  return (
    <>
      <p class="conclusion">
        {t('ui.rules.conclusion', {
          found: formatCount(rules.found),
          left: namesOf(first.left).join(' + '),
          right: first.right.name,
          lift: formatNumber(first.lift, 1),
        })}
      </p>
      {rules.truncated && <Notice tone="warn">{t('ui.rules.truncated')}</Notice>}
      <div class="part-tools">
        {choice}
        <TextField label={t('ui.rules.search')} type="search" value={words} onChange={setWords} />
        <Select
          label={t('ui.rules.least_lift')}
          value={lift}
          options={LIFTS.map((value) => ({ value, label: `≥ ${value}` }))}
          onChange={setLift}
        />
        <Select
          label={t('ui.rules.least_confidence')}
          value={confidence}
          options={CONFIDENCES.map((value) => ({ value, label: `≥ ${value} %` }))}
          onChange={setConfidence}
        />
        <Select
          label={t('ui.rules.order')}
          value={order}
          options={ORDERS.map((value) => ({ value, label: t(`ui.rules.${value}`) }))}
          onChange={(next) => setOrder(next as Order)}
        />
      </div>
      {some.length > 0 && <Network rules={some.slice(0, IN_NETWORK)} mined={mined} />}
      <Panel
        title={title}
        note={t('ui.rules.note', {
          shown: formatCount(some.length),
          found: formatCount(rules.found),
          baskets: formatCount(mined.rule_baskets),
          least: formatCount(rules.least_count),
          chance: formatCount(rules.likely_chance),
          implied: formatCount(rules.implied),
          cut: formatCount(mined.cut_baskets),
        })}
        landmark={false}
      >
        <RuleTable title={title} rules={some.slice(0, shown)} mined={mined} />
        {some.length > shown && (
          <p class="panel-body">
            <Button kind="quiet" small onClick={() => setShown(shown + PAGE)}>
              {t('ui.rules.more', { n: formatCount(Math.min(PAGE, some.length - shown)) })}
            </Button>
          </p>
        )}
      </Panel>
    </>
  );
}

function RuleTable({ title, rules, mined }: { title: string; rules: ItemRule[]; mined: Mined }) {
  return (
    <Table
      caption={title}
      rows={rules}
      rowKey={(rule) => `${rule.left.map((item) => item.item).join('+')}>${rule.right.item}`}
      columns={[
        {
          id: 'rule',
          header: t('ui.rules.rule'),
          cell: (rule) => (
            <span class="item-rule">
              {namesOf(rule.left).join(' + ')} → <strong>{rule.right.name}</strong>
            </span>
          ),
        },
        {
          id: 'count',
          header: t('ui.rules.count'),
          number: true,
          cell: (rule) => (
            <span title={t('ui.rules.support', { share: formatShare(rule.support) })}>
              {formatCount(rule.count)}
            </span>
          ),
        },
        {
          id: 'confidence',
          header: t('ui.rules.confidence'),
          number: true,
          cell: (rule) => formatShare(rule.confidence),
        },
        {
          id: 'lift',
          header: t('ui.rules.lift'),
          number: true,
          cell: (rule) => formatNumber(rule.lift, 2),
        },
        {
          id: 'chance',
          header: t('ui.rules.chance'),
          number: true,
          minor: true,
          cell: (rule) =>
            rule.false_discovery < 0.001 ? '< 0.1 %' : formatShare(rule.false_discovery),
        },
        {
          id: 'not_yet',
          header: t('ui.rules.not_yet'),
          number: true,
          cell: (rule) => (
            <a
              href={href('customers', withoutRight(rule, mined))}
              aria-label={t('ui.segments.see_who_of', { group: notYetText(rule) })}
            >
              {people(rule.bought_not_yet)}
            </a>
          ),
        },
        {
          id: 'expected',
          header: t('ui.rules.expected'),
          number: true,
          minor: true,
          cell: (rule) => (
            <span title={money(rule.expected_minor)}>{moneyShort(rule.expected_minor)}</span>
          ),
        },
        {
          id: 'actions',
          tools: true,
          header: <span class="visually-hidden">{t('ui.column.actions')}</span>,
          cell: (rule) => (
            <a
              href={href('draft', { ...withoutRight(rule, mined), product: rule.right.name })}
              aria-label={t('ui.segments.draft_for', { group: notYetText(rule) })}
            >
              {t('ui.action.draft')}
            </a>
          ),
        },
      ]}
    />
  );
}

function notYetText(rule: ItemRule): string {
  return t('ui.rules.bought_not_yet', {
    left: namesOf(rule.left).join(' + '),
    right: rule.right.name,
  });
}

function Network({ rules, mined }: { rules: readonly ItemRule[]; mined: Mined }) {
  const spec = useSpec((): NetworkSpec => {
    const sizes = new Map<string, number>();
    // A rule of several on its left is a tie of each of them to its right.
    const links = rules.flatMap((rule) =>
      rule.left.map((item) => ({ rule, from: item.name, to: rule.right.name, value: rule.lift })),
    );
    for (const { rule, from, to } of links) {
      sizes.set(from, Math.max(sizes.get(from) ?? 0, rule.left_count));
      sizes.set(to, Math.max(sizes.get(to) ?? 0, rule.right_count));
    }
    return {
      kind: 'network',
      table: tableOf(links, [
        [
          t('ui.rules.rule'),
          ({ rule }) => `${namesOf(rule.left).join(' + ')} → ${rule.right.name}`,
        ],
        [t('ui.rules.count'), ({ rule }) => formatCount(rule.count)],
        [t('ui.rules.confidence'), ({ rule }) => formatShare(rule.confidence)],
        [t('ui.rules.lift'), ({ rule }) => formatNumber(rule.lift, 2)],
        [t('ui.rules.not_yet'), ({ rule }) => formatCount(rule.bought_not_yet)],
      ]),
      nodes: [...sizes].map(([name, size]) => ({
        id: name,
        label: name,
        about: `${name}  ${counted(size, 'orders')}`,
        size,
      })),
      links,
    };
  }, [rules, mined]);
  return (
    <Chart
      title={t('ui.rules.network')}
      summary={t('ui.rules.network_summary', { n: formatCount(rules.length) })}
      spec={spec}
      height={600}
      fileName="rules"
      selectHint={t('ui.rules.not_yet')}
      onSelect={(index) => {
        const rule = rules.flatMap((one) => one.left.map(() => one))[index];
        if (rule !== undefined) go('customers', withoutRight(rule, mined));
      }}
    />
  );
}
