// A large file is read by several workers, and gives what one worker reads; so with a large workbook, which one
// of them inflates.
import { writeFileSync } from 'node:fs';
import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from './helpers/app';
import { visit } from './helpers/desk';
import { pick, plainOrders, taobaoReport, type TestFile } from './helpers/files';
import { workbook } from '../cli/helpers/zip.mjs';

// What every worker of the page begins with: it tells of the workers that it starts itself, and may be
// told that the machine has one core.
async function beginWorkers(page: Page, cores: number): Promise<void> {
  const prefix = `
    Object.defineProperty(navigator, 'hardwareConcurrency', { get: () => ${cores} });
    { const Plain = self.Worker;
      if (Plain) self.Worker = class extends Plain {
        constructor(...given) {
          super(...given);
          if (given[1]?.name === 'pieces') console.log('a worker of the pool');
        } }; }`;
  await page.addInitScript((text) => {
    const Plain = globalThis.Blob;
    globalThis.Blob = class extends Plain {
      constructor(parts: BlobPart[] = [], options: BlobPropertyBag = {}) {
        super(options.type === 'text/javascript' ? [text, ...parts] : parts, options);
      }
    };
  }, prefix);
}

// What the page shows of a file when the machine has so many cores, and how many workers it starts.
async function shownOf(context: BrowserContext, appUrl: string, file: TestFile, cores: number) {
  const page = await context.newPage();
  let started = 0;
  page.on('console', (message) => {
    if (message.text() === 'a worker of the pool') ++started;
  });
  await beginWorkers(page, cores);
  await page.goto(appUrl);
  await pick(page, file);
  await expect(page.getByRole('heading', { name: '概览', level: 1 })).toBeVisible({
    timeout: 120_000,
  });
  const overview = await page.getByRole('main').innerText();
  await visit(page, '数据');
  const ledger = await page.getByRole('main').innerText();
  await page.close();
  return { overview, ledger, started };
}

// How many workers help with a file on a machine with cores to spare. All its rows are used, and what is shown is
// what a machine with one core shows, where nobody helps.
async function helpersOf(context: BrowserContext, appUrl: string, file: TestFile, rows: number) {
  const count = rows.toLocaleString('en');
  const one = await shownOf(context, appUrl, file, 1);
  const several = await shownOf(context, appUrl, file, 3);
  for (const { ledger } of [one, several])
    expect(ledger).toContain(`1 个文件，读入 ${count} 行，采用 ${count} 行，搁置 0 行。`);
  expect(several.overview).toBe(one.overview);
  expect(one.started).toBe(0);
  return several.started;
}

test('a large file gives the same by several workers as by one', async ({ context, appUrl }) => {
  test.slow();
  const rows = 60_000;
  const file = taobaoReport('large.csv', plainOrders(rows));
  expect(await helpersOf(context, appUrl, file, rows)).toBe(2);
});

test('a large workbook gives the same inflated by another worker', async ({ context, appUrl }) => {
  test.slow();
  const rows = 50_000;
  const header = ['订单号', '买家昵称', '付款时间', '实付金额', '订单状态', '备注'];
  const orders = Array.from({ length: rows }, (_, i) => [
    `T${i}`,
    `买家${i % 20_000}`,
    { serial: 45_700.5 + (i % 300) },
    10 + (i % 1000) / 10,
    '交易成功',
    '尽快发货',
  ]);
  const file = {
    name: 'large.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: workbook([{ name: '订单', rows: [header, ...orders] }]),
  };
  expect(await helpersOf(context, appUrl, file, rows)).toBe(1);
});

// A hand that drags a file from the desktop over the page, and lets go of it there.
async function hand(page: Page, file: string) {
  const devtools = await page.context().newCDPSession(page);
  return (type: 'dragEnter' | 'dragOver' | 'drop') =>
    devtools.send('Input.dispatchDragEvent', {
      type,
      x: 400,
      y: 300,
      data: { items: [], files: [file], dragOperationsMask: 1 },
    });
}

test('workers get ready while a file is dragged over the page, and read it', async ({
  page,
  appUrl,
}, testInfo) => {
  const rows = 60_000;
  const file = testInfo.outputPath('large.csv');
  writeFileSync(file, taobaoReport('large.csv', plainOrders(rows)).buffer);
  let started = 0;
  page.on('console', (message) => {
    if (message.text() === 'a worker of the pool') ++started;
  });
  await beginWorkers(page, 3);
  await page.goto(appUrl);
  await expect(page.getByRole('button', { name: '选择文件' })).toBeEnabled();
  const drag = await hand(page, file);
  await drag('dragEnter');
  await drag('dragOver');
  await expect(page.getByText('松手即开始读取')).toBeVisible();
  await expect.poll(() => started).toBe(2);
  await drag('drop');
  await expect(page.getByRole('heading', { name: '概览', level: 1 })).toBeVisible({
    timeout: 60_000,
  });
  await visit(page, '数据');
  await expect(page.getByText(`采用 ${rows.toLocaleString('en')} 行`)).toBeVisible();
  expect(started).toBe(2);
});
