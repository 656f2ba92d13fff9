// 预测: each conclusion stands on figures that open their customers, and the past shows how far to
// trust it.
import type { Page } from '@playwright/test';
import { expect, test } from './helpers/app';
import { figure, openSample, tableCount, visit } from './helpers/desk';

async function openForecast(page: Page, url: string, part = ''): Promise<void> {
  await openSample(page, url);
  await visit(page, '预测');
  await expect(page.locator('.conclusion').first()).toBeVisible();
  if (part !== '') await page.getByRole('link', { name: part, exact: true }).click();
}

test('says what customers are worth, and whose it is', async ({ page, appUrl }) => {
  await openForecast(page, appUrl);
  await expect(page.locator('.conclusion')).toContainText('预计再带来');
  for (const name of ['已经带来', '预计再带来', '还可以争取']) {
    const value = page.locator('.figure', { hasText: name }).locator('.figure-value');
    await expect(value).toContainText('¥');
  }
  const table = page.getByRole('region', { name: '分人群看价值' }).last();
  await page.getByLabel('按', { exact: true }).selectOption('band');
  const row = table.getByRole('row').nth(1);
  const people = figure((await row.getByRole('cell').nth(1).textContent()) ?? '');
  expect(people).toBeGreaterThan(0);
  await row.getByRole('link').click();
  await expect.poll(() => tableCount(page)).toBe(people);
});

test('names who is about to leave, and writes to them', async ({ page, appUrl }) => {
  await openForecast(page, appUrl, '流失与回购');
  const warned = page.locator('.conclusion a').first();
  const people = figure((await warned.textContent()) ?? '');
  expect(people).toBeGreaterThan(0);
  await warned.click();
  await expect.poll(() => tableCount(page)).toBe(people);
  await page.goBack();
  const lists = page.getByRole('region', { name: '先联系谁' }).last();
  const row = lists.getByRole('row', { name: /最可能下第二单的新客/ });
  await expect(row.getByRole('cell').nth(1)).toHaveText(/\d/);
  const second = figure((await row.getByRole('cell').nth(1).textContent()) ?? '');
  await row.getByRole('link', { name: /看看是谁/ }).click();
  await expect.poll(() => tableCount(page)).toBe(second);
  await page.goBack();
  await page.locator('.conclusion a').last().click();
  await expect(page.locator('h1')).toContainText('起草');
});

test('opens the customers of a bar of risk', async ({ page, appUrl }) => {
  await openForecast(page, appUrl, '流失与回购');
  const chart = page.getByRole('figure', { name: '按流失风险分布的客户' });
  await chart.getByRole('button', { name: '数据表' }).click();
  const row = chart.getByRole('row').last();
  const people = figure((await row.getByRole('cell').first().textContent()) ?? '');
  await row.getByRole('button').click();
  await expect.poll(() => tableCount(page)).toBe(people);
});

test('is held against the past, beside plain baselines', async ({ page, appUrl }) => {
  await openForecast(page, appUrl, '准不准');
  await expect(page.locator('.conclusion')).toContainText(/预计 [\d,]+ 次，实际 [\d,]+ 次/);
  const scores = page.getByRole('region', { name: '几种办法比一比' }).last();
  await expect(scores.getByRole('row')).toHaveCount(6);
  await expect(scores.getByRole('row', { name: /采用/ })).toHaveCount(1);
  await expect(scores.getByRole('row', { name: /采用/ })).not.toContainText(/^BG/);
});

test('says why somebody is in a group, and makes a segment of it', async ({ page, appUrl }) => {
  await openForecast(page, appUrl, '为什么');
  const rules = page.getByRole('region', { name: '条件与命中' }).last();
  const row = rules.getByRole('row').nth(1);
  const people = (await row.getByRole('cell').nth(1).textContent()) ?? '';
  await row.getByRole('button', { name: '建人群' }).click();
  await expect(page.locator('.view')).toContainText(`${people} 人`);
});

test('stands a shop of a few orders without a number too many', async ({ page, appUrl }) => {
  await page.goto(appUrl);
  const lines = ['order_id,nick,date,amount,product'];
  for (let i = 0; i < 30; ++i) {
    lines.push(`${i},c${i % 25},2026-0${1 + (i % 5)}-1${i % 10},${10 + i}.00,tea`);
  }
  await page.locator('#file-picker').setInputFiles({
    name: 'small.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(lines.join('\n')),
  });
  await visit(page, '预测');
  await expect(page.locator('.conclusion')).toContainText('数据还撑不起一个模型');
  const averages = page.getByRole('region', { name: '处境相同的客户做了什么' }).last();
  await expect(averages.getByRole('row')).toHaveCount(5);
  await expect(page.locator('.view')).not.toContainText(/NaN|Infinity/);
  await page.getByRole('link', { name: '准不准', exact: true }).click();
  await expect(page.locator('.conclusion')).toContainText('还没有模型可检验');
});
