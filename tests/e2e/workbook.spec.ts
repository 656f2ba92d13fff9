import { expect, test } from './helpers/app';
import { fileRow, visit } from './helpers/desk';
import { pick, type TestFile } from './helpers/files';
import { workbook } from '../cli/helpers/zip.mjs';

const HEADER = ['订单号', '买家昵称', '付款时间', '实付金额', '订单状态'];

// 2026-01-01 is day 46023 of Excel's count.
function orders(count: number) {
  return Array.from({ length: count }, (_, i) => [
    `T${i}`,
    i % 2 === 0 ? '4e135' : `买家${i}`,
    { serial: 46023.5 + i },
    10 + i / 10,
    '交易成功',
  ]);
}

function book(name: string, sheets: { name: string; rows: unknown[][] }[]): TestFile {
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return { name, mimeType, buffer: workbook(sheets) };
}

test.beforeEach(async ({ page, appUrl }) => {
  await page.goto(appUrl);
});

test('a workbook is read by its sheet of orders, and another sheet can be chosen', async ({
  page,
}) => {
  await pick(
    page,
    book('orders.xlsx', [
      { name: '说明', rows: [['由系统导出']] },
      { name: '一月', rows: [HEADER, ...orders(30)] },
      { name: '二月', rows: [HEADER, ...orders(7)] },
    ]),
  );
  await expect(page.getByRole('heading', { name: '概览', level: 1 })).toBeVisible();
  await visit(page, '数据');
  const row = fileRow(page, 'orders.xlsx');
  await expect(row).toContainText('工作表“一月”');
  await expect(page.getByText('1 个文件，读入 30 行，采用 30 行，搁置 0 行。')).toBeVisible();
  await row.getByRole('button', { name: '调整读法' }).click();
  await page.getByLabel('工作表', { exact: true }).selectOption('二月');
  await page.getByRole('button', { name: '确认并重读' }).click();
  await expect(row).toContainText('工作表“二月”');
  await expect(page.getByText('1 个文件，读入 7 行，采用 7 行，搁置 0 行。')).toBeVisible();
});

test('a workbook without order numbers is read once each row is said to be an order', async ({
  page,
}) => {
  const rows = [HEADER, ...orders(12)].map((row) => row.slice(1));
  await pick(page, book('rows.xlsx', [{ name: 's', rows }]));
  const row = fileRow(page, 'rows.xlsx');
  await expect(row).toContainText('这张表没有订单号');
  await row.getByRole('button', { name: '指定各列' }).click();
  const confirm = page.getByRole('button', { name: '确认并重读' });
  await expect(confirm).toBeDisabled();
  await page.getByLabel('订单号', { exact: true }).selectOption('没有：每行一单');
  await confirm.click();
  await expect(page.getByText('1 个文件，读入 12 行，采用 12 行，搁置 0 行。')).toBeVisible();
});

test('a workbook that is cut off or has a password says what to do', async ({ page }) => {
  const whole = book('cut.xlsx', [{ name: 's', rows: [HEADER, ...orders(300)] }]);
  const locked = Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(5000),
    Buffer.from('EncryptedPackage', 'utf16le'),
  ]);
  await pick(
    page,
    { ...whole, buffer: whole.buffer.subarray(0, whole.buffer.length - 100) },
    { ...whole, name: 'locked.xlsx', buffer: locked },
    { ...whole, name: 'old.xls', buffer: locked.subarray(0, 4000) },
  );
  await expect(fileRow(page, 'cut.xlsx')).toContainText('已损坏或没有下载完整');
  await expect(fileRow(page, 'locked.xlsx')).toContainText('有密码');
  await expect(fileRow(page, 'old.xls')).toContainText('旧格式的表格');
});
