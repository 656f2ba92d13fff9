// The parts of 人群: every figure leads to its customers, a threshold shows what it would change before
// it does, and whatever was changed can be undone.
import type { Page } from '@playwright/test';
import { expect, test } from './helpers/app';
import { figure, openSample, tableCount, visit, visitPart } from './helpers/desk';

async function openPart(page: Page, url: string, part: string): Promise<void> {
  await openSample(page, url);
  await visitPart(page, part);
}

test('a tier opens exactly its customers', async ({ page, appUrl }) => {
  await openPart(page, appUrl, '价值层级');
  const row = page.getByRole('row', { name: /钻石客户/ });
  const people = figure((await row.getByRole('cell').nth(1).textContent()) ?? '');
  expect(people).toBeGreaterThan(0);
  await row.getByRole('link', { name: '看看是谁' }).click();
  await expect.poll(() => tableCount(page)).toBe(people);
});

test('a cell of the migration opens who made that move', async ({ page, appUrl }) => {
  await openPart(page, appUrl, '迁移');
  const matrix = page.getByRole('region', { name: '迁移矩阵' }).first();
  const cell = matrix.getByRole('link', { name: /^从沉默客户到睡眠客户：/ });
  const people = figure((await cell.textContent()) ?? '');
  expect(people).toBeGreaterThan(0);
  await cell.click();
  await expect.poll(() => tableCount(page)).toBe(people);
  await page.goBack();
  await expect(matrix).toBeVisible();
});

test('another day of comparison counts anew, and can be undone', async ({ page, appUrl }) => {
  await openPart(page, appUrl, '迁移');
  const sentence = page.locator('.conclusion');
  await expect(sentence).toContainText('上升');
  const before = await sentence.textContent();
  await page.getByLabel('与哪天相比').fill('2026-01-31');
  await expect(sentence).toContainText('2026-01-31 以来');
  expect(await sentence.textContent()).not.toBe(before);
  await page.keyboard.press('Escape');
  await page.locator('h1').click();
  await page.keyboard.press('Control+z');
  await expect(sentence).toHaveText(before ?? '');
});

test('a dragged threshold shows what it would change; applied, it can be undone', async ({
  page,
  appUrl,
}) => {
  await openPart(page, appUrl, 'RFM 与等级');
  const vip = page.locator('.group-row', { hasText: 'VIP' }).nth(1).locator('.group-people');
  const before = (await vip.textContent()) ?? '';
  await page.getByRole('heading', { name: '调整门槛' }).click();
  const scale = page.getByRole('group', { name: 'M：评估期内净额' });
  await scale.getByRole('slider').first().fill('600');
  const effect = page.getByRole('region', { name: '等级' }).last();
  await expect(effect).toContainText('改变');
  await expect(vip).toHaveText(before);
  await page.getByRole('button', { name: '应用', exact: true }).click();
  await expect(vip).not.toHaveText(before);
  await page.locator('h1').click();
  await page.keyboard.press('Control+z');
  await expect(vip).toHaveText(before);
});

test('the designer counts its bands while a step is typed', async ({ page, appUrl }) => {
  await openPart(page, appUrl, '会员');
  const designer = page.getByRole('region', { name: '门槛试算' }).first();
  const first = designer.getByLabel('消费满（¥）').first();
  const bands = designer.locator('tbody tr');
  const before = await bands.first().textContent();
  await first.fill('10');
  await expect(bands.first()).not.toHaveText(before ?? '');
  await designer.getByRole('button', { name: '恢复' }).click();
  await expect(bands.first()).toHaveText(before ?? '');
});

test('the card of a customer says why they are where they are', async ({ page, appUrl }) => {
  await openSample(page, appUrl);
  await visit(page, '客户');
  await page.locator('.grid-window .grid-row').first().click();
  const card = page.getByRole('complementary');
  await expect(card.getByRole('heading', { name: '为什么在这里' })).toBeVisible();
  const reasons = card.locator('.reasons > div');
  await expect(reasons.filter({ hasText: '×R' })).toContainText('=');
  expect(await reasons.count()).toBeGreaterThanOrEqual(8);
});

test('a value of a tag opens its customers', async ({ page, appUrl }) => {
  await openPart(page, appUrl, '标签');
  const tag = page.getByRole('region', { name: '地区', exact: true });
  const row = tag.getByRole('listitem').first();
  const people = figure((await row.locator('.tag-count').textContent()) ?? '');
  await row.getByRole('link').click();
  await expect.poll(() => tableCount(page)).toBe(people);
});
