// Runs build/wasm/tests/bench/shuke_browser_bench in Chromium and prints what it prints.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { chromium } from 'playwright';

const [groceries] = process.argv.slice(2);
const folder = new URL('../build/wasm/tests/bench/', import.meta.url);
const FILES = {
  '/': ['text/html', async () => '<!doctype html><title>bench</title>'],
  '/bench.js': ['text/javascript', () => readFile(new URL('shuke_browser_bench.js', folder))],
  '/shuke_browser_bench.wasm': [
    'application/wasm',
    () => readFile(new URL('shuke_browser_bench.wasm', folder)),
  ],
};
const server = createServer(async (request, response) => {
  const file = FILES[request.url];
  if (file === undefined) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { 'content-type': file[0] }).end(await file[1]());
});
await new Promise((ready) => server.listen(0, '127.0.0.1', ready));

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(error));
  await page.exposeFunction('say', (line) => console.log(line));
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  const text = groceries === undefined ? null : await readFile(groceries, 'utf8');
  await page.evaluate(
    (baskets) =>
      new Promise((done) => {
        globalThis.Module = {
          print: (line) => globalThis.say(line),
          printErr: (line) => globalThis.say(line),
          preRun: [
            () => baskets !== null && globalThis.Module.FS.writeFile('/groceries.csv', baskets),
          ],
          onExit: done,
        };
        const script = document.createElement('script');
        script.src = '/bench.js';
        document.head.append(script);
      }),
    text,
  );
} finally {
  await browser.close();
  server.close();
}
