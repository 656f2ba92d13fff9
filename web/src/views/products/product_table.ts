// The columns that products, categories and price bands have in common.
import type { ChartTable } from '../../charts/data';
import { money } from '../../figures';
import { formatCount, formatShare } from '../../format';
import { t } from '../../i18n';
import type { ProductFigures } from '../../protocol';

export interface NamedFigures extends ProductFigures {
  name: string;
  // Before the common columns.
  more?: readonly string[];
}

const COLUMNS = [
  'buyers',
  'orders',
  'items',
  'net_minor',
  'refund_rate',
  'repeat_rate',
  'new_share',
] as const;

export function productTable(
  first: string,
  rows: readonly NamedFigures[],
  more: readonly { label: string; numeric: boolean }[] = [],
): ChartTable {
  return {
    columns: [
      { label: first, numeric: false },
      ...more,
      ...COLUMNS.map((column) => ({ label: t(`ui.products.column.${column}`), numeric: true })),
    ],
    rows: rows.map((row) => [
      row.name,
      ...(row.more ?? []),
      formatCount(row.buyers),
      formatCount(row.orders),
      formatCount(row.items),
      money(row.net_minor),
      formatShare(row.refund_rate.value),
      formatShare(row.repeat_rate.value),
      formatShare(row.new_share.value),
    ]),
  };
}

export const PRODUCT_MEASURES = ['net_minor', 'buyers', 'orders', 'items'] as const;
export type ProductMeasure = (typeof PRODUCT_MEASURES)[number];
export const PRODUCT_RATES = ['refund_rate', 'repeat_rate', 'new_share'] as const;
export type ProductRate = (typeof PRODUCT_RATES)[number];
