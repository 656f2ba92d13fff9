// Clusters: found by the core, told apart in words, opened; with three or more, how near they are.
import type { Page } from '@playwright/test';
import { expect, test } from './helpers/app';
import { openSample, visitPart } from './helpers/desk';

const cards = (page: Page) => page.locator('.cluster-grid > section');

function figure(text: string | null): number {
  return Number((/[\d,]+/.exec(text ?? '')?.[0] ?? '').replaceAll(',', ''));
}

test.beforeEach(async ({ page, appUrl }) => {
  await openSample(page, appUrl);
  await visitPart(page, '聚类');
  await expect(cards(page).first()).toBeVisible({ timeout: 60_000 });
});

test('every cluster says what sets it apart and opens exactly its customers', async ({ page }) => {
  const sizes = await cards(page).locator('.panel-head .quiet').allTextContents();
  expect(sizes.length).toBeGreaterThanOrEqual(2);
  for (const card of await cards(page).all()) {
    await expect(card.locator('.cluster-traits li').first()).not.toBeEmpty();
  }
  const people = figure(sizes[0]!);
  await cards(page)
    .first()
    .getByRole('link', { name: /看看是谁/ })
    .click();
  await expect(page.getByRole('grid', { name: '客户表' })).toHaveAttribute(
    'aria-rowcount',
    String(people + 1),
  );
});

test('four clusters stand in a tree of joins with its table', async ({ page }) => {
  // Which number was tried is told where the number was chosen by the page.
  await expect(page.getByRole('table', { name: '换一个数目会怎样' })).toBeVisible();
  await page.getByLabel('分成几群').selectOption('4');
  await expect(cards(page)).toHaveCount(4, { timeout: 60_000 });
  const tree = page.getByRole('figure', { name: '群与群有多近' });
  await expect(tree).toBeVisible();
  await tree.getByRole('button', { name: '数据表' }).click();
  await expect(tree.getByRole('row')).toHaveCount(5);
});
