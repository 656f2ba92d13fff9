// What became of every row: words that nobody knows, rows that were set aside, files without buyers.
import { readFile } from 'node:fs/promises';
import { expect, test } from './helpers/app';
import { fileRow, visit } from './helpers/desk';
import { file, pick } from './helpers/files';

test.beforeEach(async ({ page, appUrl }) => {
  await page.goto(appUrl);
});

const HEADER = 'order_id,buyer,order_date,paid_amount,status';

test('a status word that nobody knows is explained by a click, and taken back by another', async ({
  page,
}) => {
  const rows = Array.from({ length: 6 }, (_, i) =>
    [`A${i}`, `客${i}`, `2026-03-0${i + 1}`, '10.00', i < 2 ? '搁浅' : '已完成'].join(','),
  );
  await pick(page, file('words.csv', [HEADER, ...rows, ''].join('\n')));
  await expect(page.getByRole('heading', { name: '概览', level: 1 })).toBeVisible();
  await visit(page, '数据');
  const row = fileRow(page, 'words.csv');
  const words = row.getByRole('region', { name: '不认识的订单状态' });
  await expect(words).toContainText('搁浅');
  await expect(words).toContainText('2');
  await words.getByRole('button', { name: '已关闭' }).click();
  await expect(words).toHaveCount(0);
  await row.getByText('您说明过的订单状态').click();
  await expect(row.getByRole('button', { name: '已关闭', pressed: true })).toBeVisible();
  await visit(page, '概览');
  await expect(page.getByRole('main')).toContainText('40.00');
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('main')).toContainText('60.00');
  await visit(page, '数据');
  await expect(words).toContainText('搁浅');
});

test('all rows that were set aside can be downloaded, those of later files too', async ({
  page,
}) => {
  const rows = [
    'A1,甲,2026-03-01,10.00,已完成',
    'A2,"乙,丙",某日,10.00,已完成',
    ',,,,',
    'A3,丁,2026-03-03,10.00,已完成',
  ];
  await pick(
    page,
    file('one.csv', [HEADER, ...rows, ''].join('\n')),
    file('two.csv', [HEADER, rows[0], ''].join('\n')),
  );
  await expect(page.getByRole('heading', { name: '概览', level: 1 })).toBeVisible();
  await visit(page, '数据');
  await expect(page.getByText('2 个文件，读入 5 行，采用 2 行，搁置 3 行。')).toBeVisible();
  // The first rows are shown as well, of a reason that the other file gave too.
  for (const name of ['one.csv', 'two.csv'])
    await fileRow(page, name).getByText('搁置原因与提醒').click();
  await page.getByRole('button', { name: '显示个人信息' }).first().click();
  await expect(page.getByText('第 1 行 A1,甲,2026-03-01 00:00:00,10.00')).toBeVisible();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载全部搁置的行', exact: true }).click();
  const text = await readFile(await (await saved).path(), 'utf8');
  expect(text.startsWith('\ufefffile,row,reason,text\r\n')).toBe(true);
  const lines = text.trimEnd().split('\r\n').slice(1);
  expect(lines).toHaveLength(3);
  expect(lines[0]).toBe('one.csv,2,unreadable_date,"A2,""乙,丙"",某日,10.00,已完成"');
  expect(lines[1]).toBe('one.csv,3,blank,",,,,"');
  expect(lines[2]).toMatch(/^(one|two)\.csv,1,duplicate_order,/);
});

test('a file without buyers says which export has them, and the rest holds', async ({ page }) => {
  const header =
    '商品,订单号,订单状态,商品总价(元),邮费(元),用户实付金额(元),商品数量(件),商品id,售后状态,订单成交时间';
  const rows = Array.from(
    { length: 4 },
    (_, i) =>
      `杯子,25010${i}-1,已收货,20.00,0,20.00,1,9,无售后或售后取消,2026-01-0${i + 1} 08:00:00`,
  );
  await pick(page, file('拼多多.csv', [header, ...rows, ''].join('\n')));
  await expect(page.getByRole('heading', { name: '概览', level: 1 })).toBeVisible();
  await visit(page, '数据');
  await expect(fileRow(page, '拼多多.csv')).toContainText('拼多多的订单报表没有买家一列');
  await visit(page, '概览');
  await expect(page.getByRole('main')).toContainText('80.00');
});

test('two shops of one platform are told apart by the names of their files', async ({ page }) => {
  const rows = [HEADER, 'A1,甲,2026-03-01,10.00,已完成', ''].join('\n');
  await pick(page, file('北.csv', rows), file('南.csv', rows));
  await expect(page.getByRole('heading', { name: '概览', level: 1 })).toBeVisible();
  await visit(page, '数据');
  await expect(page.getByText('2 个文件，读入 2 行，采用 1 行，搁置 1 行。')).toBeVisible();
  for (const name of ['北', '南']) {
    const row = fileRow(page, `${name}.csv`);
    await row.getByRole('button', { name: '店铺名' }).click();
    await row.getByRole('textbox').fill(`${name}店`);
    await row.getByRole('button', { name: '确定' }).click();
    await expect(row).toContainText(`店铺：${name}店`);
  }
  await expect(page.getByText('2 个文件，读入 2 行，采用 2 行，搁置 0 行。')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(fileRow(page, '南.csv')).not.toContainText('南店');
});
