import { readFile } from 'node:fs/promises';
import { expect, test } from './helpers/app';
import { fileRow, visit } from './helpers/desk';
import { file, gbk, pick, pickRepeated, plainOrders, taobaoReport } from './helpers/files';

test.beforeEach(async ({ page, appUrl }) => {
  await page.goto(appUrl);
});

test('an export is recognised, accounted for, and opens the overview', async ({ page }) => {
  await pick(page, taobaoReport('ExportOrderList.csv', plainOrders(40)));
  await expect(page.getByRole('heading', { name: '概览', level: 1 })).toBeVisible();
  await visit(page, '数据');
  const row = fileRow(page, 'ExportOrderList.csv');
  await expect(row).toContainText('淘宝/天猫订单报表 · GB18030/GBK · 逗号分隔');
  await expect(page.getByText('1 个文件，读入 40 行，采用 40 行，搁置 0 行。')).toBeVisible();
});

test('files that cannot be used say why, and the others are used all the same', async ({
  page,
}) => {
  const half = taobaoReport('half.csv', plainOrders(30, '7'));
  await pick(
    page,
    taobaoReport('good.csv', plainOrders(20)),
    file('empty.csv', ''),
    file('photo.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])),
    file('header.csv', gbk('订单编号,买家会员名,买家实际支付金额,订单状态,订单创建时间\r\n')),
    file('archive.csv', Buffer.from('PK\u0003\u0004rest of an archive')),
    { ...half, buffer: half.buffer.subarray(0, half.buffer.length - 61) },
  );
  await expect(fileRow(page, 'empty.csv')).toContainText('文件是空的');
  await expect(fileRow(page, 'photo.csv')).toContainText('不是表格文件');
  await expect(fileRow(page, 'header.csv')).toContainText('只有表头');
  await expect(fileRow(page, 'archive.csv')).toContainText('压缩包');
  await expect(page.getByText('有 4 个文件还没用上')).toBeVisible();
  await expect(page.getByText(/^6 个文件，读入 50 行/)).toBeVisible();
  await expect(page.getByRole('button', { name: '查看概览' })).toBeVisible();
});

test('a table of 200 columns and a line of 50 MB end in a sentence, and the page lives on', async ({
  page,
}) => {
  const wide = Array.from({ length: 200 }, (_, i) => `c${i}`).join(',');
  await pick(
    page,
    file('wide.csv', `${wide}\n${wide}\n`),
    file('line.csv', Buffer.alloc(50_000_000, 'x')),
  );
  await expect(fileRow(page, 'wide.csv')).toContainText('认不出哪些列');
  await expect(fileRow(page, 'line.csv')).toContainText('没有一个换行');
  await pick(page, taobaoReport('good.csv', plainOrders(20)));
  await expect(fileRow(page, 'good.csv')).toContainText('淘宝/天猫订单报表');
});

test('a second file adds to the first, and orders in both count once', async ({ page }) => {
  const orders = plainOrders(30);
  await pick(page, taobaoReport('a.csv', orders.slice(0, 20)));
  await expect(page.getByRole('heading', { name: '概览', level: 1 })).toBeVisible();
  await pick(page, taobaoReport('b.csv', orders.slice(10)));
  await visit(page, '数据');
  await expect(page.getByText('2 个文件，读入 40 行，采用 30 行，搁置 10 行。')).toBeVisible();
  await expect(page.locator('.tally').first()).toContainText('重复订单');
});

test('an unknown table is read once its columns are named', async ({ page }) => {
  const rows = Array.from({ length: 12 }, (_, i) => `A${i},客${i % 5},${i}.50,2026-03-${10 + i}`);
  await pick(page, file('自己的表.csv', ['甲,乙,丙,丁', ...rows, ''].join('\n')));
  await expect(fileRow(page, '自己的表.csv')).toContainText('认不出哪些列');
  await page.getByRole('button', { name: '指定各列' }).click();
  await expect(page.getByRole('heading', { name: '自己的表.csv' })).toBeVisible();

  for (const [header, role] of [
    ['甲', 'order_id'],
    ['乙', 'nick'],
    ['丙', 'paid_amount'],
    ['丁', 'created_at'],
  ] as const) {
    await page.getByLabel(`“${header}”列是什么`).selectOption(role);
  }
  await page.getByLabel('“甲”列是什么').selectOption('');
  await expect(page.getByRole('button', { name: '确认并重读' })).toBeDisabled();
  await page.getByLabel('“甲”列是什么').selectOption('order_id');
  await page.getByRole('button', { name: '确认并重读' }).click();
  await expect(page.getByText('1 个文件，读入 12 行，采用 12 行，搁置 0 行。')).toBeVisible();
  // The step ends with the mapping in the policy.
  await expect(page.getByRole('banner').getByRole('button', { name: /^撤销/ })).toBeEnabled();

  await page.keyboard.press('Control+z');
  await expect(fileRow(page, '自己的表.csv')).toContainText('认不出哪些列');
  await page.keyboard.press('Control+Shift+z');
  await expect(page.getByText('1 个文件，读入 12 行，采用 12 行，搁置 0 行。')).toBeVisible();
});

test('a table without order numbers is read as one order a row, in one click', async ({ page }) => {
  const rows = Array.from({ length: 9 }, (_, i) => `客${i % 4},2026-03-${10 + i},${i + 1}.50`);
  await pick(page, file('无单号.csv', ['买家昵称,付款日期,实付金额', ...rows, ''].join('\n')));
  await expect(page.getByText('这张表没有订单号').first()).toBeVisible();
  await page.getByRole('button', { name: '指定各列' }).first().click();
  await page.getByRole('button', { name: '没有这一列：每行一单' }).click();
  await page.getByRole('button', { name: '确认并重读' }).click();
  await expect(page.getByText('1 个文件，读入 9 行，采用 9 行，搁置 0 行。')).toBeVisible();
});

test('a wrong guess at the encoding is put right in two clicks, with the text to see', async ({
  page,
}) => {
  await pick(page, taobaoReport('gbk.csv', plainOrders(20)));
  await expect(page.getByRole('heading', { name: '概览', level: 1 })).toBeVisible();
  await visit(page, '数据');
  await fileRow(page, 'gbk.csv').getByRole('button', { name: '调整读法' }).click();
  const lines = page.getByLabel('按所选编码显示的前几行');
  await expect(lines).toContainText('买家会员名');
  await page.getByText('西欧', { exact: true }).click();
  await expect(lines).not.toContainText('买家会员名');
  await page.getByText('GB18030/GBK', { exact: true }).click();
  await expect(lines).toContainText('买家会员名');
  await page.getByRole('button', { name: '确认并重读' }).click();
  await expect(page.getByText('1 个文件，读入 20 行，采用 20 行，搁置 0 行。')).toBeVisible();
});

test('a pound sign after 2.6 MB of ASCII is read as one', async ({ page }) => {
  const rows = Array.from(
    { length: 62_000 },
    (_, i) => `A${100_000 + i},buyer${i % 900},2026-03-04,10.00,cup with a plate`,
  );
  const bytes = Buffer.concat([
    Buffer.from(['order_id,nick,date,amount,product', ...rows, ''].join('\n')),
    Buffer.from('B1,bob,2026-03-05,12.50,VOUCHER \xa35\n', 'latin1'),
  ]);
  expect(bytes.indexOf(0xa3)).toBeGreaterThan(2_600_000);
  await pick(page, file('late.csv', bytes));
  await expect(page.getByRole('heading', { name: '概览', level: 1 })).toBeVisible();
  await visit(page, '数据');
  await expect(fileRow(page, 'late.csv')).toContainText('西欧');
  await expect(
    page.getByText('1 个文件，读入 62,001 行，采用 62,001 行，搁置 0 行。'),
  ).toBeVisible();
});

test('a wrong guess at the decimal mark is put right by one choice', async ({ page }) => {
  const rows = Array.from({ length: 12 }, (_, i) => `A${i};客${i};2026-03-${10 + i};1,234`);
  await pick(
    page,
    file('marks.csv', ['order_id;buyer;order_date;paid_amount', ...rows, ''].join('\n')),
  );
  await expect(page.getByRole('heading', { name: '概览', level: 1 })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('14,808');
  await visit(page, '数据');
  await fileRow(page, 'marks.csv').getByRole('button', { name: '调整读法' }).click();
  const mark = page.getByLabel('小数点');
  await expect(mark).toContainText('自动判断：句点（1,234.50）');
  await mark.selectOption('comma');
  await page.getByRole('button', { name: '确认并重读' }).click();
  await visit(page, '概览');
  await expect(page.getByRole('main')).toContainText('14.76');
});

test('reading can be cancelled at once, and what was there stays', async ({ page }) => {
  test.slow();
  await pick(page, taobaoReport('small.csv', plainOrders(20)));
  await expect(page.getByRole('heading', { name: '概览', level: 1 })).toBeVisible();
  await visit(page, '数据');

  await pickRepeated(page, taobaoReport('big.csv', plainOrders(1000, '8')), 300);
  const row = fileRow(page, 'big.csv');
  await expect(row.getByRole('progressbar')).toBeVisible();
  await row.getByRole('button', { name: '取消' }).click();
  await expect(row).toContainText('已取消', { timeout: 1000 });
  await expect(page.getByText('1 个文件，读入 20 行，采用 20 行，搁置 0 行。')).toBeVisible();
  await row.getByRole('button', { name: '重新读取' }).click();
  await expect(row).toContainText('淘宝/天猫订单报表', { timeout: 60_000 });
});

test('removing a file takes its orders away, and undo brings them back', async ({ page }) => {
  const orders = plainOrders(30);
  await pick(
    page,
    taobaoReport('a.csv', orders.slice(0, 20)),
    taobaoReport('b.csv', orders.slice(20)),
  );
  await expect(page.getByRole('heading', { name: '概览', level: 1 })).toBeVisible();
  await visit(page, '数据');
  await page.getByRole('button', { name: '移除 b.csv' }).click();
  await expect(page.getByText('1 个文件，读入 20 行，采用 20 行，搁置 0 行。')).toBeVisible();
  await page.getByRole('status').getByRole('button', { name: '撤销' }).click();
  await expect(page.getByText('2 个文件，读入 30 行，采用 30 行，搁置 0 行。')).toBeVisible();
});

test('the ledger can be downloaded', async ({ page }) => {
  await pick(page, taobaoReport('a.csv', plainOrders(20)));
  await expect(page.getByRole('heading', { name: '概览', level: 1 })).toBeVisible();
  await visit(page, '数据');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载账目' }).click();
  const download = await saved;
  expect(download.suggestedFilename()).toBe('ledger.csv');
  const text = await readFile(await download.path(), 'utf8');
  expect(text.startsWith('\ufeff')).toBe(true);
  expect(text).toContain('a.csv');
});

test('a file whose name and cells are markup or formulas is shown and listed as text', async ({
  page,
}) => {
  const markup = '<img src=x onerror="window.ran=1">';
  const orders = plainOrders(8).map((order) => ({ ...order, nick: markup, title: markup }));
  await pick(page, taobaoReport('=1+1 <img src=x onerror=window.ran=1>.csv', orders));
  await expect(page.getByRole('heading', { name: '概览', level: 1 })).toBeVisible();
  await visit(page, '数据');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载账目' }).click();
  const ledger = await readFile(await (await saved).path(), 'utf8');
  expect(ledger).toContain('=1+1');
  expect(ledger).not.toMatch(/(^|[,\n\ufeff])"?=/);

  await page.getByRole('button', { name: '调整读法' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('<img src=x');
  await expect(page.getByRole('cell', { name: markup }).first()).toBeVisible();
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
  await expect(page.locator('main img')).toHaveCount(0);
});

test('files dropped anywhere on the page are read', async ({ page }) => {
  const { buffer } = taobaoReport('dropped.csv', plainOrders(20));
  const transfer = await page.evaluateHandle(
    (bytes) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(bytes)], 'dropped.csv'));
      return data;
    },
    [...buffer],
  );
  await page.dispatchEvent('main', 'dragenter', { dataTransfer: transfer });
  await expect(page.getByText('松手即开始读取')).toBeVisible();
  await page.dispatchEvent('main', 'drop', { dataTransfer: transfer });
  await expect(page.getByRole('heading', { name: '概览', level: 1 })).toBeVisible();
  await expect(page.getByText('松手即开始读取')).toBeHidden();
});
