// How long the page's own thread is busy while a large file is read, and how soon a cancel is answered: measured
// and told, never asserted, since machines differ. That the instrument sees anything is asserted.
import type { Page, TestInfo } from '@playwright/test';
import { expect, test } from './helpers/app';
import { fileRow, visit } from './helpers/desk';
import { pick, pickRepeated, plainOrders, taobaoReport } from './helpers/files';

const ROWS = 1000;
const TIMES = 300; // some 60 MB: read by several workers

interface Task {
  startTime: number;
  duration: number;
}

async function watchTasks(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const tasks: Task[] = [];
    (globalThis as { longTasks?: Task[] }).longTasks = tasks;
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) tasks.push({ startTime, duration });
    }).observe({ type: 'longtask' });
  });
}

// Tasks of more than 50 ms that began in this time of the page's clock.
async function longTasks(page: Page, from: number, to = Infinity): Promise<number[]> {
  const tasks = await page.evaluate(
    () => (globalThis as unknown as { longTasks: Task[] }).longTasks,
  );
  return tasks
    .filter(({ startTime }) => startTime >= from && startTime < to)
    .map(({ duration }) => duration);
}

function clock(page: Page): Promise<number> {
  return page.evaluate(() => performance.now());
}

function tell(info: TestInfo, what: string): void {
  info.annotations.push({ type: 'measured', description: what });
  console.log(what);
}

test('tasks of the page while a large file is read', async ({ page, appUrl }, info) => {
  test.slow();
  await watchTasks(page);
  await page.goto(appUrl);
  const choose = page.getByRole('button', { name: '选择文件' });
  await expect(choose).toBeEnabled();
  // The file is made in the page, which takes the page's time.
  await pickRepeated(page, taobaoReport('big.csv', plainOrders(ROWS, '8')), TIMES);
  const begun = await clock(page);
  await expect(page.getByRole('progressbar')).toBeVisible();
  await expect(page.getByRole('heading', { name: '概览', level: 1 })).toBeVisible({
    timeout: 60_000,
  });
  const shown = await clock(page);

  await page.evaluate(() => {
    setTimeout(() => {
      const end = performance.now() + 120;
      while (performance.now() < end);
    });
  });
  await expect
    .poll(async () => Math.max(0, ...(await longTasks(page, shown))))
    .toBeGreaterThan(100);
  // What came before that has been delivered too.
  const tasks = await longTasks(page, begun, shown);
  tell(info, `reading: ${tasks.length} tasks over 50 ms, the longest ${Math.max(0, ...tasks)} ms`);
});

test('how soon a cancel is answered', async ({ page, appUrl }, info) => {
  test.slow();
  await page.goto(appUrl);
  await pick(page, taobaoReport('small.csv', plainOrders(20)));
  await expect(page.getByRole('heading', { name: '概览', level: 1 })).toBeVisible();
  await visit(page, '数据');
  await pickRepeated(page, taobaoReport('big.csv', plainOrders(ROWS, '8')), TIMES);
  const row = fileRow(page, 'big.csv');
  await expect(row.getByRole('progressbar')).toBeVisible();
  const cancel = row.getByRole('button', { name: '取消' });
  const ms = await cancel.evaluate((button: HTMLElement) => {
    const began = performance.now();
    return new Promise<number>((resolve) => {
      new MutationObserver((_, observer) => {
        if (!document.body.innerText.includes('已取消')) return;
        observer.disconnect();
        resolve(performance.now() - began);
      }).observe(document.body, { childList: true, subtree: true, characterData: true });
      button.click();
    });
  });
  await expect(row).toContainText('已取消');
  tell(info, `cancel: answered after ${Math.round(ms)} ms`);
});
