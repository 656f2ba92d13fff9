// 下一步: from what customers bought first to what they bought next, and after how many days.
import type { ComponentChildren } from 'preact';
import { Chart, useSpec } from '../../charts/chart';
import { onRow, tableOf } from '../../charts/data';
import type { FlowSpec } from '../../charts/options';
import { people } from '../../figures';
import { formatCount, formatNumber, formatShare } from '../../format';
import { t } from '../../i18n';
import type { ItemFlow, Mined } from '../../protocol';
import { go, href } from '../../route';
import { EmptyState, Panel, Table } from '../../ui';
import { factParams, textParam } from '../customers/filter';
import { ByLevel } from './level';
import { purchaseFact } from './mined';

const IN_CHART = 24;
const IN_TABLE = 100;

export function FlowsPart() {
  return (
    <ByLevel first={null}>{(mined, choice) => <Flows mined={mined} choice={choice} />}</ByLevel>
  );
}

function params(flow: ItemFlow, mined: Mined): Record<string, string> {
  return factParams({
    [purchaseFact('first', mined.level)]: textParam([flow.from.name]),
    [purchaseFact('second', mined.level)]: textParam([flow.to.name]),
  });
}

// Who began with it and has not come back: those to whom the usual next step can be offered.
function waiting(flow: ItemFlow, mined: Mined): Record<string, string> {
  return factParams({
    [purchaseFact('first', mined.level)]: textParam([flow.from.name]),
    standing: 'one_order_recent,one_order_older',
  });
}

function Flows({ mined, choice }: { mined: Mined; choice: ComponentChildren }) {
  const { sequences } = mined;
  const first = sequences.list[0];
  if (first === undefined) {
    return (
      <>
        <div class="part-tools">{choice}</div>
        <EmptyState icon="products" title={t('ui.flows.none')}>
          {t('ui.flows.none_hint', { returned: formatCount(sequences.returned) })}
        </EmptyState>
      </>
    );
  }
  const title = t('ui.flows.title');
  return (
    <>
      <p class="conclusion">
        {t('ui.flows.conclusion', {
          returned: people(sequences.returned),
          started: people(sequences.started),
          from: first.from.name,
          to: first.to.name,
          share: formatShare(first.share),
          days: formatCount(first.days_50),
        })}
      </p>
      <div class="part-tools">{choice}</div>
      <FlowChart mined={mined} />
      <Panel
        title={title}
        note={t('ui.flows.note', {
          found: formatCount(sequences.found),
          chance: formatCount(sequences.likely_chance),
        })}
        landmark={false}
      >
        <Table
          caption={title}
          rows={sequences.list.slice(0, IN_TABLE)}
          rowKey={(flow) => `${flow.from.item}>${flow.to.item}`}
          columns={[
            {
              id: 'flow',
              header: t('ui.flows.step'),
              cell: (flow) => (
                <span class="item-rule">
                  {flow.from.name} → <strong>{flow.to.name}</strong>
                </span>
              ),
            },
            {
              id: 'people',
              header: t('ui.column.people'),
              number: true,
              cell: (flow) => (
                <a
                  href={href('customers', params(flow, mined))}
                  aria-label={t('ui.segments.see_who_of', {
                    group: `${flow.from.name} → ${flow.to.name}`,
                  })}
                >
                  {formatCount(flow.customers)}
                </a>
              ),
            },
            {
              id: 'share',
              header: t('ui.flows.share'),
              number: true,
              cell: (flow) => formatShare(flow.share),
            },
            {
              id: 'lift',
              header: t('ui.rules.lift'),
              number: true,
              minor: true,
              cell: (flow) => formatNumber(flow.lift, 2),
            },
            {
              id: 'days',
              header: t('ui.flows.days'),
              number: true,
              cell: (flow) => (
                <span title={t('ui.flows.quartiles', { low: flow.days_25, high: flow.days_75 })}>
                  {formatCount(flow.days_50)}
                </span>
              ),
            },
            {
              id: 'chance',
              header: t('ui.rules.chance'),
              number: true,
              minor: true,
              cell: (flow) =>
                flow.false_discovery < 0.001 ? '< 0.1 %' : formatShare(flow.false_discovery),
            },
            {
              id: 'actions',
              tools: true,
              header: <span class="visually-hidden">{t('ui.column.actions')}</span>,
              cell: (flow) => {
                const group = t('ui.flows.waiting_of', { from: flow.from.name });
                return (
                  <>
                    <a
                      href={href('customers', waiting(flow, mined))}
                      aria-label={t('ui.segments.see_who_of', { group })}
                    >
                      {t('ui.flows.waiting', { n: formatCount(flow.waiting) })}
                    </a>{' '}
                    {flow.waiting > 0 && (
                      <a
                        href={href('draft', { ...waiting(flow, mined), product: flow.to.name })}
                        aria-label={t('ui.segments.draft_for', { group })}
                      >
                        {t('ui.action.draft')}
                      </a>
                    )}
                  </>
                );
              },
            },
          ]}
        />
      </Panel>
    </>
  );
}

function FlowChart({ mined }: { mined: Mined }) {
  const flows = mined.sequences.list.slice(0, IN_CHART);
  const spec = useSpec((): FlowSpec => {
    const nodes = new Map<string, FlowSpec['nodes'][number]>();
    for (const flow of flows) {
      const from = `from:${flow.from.item}`;
      const to = `to:${flow.to.item}`;
      nodes.set(from, { id: from, label: flow.from.name, color: '--accent', depth: 0 });
      nodes.set(to, { id: to, label: flow.to.name, color: '--stage-old_one_order', depth: 1 });
    }
    return {
      kind: 'flow',
      table: tableOf(flows, [
        [t('ui.flows.step'), (flow) => `${flow.from.name} → ${flow.to.name}`],
        [t('ui.column.people'), (flow) => formatCount(flow.customers)],
        [t('ui.flows.share'), (flow) => formatShare(flow.share)],
        [t('ui.flows.days'), (flow) => formatCount(flow.days_50)],
      ]),
      nodes: [...nodes.values()],
      links: flows.map((flow) => ({
        from: `from:${flow.from.item}`,
        to: `to:${flow.to.item}`,
        value: flow.customers,
      })),
    };
  }, [mined]);
  const tallest = Math.max(
    new Set(flows.map((flow) => flow.from.item)).size,
    new Set(flows.map((flow) => flow.to.item)).size,
  );
  return (
    <Chart
      title={t('ui.flows.chart')}
      summary={t('ui.flows.chart_summary')}
      spec={spec}
      height={Math.max(240, 32 * tallest)}
      fileName="next-products"
      selectHint={t('ui.action.see_who')}
      onSelect={onRow(flows, (flow) => go('customers', params(flow, mined)))}
    />
  );
}
