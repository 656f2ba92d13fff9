// 商品: what goes together, what comes next and when again, each with the customers it is about.
import type { Page } from '@playwright/test';
import { expect, test } from './helpers/app';
import { figure, tableCount, visit } from './helpers/desk';
import { file, pick } from './helpers/files';

// Sixty come three times, every four weeks: tea, then tea and a pot, then tea. Thirty buy a cup twice,
// ten buy tea once.
function shop(): string {
  const lines = ['InvoiceNo,CustomerID,InvoiceDate,Quantity,UnitPrice,product'];
  let order = 0;
  const add = (customer: number, day: number, products: readonly string[]) => {
    order += 1;
    const date = new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
    for (const product of products) lines.push(`${order},c${customer},${date},1,10.00,${product}`);
  };
  for (let customer = 0; customer < 60; ++customer) {
    for (let visitNo = 0; visitNo < 3; ++visitNo) {
      add(customer, (customer % 28) + 28 * visitNo, visitNo === 1 ? ['tea', 'pot'] : ['tea']);
    }
  }
  for (let customer = 60; customer < 90; ++customer) {
    add(customer, customer - 60, ['cup']);
    add(customer, customer - 32, ['cup']);
  }
  for (let customer = 90; customer < 100; ++customer) add(customer, customer - 60, ['tea']);
  return lines.join('\n');
}

async function openPart(page: Page, url: string, part: string): Promise<void> {
  await page.goto(url);
  await pick(page, file('shop.csv', shop()));
  await visit(page, '商品');
  await page
    .getByRole('navigation', { name: '从哪个角度看商品' })
    .getByRole('link', { name: part, exact: true })
    .click();
  await expect(page.locator('.conclusion').first()).toBeVisible();
}

test('a rule opens who has the one and not the other, and a draft for them', async ({
  page,
  appUrl,
}) => {
  await openPart(page, appUrl, '关联');
  const rules = page.getByRole('region', { name: '买了这些，也会买' }).last();
  const row = rules.getByRole('row', { name: /^tea → pot/ });
  await expect(row).toContainText('10 人');
  await row.getByRole('link', { name: /看看是谁/ }).click();
  await expect.poll(() => tableCount(page)).toBe(10);
  await page.goBack();
  await row.getByRole('link', { name: /起草/ }).click();
  await expect(page.locator('h1')).toContainText('起草');
  await expect(page.locator('.view')).toContainText('10 人');
});

test('rules are found by word and by how strong they are', async ({ page, appUrl }) => {
  await openPart(page, appUrl, '关联');
  const rules = page.getByRole('region', { name: '买了这些，也会买' }).last();
  await expect(rules.getByRole('row')).toHaveCount(3);
  await page.getByLabel('找商品').fill('cup');
  await expect(rules.getByRole('row')).toHaveCount(1);
  await page.getByLabel('找商品').fill('POT');
  await expect(rules.getByRole('row')).toHaveCount(3);
  await page.getByLabel('置信度').selectOption('80');
  await expect(rules.getByRole('row')).toHaveCount(2);
});

test('a step opens those who took it, and those who have not come back', async ({
  page,
  appUrl,
}) => {
  await openPart(page, appUrl, '下一步');
  const steps = page.getByRole('region', { name: '第一次买的 → 第二次买的' }).last();
  const row = steps.getByRole('row', { name: /^tea → pot/ });
  const people = figure((await row.getByRole('cell').nth(1).textContent()) ?? '');
  expect(people).toBe(60);
  await row.getByRole('link').first().click();
  await expect.poll(() => tableCount(page)).toBe(60);
  await page.goBack();
  const waiting = row.getByRole('link').nth(1);
  await expect(waiting).toContainText('10');
  await waiting.click();
  await expect.poll(() => tableCount(page)).toBe(10);
  // A draft for them is about the step that they have not taken.
  await page.goBack();
  await row.getByRole('link').last().click();
  await expect(page).toHaveURL(/product=pot/);
});

test('a cycle says who is due, of products where there are no categories', async ({
  page,
  appUrl,
}) => {
  await openPart(page, appUrl, '复购周期');
  const cycles = page.getByRole('region', { name: '复购周期' }).last();
  const row = cycles.getByRole('row', { name: /tea/ });
  await expect(row.getByRole('cell').nth(3)).toHaveText('28');
  const due = row.getByRole('cell').nth(5);
  const people = figure((await due.textContent()) ?? '');
  expect(people).toBeGreaterThan(0);
  await due.getByRole('link').click();
  await expect.poll(() => tableCount(page)).toBe(people);
});

test('a segment can ask for what was bought and what not', async ({ page, appUrl }) => {
  await openPart(page, appUrl, '关联');
  const rules = page.getByRole('region', { name: '买了这些，也会买' }).last();
  await rules
    .getByRole('row', { name: /^tea → pot/ })
    .getByRole('link', { name: /看看是谁/ })
    .click();
  await expect(page.locator('.filter-chips').first()).toContainText('买过的商品：tea');
  await page.getByRole('button', { name: '把这些条件存成人群' }).click();
  await expect(page.locator('.builder')).toContainText('买过的商品');
  await expect(page.locator('.view')).toContainText('10 人');
});
