// All customers by one of the ways to part them: level, RFM segment, class, value tier, stage, membership.
// As of the whole shop's day: these do not know of days and parts.
import { useState } from 'preact/hooks';
import { Chart, useSpec } from '../../charts/chart';
import { onRow, tableOf } from '../../charts/data';
import { codeText, countShort, factName, money, people } from '../../figures';
import { formatCount, formatShare } from '../../format';
import { t } from '../../i18n';
import type { Report } from '../../protocol';
import { go } from '../../route';
import { report } from '../../state';
import { Select } from '../../ui';
import { factParams } from '../customers/filter';

interface Kind {
  code: string;
  customers: number;
  share: number | null;
  revenue_minor: number;
}

const WAYS = {
  level: (data: Report) => data.rfm.levels.map((row) => ({ ...row, code: row.level })),
  rfm_segment: (data: Report) =>
    data.rfm.segments.map((row) => ({ ...row, code: row.rfm_segment })),
  rfm_class: (data: Report) => data.rfm.classes.map((row) => ({ ...row, code: row.rfm_class })),
  tier: (data: Report) => data.tiers.tiers.map((row) => ({ ...row, code: row.tier })),
  stage: (data: Report) => data.lifecycle.stages.map((row) => ({ ...row, code: row.stage })),
  day_stage: (data: Report) =>
    data.lifecycle.day_stages.map((row) => ({ ...row, code: row.day_stage })),
} as const satisfies Record<string, (data: Report) => Kind[]>;
type Way = keyof typeof WAYS;

export function Kinds() {
  const data = report.value;
  return data === null ? null : <KindsOf data={data} />;
}

function KindsOf({ data }: { data: Report }) {
  const [way, setWay] = useState<Way>('level');
  const kinds: readonly Kind[] = WAYS[way](data);
  const title = t('ui.kinds.title');
  const spec = useSpec(
    () => ({
      kind: 'ranked',
      table: tableOf(kinds, [
        [factName(way), (row) => codeText(way, row.code)],
        [t('ui.column.people'), (row) => formatCount(row.customers)],
        [t('ui.column.share'), (row) => formatShare(row.share)],
        [t('ui.column.revenue'), (row) => money(row.revenue_minor)],
      ]),
      values: kinds.map((row) => row.customers),
      axis: countShort,
      colors: kinds.map((row) =>
        way === 'level' || way === 'stage' ? `--${way}-${row.code}` : '--accent',
      ),
      labels: kinds.map((row) => `${formatCount(row.customers)}   ${formatShare(row.share)}`),
    }),
    [data, way],
  );
  return (
    <Chart
      title={title}
      summary={`${data.as_of}: ${kinds.map((row) => `${codeText(way, row.code)} ${people(row.customers)}`).join(', ')}`}
      spec={spec}
      height={kinds.length * 28}
      fileName={`${title}_${way}`}
      tools={
        <Select
          label={t('ui.kinds.by')}
          hideLabel
          value={way}
          onChange={(value) => setWay(value as Way)}
          options={(Object.keys(WAYS) as Way[]).map((one) => ({
            value: one,
            label: factName(one),
          }))}
        />
      }
      selectHint={t('ui.action.see_who')}
      onSelect={onRow(kinds, (kind) => {
        const own = way === 'level' || way === 'stage';
        go('customers', own ? { [way]: kind.code } : factParams({ [way]: kind.code }));
      })}
    />
  );
}
