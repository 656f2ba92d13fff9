// The same million customers in the page itself, in headless Chromium: a threshold dragged, letters
// typed into the search, columns sorted, the table scrolled; each timed from the hand to the screen,
// with the longest task of the page's own thread.
//
//   node tests/bench/customers_page.mjs [customers]
//
// Needs web/dist (scripts/build web) and room for the export in the system's temporary folder (150 MB
// for 400,000 customers). Wall time: a busy machine shows in every figure.
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import { manyCustomers } from './many_customers.mjs';

const customers = Number(process.argv[2] ?? 1_000_000);
const root = path.resolve(import.meta.dirname, '../..');
const folder = await mkdtemp(path.join(tmpdir(), 'shuke-bench-'));
const file = path.join(folder, 'shop.csv');
const out = createWriteStream(file);
for (const piece of manyCustomers(customers)) {
  if (!out.write(piece)) await once(out, 'drain');
}
out.end();
await once(out, 'finish');

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
const middle = (times) => [...times].sort((a, b) => a - b)[Math.floor((times.length - 1) / 2)];
const say = (what, times, longest) =>
  console.log(
    `${middle(times).toFixed(0).padStart(7)} ${Math.max(...times)
      .toFixed(0)
      .padStart(7)} ${longest.toFixed(0).padStart(7)}  ${what}`,
  );
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(pathToFileURL(path.join(root, 'web/dist/shuke.html')).href);
  await page.evaluate(() => {
    globalThis.longest = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        globalThis.longest = Math.max(globalThis.longest, entry.duration);
      }
    }).observe({ type: 'longtask' });
    const set = (input, value) => {
      input.value = value;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    };
    globalThis.acts = {
      drag: ({ scale, by }) => {
        const slider = document.querySelectorAll('.scale')[scale].querySelector('input');
        set(slider, String(Number(slider.value) + by));
      },
      type: (text) => set(document.querySelector('input[type=search]'), text),
      sort: (column) => document.querySelectorAll('.grid-head .grid-sort')[column].click(),
    };
  });
  // The longest task since it was asked last; 0: none over 50 ms.
  const longest = () =>
    page.evaluate(() => {
      const now = globalThis.longest;
      globalThis.longest = 0;
      return now;
    });
  // From what `act` does to the first change below `selector` that leaves it with another text.
  const react = (selector, act, arg) =>
    page.evaluate(
      async ([where, name, given]) => {
        const target = document.querySelector(where);
        const before = target.textContent;
        const start = performance.now();
        const done = new Promise((resolve, reject) => {
          const observer = new MutationObserver(() => {
            if (document.querySelector(where)?.textContent === before) return;
            observer.disconnect();
            requestAnimationFrame(() => resolve(performance.now() - start));
          });
          observer.observe(document.body, { childList: true, subtree: true, characterData: true });
          setTimeout(() => reject(new Error(`${name} ${given}: still ${before}`)), 20_000);
        });
        globalThis.acts[name](given);
        return done;
      },
      [selector, act, arg],
    );

  console.log(' median    most  task of the page (0: none over 50)  ms');
  const started = Date.now();
  await page.locator('input[type=file]').first().setInputFiles(file);
  await page.waitForURL(/#\/overview/, { timeout: 1_200_000 });
  say(`${customers} customers imported, to the overview`, [Date.now() - started], await longest());

  const go = async (hash, sign) => {
    await page.evaluate((to) => {
      location.hash = to;
    }, hash);
    await page.locator(sign).first().waitFor({ timeout: 120_000 });
  };
  const shown = Date.now();
  await go('#/segments', '.saved .group-row');
  say('all saved segments, the first time', [Date.now() - shown], await longest());

  await go('#/segments?part=rfm', 'details.thresholds');
  await page.locator('details.thresholds summary').click();
  for (const [what, scale, by] of [
    ['the money bound', 2, 10],
    ['the frequency bound', 1, 1],
  ]) {
    const times = [];
    // To and fro: the next bound is soon in the way.
    for (let i = 0; i < 8; ++i)
      times.push(await react('.thresholds-effect', 'drag', { scale, by: i % 2 === 0 ? by : -by }));
    say(`${what} dragged, to the changed counts`, times.slice(1), await longest());
  }

  await go('#/customers', '.grid-window .grid-row');
  await page.locator('input[type=search]').focus();
  await page.waitForTimeout(1500);
  const letters = [];
  // Each finds another number than the one before, which is what is waited for.
  for (const text of ['tb_7', 'tb_7k', 'tb_7ka', 'tb_7k', '浙', '杭', '张', '张伟']) {
    letters.push(await react('.customers .view-sentence', 'type', text));
    await page.waitForTimeout(300);
  }
  say('a letter typed (80 ms of it a pause), to the count of the found', letters, await longest());
  await react('.customers .view-sentence', 'type', '');

  const sorts = [];
  for (const column of [3, 3, 4, 5, 6, 7, 8, 1, 2, 0]) {
    await page.waitForTimeout(300);
    sorts.push(await react('.grid-window', 'sort', column));
  }
  say('a column sorted, to other rows', sorts, await longest());

  await page.waitForTimeout(500);
  await longest();
  await page.evaluate(async () => {
    const grid = document.querySelector('[role=grid]');
    const most = grid.scrollHeight - grid.clientHeight;
    for (let i = 0; i <= 240; ++i) {
      grid.scrollTop = (most * i) / 240;
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  });
  const scrolled = await page.evaluate(async () => {
    const grid = document.querySelector('[role=grid]');
    const times = [];
    let last = performance.now();
    for (let i = 0; i < 240; ++i) {
      grid.scrollTop -= 48;
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const now = performance.now();
      times.push(now - last);
      last = now;
    }
    return times;
  });
  say('a frame while scrolling', scrolled, await longest());
  await page.locator('[role=grid]').focus();
  await page.keyboard.press('End');
  await page.waitForTimeout(500);
  const last = await page.locator('.grid-window .grid-row').last().getAttribute('aria-rowindex');
  console.log(`the last row is ${Number(last) - 1}`);
} finally {
  await browser.close();
  await rm(folder, { recursive: true });
}
