import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './helpers/app';
import { openSample, tableCount, visit } from './helpers/desk';
import { pick, taobaoReport } from './helpers/files';

const saved = (page: Page) => page.getByRole('table', { name: '自建人群' });
const row = (page: Page, name: string) => saved(page).getByRole('row').filter({ hasText: name });
const live = (page: Page) => page.locator('.segment-live');

async function sizeOf(page: Page, name: string): Promise<number> {
  const text = await row(page, name).locator('.group-people').textContent();
  return Number(text?.replace(/\D/g, ''));
}

test.beforeEach(async ({ page, appUrl }) => {
  await openSample(page, appUrl);
  await visit(page, '人群');
  await expect(saved(page)).toBeVisible();
});

test('a saved segment opens exactly the customers that it counts, and a draft for them', async ({
  page,
}) => {
  const size = await sizeOf(page, '沉默的VIP');
  expect(size).toBeGreaterThan(0);
  await row(page, '沉默的VIP').getByRole('link', { name: '看看是谁' }).click();
  await expect(page.getByRole('grid', { name: '客户表' })).toHaveAttribute(
    'aria-rowcount',
    String(size + 1),
  );
  await visit(page, '人群');
  await row(page, '沉默的VIP').getByRole('link', { name: '起草活动' }).click();
  await expect(page.getByRole('heading', { name: '起草活动' })).toBeVisible();
  await expect(page.getByLabel('给谁')).toHaveValue('segment:silent_vips');
});

test('a segment is built by keyboard, counted as it grows, saved, and taken back', async ({
  page,
}) => {
  await page.getByRole('button', { name: '新建人群' }).click();
  await expect(live(page)).toContainText('100.0');
  await page.getByRole('button', { name: '加条件' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('province');
  await page.keyboard.press('Enter');
  const words = page.locator('.value-ticks button');
  await expect(words.first()).toBeVisible();
  const before = await live(page).textContent();
  await words.nth(1).click();
  await expect(live(page)).not.toHaveText(before ?? '');
  await expect(page.locator('.segment-sentences [lang="en"]')).toContainText('Province');

  await page.getByLabel('中文名').fill('两省客户');
  await page.getByRole('button', { name: '保存人群' }).click();
  await expect(page.getByText('已保存人群“两省客户”').first()).toBeVisible();
  await expect(live(page)).toContainText(/\d 人/);
  const counted = Number(
    (await live(page).textContent())?.match(/([\d,]+) 人/)?.[1]?.replace(',', ''),
  );
  await visit(page, '人群');
  expect(await sizeOf(page, '两省客户')).toBe(counted);

  await row(page, '两省客户').getByRole('button', { name: /更多/ }).click();
  await page.getByRole('button', { name: '删除' }).click();
  await expect(row(page, '两省客户')).toHaveCount(0);
  await page.getByRole('button', { name: '撤销' }).last().click();
  await expect(row(page, '两省客户')).toHaveCount(1);
});

test('what is pasted wrong is said with its path and marked in the text', async ({ page }) => {
  await row(page, '沉默的VIP').getByRole('link', { name: '沉默的VIP', exact: true }).click();
  await page.getByRole('button', { name: 'JSON' }).click();
  const dialog = page.getByRole('dialog');
  await dialog
    .getByLabel('条件（JSON）')
    .fill('{"all": [{"fact": "orders", "op": "between", "value": [9, 2]}]}');
  await dialog.getByRole('button', { name: '应用' }).click();
  await expect(dialog.getByRole('alert')).toContainText('/all/0/value');
  const marked = await dialog
    .locator('textarea')
    .evaluate((area: HTMLTextAreaElement) =>
      area.value.slice(area.selectionStart, area.selectionEnd),
    );
  expect(marked).toBe('[9, 2]');
  await dialog.getByLabel('条件（JSON）').fill('{"fact": "orders", "op": "ge", "value": 2}');
  await dialog.getByRole('button', { name: '应用' }).click();
  await expect(page.locator('.segment-sentences [lang="zh-CN"]')).toContainText('成交订单数 ≥ 2');
  await expect(page.locator('.rule-leaf')).toHaveCount(1);
});

test('a snapshot names nobody, and is compared with a later day', async ({ page }) => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '保存快照' }).click(),
  ]);
  const text = readFileSync(await download.path(), 'utf8');
  const [head = '', ...people] = text.trimEnd().split('\n');
  expect(JSON.parse(head)).toMatchObject({ shuke_snapshot: 1, people: people.length });
  for (const line of people) expect(line).toMatch(/^[0-9a-f]{32}(,[0-9a-f]{32})* [0-9a-f]+$/);
  const picker = page.locator('input[type=file][accept*=plain]');
  await picker.setInputFiles({
    name: 'snapshot.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from(text),
  });
  await expect(page.getByText(/快照到 .* 的变化/)).toBeVisible();
  await expect(row(page, '沉默的VIP')).toContainText('进 0（新 0），出 0（不见 0）');
  await picker.setInputFiles({
    name: 'snapshot.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('订单编号,买家\n'),
  });
  await expect(page.getByRole('alert')).toContainText('第 1 行');
  await page.getByRole('button', { name: '不再比较' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('who entered and who left since a snapshot is shown by name', async ({ page, appUrl }) => {
  await page.goto(appUrl);
  const order = (nick: string, day: string) => ({ id: `9${day.replaceAll('-', '')}`, nick, day });
  await pick(
    page,
    taobaoReport('一月.csv', [order('留下的人', '2026-01-05'), order('走了的人', '2026-01-06')]),
  );
  await visit(page, '设置');
  await page.getByRole('link', { name: '策略' }).click();
  await page.locator('input[type=file][accept*=json]').setInputFiles({
    name: 'policy.json',
    mimeType: 'application/json',
    buffer: Buffer.from(
      JSON.stringify({
        segments: {
          saved: [
            {
              id: 'recent',
              name: { zh: '近一月', en: 'Last month' },
              rule: { fact: 'recency_days', op: 'lt', value: 30 },
            },
          ],
        },
      }),
    ),
  });
  await expect(page.getByText('策略已更改').first()).toBeVisible();
  await visit(page, '人群');
  await expect(row(page, '近一月').locator('.group-people')).toHaveText('2');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '保存快照' }).click(),
  ]);
  const snapshot = readFileSync(await download.path());

  await pick(
    page,
    taobaoReport('三月.csv', [order('留下的人', '2026-03-01'), order('新来的人', '2026-03-02')]),
  );
  await visit(page, '人群');
  await page
    .locator('input[type=file][accept*=plain]')
    .setInputFiles({ name: 'snapshot.txt', mimeType: 'text/plain', buffer: snapshot });
  const moved = row(page, '近一月').locator('.moved');
  await expect(moved).toContainText('进 1（新 1），出 1（不见 0）');
  for (const [link, nick] of [
    ['新进「近一月」的', '新来的人'],
    ['离开「近一月」的', '走了的人'],
  ] as const) {
    await visit(page, '人群');
    await moved.getByRole('link', { name: new RegExp(link) }).click();
    await expect.poll(() => tableCount(page)).toBe(1);
    const show = page.getByRole('button', { name: /(显示|隐藏)个人信息/ });
    if ((await show.getAttribute('aria-pressed')) !== 'true') await show.click();
    await expect(page.locator('.grid-window .grid-row')).toContainText(nick);
  }
});

test('everything is in reach on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await row(page, '值得挽回')
    .getByRole('link', { name: /值得挽回/ })
    .first()
    .click();
  await expect(live(page)).toContainText('人');
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - window.innerWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
  await page.getByRole('button', { name: '加条件' }).last().click();
  await expect(page.getByRole('combobox', { name: '加条件' })).toBeInViewport();
});
