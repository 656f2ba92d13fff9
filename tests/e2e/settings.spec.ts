import type { Page } from '@playwright/test';
import { expect, test } from './helpers/app';
import { openSample, visit, visitPart } from './helpers/desk';

const field = (page: Page, name: string) => page.getByRole('group', { name, exact: true });

test.beforeEach(async ({ page, appUrl }) => {
  await openSample(page, appUrl);
  await visit(page, '设置');
  await page.getByRole('link', { name: '策略' }).click();
  await page.getByRole('button', { name: '生命周期' }).click();
});

test('a threshold is moved by a form, applied, seen in the segments, and undone', async ({
  page,
}) => {
  const months = field(page, '几个月内买过算沉默');
  await expect(months).toContainText('默认 6');
  await months.getByRole('textbox').fill('9');
  await page.getByRole('button', { name: '应用 1 处改动' }).click();
  await expect(page.getByText('策略已更改').first()).toBeVisible();
  await visitPart(page, '生命周期');
  await expect(page.getByText('最近 3 个月没买，9 个月内买过').first()).toBeVisible();
  await page.getByRole('button', { name: '撤销' }).last().click();
  await expect(page.getByText('最近 3 个月没买，6 个月内买过').first()).toBeVisible();
});

test('what the core refuses is said at its field, and nothing is applied', async ({ page }) => {
  const months = field(page, '几个月内买过算沉默');
  await months.getByRole('textbox').fill('2');
  await expect(months.locator('.field-error')).toContainText('4..1200');
  await expect(page.getByRole('button', { name: '应用 1 处改动' })).toBeDisabled();
  await months.getByRole('button', { name: /恢复默认/ }).click();
  await expect(months.locator('.field-error')).toHaveCount(0);
});

test('a file that is no policy is refused with its place, and a good one taken', async ({
  page,
}) => {
  const policy = (text: string) => ({
    name: 'policy.json',
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  });
  const picker = page.locator('input[type=file][accept*=json]');
  await picker.setInputFiles(
    policy(
      '{"segments": {"saved": [{"id": "a", "name": {"zh": "某人"}, "rule": {"fact": "buyer", "op": "eq", "value": "x"}}]}}',
    ),
  );
  await expect(page.getByRole('alert')).toContainText('/segments/saved/0/rule/fact');
  await picker.setInputFiles(policy('{"lifecycle": {"silent_months": 8}}'));
  await expect(field(page, '几个月内买过算沉默').getByRole('textbox')).toHaveValue('8');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('every part is usable on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const slice of await page.locator('.policy-slice').all()) {
    await slice.click();
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );
    expect(overflow, (await slice.textContent()) ?? '').toBeLessThanOrEqual(0);
  }
});
