// Which categories bring the revenue, come back, are bought again.
import { onRow } from '../../charts/data';
import { money, moneyShort } from '../../figures';
import { formatCount, formatShare } from '../../format';
import { t } from '../../i18n';
import { FiguresTable } from '../shop/figures_table';
import { bought, seeCustomers } from '../shop/marks';
import { NothingHere, ShopPart } from '../shop/part';
import { filterOf } from '../shop/scope';
import type { ShopFigures } from '../shop/use_metrics';
import { Rich } from '../common/rich';
import { ProductChart } from './product_chart';
import { productTable, type NamedFigures } from './product_table';

export function CategoriesPart() {
  return (
    <ShopPart sections={['products']}>{(figures) => <Categories figures={figures} />}</ShopPart>
  );
}

function Categories({ figures }: { figures: ShopFigures<'products'> }) {
  const { products } = figures.sections;
  const rows = products.categories.map((row) => ({
    ...row,
    name: row.category ?? t('ui.products.no_category'),
  }));
  const top = rows[0];
  if (!products.has_categories || top === undefined) {
    return (
      <NothingHere title={t('ui.products.no_categories')}>
        {t('ui.products.no_categories_hint')}
      </NothingHere>
    );
  }
  const { range } = figures.frame;
  const filter = filterOf(figures.scope, figures.choices);
  const see = (row: NamedFigures & { category: string | null }) =>
    seeCustomers({
      label: t('ui.mark.category', { category: row.name, ...range }),
      rule: bought(filter, { ...range, line_categories: [row.category ?? ''] }),
    });
  return (
    <>
      <p class="conclusion">
        <Rich
          text="ui.products.categories_conclusion"
          parts={{
            category: <strong>{top.name}</strong>,
            net: <strong title={money(top.net_minor)}>{moneyShort(top.net_minor)}</strong>,
            refund: <strong>{formatShare(top.refund_rate.value)}</strong>,
          }}
          args={{ ...range, total: formatCount(rows.length) }}
        />
      </p>
      <ProductChart
        title={t('ui.products.categories')}
        first={t('ui.products.category')}
        rows={rows}
        onSelect={(row) => see(row as (typeof rows)[number])}
      />
      <FiguresTable
        title={t('ui.products.categories_table')}
        table={productTable(t('ui.products.category'), rows)}
        onSelect={onRow(rows, (row) => see(row))}
      />
    </>
  );
}
