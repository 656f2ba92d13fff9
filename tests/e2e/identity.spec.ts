// Who is one person, and the workspace, on two invented exports in which gifts are sent
// (tests/data/identity).
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, repository, test } from './helpers/app';
import { navigation, visit } from './helpers/desk';
import { pick, type TestFile } from './helpers/files';

async function exportFile(name: string): Promise<TestFile> {
  const buffer = await readFile(path.join(repository, 'tests/data/identity', name));
  return { name, mimeType: 'text/csv', buffer };
}

async function openGifts(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await pick(page, await exportFile('gifts_taobao.csv'), await exportFile('gifts_shop.csv'));
  await expect(page.getByRole('heading', { name: '概览', level: 1 })).toBeVisible();
  await visit(page, '数据');
  await page.getByRole('button', { name: '逐个查看' }).click();
  await expect(page.getByRole('heading', { name: /同一人合并/, level: 1 })).toBeVisible();
}

const people = (page: Page) => page.locator('.identity-person');
const sentence = (page: Page) => page.locator('main').getByRole('status').first();

test('every merge can be looked through, undone, and the undoing undone', async ({
  page,
  appUrl,
}) => {
  await openGifts(page, appUrl);
  await expect(sentence(page)).toContainText('16 个成交账号归为 14 位客户');
  await expect(people(page)).toHaveCount(2);
  // Gift givers are not among them, and nobody's name shows before it is asked for.
  await expect(page.locator('main')).not.toContainText('赵三');
  await page.getByRole('button', { name: '显示个人信息' }).click();
  await expect(people(page).first()).toContainText('赵三');
  await expect(people(page).first()).toContainText('两边都买');
  for (const giver of ['送礼的人', '收礼的人']) {
    await expect(page.locator('main')).not.toContainText(giver);
  }

  await people(page).first().getByRole('button').first().click();
  await expect(people(page)).toHaveCount(1);
  await expect(sentence(page)).toContainText('归为 15 位客户');
  await page.getByRole('link', { name: '已分开' }).click();
  await expect(page.locator('.identity-pair')).toContainText('两边都买');

  await page.keyboard.press('Control+z');
  await expect(page.locator('.identity-pair')).toHaveCount(0);
  await expect(sentence(page)).toContainText('归为 14 位客户');
  await page.keyboard.press('Control+Shift+z');
  await expect(page.locator('.identity-pair')).toHaveCount(1);
  await page.getByRole('button', { name: '允许合并' }).click();
  await expect(sentence(page)).toContainText('归为 14 位客户');
});

test('the switch for masked recipients says what it changes, then changes it', async ({
  page,
  appUrl,
}) => {
  await openGifts(page, appUrl);
  await expect(page.locator('.identity-switch')).toContainText('由 14 变为 13');
  await page.getByRole('switch').check();
  await expect(sentence(page)).toContainText('归为 13 位客户');
  await expect(page.locator('.identity-switch')).toContainText('由 13 变为 14');
  await page.getByRole('link', { name: '疑似同一人' }).click();
  await expect(people(page)).toHaveCount(1);
  await page.getByRole('link', { name: '太多人共用' }).click();
  await expect(page.getByRole('cell', { name: '6', exact: true }).first()).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(sentence(page)).toContainText('归为 14 位客户');
});

test('an excluded buyer is set aside, and is back after undo', async ({ page, appUrl }) => {
  await openGifts(page, appUrl);
  await page.goto(`${page.url().split('#')[0]}#/settings?section=workspace`);
  const excluded = page.locator('.workspace .panel').filter({ hasText: '员工、批发、测试' });
  await excluded.getByLabel('是什么').selectOption('nick');
  await excluded.getByLabel('号码、邮箱、昵称或账号').fill('店里的人');
  await excluded.getByRole('button', { name: '加入' }).click();
  await expect(excluded.getByRole('listitem')).toHaveCount(1);
  await visit(page, '数据');
  await expect(page.locator('main')).toContainText('工作区排除的买家');
  await page.keyboard.press('Control+z');
  await expect(page.locator('main')).not.toContainText('工作区排除的买家');
});

test('the workspace is saved and opened; nothing stays on the device unless asked', async ({
  page,
  appUrl,
  form,
}) => {
  await openGifts(page, appUrl);
  await navigation(page).getByRole('link', { name: '设置' }).click();
  await page.getByRole('link', { name: '工作区' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '保存工作区文件' }).click(),
  ]);
  const saved = JSON.parse(await readFile(await download.path(), 'utf8')) as { secret: string };
  expect(saved.secret).toMatch(/^[0-9a-f]{32}$/);
  const kept = () => page.evaluate(() => localStorage.getItem('shuke.workspace'));
  expect(await kept()).toBeNull();

  const remember = page.getByRole('switch', { name: '记在这台设备上' });
  if (form === 'file') {
    await expect(remember).toHaveCount(0);
    await expect(page.locator('.workspace')).toContainText('浏览器不保存任何个人资料');
  } else {
    await remember.check();
    expect(await kept()).toContain(saved.secret);
    await remember.uncheck();
    expect(await kept()).toBeNull();
  }

  const other = { secret: '00112233445566778899aabbccddeeff', opt_outs: [{ keys: [] }] };
  const open = (content: string) =>
    page.locator('.workspace input[type=file]').setInputFiles({
      name: 'workspace.json',
      mimeType: 'application/json',
      buffer: Buffer.from(content),
    });
  await open(JSON.stringify(other));
  await expect(page.getByRole('alert')).toContainText('/opt_outs/0/keys');
  await open(
    JSON.stringify({ ...other, opt_outs: [{ keys: [{ kind: 'phone', key: '15400000003' }] }] }),
  );
  await expect(page.getByRole('alert')).toHaveCount(0);
  const optedOut = page.locator('.workspace .panel').filter({ hasText: '不再收到任何消息' });
  await expect(optedOut.getByRole('listitem')).toContainText('154****0003');
});
