// Names, titles and remarks that try to be HTML, a script or a formula, through every view and list.
import { readFile } from 'node:fs/promises';
import { expect, test } from './helpers/app';
import { visit, visitPart } from './helpers/desk';
import { pick, taobaoReport, type Order } from './helpers/files';

const IMAGE = '<img src=x onerror="window.ran=1">';
const FORMULA = "=cmd|'/c calc'!A1";

const ORDERS: Order[] = Array.from({ length: 60 }, (_, i) => ({
  id: `7${String(i).padStart(15, '0')}`,
  nick: [`${IMAGE}${i}`, `${FORMULA}${i}`, `@SUM(${i})`, `{nick}${i}`][i % 4]!,
  recipient: ['<script>window.ran=2</script>', '+1+1', '"><svg onload=window.ran=3>', '{a|b}'][
    i % 4
  ]!,
  title: ['<b>毛巾</b>', IMAGE, FORMULA, '${window.ran=4}'][i % 4]!,
  remark: IMAGE,
  phone: `138${String(i).padStart(8, '0')}`,
  day: '2026-03-01',
  address: `${IMAGE} ${IMAGE} 某路1号`,
}));

test('they are shown as the text they are, and none of them runs', async ({ page, appUrl }) => {
  await page.goto(appUrl);
  await pick(page, taobaoReport('<img src=x onerror=window.ran=5>.csv', ORDERS));
  await page.getByRole('heading', { name: '概览', level: 1 }).waitFor();
  const harmless = async (where: string) => {
    const found = await page.evaluate(() => ({
      ran: 'ran' in window,
      made: document.querySelectorAll('main img, main script, main svg[onload]').length,
    }));
    expect(found, where).toEqual({ ran: false, made: 0 });
  };
  for (const view of ['概览', '人群', '活动', '数据', '客户']) {
    await visit(page, view);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(view);
    await harmless(view);
  }
  await page.getByRole('button', { name: '显示个人信息' }).click();
  await page.getByRole('button', { name: '列', exact: true }).click();
  for (const column of ['常用收货人', '省份', '城市']) {
    const box = page.getByRole('checkbox', { name: column, exact: true });
    if (!(await box.isChecked())) await box.check();
  }
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await page.keyboard.type('onerror');
  await expect(page.locator('#customer-row-0')).toContainText(IMAGE);
  await harmless('customer table');

  await page.locator('#customer-row-0').click();
  await expect(page.getByRole('complementary')).toContainText('<b>毛巾</b>');
  await harmless('person');
});

test('a list keeps formulas from running', async ({ page, appUrl }) => {
  await page.goto(appUrl);
  await pick(page, taobaoReport('orders.csv', ORDERS));
  await page.getByRole('heading', { name: '概览', level: 1 }).waitFor();
  await visitPart(page, '生命周期');
  await page.getByRole('link', { name: '起草活动：1次购买新客' }).click();
  await page.getByLabel('渠道').selectOption('wangwang');
  await page.getByLabel('消息', { exact: true }).fill('{nick}，你好');
  await expect(page.getByText('旺旺昵称、消息')).toBeVisible();
  await expect(page.locator('.message-text').first()).toContainText('你好');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^下载名单/ }).click(),
  ]);
  const text = (await readFile(await download.path())).toString('utf8').slice(1);
  expect(text).toContain('cmd|');
  expect(text).toContain('@SUM');
  for (const line of text.trimEnd().split('\r\n')) {
    // Every cell begins with a character that no spreadsheet takes for a formula.
    expect(line).not.toMatch(/(^|,)"?[=+\-@\t\r]/);
  }
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
});
