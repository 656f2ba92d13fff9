import { readFile } from 'node:fs/promises';
import { expect, test } from './helpers/app';
import { openSample, visitPart } from './helpers/desk';

test.beforeEach(async ({ page, appUrl }) => {
  await openSample(page, appUrl);
});

test('a bar leads to the customers behind it, by click and by keyboard', async ({ page }) => {
  const chart = page.getByRole('application', { name: /^生命周期阶段/ });
  // The fifth of seven bars: silent. Its name, its bar and the space beside it all count.
  const box = (await chart.boundingBox())!;
  await chart.click({ position: { x: box.width - 60, y: (box.height * 4.5) / 7 } });
  await expect(page).toHaveURL(/#\/customers\?stage=silent$/);
  await page.goBack();

  await page.getByRole('application', { name: /^RFM 等级/ }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('[aria-live]', { hasText: /^VIP, 人数 [\d,]+, 占比/ })).toBeAttached();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/customers\?level=vip$/);
});

test('paper is white in the dark too, its charts included', async ({ page }) => {
  const canvas = page.getByRole('application', { name: /^生命周期阶段/ }).locator('canvas');
  const look = () => canvas.evaluate((element: HTMLCanvasElement) => element.toDataURL());
  const settled = async () => {
    let before = '';
    await expect
      .poll(async () => {
        const now = await look();
        const same = now === before;
        before = now;
        return same;
      })
      .toBe(true);
    return before;
  };
  const light = await settled();
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect.poll(async () => (await look()) !== light).toBe(true);
  const dark = await settled();
  const onPaper = await canvas.evaluate((element: HTMLCanvasElement, drawn) => {
    window.dispatchEvent(new Event('beforeprint'));
    return [document.documentElement.dataset['theme'], element.toDataURL() === drawn];
  }, light);
  expect(onPaper).toEqual(['light', true]);
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect.poll(async () => (await look()) === dark).toBe(true);
});

test('each chart gives the same figures as a table, as CSV and as a picture', async ({ page }) => {
  const figure = page.getByRole('figure', { name: '生命周期阶段' });
  const picture = page.waitForEvent('download');
  await figure.getByRole('button', { name: /^下载图片/ }).click();
  const png = await readFile(await (await picture).path());
  expect([...png.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);

  await figure.getByRole('button', { name: '数据表' }).click();
  const cells = await figure.getByRole('row').allTextContents();
  expect(cells).toHaveLength(8);

  const csv = page.waitForEvent('download');
  await figure.getByRole('button', { name: /^下载数据/ }).click();
  const text = (await readFile(await (await csv).path())).toString('utf8');
  expect(text.startsWith('\ufeff阶段,人数,占比,净额\r\n')).toBe(true);
  expect(text.trimEnd().split('\r\n')).toHaveLength(8);
});

test('stages and levels each add up to all customers', async ({ page }) => {
  for (const [part, name] of [
    ['生命周期', '生命周期阶段'],
    ['RFM 与等级', 'RFM 等级'],
  ] as const) {
    await visitPart(page, part);
    const rows = await page
      .getByRole('region', { name })
      .locator('.group-people')
      .allTextContents();
    const figures = rows.slice(1).map((text) => Number(text.replaceAll(',', '')));
    const total = figures.pop();
    expect(figures.reduce((sum, n) => sum + n, 0)).toBe(total);
  }
});
