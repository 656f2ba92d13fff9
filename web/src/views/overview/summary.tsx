// The whole shop as it stands: a conclusion first, the figures it rests on, then the evidence as charts
// that lead to the people behind each mark.
import { useState } from 'preact/hooks';
import { Chart, useSpec } from '../../charts/chart';
import { tableOf, type ChartTable } from '../../charts/data';
import { countShort, counted, money, moneyAxis, moneyShort, people } from '../../figures';
import { formatCount, formatShare } from '../../format';
import { t } from '../../i18n';
import type { Month, Report } from '../../protocol';
import { go, href } from '../../route';
import { Info, Notice, Select } from '../../ui';
import './overview.css';
import { ButtonLink } from '../common/button_link';
import { Rich } from '../common/rich';

export function SummaryPart({ data }: { data: Report }) {
  return (
    <div class="overview">
      <Conclusion data={data} />
      <div class="overview-evidence">
        <Months data={data} />
        {data.customers.total === 0 ? (
          <Notice>{t('ui.customers.nobody_hint')}</Notice>
        ) : (
          <>
            <Stages data={data} />
            <Levels data={data} />
          </>
        )}
      </div>
    </div>
  );
}

function Conclusion({ data }: { data: Report }) {
  const { customers, orders, revenue } = data;
  const silent = data.lifecycle.stages.find((row) => row.stage === 'silent');
  return (
    <div class="overview-conclusion">
      <p class="conclusion">
        <Rich
          text={customers.total === 0 ? 'ui.overview.conclusion_nobody' : 'ui.overview.conclusion'}
          parts={{
            customers: <strong>{people(customers.total)}</strong>,
            orders: <strong>{counted(orders.valid, 'orders')}</strong>,
            net: <strong title={money(revenue.net_minor)}>{moneyShort(revenue.net_minor)}</strong>,
          }}
          args={{ as_of: data.as_of }}
        />
      </p>
      {silent !== undefined && silent.customers > 0 && (
        <p class="conclusion">
          <Rich
            text="ui.overview.silent"
            parts={{
              silent: (
                <a href={href('customers', { stage: 'silent' })}>{people(silent.customers)}</a>
              ),
              draft: (
                <a href={href('draft', { stage: 'silent' })}>{t('ui.overview.silent_draft')}</a>
              ),
            }}
            args={{ share: formatShare(silent.share) }}
          />
        </p>
      )}
      <KeyFigures data={data} />
      <Partial data={data} />
      <div class="actions">
        <ButtonLink kind="primary" href={href('segments')}>
          {t('ui.overview.to_segments')}
        </ButtonLink>
        <ButtonLink href={href('customers')}>{t('ui.overview.to_customers')}</ButtonLink>
      </div>
    </div>
  );
}

interface FigureProps {
  name: string;
  about: string;
  value: string;
  // The exact value, where `value` is shortened.
  exact?: string;
  note?: string;
  link?: string;
}

function Figure({ name, about, value, exact, note, link }: FigureProps) {
  return (
    <div class="figure">
      <dt>
        {name}
        <Info about={name}>{about}</Info>
      </dt>
      <dd>
        <span class="figure-value" title={exact}>
          {link === undefined ? value : <a href={link}>{value}</a>}
        </span>
        {note !== undefined && <span class="figure-note">{note}</span>}
      </dd>
    </div>
  );
}

function KeyFigures({ data }: { data: Report }) {
  const { customers, orders, revenue } = data;
  return (
    <>
      <dl class="figures">
        <Figure
          name={t('ui.figure.net')}
          about={t('ui.figure.net.about')}
          value={moneyShort(revenue.net_minor)}
          exact={money(revenue.net_minor)}
          note={money(revenue.net_minor)}
        />
        <Figure
          name={t('ui.figure.customers')}
          about={t('ui.figure.customers.about')}
          value={formatCount(customers.total)}
          link={href('customers')}
          note={t('ui.figure.customers.note', { potential: formatCount(customers.potential) })}
        />
        <Figure
          name={t('ui.figure.returning')}
          about={t('ui.figure.returning.about')}
          value={formatCount(customers.returning)}
          link={href('customers', { orders: 'returning' })}
          note={t('ui.figure.returning.note', { one_order: formatCount(customers.new) })}
        />
        <Figure
          name={t('ui.figure.orders')}
          about={t('ui.figure.orders.about')}
          value={formatCount(orders.valid)}
          note={t('ui.figure.orders.note', { identified: formatCount(orders.identified) })}
        />
      </dl>
      <div class="receipts">
        <Ledger
          title={t('ui.figure.money')}
          rows={[
            ['ui.figure.gross', money(revenue.gross_minor)],
            ['ui.figure.refunds', money(revenue.refunds_minor === 0 ? 0 : -revenue.refunds_minor)],
          ]}
          total={['ui.figure.net', money(revenue.net_minor)]}
        />
        <Ledger
          title={t('ui.figure.all_orders')}
          rows={[
            ['ui.kind.valid', formatCount(orders.valid)],
            ['ui.kind.refunded', formatCount(orders.refunded)],
            ['ui.kind.closed', formatCount(orders.closed)],
            ['ui.kind.unpaid', formatCount(orders.unpaid)],
            ['ui.kind.zero_amount', formatCount(orders.zero_amount)],
            ['ui.kind.cancelling', formatCount(orders.cancelling)],
          ]}
          total={['ui.figure.total', formatCount(orders.total)]}
        />
      </div>
    </>
  );
}

// Rows that add up to their last line, as a till receipt does.
function Ledger(props: { title: string; rows: [string, string][]; total: [string, string] }) {
  return (
    <table class="receipt">
      <caption>{props.title}</caption>
      <tbody>
        {props.rows.map(([key, value]) => (
          <tr key={key}>
            <th scope="row">{t(key)}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t(props.total[0])}</th>
          <td>{props.total[1]}</td>
        </tr>
      </tfoot>
    </table>
  );
}

// What the figures leave out, where they leave something out.
function Partial({ data }: { data: Report }) {
  const { ledger, other_currencies } = data;
  const failed = ledger.files.some((file) => file.error !== null);
  return (
    <>
      {(failed || ledger.rows_used !== ledger.rows_read) && (
        <Notice
          tone={failed ? 'warn' : 'plain'}
          actions={<a href={href('data')}>{t('ui.overview.to_ledger')}</a>}
        >
          {t(failed ? 'ui.overview.partial_failed' : 'ui.overview.partial', {
            read: formatCount(ledger.rows_read),
            used: formatCount(ledger.rows_used),
          })}
        </Notice>
      )}
      {other_currencies.map((other) => (
        <Notice key={other.currency}>
          {t('ui.overview.other_currency', {
            currency: other.currency,
            orders: counted(other.orders, 'orders'),
            main: data.revenue.currency,
          })}
        </Notice>
      ))}
    </>
  );
}

const MEASURES = ['net_minor', 'orders', 'customers', 'new_customers'] as const;
type Measure = (typeof MEASURES)[number];

function monthCell(row: Month, measure: Measure): string {
  return measure === 'net_minor' ? money(row.net_minor) : formatCount(row[measure]);
}

function Months({ data }: { data: Report }) {
  const [measure, setMeasure] = useState<Measure>('net_minor');
  const spec = useSpec(() => {
    const table: ChartTable = {
      columns: [
        { label: t('ui.month'), numeric: false },
        ...MEASURES.map((m) => ({ label: t(`ui.measure.${m}`), numeric: true })),
      ],
      rows: data.months.map((row) => [row.month, ...MEASURES.map((m) => monthCell(row, m))]),
    };
    return {
      kind: 'bars',
      table,
      values: data.months.map((row) => row[measure]),
      axis: measure === 'net_minor' ? moneyAxis : countShort,
    };
  }, [data, measure]);
  if (data.months.length === 0) return null;
  const first = data.months[0]?.month ?? '';
  const last = data.months.at(-1)?.month ?? '';
  return (
    <section>
      <Chart
        title={t('ui.overview.months')}
        summary={t('ui.overview.months_summary', {
          first,
          last,
          measure: t(`ui.measure.${measure}`),
        })}
        spec={spec}
        height={232}
        fileName={t('ui.overview.months')}
        tools={
          <Select
            label={t('ui.measure')}
            hideLabel
            value={measure}
            onChange={(value) => setMeasure(value as Measure)}
            options={MEASURES.map((m) => ({ value: m, label: t(`ui.measure.${m}`) }))}
          />
        }
      />
    </section>
  );
}

interface Group {
  code: string;
  name: string;
  customers: number;
  share: number | null;
  revenue_minor: number;
}

// Lying bars of groups that part all customers, each leading to its people.
function Groups(props: { title: string; kind: 'stage' | 'level'; groups: readonly Group[] }) {
  const { title, kind, groups } = props;
  const spec = useSpec(
    () => ({
      kind: 'ranked',
      table: tableOf(groups, [
        [t(`ui.column.${kind}`), (g) => g.name],
        [t('ui.column.people'), (g) => formatCount(g.customers)],
        [t('ui.column.share'), (g) => formatShare(g.share)],
        [t('ui.column.revenue'), (g) => money(g.revenue_minor)],
      ]),
      values: groups.map((g) => g.customers),
      axis: countShort,
      colors: groups.map((g) => `--${kind}-${g.code}`),
      labels: groups.map((g) => `${formatCount(g.customers)}   ${formatShare(g.share)}`),
    }),
    [groups, title],
  );
  return (
    <section>
      <Chart
        title={title}
        summary={groups.map((g) => `${g.name} ${people(g.customers)}`).join(', ')}
        spec={spec}
        height={groups.length * 32}
        fileName={title}
        selectHint={t('ui.action.see_who')}
        onSelect={(index) => {
          const group = groups[index];
          if (group) go('customers', { [kind]: group.code });
        }}
      />
    </section>
  );
}

function Stages({ data }: { data: Report }) {
  const groups = data.lifecycle.stages.map((row) => ({
    ...row,
    code: row.stage,
    name: t(`stage.${row.stage}`),
  }));
  return <Groups title={t('ui.overview.stages')} kind="stage" groups={groups} />;
}

function Levels({ data }: { data: Report }) {
  const groups = data.rfm.levels.map((row) => ({
    ...row,
    code: row.level,
    name: t(`level.${row.level}`),
  }));
  return <Groups title={t('ui.overview.levels')} kind="level" groups={groups} />;
}
