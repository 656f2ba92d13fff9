import { readFile } from 'node:fs/promises';
import { expect, test } from './helpers/app';
import { openSample } from './helpers/desk';

test.beforeEach(async ({ page, appUrl }) => {
  await openSample(page, appUrl);
});

test('every part of the overview draws its figures', async ({ page }) => {
  for (const [part, heading] of [
    ['客户状态', '客户基础表'],
    ['订单', '下单时间'],
    ['地区', '各省一览'],
    ['关键指标', '指标表'],
    ['留存', '按首购月的留存'],
    ['周监控', 'KPI 监控表'],
    ['走势预测', '未来几周'],
    ['月度回顾', '本期与上期'],
  ] as const) {
    await page.getByRole('link', { name: part, exact: true }).click();
    await expect(page.getByRole('heading', { name: heading })).toBeVisible();
  }
});

test('the days chosen hold for every part, and Back takes them back', async ({ page }) => {
  await page.getByRole('link', { name: '订单', exact: true }).click();
  await expect(page.locator('.conclusion')).toContainText('2025-11-01 至 2026-10-31');
  await page.getByRole('combobox', { name: '时间' }).selectOption({ label: '最近 3 个月' });
  await expect(page.locator('.conclusion')).toContainText('2026-08-01 至 2026-10-31');
  await page.getByRole('link', { name: '地区', exact: true }).click();
  await expect(page.locator('.conclusion')).toContainText('2026-08-01 至 2026-10-31');
  await page.goBack();
  await page.goBack();
  await expect(page.locator('.conclusion')).toContainText('2025-11-01 至 2026-10-31');
});

test('a mark leads to just as many customers, and becomes a segment', async ({ page }) => {
  await page.getByRole('link', { name: '客户状态', exact: true }).click();
  const figure = page.getByRole('figure', { name: '购买频次' });
  await figure.getByRole('button', { name: '数据表' }).click();
  const row = figure.getByRole('row').nth(2);
  const people = (await row.getByRole('cell').first().textContent())!;
  await row.getByRole('button').click();
  await expect(page).toHaveURL(/#\/customers\?mark=[a-z0-9]+$/);
  await expect(page.locator('.view-sentence')).toContainText(`${people} 人`);
  await page.getByRole('button', { name: '把这些条件存成人群' }).click();
  await expect(page.locator('.rule-leaf')).toContainText('成交 2 单');
});

test('a figure of the base table and of the review opens its customers', async ({ page }) => {
  await page.getByRole('link', { name: '客户状态', exact: true }).click();
  const base = page.getByRole('table').first();
  const lost = base.getByRole('row', { name: /^流失客户/ });
  const people = (await lost.getByRole('cell').first().textContent())!;
  // Who never paid is no customer yet.
  await expect(base.getByRole('row', { name: /^潜在客户/ }).getByRole('button')).toHaveCount(0);
  await lost.getByRole('button').click();
  await expect(page.locator('.view-sentence')).toContainText(`${people} 人`);
  await page.goto(page.url().replace(/#.*/, '#/overview?part=review'));
  const months = page.getByRole('figure', { name: '新老客户走势' });
  await months.getByRole('button', { name: '数据表' }).click();
  const month = months.getByRole('row').nth(2);
  const old = (await month.getByRole('cell').nth(1).textContent())!;
  await month.getByRole('button').click();
  await expect(page.locator('.view-sentence')).toContainText(`${old} 人`);
});

test('the monthly review is one file with its charts as pictures', async ({ page }) => {
  await page.getByRole('link', { name: '月度回顾', exact: true }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载英文 HTML' }).click();
  const html = (await readFile(await (await download).path())).toString('utf8');
  expect(html).toContain('<html lang="en">');
  expect(html).toContain('What to do first');
  expect(html.match(/src="data:image\/png;base64,/g)!.length).toBeGreaterThanOrEqual(5);
  expect(html).not.toContain('http');
});

test('the monthly review fills the paper, without what surrounds it on the screen', async ({
  page,
}) => {
  await page.getByRole('link', { name: '月度回顾' }).click();
  const table = page.getByRole('region', { name: '本期与上期' });
  await expect(table).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 794, height: 1123 });
  await expect(page.getByRole('navigation', { name: '视图' })).toBeHidden();
  await expect(page.getByRole('button', { name: '打印或存为 PDF' })).toBeHidden();
  await expect.poll(async () => (await table.boundingBox())?.width ?? 0).toBeGreaterThan(640);
});
