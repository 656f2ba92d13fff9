// What the customers are worth: what they spent, what they are expected to, and what related products
// would add; parted by the ways the shop parts its customers.
import { useState } from 'preact/hooks';
import { codeText, counted, money, moneyShort, people } from '../../figures';
import { formatCount, formatNumber, formatShare } from '../../format';
import { t } from '../../i18n';
import type { GroupValue, Prediction, SpendModel } from '../../protocol';
import { href } from '../../route';
import { Info, Notice, Panel, Select, Table } from '../../ui';
import { factParams } from '../customers/filter';
import { Rich } from '../common/rich';
import { AveragesTable } from './averages';
import { Trust } from './trust';

export function ValuePart({ prediction }: { prediction: Prediction }) {
  const { value } = prediction;
  return (
    <>
      <Conclusion prediction={prediction} />
      <dl class="figures figures-wide">
        <Figure
          name="historic"
          minor={value.historic_minor}
          note={t('ui.forecast.historic.note')}
        />
        <Figure
          name="current"
          minor={value.current_minor}
          note={
            value.current_minor === null
              ? t('ui.forecast.current.none')
              : t('ui.forecast.current.note', {
                  low: moneyShort(value.low_minor),
                  high: moneyShort(value.high_minor),
                })
          }
        />
        <Figure
          name="potential"
          minor={value.potential_minor}
          note={t(
            value.potential_minor === null
              ? 'ui.forecast.potential.none'
              : 'ui.forecast.potential.note',
          )}
        />
      </dl>
      <Trust prediction={prediction} />
      <Doubts spend={prediction.spend} />
      {prediction.rung === 'averages' && <AveragesTable prediction={prediction} />}
      <Groups prediction={prediction} />
      {value.current_minor !== null && <TierBands prediction={prediction} />}
    </>
  );
}

function Conclusion({ prediction }: { prediction: Prediction }) {
  const { value, risk } = prediction;
  if (value.current_minor === null) {
    return <p class="conclusion">{t('ui.forecast.conclusion_averages')}</p>;
  }
  return (
    <p class="conclusion">
      <Rich
        text="ui.forecast.conclusion"
        parts={{
          current: (
            <strong title={money(value.current_minor)}>{moneyShort(value.current_minor)}</strong>
          ),
          warned: (
            <a href={href('customers', factParams({ early_warning: 'leaving' }))}>
              {people(risk.early_warnings)}
            </a>
          ),
        }}
        args={{
          months: formatCount(value.months),
          low: moneyShort(value.low_minor),
          high: moneyShort(value.high_minor),
          days: formatCount(risk.warning_days),
        }}
      />
    </p>
  );
}

function Figure({ name, minor, note }: { name: string; minor: number | null; note: string }) {
  const title = t(`ui.forecast.${name}`);
  return (
    <div class="figure">
      <dt>
        {title}
        <Info about={title}>{t(`ui.forecast.${name}.about`)}</Info>
      </dt>
      <dd>
        <span class="figure-value" title={money(minor)}>
          {moneyShort(minor)}
        </span>
        <span class="figure-note">{note}</span>
      </dd>
    </div>
  );
}

// Where the spend model's own assumptions do not hold.
function Doubts({ spend }: { spend: SpendModel | null }) {
  if (spend === null) return null;
  return (
    <>
      {!spend.converged && <Notice tone="warn">{t('ui.forecast.spend_unfit')}</Notice>}
      {spend.converged && spend.has_no_mean && (
        <Notice tone="warn">{t('ui.forecast.spend_no_mean')}</Notice>
      )}
      {spend.follows_frequency && (
        <Notice tone="warn">
          {t('ui.forecast.spend_correlated', {
            correlation: formatNumber(spend.frequency_correlation, 2),
          })}
        </Notice>
      )}
    </>
  );
}

const WAYS = ['stage', 'tier', 'level', 'band'] as const;
type Way = (typeof WAYS)[number];
const FACT_OF: Record<Way, string> = {
  stage: 'stage',
  tier: 'tier',
  level: 'level',
  band: 'clv_band',
};

function groupsBy(prediction: Prediction, way: Way): (GroupValue & { code: string })[] {
  const { value } = prediction;
  switch (way) {
    case 'stage':
      return value.by_stage.map((row) => ({ ...row, code: row.stage }));
    case 'tier':
      return value.by_tier.map((row) => ({ ...row, code: row.tier }));
    case 'level':
      return value.by_level.map((row) => ({ ...row, code: row.level }));
    case 'band':
      return value.by_band.map((row) => ({ ...row, code: row.band }));
  }
}

function groupHref(way: Way, code: string): string {
  return href(
    'customers',
    way === 'stage' || way === 'level' ? { [way]: code } : factParams({ [FACT_OF[way]]: code }),
  );
}

function Groups({ prediction }: { prediction: Prediction }) {
  const [way, setWay] = useState<Way>('stage');
  const modelled = prediction.value.current_minor !== null;
  // Without a value there is no band to part by.
  const ways = WAYS.filter((one) => one !== 'band' || modelled);
  const title = t('ui.forecast.by_group');
  return (
    <Panel
      title={title}
      note={t(modelled ? 'ui.forecast.by_group_note' : 'ui.forecast.by_group_averages')}
      tools={
        <Select
          label={t('ui.forecast.way')}
          value={way}
          options={ways.map((one) => ({ value: one, label: t(`ui.forecast.way.${one}`) }))}
          onChange={(next) => setWay(next as Way)}
        />
      }
      landmark={false}
    >
      <Table
        caption={title}
        rows={groupsBy(prediction, way).filter((row) => row.customers > 0)}
        rowKey={(row) => row.code}
        columns={[
          {
            id: 'group',
            header: t(`ui.forecast.way.${way}`),
            cell: (row) => <strong>{codeText(FACT_OF[way], row.code)}</strong>,
          },
          {
            id: 'people',
            header: t('ui.column.people'),
            number: true,
            cell: (row) => (
              <a
                href={groupHref(way, row.code)}
                aria-label={t('ui.segments.see_who_of', {
                  group: codeText(FACT_OF[way], row.code),
                })}
              >
                {formatCount(row.customers)}
              </a>
            ),
          },
          {
            id: 'historic',
            header: t('ui.forecast.historic'),
            number: true,
            cell: (row) => <Amount minor={row.historic_minor} />,
          },
          ...(modelled
            ? [
                {
                  id: 'current',
                  header: t('ui.forecast.current'),
                  number: true,
                  cell: (row: GroupValue) => <Amount minor={row.current_minor} />,
                },
                {
                  id: 'range',
                  header: t('ui.forecast.range'),
                  number: true,
                  minor: true,
                  cell: (row: GroupValue) => (
                    <span class="quiet">
                      {moneyShort(row.low_minor)}–{moneyShort(row.high_minor)}
                    </span>
                  ),
                },
              ]
            : []),
          ...(prediction.value.potential_minor === null
            ? []
            : [
                {
                  id: 'potential',
                  header: t('ui.forecast.potential'),
                  number: true,
                  minor: true,
                  cell: (row: GroupValue) => <Amount minor={row.potential_minor} />,
                },
              ]),
          {
            id: 'orders',
            header: t('ui.forecast.expected_orders'),
            number: true,
            minor: true,
            cell: (row) => formatNumber(row.expected_orders_90d, modelled ? 0 : 1),
          },
        ]}
      />
      {prediction.value.spread !== null && (
        <p class="panel-body quiet small">
          {t('ui.forecast.spread_note', {
            spread: formatShare(prediction.value.spread),
            margin: formatNumber(prediction.value.margin_percent, 0),
            discount: formatNumber(prediction.value.discount_percent, 1),
            months: counted(prediction.value.months, 'months'),
          })}
        </p>
      )}
    </Panel>
  );
}

// Bands of expected value within the tiers of past value: who was dear and will not be, and who may be.
function TierBands({ prediction }: { prediction: Prediction }) {
  const rows = prediction.value.by_tier_band;
  const bands = [...new Set(rows.map((row) => row.band))];
  const tiers = [...new Set(rows.map((row) => row.tier))].map((tier) => ({
    tier,
    cells: rows.filter((row) => row.tier === tier),
  }));
  const title = t('ui.forecast.tier_bands');
  return (
    <Panel title={title} note={t('ui.forecast.tier_bands_note')} landmark={false}>
      <Table
        caption={title}
        rows={tiers.filter((row) => row.cells.some((cell) => cell.customers > 0))}
        rowKey={(row) => row.tier}
        columns={[
          {
            id: 'tier',
            header: t('ui.forecast.way.tier'),
            cell: (row) => <strong>{codeText('tier', row.tier)}</strong>,
          },
          ...bands.map((band) => ({
            id: band,
            header: codeText('clv_band', band),
            number: true,
            cell: (row: (typeof tiers)[number]) => {
              const cell = row.cells.find((one) => one.band === band);
              if (cell === undefined || cell.customers === 0) return <>0</>;
              return (
                <a
                  href={href('customers', factParams({ tier: row.tier, clv_band: band }))}
                  title={money(cell.current_minor)}
                  aria-label={t('ui.segments.see_who_of', {
                    group: `${codeText('tier', row.tier)}, ${codeText('clv_band', band)}`,
                  })}
                >
                  {formatCount(cell.customers)}
                </a>
              );
            },
          })),
        ]}
      />
    </Panel>
  );
}

function Amount({ minor }: { minor: number | null }) {
  return <span title={money(minor)}>{moneyShort(minor)}</span>;
}
