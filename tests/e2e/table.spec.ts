import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './helpers/app';
import { openSample, visit } from './helpers/desk';

const grid = (page: Page) => page.getByRole('grid', { name: '客户表' });
const headings = (page: Page) =>
  grid(page).getByRole('columnheader').locator('.grid-sort').allInnerTexts();

async function rows(page: Page): Promise<number> {
  return Number(await grid(page).getAttribute('aria-rowcount')) - 1;
}

test.beforeEach(async ({ page, appUrl }) => {
  await openSample(page, appUrl);
  await visit(page, '客户');
  await expect(grid(page)).toBeVisible();
});

test('a column is found by a word, put elsewhere, and kept in a view', async ({ page }) => {
  await page.getByRole('button', { name: '列', exact: true }).click();
  await page.getByLabel('找列').fill('refund rate');
  await page.getByRole('checkbox', { name: '退款率' }).check();
  await page.getByRole('button', { name: '上移：退款率' }).click();
  await page.keyboard.press('Escape');
  const shown = await headings(page);
  expect(shown.at(-2)).toBe('退款率');
  await page.getByRole('button', { name: '视图', exact: true }).click();
  await page.getByLabel('视图名').fill('退款');
  await page.getByRole('button', { name: '存为视图' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '列', exact: true }).click();
  await page.getByRole('button', { name: '恢复默认列' }).click();
  await page.keyboard.press('Escape');
  expect(await headings(page)).not.toContain('退款率');
  await page.getByRole('button', { name: '视图', exact: true }).click();
  await page.getByRole('button', { name: '退款', exact: true }).click();
  expect(await headings(page)).toEqual(shown);
});

test('a condition on a column narrows the table and becomes a segment', async ({ page }) => {
  const all = await rows(page);
  const header = page.getByRole('columnheader', { name: '成交订单数' });
  await header.hover();
  await header.getByRole('button', { name: /筛选/ }).click();
  const condition = page.locator('.condition');
  await condition.getByRole('textbox').fill('5');
  await expect.poll(() => rows(page)).toBeLessThan(all);
  const size = await rows(page);
  await page.getByRole('button', { name: '把这些条件存成人群' }).click();
  await expect(page.locator('.segment-live')).toContainText(
    size.toLocaleString('en').concat(' 人'),
  );
});

test('rows are chosen by key and by mouse, and saved as they are chosen', async ({ page }) => {
  await grid(page).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  const bar = page.getByRole('region', { name: '选中的客户' });
  await expect(bar).toContainText('已选 3 人');
  await page.locator('#customer-row-6').click({ modifiers: ['Control'] });
  await expect(bar).toContainText('已选 4 人');
  await page.locator('#customer-row-8').click({ modifiers: ['Shift'] });
  await expect(bar).toContainText('已选 6 人');
  await expect(page.locator('#customer-row-7')).toHaveAttribute('aria-selected', 'true');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    bar.getByRole('button', { name: '下载选中的客户' }).click(),
  ]);
  const lines = readFileSync(await download.path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(lines).toHaveLength(7);
  await bar.getByRole('button', { name: '取消选择' }).click();
  await expect(bar).toHaveCount(0);
  await grid(page).focus();
  await page.keyboard.press('Control+a');
  const everybody = Number(await grid(page).getAttribute('aria-rowcount')) - 1;
  await expect(bar).toContainText(`已选 ${everybody.toLocaleString('en')} 人`);
});

test('rows chosen by hand become a list and a segment that holds exactly them', async ({
  page,
}) => {
  const ticks = page.locator('.grid-tick');
  await expect(ticks.nth(4)).toBeVisible();
  for (const row of [0, 2, 4]) await ticks.nth(row).click();
  await page.getByRole('button', { name: '放进名单…' }).click();
  await page.getByLabel('名单名称').fill('老朋友');
  await page.getByRole('button', { name: '放进名单并建人群' }).click();
  await expect(page.locator('.segment-live')).toContainText('3 人');
  await page.getByRole('button', { name: '保存人群' }).click();
  await visit(page, '人群');
  const row = page
    .getByRole('table', { name: '自建人群' })
    .getByRole('row')
    .filter({ hasText: '老朋友' });
  await expect(row.locator('.group-people')).toHaveText('3');
  await row.getByRole('link', { name: /看看是谁/ }).click();
  await expect(page.getByRole('grid', { name: '客户表' })).toHaveAttribute('aria-rowcount', '4');
});
