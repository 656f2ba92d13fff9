// Which products bring the revenue, come back, are bought again.
import { onRow } from '../../charts/data';
import { money, moneyShort } from '../../figures';
import { DASH, formatCount, formatShare } from '../../format';
import { t } from '../../i18n';
import type { MetricSections } from '../../protocol';
import { FiguresTable } from '../shop/figures_table';
import { bought, seeCustomers } from '../shop/marks';
import { NothingHere, ShopPart } from '../shop/part';
import { filterOf } from '../shop/scope';
import type { ShopFigures } from '../shop/use_metrics';
import { Rich } from '../common/rich';
import { ProductChart } from './product_chart';
import { productTable, type NamedFigures } from './product_table';

export function ProductsPart() {
  return (
    <ShopPart sections={['products', 'base']}>
      {(figures) => <Products figures={figures} />}
    </ShopPart>
  );
}

type Entry = MetricSections['products']['products'][number];

function Products({ figures }: { figures: ShopFigures<'products' | 'base'> }) {
  const { products } = figures.sections;
  const rows = products.products.map((row) => ({ ...row, name: row.title ?? row.product }));
  const top = rows[0];
  if (!products.has_products || top === undefined) {
    return <NothingHere title={t('ui.products.none')}>{t('ui.products.none_hint')}</NothingHere>;
  }
  const { range } = figures.frame;
  const filter = filterOf(figures.scope, figures.choices);
  const see = (row: Entry & NamedFigures) =>
    seeCustomers({
      label: t('ui.mark.product', { product: row.name, ...range }),
      rule: bought(filter, { ...range, products: [row.product] }),
    });
  const prices = products.prices.map((row, index) => ({
    ...row,
    name: priceName(row.from_minor, products.prices[index + 1]?.from_minor),
    more: [formatCount(row.products)],
  }));
  return (
    <>
      <p class="conclusion">
        <Rich
          text="ui.products.conclusion"
          parts={{
            product: <strong>{top.name}</strong>,
            net: <strong title={money(top.net_minor)}>{moneyShort(top.net_minor)}</strong>,
            repeat: <strong>{formatShare(top.repeat_rate.value)}</strong>,
          }}
          args={{ ...range, total: formatCount(products.products_total) }}
        />
      </p>
      <ProductChart
        title={t('ui.products.top')}
        first={t('ui.products.product')}
        rows={rows}
        onSelect={(row) => see(row as Entry & NamedFigures)}
      />
      {prices.some((row) => row.products > 0) && (
        <FiguresTable
          title={t('ui.products.prices')}
          note={t('ui.products.prices_note')}
          table={productTable(t('ui.products.price_band'), prices, [
            { label: t('ui.products.column.products'), numeric: true },
          ])}
          canSelect={(index) => (prices[index]?.buyers ?? 0) > 0}
          onSelect={(index) => {
            const row = prices[index];
            if (row === undefined) return;
            seeCustomers({
              label: t('ui.mark.price', { price: row.name, ...range }),
              rule: bought(filter, { ...range, products: row.ids }),
            });
          }}
        />
      )}
      <FiguresTable
        title={t('ui.products.table')}
        note={t('ui.products.table_note', {
          shown: formatCount(rows.length),
          total: formatCount(products.products_total),
        })}
        table={productTable(
          t('ui.products.product'),
          rows.map((row) => ({
            ...row,
            more: [row.category ?? DASH, row.price_minor === null ? DASH : money(row.price_minor)],
          })),
          [
            { label: t('ui.products.category'), numeric: false },
            { label: t('ui.products.price'), numeric: true },
          ],
        )}
        onSelect={onRow(rows, (row) => see(row))}
      />
    </>
  );
}

export function priceName(from: number, below: number | undefined): string {
  return below === undefined
    ? t('ui.band.from', { from: moneyShort(from) })
    : t('ui.band.between', { from: moneyShort(from), below: moneyShort(below) });
}
