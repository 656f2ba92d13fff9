import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './helpers/app';
import { openSample, visit, VIEWS } from './helpers/desk';
import { file, pick } from './helpers/files';

async function check(page: Page, what: string, within = 'html'): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .include(within)
    .options({ resultTypes: ['violations'] })
    .analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
    what,
  ).toEqual([]);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every view passes axe in ${colorScheme}`, async ({ page, appUrl }) => {
    test.slow();
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto(appUrl);
    await check(page, 'landing');
    await openSample(page, appUrl);
    for (const view of VIEWS) {
      await visit(page, view);
      await expect(page.getByRole('heading', { level: 1 })).toContainText(view);
      await check(page, view);
    }
    await page.keyboard.press('Control+k');
    await check(page, 'palette');
    await page.keyboard.press('Escape');
    await pick(page, file('表.csv', '甲,乙\n1,2\n'));
    await page.getByRole('button', { name: '指定各列' }).click();
    await expect(page.getByLabel('“甲”列是什么')).toBeVisible();
    await check(page, 'columns');
  });
}

// The first part of each is what "every view" looks at. In English, so that both languages are read.
for (const [view, least] of [
  ['overview', 8],
  ['segments', 7],
  ['products', 4],
  ['forecast', 3],
  ['campaigns', 2],
  ['settings', 3],
] as const) {
  test(`every part of ${view} passes axe`, async ({ page, appUrl }) => {
    test.slow();
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await openSample(page, appUrl);
    await page.getByRole('button', { name: 'EN' }).click();
    await page.evaluate((to) => {
      location.hash = `#/${to}`;
    }, view);
    const links = page.locator('main nav.parts a, main nav.sections a');
    await expect(links.nth(least)).toBeVisible();
    for (const link of (await links.all()).slice(1)) {
      await link.click();
      await expect(link).toHaveAttribute('aria-current', 'page');
      // What is asked of the core has come.
      await expect(page.locator('main .panel, main section, main .state').first()).toBeVisible();
      await expect(page.locator('main .skeleton, main [aria-busy=true]')).toHaveCount(0);
      await check(page, (await link.textContent()) ?? '', 'main');
      // Sentences are whole: nothing stands in them for what was not given.
      const words = await page.locator('main').innerText();
      expect(words).not.toMatch(/\{[a-z_]+\}|\bundefined\b|\bNaN\b|\bui\.[a-z]/);
    }
  });
}
