// The first of a list of products as lying bars, by the measure that is asked for.
import { useState } from 'preact/hooks';
import { Chart, useSpec } from '../../charts/chart';
import { onRow } from '../../charts/data';
import { countShort, moneyAxis, moneyShort } from '../../figures';
import { formatCount, formatShare } from '../../format';
import { t } from '../../i18n';
import { Select } from '../../ui';
import {
  PRODUCT_MEASURES,
  PRODUCT_RATES,
  productTable,
  type NamedFigures,
  type ProductMeasure,
  type ProductRate,
} from './product_table';

const SHOWN = 15;
const NAME_LENGTH = 18;

interface Props {
  title: string;
  first: string;
  rows: readonly NamedFigures[];
  // Otherwise the largest come first.
  keepOrder?: boolean;
  onSelect: (row: NamedFigures) => void;
}

export function ProductChart({ title, first, rows, keepOrder = false, onSelect }: Props) {
  const [measure, setMeasure] = useState<ProductMeasure | ProductRate>('net_minor');
  const isRate = (PRODUCT_RATES as readonly string[]).includes(measure);
  const valueOf = (row: NamedFigures): number | null =>
    isRate ? row[measure as ProductRate].value : row[measure as ProductMeasure];
  const shown = (
    keepOrder ? [...rows] : [...rows].sort((a, b) => (valueOf(b) ?? -1) - (valueOf(a) ?? -1))
  ).slice(0, SHOWN);
  const write = (value: number | null) =>
    isRate ? formatShare(value) : measure === 'net_minor' ? moneyShort(value) : formatCount(value);
  const spec = useSpec(
    () => ({
      kind: 'ranked',
      table: productTable(
        first,
        shown.map((row) => ({ ...row, name: shorten(row.name), more: [] })),
      ),
      values: shown.map(valueOf),
      axis: measure === 'net_minor' ? moneyAxis : countShort,
      colors: shown.map(() => '--accent'),
      labels: shown.map((row) => write(valueOf(row))),
    }),
    [rows, measure],
  );
  return (
    <Chart
      title={title}
      summary={shown
        .slice(0, 3)
        .map((row) => `${row.name} ${write(valueOf(row))}`)
        .join(', ')}
      spec={spec}
      height={Math.max(shown.length, 2) * 28}
      fileName={title}
      tools={
        <Select
          label={t('ui.measure')}
          hideLabel
          value={measure}
          onChange={(value) => setMeasure(value as ProductMeasure)}
          options={[...PRODUCT_MEASURES, ...PRODUCT_RATES].map((value) => ({
            value,
            label: t(`ui.products.column.${value}`),
          }))}
        />
      }
      selectHint={t('ui.action.see_who')}
      onSelect={onRow(shown, onSelect)}
    />
  );
}

function shorten(name: string): string {
  const letters = Array.from(name);
  return letters.length <= NAME_LENGTH ? name : `${letters.slice(0, NAME_LENGTH).join('')}…`;
}
