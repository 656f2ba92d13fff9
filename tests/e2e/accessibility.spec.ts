import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './helpers/app';
import { openSample, visit, VIEWS } from './helpers/desk';
import { file, pick } from './helpers/files';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every view passes axe in ${colorScheme}`, async ({ page, appUrl }) => {
    test.slow();
    const check = async (what: string) => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
        what,
      ).toEqual([]);
    };
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto(appUrl);
    await check('landing');
    await openSample(page, appUrl);
    for (const view of VIEWS) {
      await visit(page, view);
      await expect(page.getByRole('heading', { level: 1 })).toContainText(view);
      await check(view);
    }
    await page.keyboard.press('Control+k');
    await check('palette');
    await page.keyboard.press('Escape');
    await pick(page, file('表.csv', '甲,乙\n1,2\n'));
    await page.getByRole('button', { name: '指定各列' }).click();
    await expect(page.getByLabel('“甲”列是什么')).toBeVisible();
    await check('columns');
  });
}
