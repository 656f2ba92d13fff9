// Hundreds of daily files at once: each is read, and together they give what one file gives.
import { expect, test } from './helpers/app';
import { visit } from './helpers/desk';
import { pick, plainOrders, taobaoReport } from './helpers/files';

test('305 daily files dropped at once give the figures of one file', async ({ page, appUrl }) => {
  test.slow();
  const orders = plainOrders(610);
  const days = Array.from({ length: 305 }, (_, day) =>
    orders.filter((_order, at) => at % 305 === day),
  );
  const overview = page.getByRole('main');
  const told: string[] = [];
  for (const files of [
    [taobaoReport('whole.csv', orders)],
    days.map((rows, day) => taobaoReport(`day${day}.csv`, rows)),
  ]) {
    await page.goto(appUrl);
    await pick(page, ...files);
    await expect(page.getByRole('heading', { name: '概览', level: 1 })).toBeVisible({
      timeout: 60_000,
    });
    told.push(await overview.innerText());
    await visit(page, '数据');
    await expect(
      page.getByText(`${files.length} 个文件，读入 610 行，采用 610 行，搁置 0 行。`),
    ).toBeVisible();
  }
  expect(told[1]).toBe(told[0]);
});
