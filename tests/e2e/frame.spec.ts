import { expect, test } from './helpers/app';
import { navigation, openSample, VIEWS, visit } from './helpers/desk';

test('the sample shop is one click away, and every view shows it', async ({ page, appUrl }) => {
  await openSample(page, appUrl);
  for (const view of VIEWS) {
    await visit(page, view);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(view);
    await expect(navigation(page).getByRole('link', { name: view })).toHaveAttribute(
      'aria-current',
      'page',
    );
  }
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(VIEWS.at(-2)!);
});

test('the palette finds a stage by keyboard alone and leads to its customers', async ({
  page,
  appUrl,
}) => {
  await openSample(page, appUrl);
  await page.keyboard.press('Control+k');
  const search = page.getByRole('combobox', { name: '查找与操作' });
  await expect(search).toBeFocused();
  await search.pressSequentially('silent');
  const chosen = page.getByRole('listbox').getByRole('option', { selected: true });
  await expect(chosen).toContainText('沉默客户');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '客户', level: 1 })).toBeVisible();
  expect(page.url()).toContain('stage=silent');
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Escape');
  await expect(search).toBeHidden();
});

test('the slash goes to the search of the table', async ({ page, appUrl }) => {
  await openSample(page, appUrl);
  await visit(page, '客户');
  await expect(page.locator('[data-search]')).toBeVisible();
  await page.keyboard.press('/');
  await expect(page.locator('[data-search]')).toBeFocused();
});

test('another as-of day computes everything anew, and undo takes it back', async ({
  page,
  appUrl,
}) => {
  await openSample(page, appUrl);
  const button = page.locator('.as-of');
  const before = (await button.innerText()).replace(/\s+/g, '');
  const conclusion = page.locator('.conclusion').first();
  const sentence = await conclusion.innerText();
  await button.click();
  await page.getByRole('dialog').getByLabel('截止日').fill('2026-01-31');
  await page.getByRole('button', { name: '应用' }).click();
  await expect(button).toContainText('2026-01-31');
  await expect(conclusion).toContainText('2026-01-31');
  await expect(conclusion).not.toHaveText(sentence);
  await page.keyboard.press('Control+z');
  await expect(button).toHaveText(before);
  await expect(conclusion).toHaveText(sentence);
  await page.keyboard.press('Control+y');
  await expect(button).toContainText('2026-01-31');
});

test('a day before the first order leaves a way back', async ({ page, appUrl }) => {
  await openSample(page, appUrl);
  await page.locator('.as-of').click();
  await page.getByRole('dialog').getByLabel('截止日').fill('2001-01-01');
  await page.getByRole('button', { name: '应用' }).click();
  await expect(page.getByText('2001-01-01 之前没有订单')).toBeVisible();
  await page.getByRole('button', { name: '用数据里最晚的一天' }).click();
  await expect(page.getByRole('heading', { name: '概览', level: 1 })).toBeVisible();
});

test('English is a click away, everywhere, and stays', async ({ page, appUrl }) => {
  await openSample(page, appUrl);
  await page.getByRole('button', { name: /切换语言/ }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  for (const view of ['Overview', 'Segments', 'Customers', 'Campaigns', 'Settings', 'Data']) {
    await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: view }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(view);
    const chinese = await page
      .locator('main')
      .evaluate((main) => (main as HTMLElement).innerText.match(/[\u4e00-\u9fff]+/g) ?? []);
    // Names of people, places and files stay as the data spells them.
    if (view === 'Overview' || view === 'Settings') expect(chinese).toEqual([]);
  }
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('dark and light follow the system until one is chosen', async ({ page, appUrl }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(appUrl);
  const html = page.locator('html');
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await expect(html).toHaveAttribute('data-theme', 'light');
  await page.getByRole('button', { name: '主题：跟随系统' }).click();
  await page.getByRole('button', { name: '主题：浅色' }).click();
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await page.reload();
  await expect(html).toHaveAttribute('data-theme', 'dark');
});

test('a policy is checked before it holds, computed at once, and can be undone', async ({
  page,
  appUrl,
}) => {
  await openSample(page, appUrl);
  await page.goto(`${appUrl}#/settings?section=policy`);
  await page.getByRole('button', { name: '按 JSON 编辑' }).click();
  const text = page.getByLabel('策略（JSON）');
  await expect(text).toHaveValue(/"lifecycle"/);
  const before = await text.inputValue();
  await text.fill('{"lifecycle": {"new_months": -3}}');
  await page.getByRole('button', { name: '应用', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('/lifecycle/new_months');
  await text.fill('{"lifecycle": {"new_months": 2}}');
  await page.getByRole('button', { name: '应用', exact: true }).click();
  await expect(page.getByText('策略已更改').first()).toBeVisible();
  await expect(text).toHaveValue(/"new_months": 2/);
  await page.getByRole('status').getByRole('button', { name: '撤销' }).click();
  await expect(text).toHaveValue(before);
});

for (const width of [1280, 768, 390]) {
  test(`nothing runs out of the page at ${width} px`, async ({ page, appUrl }) => {
    await page.setViewportSize({ width, height: 844 });
    await openSample(page, appUrl);
    for (const view of VIEWS) {
      await visit(page, view);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      const beyond = await page.evaluate(() => {
        const main = document.querySelector('main')!;
        return Math.max(
          main.scrollWidth - main.clientWidth,
          document.documentElement.scrollWidth - window.innerWidth,
        );
      });
      expect(beyond, view).toBeLessThanOrEqual(0);
    }
  });
}

test('a worker that dies is said, and a restart brings everything back', async ({
  page,
  appUrl,
}) => {
  await openSample(page, appUrl);
  await page.workers()[0]!.evaluate(() => {
    setTimeout(() => {
      throw new Error('gone');
    }, 0);
  });
  await expect(page.getByRole('alert')).toContainText('gone');
  await page.getByRole('button', { name: '重新启动' }).click();
  await expect(page.getByRole('heading', { name: '概览', level: 1 })).toBeVisible();
});
