// A large file is read by several workers, and gives what one worker reads.
import { writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './helpers/app';
import { visit } from './helpers/desk';
import { pick, plainOrders, taobaoReport } from './helpers/files';

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

test('a large file gives the same by several workers as by one', async ({ context, appUrl }) => {
  test.slow();
  const rows = 60_000;
  const file = taobaoReport('large.csv', plainOrders(rows));
  const told: string[] = [];
  for (const cores of [1, 3]) {
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
    told.push(await page.getByRole('main').innerText());
    await visit(page, '数据');
    await expect(
      page.getByText(
        `1 个文件，读入 ${rows.toLocaleString('en')} 行，采用 ${rows.toLocaleString('en')} 行，搁置 0 行。`,
      ),
    ).toBeVisible();
    expect(started).toBe(cores === 1 ? 0 : 2);
    await page.close();
  }
  expect(told[1]).toBe(told[0]);
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
