// The figures of one effect: verdict, groups, lift, revenue, return, and how the sending went.
import { codeText, counted, money, people } from '../../figures';
import { formatCount, formatNumber, formatShare } from '../../format';
import { t, type Args } from '../../i18n';
import type { Effect, GroupEffect, Remark } from '../../protocol';
import { Notice, Panel, Table } from '../../ui';

// Two decimals: a lift is often below one point.
function points(value: number | null): string {
  return value === null ? formatShare(null) : `${formatNumber(value * 100, 2)} %`;
}

function verdictSentence(effect: Effect): string {
  const { lift } = effect;
  if (lift === null) return t('verdict.none.sentence');
  return t(`verdict.${effect.verdict}.sentence`, {
    lift: points(lift.value),
    low: points(lift.low),
    high: points(lift.high),
    p: lift.p_value < 0.001 ? '< 0.001' : formatNumber(lift.p_value, 3),
    planned: points(lift.planned),
  });
}

// What fills in a remark, each in the form that its name asks for.
export function remarkArgs(remark: Remark): Args {
  return Object.fromEntries(
    Object.entries(remark.args).map(([name, value]) => [
      name,
      typeof value === 'string'
        ? value
        : name === 'rate' || name === 'lift'
          ? points(value)
          : name.endsWith('_minor')
            ? money(value)
            : formatCount(value),
    ]),
  );
}

export function EffectFigures({ effect }: { effect: Effect }) {
  return (
    <>
      <p class="conclusion" data-verdict={effect.verdict} aria-live="polite">
        <strong>{verdictSentence(effect)}</strong>
      </p>
      <p class="quiet small">
        {t('cli.effect_window', {
          from: effect.window.from,
          to: effect.window.to,
          as_of: effect.window.as_of,
        })}
      </p>
      {effect.notes.map((note) => (
        <Notice key={note.code} tone={note.code === 'merged' ? 'plain' : 'warn'}>
          {t(`effect_note.${note.code}`, remarkArgs(note))}
        </Notice>
      ))}
      <Groups effect={effect} />
      <Brought effect={effect} />
      {effect.process !== null && <Process effect={effect} />}
      {effect.strata.length > 1 && <Strata effect={effect} />}
    </>
  );
}

const ROWS: { id: string; text: (group: GroupEffect) => string }[] = [
  { id: 'customers', text: (group) => people(group.customers) },
  { id: 'found', text: (group) => people(group.found) },
  { id: 'buyers', text: (group) => people(group.buyers) },
  { id: 'response_rate', text: (group) => points(group.response_rate) },
  { id: 'orders', text: (group) => counted(group.orders, 'orders') },
  { id: 'items', text: (group) => formatCount(group.items) },
  { id: 'net_minor', text: (group) => money(group.net_minor) },
  { id: 'average_order_minor', text: (group) => money(group.average_order_minor) },
  { id: 'net_per_customer_minor', text: (group) => money(group.net_per_customer_minor) },
  { id: 'unpaid_customers', text: (group) => people(group.unpaid_customers) },
  { id: 'unpaid_orders', text: (group) => counted(group.unpaid_orders, 'orders') },
];

function Groups({ effect }: { effect: Effect }) {
  return (
    <Panel title={t('ui.results.groups')} landmark={false}>
      <Table
        caption={t('ui.results.groups')}
        rows={ROWS}
        rowKey={(row) => row.id}
        columns={[
          { id: 'what', header: '', cell: (row) => t(`ui.results.row.${row.id}`) },
          {
            id: 'treated',
            header: t('ui.draft.treated'),
            number: true,
            cell: (row) => row.text(effect.treated),
          },
          {
            id: 'control',
            header: t('ui.draft.control'),
            number: true,
            cell: (row) => row.text(effect.control),
          },
        ]}
      />
    </Panel>
  );
}

function Brought({ effect }: { effect: Effect }) {
  const { lift, revenue_lift: revenue, incremental } = effect;
  const rows: { id: string; value: string; note: string }[] = [];
  const range = (low: string, high: string) => t('ui.results.range', { low, high });
  if (lift !== null) {
    rows.push({
      id: 'lift',
      value: points(lift.value),
      note: `${range(points(lift.low), points(lift.high))} · ${t(`ui.results.test.${lift.test}`)}`,
    });
  }
  if (revenue !== null) {
    rows.push({
      id: 'revenue_lift',
      value: money(revenue.value_minor),
      note: range(money(revenue.low_minor), money(revenue.high_minor)),
    });
    rows.push(
      { id: 'more_buyers', value: formatNumber(incremental.buyers, 1), note: '' },
      { id: 'more_orders', value: formatNumber(incremental.orders, 1), note: '' },
      { id: 'more_revenue', value: money(incremental.revenue_minor), note: '' },
      { id: 'cost', value: money(incremental.cost_minor), note: '' },
      {
        id: 'profit',
        value: money(incremental.profit_minor),
        note: range(money(incremental.profit_low_minor), money(incremental.profit_high_minor)),
      },
      { id: 'return', value: formatNumber(incremental.return_ratio, 2), note: '' },
    );
  }
  if (rows.length === 0) return null;
  return (
    <Panel title={t('ui.results.brought')} landmark={false}>
      <Table
        caption={t('ui.results.brought')}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          { id: 'what', header: '', cell: (row) => t(`ui.results.brought.${row.id}`) },
          { id: 'value', header: t('ui.results.value'), number: true, cell: (row) => row.value },
          { id: 'note', header: t('ui.results.interval'), cell: (row) => row.note },
        ]}
      />
    </Panel>
  );
}

function Process({ effect }: { effect: Effect }) {
  const { process } = effect;
  if (process === null) return null;
  const names = [...new Set([...Object.keys(process.counts), ...Object.keys(process.rates)])];
  return (
    <Panel title={t('ui.results.sending')} landmark={false}>
      <Table
        caption={t('ui.results.sending')}
        rows={names}
        rowKey={(name) => name}
        columns={[
          { id: 'what', header: '', cell: (name) => t(`process.${name}`) },
          {
            id: 'count',
            header: t('ui.results.count'),
            number: true,
            cell: (name) => formatCount(process.counts[name]),
          },
          {
            id: 'rate',
            header: t('ui.results.rate'),
            number: true,
            cell: (name) => formatShare(process.rates[name]),
          },
        ]}
      />
    </Panel>
  );
}

function Strata({ effect }: { effect: Effect }) {
  return (
    <details class="panel results-strata">
      <summary>{t('ui.results.strata')}</summary>
      <Table
        caption={t('ui.results.strata')}
        rows={effect.strata}
        rowKey={(row) => `${row.level}-${row.stage ?? ''}`}
        columns={[
          { id: 'level', header: t('fact.level'), cell: (row) => codeText('level', row.level) },
          {
            id: 'stage',
            header: t('fact.stage'),
            cell: (row) => (row.stage === null ? '—' : codeText('stage', row.stage)),
          },
          {
            id: 'treated',
            header: t('ui.draft.treated'),
            number: true,
            cell: (row) => formatCount(row.treated.customers),
          },
          {
            id: 'control',
            header: t('ui.draft.control'),
            number: true,
            cell: (row) => formatCount(row.control.customers),
          },
          {
            id: 'lift',
            header: t('ui.results.brought.lift'),
            number: true,
            cell: (row) => points(row.lift?.value ?? null),
          },
          { id: 'verdict', header: '', cell: (row) => t(`verdict.${row.verdict}`) },
        ]}
      />
    </details>
  );
}
