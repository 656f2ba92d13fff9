// From the first export to the answer whether a campaign worked: load a year, draft, download, load the
// next month, measure.
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from './helpers/app';
import { openSample, visit } from './helpers/desk';
import { pick, taobaoReport, type Order } from './helpers/files';

const BUYERS = 700;

const phone = (i: number) => `139${String(i).padStart(8, '0')}`;
const day = (from: string, days: number) =>
  new Date(Date.parse(`${from}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

// Everybody has bought once, a week to six weeks before the last day of the year.
function yearOne(): Order[] {
  return Array.from({ length: BUYERS }, (_, i) => ({
    id: `1${String(i).padStart(15, '0')}`,
    nick: `买家${i}`,
    phone: phone(i),
    day: i === 0 ? '2025-12-31' : day('2025-12-31', -8 - (i % 36)),
    paid: '100.00',
  }));
}

// Of those who were written to every third buys again, of all others every twentieth.
function monthAfter(written: ReadonlySet<string>): Order[] {
  const orders: Order[] = [];
  let treated = 0;
  let others = 0;
  for (let i = 1; i < BUYERS; ++i) {
    const bought = written.has(phone(i)) ? treated++ % 3 === 0 : others++ % 20 === 0;
    if (!bought) continue;
    orders.push({
      id: `2${String(i).padStart(15, '0')}`,
      nick: `买家${i}`,
      phone: phone(i),
      day: day('2026-01-01', i % 6),
      paid: '120.00',
    });
  }
  return [
    ...orders,
    { id: '2999999999999999', nick: '新来的', phone: phone(9999), day: '2026-01-31' },
  ];
}

async function saved(page: Page, button: string | RegExp) {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test('a campaign with a true effect is drafted, sent, measured, and found to work', async ({
  page,
  appUrl,
}) => {
  await page.goto(appUrl);
  await pick(page, taobaoReport('2025.csv', yearOne()));
  await page.getByRole('heading', { name: '概览', level: 1 }).waitFor();

  await visit(page, '活动');
  await page.getByRole('link', { name: '起草活动：促成第二单' }).click();
  await page.getByLabel('店名（签名）').fill('小店');
  await expect(page.getByRole('heading', { name: '发之前先算清' })).toBeVisible();
  await expect(page.getByText(/最小能看出 [\d.]+ % 的提升/)).toBeVisible();

  const list = await saved(page, /^下载名单/);
  const campaign = await saved(page, '活动文件');
  expect(campaign.name).toBe('second_order-campaign.json');
  const written = new Set(
    list.bytes
      .toString('utf8')
      .slice(1)
      .trimEnd()
      .split('\r\n')
      .slice(1)
      .map((line) => line.slice(0, 11)),
  );
  expect(written.size).toBeGreaterThan(500);
  const file = JSON.parse(campaign.bytes.toString('utf8')) as {
    treated: string[][];
    control: string[][];
    counts: { treated: number; control: number };
  };
  expect(file.treated).toHaveLength(written.size);
  expect(file.control.length).toBeGreaterThanOrEqual(50);

  await visit(page, '数据');
  await pick(page, taobaoReport('2026-01.csv', monthAfter(written)));
  await expect(page.getByText('2026-01-31').first()).toBeVisible();

  await visit(page, '效果');
  await expect(page.getByText('还没有打开活动文件')).toBeVisible();
  await page.getByLabel('活动文件', { exact: true }).setInputFiles({
    name: campaign.name,
    mimeType: 'application/json',
    buffer: campaign.bytes,
  });
  const verdict = page.locator('[data-verdict]');
  await expect(verdict).toHaveAttribute('data-verdict', 'works');
  await expect(verdict).toContainText('有效');
  const groups = page.getByRole('region', { name: '两组对照' });
  await expect(groups.getByRole('row', { name: /人数/ }).first()).toContainText(
    String(written.size),
  );
  // A third of the treated; control lies between a thirtieth and a tenth.
  await expect(groups.getByRole('row', { name: /响应率/ })).toContainText(/33\.\d\d %/);
  await expect(page.getByRole('heading', { name: '档案（SOP）' })).toBeVisible();
  const archive = await saved(page, '下载档案');
  const kept = JSON.parse(archive.bytes.toString('utf8')) as { record: unknown[] };
  expect(kept.record).toHaveLength(1);

  // On a phone the verdict is read whole.
  await page.setViewportSize({ width: 390, height: 800 });
  const sentence = await page.locator('.conclusion strong').boundingBox();
  expect(sentence).not.toBeNull();
  expect(sentence!.x + sentence!.width).toBeLessThanOrEqual(390);
});

test('what is due today is drafted by one click, with the same figures', async ({
  page,
  appUrl,
}) => {
  await openSample(page, appUrl);
  await visit(page, '今日');
  await expect(page.locator('.conclusion')).toContainText('今天该联系');
  const row = page
    .getByRole('region', { name: '到期的活动' })
    .getByRole('row')
    .filter({ has: page.getByRole('link', { name: /^起草活动：/ }) })
    .first();
  const treated = (await row.getByRole('cell').nth(2).textContent()) ?? '';
  await row.getByRole('link', { name: /^起草活动：/ }).click();
  await expect(page.getByRole('heading', { name: '起草活动', level: 1 })).toBeVisible();
  await expect(page.locator('.split-rows td').first()).toHaveText(treated);
});

test('the plan is edited in its table, undone, and saved as a calendar', async ({
  page,
  appUrl,
}) => {
  await openSample(page, appUrl);
  await visit(page, '活动');
  await page.getByRole('link', { name: '接触计划与日历' }).click();
  const plan = page.getByRole('region', { name: '新客（只有一单）的计划' });
  const days = plan.getByLabel('下单后天数').nth(0);
  await expect(days).toHaveValue('1');
  const stages = page.getByRole('region', { name: '各阶段次数，新客' }).getByRole('row');
  await expect(stages).toHaveCount(6);
  await expect(stages.nth(1)).toContainText('0–7 天');
  await expect(stages.nth(1).getByRole('cell').nth(1)).toHaveText('2 参考 2–3');
  await expect(stages.nth(2).getByRole('cell').nth(1)).toHaveText('偏少 0 参考 1–2');
  await days.fill('2');
  await days.blur();
  await expect(page.getByText('改了接触计划')).toBeVisible();
  await page.getByRole('button', { name: '撤销' }).first().click();
  await expect(days).toHaveValue('1');
  const { name, bytes } = await saved(page, '下载日历（.ics）');
  expect(name).toBe('shuke-plan.ics');
  expect(bytes.toString('utf8')).toContain('BEGIN:VEVENT');
  await page.getByRole('link', { name: '八大项目' }).click();
  await expect(page.getByRole('region', { name: '八大项目' }).getByRole('row')).toHaveCount(9);
});

test('the list comes as a workbook too', async ({ page, appUrl }) => {
  await openSample(page, appUrl);
  await visit(page, '活动');
  await page.getByRole('link', { name: '起草活动：唤醒沉默客户' }).click();
  const { name, bytes } = await saved(page, '下载 XLSX');
  expect(name).toBe('silent_wake-sms.xlsx');
  expect([...bytes.subarray(0, 2)]).toEqual([0x50, 0x4b]);
});
