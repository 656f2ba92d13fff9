import type { Page } from '@playwright/test';
import { expect, test } from './helpers/app';
import { openSample, visit } from './helpers/desk';
import { file, pick } from './helpers/files';

const grid = (page: Page) => page.getByRole('grid', { name: '客户表' });

// Rows that the table says it has, its head not counted.
async function rows(page: Page): Promise<number> {
  return Number(await grid(page).getAttribute('aria-rowcount')) - 1;
}

test.describe('with the sample shop', () => {
  test.beforeEach(async ({ page, appUrl }) => {
    await openSample(page, appUrl);
    await visit(page, '客户');
    await expect(grid(page)).toBeVisible();
  });

  test('a stage narrows the table to as many as the report says, and the address says which', async ({
    page,
  }) => {
    const chip = page.getByRole('button', { name: /^沉默客户/ });
    const size = Number((await chip.textContent())?.replace(/\D/g, ''));
    expect(size).toBeGreaterThan(0);
    await chip.click();
    await expect(grid(page)).toHaveAttribute('aria-rowcount', String(size + 1));
    await expect(page).toHaveURL(/#\/customers\?stage=silent$/);
    await expect(page.locator('.grid-window .chip-stage-silent').nth(5)).toBeVisible();
    await page.getByRole('button', { name: '清除筛选' }).click();
    await expect(grid(page)).not.toHaveAttribute('aria-rowcount', String(size + 1));
  });

  test('sorting puts the smallest and the largest first, over everybody', async ({ page }) => {
    const header = page.getByRole('columnheader', { name: '成交订单数' });
    const first = () => page.locator('#customer-row-0 .grid-cell-number').nth(1);
    const sort = header.getByRole('button', { name: '成交订单数', exact: true });
    await sort.click();
    await expect(header).toHaveAttribute('aria-sort', 'descending');
    await expect(first()).not.toHaveText('1');
    await sort.click();
    await expect(header).toHaveAttribute('aria-sort', 'ascending');
    await expect(first()).toHaveText('1');
  });

  test('the slash searches, and a search without a match offers a way out', async ({ page }) => {
    const all = await rows(page);
    await page.keyboard.press('/');
    await page.keyboard.type('no one has this name');
    await expect(page.getByText('没有符合条件的客户')).toBeVisible();
    await expect(page).not.toHaveURL(/name/);
    await page.getByRole('button', { name: '清除搜索和筛选' }).click();
    await expect(grid(page)).toHaveAttribute('aria-rowcount', String(all + 1));
  });

  test('everything is done by keyboard: rows, a person, the next one, and back', async ({
    page,
  }) => {
    await grid(page).focus();
    await page.keyboard.press('End');
    const last = (await rows(page)) - 1;
    await expect(grid(page)).toHaveAttribute('aria-activedescendant', `customer-row-${last}`);
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const person = page.getByRole('complementary');
    await expect(person.getByRole('heading', { name: 'RFM 评分' })).toBeVisible();
    await expect(person.getByRole('heading', { level: 2 })).toBeFocused();
    const before = page.url();
    await person.getByRole('button', { name: '下一位' }).click();
    await expect(page.locator('#customer-row-2')).toHaveAttribute('aria-selected', 'true');
    expect(page.url()).not.toBe(before);
    await page.keyboard.press('Escape');
    await expect(person).toHaveCount(0);
    await expect(grid(page)).toBeFocused();
  });

  test('who they are is masked until the eye is pressed, in this view only', async ({ page }) => {
    const buyer = page.locator('#customer-row-0 .grid-cell').first();
    await expect(buyer).toHaveText(/^.\*\*$/u);
    await page.getByRole('button', { name: '显示个人信息' }).click();
    await expect(buyer).not.toContainText('*');
    await visit(page, '概览');
    await visit(page, '客户');
    await expect(page.getByRole('button', { name: '隐藏个人信息' })).toBeVisible();
    await page.getByRole('button', { name: '隐藏个人信息' }).click();
    await expect(buyer).toHaveText(/^.\*\*$/u);
  });

  test('a column can be shown, and then be sorted by', async ({ page }) => {
    await page.getByRole('button', { name: '列', exact: true }).click();
    await page.getByRole('checkbox', { name: '购买件数' }).check();
    await page.keyboard.press('Escape');
    const header = page.getByRole('columnheader', { name: '购买件数' });
    await header.getByRole('button', { name: '购买件数', exact: true }).click();
    await expect(header).toHaveAttribute('aria-sort', 'descending');
  });
});

test('a hundred thousand customers scroll to the last one, and only those in view exist', async ({
  page,
  appUrl,
}) => {
  test.slow();
  const COUNT = 100_000;
  const lines = ['订单编号,买家会员名,总金额,买家实际支付金额,订单状态,订单创建时间,订单付款时间'];
  for (let i = 0; i < COUNT; ++i) {
    const amount = `${String(COUNT - i)}.00`;
    lines.push(
      `8${String(i).padStart(15, '0')},买家${i},${amount},${amount},交易成功,2026-03-01 10:00:00,2026-03-01 10:01:00`,
    );
  }
  await page.goto(appUrl);
  await pick(page, file('big.csv', `${lines.join('\r\n')}\r\n`));
  await page.getByRole('heading', { name: '概览', level: 1 }).waitFor();
  await visit(page, '客户');
  await expect(grid(page)).toHaveAttribute('aria-rowcount', String(COUNT + 1));
  await grid(page).evaluate((element) => {
    element.scrollTop = element.scrollHeight;
  });
  const last = page.locator(`#customer-row-${COUNT - 1}`);
  await expect(last).toContainText('¥1.00');
  const drawn = await page.locator('.grid-window [role=row]').count();
  expect(drawn).toBeLessThan(80);
  const gap = await last.evaluate((row) => {
    const view = row.closest('[role=grid]')!.getBoundingClientRect();
    return view.bottom - row.getBoundingClientRect().bottom;
  });
  expect(Math.abs(gap)).toBeLessThan(24); // a scrollbar may stand below it
});
