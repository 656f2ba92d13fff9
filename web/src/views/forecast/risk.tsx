// Who may leave and who may come back: customers by the risk that they do not order again, and whom to
// write to first.
import { Chart, useSpec } from '../../charts/chart';
import { onRow, tableOf } from '../../charts/data';
import type { BarsSpec } from '../../charts/options';
import { useDesk } from '../../desk';
import { countShort, moneyShort, people } from '../../figures';
import { formatCount, formatShare } from '../../format';
import { t } from '../../i18n';
import type { Prediction, RiskBand, Rule, RuleSize } from '../../protocol';
import { go, href } from '../../route';
import { version } from '../../state';
import { Panel, Table } from '../../ui';
import { factParams } from '../customers/filter';
import { nodeCount } from '../segments/rule_edit';
import { Rich } from '../common/rich';
import { useAnswer } from '../common/use_answer';
import { AveragesTable } from './averages';
import { Trust } from './trust';

export function RiskPart({ prediction }: { prediction: Prediction }) {
  const { risk } = prediction;
  return (
    <>
      <p class="conclusion">
        {risk.early_warnings === null ? (
          t('ui.forecast.risk_conclusion_averages', { days: formatCount(risk.days) })
        ) : (
          <Rich
            text="ui.forecast.risk_conclusion"
            parts={{
              warned: (
                <a href={href('customers', factParams({ early_warning: 'leaving' }))}>
                  {people(risk.early_warnings)}
                </a>
              ),
              draft: (
                <a href={href('draft', factParams({ early_warning: 'leaving' }))}>
                  {t('ui.forecast.write_now')}
                </a>
              ),
            }}
            args={{
              days: formatCount(risk.days),
              line: formatShare(risk.line).replace('.0', ''),
              warning_days: formatCount(risk.warning_days),
            }}
          />
        )}
      </p>
      <RiskBands prediction={prediction} />
      <Lists prediction={prediction} />
      {prediction.rung === 'averages' && <AveragesTable prediction={prediction} />}
      <Trust prediction={prediction} />
    </>
  );
}

function bandName(band: RiskBand): string {
  return `${formatCount(band.low * 100)}–${formatShare(band.high).replace('.0', '')}`;
}

function RiskBands({ prediction }: { prediction: Prediction }) {
  const { bands, days } = prediction.risk;
  const spec = useSpec(
    (): BarsSpec => ({
      kind: 'bars',
      table: tableOf(bands, [
        [t('ui.forecast.risk'), (band) => bandName(band)],
        [t('ui.column.people'), (band) => formatCount(band.customers)],
        [t('ui.forecast.current'), (band) => moneyShort(band.current_minor)],
      ]),
      values: bands.map((band) => band.customers),
      axis: countShort,
    }),
    [bands],
  );
  return (
    <Chart
      title={t('ui.forecast.risk_bands')}
      summary={t('ui.forecast.risk_bands_summary', { days: formatCount(days) })}
      spec={spec}
      height={240}
      fileName="churn-risk"
      selectHint={t('ui.action.see_who')}
      onSelect={onRow(bands, (band) =>
        go('customers', factParams({ churn_risk: `${band.low}..${band.high}` })),
      )}
    />
  );
}

interface List {
  id: string;
  rule: Rule;
  params: Record<string, string>;
}

// Whom to write to, each a list of its own.
function listsOf(prediction: Prediction): List[] {
  const lists: List[] = [];
  if (prediction.risk.early_warnings !== null) {
    lists.push(
      {
        id: 'warned',
        rule: { fact: 'early_warning', op: 'eq', value: 'leaving' },
        params: factParams({ early_warning: 'leaving' }),
      },
      {
        id: 'warned_valuable',
        rule: {
          all: [
            { fact: 'early_warning', op: 'eq', value: 'leaving' },
            { fact: 'clv_band', op: 'in', value: ['top', 'high'] },
          ],
        },
        params: factParams({ early_warning: 'leaving', clv_band: 'top,high' }),
      },
    );
  }
  lists.push({
    id: 'second_order',
    rule: { fact: 'second_order_chance', op: 'eq', value: 'candidate' },
    params: factParams({ second_order_chance: 'candidate' }),
  });
  if (prediction.risk.early_warnings !== null) {
    lists.push({
      id: 'likely',
      rule: { fact: 'churn_risk', op: 'le', value: 0.2 },
      params: factParams({ churn_risk: '..0.2' }),
    });
  }
  return lists;
}

function Lists({ prediction }: { prediction: Prediction }) {
  const desk = useDesk();
  const lists = listsOf(prediction);
  const rule = JSON.stringify({ any: lists.map((list) => list.rule) });
  const sizes = useAnswer(() => desk.ruleSizes(rule), [desk, rule, version.value]).value;
  const title = t('ui.forecast.lists');
  // A rule's sizes come node by node, the whole first.
  const sizeOf = (index: number): RuleSize | undefined => {
    let at = 1;
    for (let before = 0; before < index; ++before) at += nodeCount(lists[before]!.rule);
    return sizes?.sizes[at];
  };
  return (
    <Panel
      title={title}
      note={t(
        prediction.shown?.ranking_by === 'recency'
          ? 'ui.forecast.lists_by_recency'
          : 'ui.forecast.lists_note',
      )}
      landmark={false}
    >
      <Table
        caption={title}
        rows={lists.map((list, index) => ({ ...list, size: sizeOf(index) }))}
        rowKey={(row) => row.id}
        columns={[
          {
            id: 'list',
            header: t('ui.forecast.list'),
            cell: (row) => (
              <>
                <strong>{t(`ui.forecast.list.${row.id}`)}</strong>
                <span class="list-about quiet small">
                  {t(`ui.forecast.list.${row.id}.about`, {
                    days: formatCount(prediction.risk.days),
                    warning_days: formatCount(prediction.risk.warning_days),
                  })}
                </span>
              </>
            ),
          },
          {
            id: 'people',
            header: t('ui.column.people'),
            number: true,
            cell: (row) => formatCount(row.size?.customers),
          },
          {
            id: 'net',
            header: t('ui.forecast.historic'),
            number: true,
            minor: true,
            cell: (row) => moneyShort(row.size?.revenue_minor),
          },
          {
            id: 'actions',
            tools: true,
            header: <span class="visually-hidden">{t('ui.column.actions')}</span>,
            cell: (row) => (
              <span class="row-actions">
                <a
                  href={href('customers', row.params)}
                  aria-label={t('ui.segments.see_who_of', {
                    group: t(`ui.forecast.list.${row.id}`),
                  })}
                >
                  {t('ui.action.see_who')}
                </a>
                <a
                  href={href('draft', row.params)}
                  aria-label={t('ui.segments.draft_for', {
                    group: t(`ui.forecast.list.${row.id}`),
                  })}
                >
                  {t('ui.action.draft')}
                </a>
              </span>
            ),
          },
        ]}
      />
    </Panel>
  );
}
