import { expect, test } from './helpers/app';

test('the page opens, in Chinese, with a place to drop files', async ({ page, appUrl }) => {
  await page.goto(appUrl);
  await expect(page).toHaveTitle(/熟客/);
  await expect(page.locator('html')).toHaveAttribute('lang', /^zh/);
  await expect(page.locator('input[type=file]').first()).toBeAttached();
});

test('a browser without WebAssembly SIMD is told so, in both languages', async ({
  playwright,
  launchOptions,
  appUrl,
}) => {
  test.skip(process.arch !== 'x64', 'only on x64 can Chromium be told that its processor is old');
  const args = [...(launchOptions.args ?? []), '--js-flags=--no-enable-ssse3'];
  const browser = await playwright.chromium.launch({ ...launchOptions, args });
  const page = await browser.newPage({ locale: 'zh-CN' });
  await page.goto(appUrl);
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('没有 WebAssembly SIMD');
  await expect(page.getByRole('button', { name: '重新启动' })).toHaveCount(0);
  await page.getByRole('button', { name: 'EN' }).click();
  await expect(alert).toContainText('no WebAssembly SIMD');
  await browser.close();
});
