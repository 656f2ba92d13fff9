import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from './helpers/app';
import { openSample, visit, visitPart } from './helpers/desk';
import { file, pick, plainOrders, taobaoReport } from './helpers/files';

const number = (text: string | null) => Number((text ?? '').replace(/[^\d]/g, ''));

// The bytes of what a button saves.
async function saved(page: Page, button: string | RegExp) {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test('from a stage to a list that opens in Excel, with everybody accounted for', async ({
  page,
  appUrl,
}) => {
  await openSample(page, appUrl);
  await visitPart(page, '生命周期');
  await page.getByRole('link', { name: '起草活动：沉默客户' }).click();
  await expect(page.getByRole('heading', { name: '起草活动', level: 1 })).toBeVisible();
  await page.getByLabel('店名（签名）').fill('熟客小店');
  await page
    .getByLabel('消息', { exact: true })
    .fill('{nick|朋友}，好久不见，{coupon}等你到本月底。');
  await expect(page.locator('.message-text').first()).toContainText('【熟客小店】');

  const rows = await page.locator('.split-rows td').allTextContents();
  const audience = number(rows.pop() ?? null);
  expect(audience).toBeGreaterThan(100);
  expect(rows.map(number).reduce((sum, n) => sum + n, 0)).toBe(audience);

  const list = await saved(page, /^下载名单/);
  expect(list.name).toMatch(/^[\w-]+\.csv$/);
  expect([...list.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const lines = list.bytes.toString('utf8').slice(1).trimEnd().split('\r\n');
  expect(lines[0]).toBe('phone,message');
  expect(lines.length - 1).toBe(number(rows[0] ?? null));
  for (const line of lines.slice(1))
    expect(line).toMatch(/^1\d{10},"?【熟客小店】.+等你到本月底。/);

  // What is kept to measure the effect by holds nobody's number.
  for (const button of ['对照组', '活动文件']) {
    const { bytes } = await saved(page, button);
    expect(bytes.toString('utf8')).not.toMatch(/(?<![\w.])1[3-9]\d{9}(?!\w)/);
  }
});

test('the preview is masked, though the list is not', async ({ page, appUrl }) => {
  await openSample(page, appUrl);
  await visit(page, '活动');
  await page.getByRole('link', { name: '起草活动：唤醒沉默客户' }).click();
  const to = page.locator('.message-to').first();
  await expect(to).toContainText(/\d{3}\*{4}\d{4}/);
  await expect(to).toContainText(/\d+ 字 · 计费 \d 条/);
});

test('a fault in the message stands at the message, and no list is given', async ({
  page,
  appUrl,
}) => {
  await openSample(page, appUrl);
  await visit(page, '活动');
  await page.getByRole('link', { name: '起草活动：唤醒沉默客户' }).click();
  const message = page.getByLabel('消息', { exact: true });
  await message.fill('{nik}，你好');
  await expect(message).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByText('“nik”')).toBeVisible();
  await expect(page.getByRole('button', { name: /^下载名单/ })).toBeDisabled();
  await page.getByRole('button', { name: '恢复原来的内容' }).click();
  await expect(page.getByRole('button', { name: /^下载名单/ })).toBeEnabled();
});

test('the number beside an activity leads to the people, and from them to the draft', async ({
  page,
  appUrl,
}) => {
  await openSample(page, appUrl);
  await visit(page, '活动');
  const link = page.getByRole('link', { name: /看看是谁：唤醒沉默客户/ });
  const size = number(await link.textContent());
  await link.click();
  const grid = page.getByRole('grid', { name: '客户表' });
  await expect(grid).toHaveAttribute('aria-rowcount', String(size + 1));
  await page.getByRole('link', { name: '给他们起草活动' }).click();
  await expect(page.locator('.conclusion')).toContainText('唤醒沉默客户');
});

test('a channel that reaches nobody says so, and gives no list', async ({ page, appUrl }) => {
  await page.goto(appUrl);
  const orders = plainOrders(40).map((order) => ({ ...order, phone: '' }));
  await pick(page, taobaoReport('orders.csv', orders));
  await page.getByRole('heading', { name: '概览', level: 1 }).waitFor();
  await visitPart(page, 'RFM 与等级');
  await page.getByRole('link', { name: '起草活动：普通客户' }).click();
  await expect(page.getByText('人群里没有一个能发送')).toBeVisible();
  await expect(page.getByRole('button', { name: /^下载名单/ })).toBeDisabled();
  await page.getByLabel('渠道').selectOption('wangwang');
  await expect(page.getByRole('button', { name: /^下载名单/ })).toBeEnabled();
});

test('where nobody can be reached, today says so and what to add', async ({ page, appUrl }) => {
  await page.goto(appUrl);
  const rows = plainOrders(40).map(({ id, day }, i) => `${id},会员${i % 25},${day},20.00`);
  await pick(page, file('无电话.csv', ['订单号,会员号,下单时间,实付金额', ...rows, ''].join('\n')));
  await expect(page.getByRole('heading', { name: '概览', level: 1 })).toBeVisible();
  await visit(page, '今日');
  await expect(page.getByRole('region', { name: '到期的活动' })).toBeVisible();
  await expect(page.getByText('到期的客户都没有手机号或邮箱')).toBeVisible();
});

test('an unpaid order is drafted at its step, on the channel of the step', async ({
  page,
  appUrl,
}) => {
  await openSample(page, appUrl);
  await visit(page, '今日');
  const steps = page.getByRole('region', { name: '未付款订单' });
  const row = steps.getByRole('row').filter({ hasText: '收工前再问一遍' });
  const people = number(await row.getByRole('cell').nth(3).textContent());
  expect(people).toBeGreaterThan(0);
  await row.getByRole('link', { name: '起草活动：收工前再问一遍' }).click();
  await expect(page.getByLabel('渠道')).toHaveValue('wangwang');
  await expect(page.getByLabel('消息', { exact: true })).toHaveValue(/还没付款/);
  await expect(page.locator('.split-rows tfoot td')).toHaveText(String(people));
  await expect(page.getByText('客服聊过没有，导出里看不到')).toBeVisible();
});

test('the editor asks what the message is about, and says so once', async ({ page, appUrl }) => {
  await openSample(page, appUrl);
  await visit(page, '活动');
  await page.getByRole('link', { name: '起草活动：唤醒沉默客户' }).click();
  const message = page.getByLabel('消息', { exact: true });
  const hint = page.getByText(/^主题：/);
  await message.fill('{nick|朋友}，送你{coupon}，7天内有效，{link|进店}可用');
  await expect(hint).toBeVisible();
  await message.fill('{nick|朋友}，店庆送你{coupon}，7天内有效，{link|进店}可用');
  await expect(hint).toBeHidden();
});

test('whoever has no nick is called as the shop calls its fans', async ({ page, appUrl }) => {
  await page.goto(appUrl);
  const rows = plainOrders(40).map(({ id, day }, i) => `${id},138000000${10 + i},${day},20.00`);
  await pick(
    page,
    file('只有手机.csv', ['订单号,买家手机,下单时间,实付金额', ...rows, ''].join('\n')),
  );
  await expect(page.getByRole('heading', { name: '概览', level: 1 })).toBeVisible();
  await page.evaluate(() => {
    location.hash = '#/draft?activity=big_sale';
  });
  const first = page.locator('.message-text').first();
  await expect(first).toHaveText(/^朋友，/);
  await page.getByLabel('没有昵称时称呼').fill('果粉');
  await expect(first).toHaveText(/^果粉，/);
  // What the policy says stands in the field until the owner types.
  await page.getByLabel('没有昵称时称呼').fill('');
  await expect(first).toHaveText(/^朋友，/);
});

test('a list that is longer than a batch is saved batch by batch', async ({ page, appUrl }) => {
  await openSample(page, appUrl);
  await visit(page, '设置');
  await page.getByRole('link', { name: '策略' }).click();
  await page.locator('input[type=file][accept*=json]').setInputFiles({
    name: 'policy.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"campaign": {"batch_size": 100}}'),
  });
  await visitPart(page, '生命周期');
  await page.getByRole('link', { name: '起草活动：沉默客户' }).click();
  const batch = page.getByLabel('哪一批');
  await expect(batch).toContainText('第 2 批（100 人）');
  await batch.selectOption('2');
  const list = await saved(page, '下载名单（100 人）');
  expect(list.name).toBe('stage_silent-sms-2.csv');
  expect(list.bytes.toString('utf8').trimEnd().split('\r\n').length).toBe(101);
});
