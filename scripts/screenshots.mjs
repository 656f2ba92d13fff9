// Takes the pictures of docs/images: the sample shop in web/dist/shuke.html, in both languages.
//
// The sample is the same bytes on every machine and the page loads nothing, so a picture changes only
// when the page or the machine's fonts do.
import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';

const root = path.resolve(import.meta.dirname, '..');
const folder = path.join(root, 'docs/images');
const MOST_BYTES = 300_000; // a picture that everybody clones

// Name of the picture, address within the page, and what must be there before it is taken.
const VIEWS = [
  ['overview', '#/overview', 'canvas'],
  ['draft', '#/draft?activity=silent_wake', '.draft textarea'],
];

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
try {
  await mkdir(folder, { recursive: true });
  for (const language of ['zh', 'en']) {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      locale: 'zh-CN',
      colorScheme: 'light',
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    page.on('pageerror', (error) => {
      throw error;
    });
    await page.goto(pathToFileURL(path.join(root, 'web/dist/shuke.html')).href);
    if (language === 'en') await page.getByRole('button', { name: '中/EN' }).click();
    await page.getByRole('button', { name: /打开示例店|Open the sample shop/ }).click();
    await page.waitForURL(/#\/overview/, { timeout: 120_000 });
    for (const [name, address, sign] of VIEWS) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, address);
      await page.locator(sign).first().waitFor();
      // Away from every control, and past the last frame of what fades in.
      await page.mouse.move(1279, 799);
      await page.waitForTimeout(1500);
      const file = path.join(folder, `${name}.${language}.png`);
      await page.screenshot({ path: file, animations: 'disabled' });
      const { size } = await stat(file);
      if (size > MOST_BYTES) throw new Error(`${file} has ${size} bytes, more than ${MOST_BYTES}`);
      console.log(`${path.relative(root, file)}  ${size} bytes`);
    }
    await context.close();
  }
} finally {
  await browser.close();
}
