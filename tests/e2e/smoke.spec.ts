import { expect, test } from './helpers/app';

test('the page opens, in Chinese, with a place to drop files', async ({ page, appUrl }) => {
  await page.goto(appUrl);
  await expect(page).toHaveTitle(/熟客/);
  await expect(page.locator('html')).toHaveAttribute('lang', /^zh/);
  await expect(page.locator('input[type=file]').first()).toBeAttached();
});
