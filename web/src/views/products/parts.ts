// The questions about products, one a page of 商品.
export const PRODUCT_PARTS = ['products', 'categories', 'rules', 'flows', 'cycles'] as const;
export type ProductPart = (typeof PRODUCT_PARTS)[number];
