// 商品: what sells, to whom, and what of it comes back; one question a part.
import type { ViewDefinition } from '../desk';
import { t } from '../i18n';
import { route } from '../route';
import { report } from '../state';
import { CategoriesPart } from './products/categories';
import { CyclesPart } from './products/cycles';
import { FlowsPart } from './products/flows';
import { PRODUCT_PARTS } from './products/parts';
import { ProductsPart } from './products/products';
import { RulesPart } from './products/rules';
import { scopeOf, scopeParams } from './shop/scope';
import { partOf, PartTabs } from './common/part_tabs';

function Products() {
  if (report.value === null) return null;
  const part = partOf(PRODUCT_PARTS, route.value.params['part']);
  return (
    <div class="view">
      <header class="view-head">
        <h1>{t('ui.nav.products')}</h1>
      </header>
      <PartTabs
        view="products"
        label={t('ui.products.parts')}
        parts={PRODUCT_PARTS}
        current={part}
        name={(one) => `ui.products.part.${one}`}
        params={scopeParams(scopeOf(route.value))}
      />
      {part === 'products' && <ProductsPart />}
      {part === 'categories' && <CategoriesPart />}
      {part === 'rules' && <RulesPart />}
      {part === 'flows' && <FlowsPart />}
      {part === 'cycles' && <CyclesPart />}
    </div>
  );
}

export const view: ViewDefinition = {
  id: 'products',
  Component: Products,
  inNavigation: true,
  needsOrders: true,
};
