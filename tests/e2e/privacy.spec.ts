// Nothing leaves this machine: shown by listening for it.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test as base } from './helpers/app';
import { openSample, visit, VIEWS } from './helpers/desk';

interface Listener {
  url: string;
  heard: string[];
}

// A server that is really listening, so that a refusal is the policy's and not the network's.
const test = base.extend<{ listener: Listener }>({
  listener: async ({}, use) => {
    const heard: string[] = [];
    const server: Server = createServer((request, response) => {
      heard.push(`${request.method} ${request.url}`);
      response.writeHead(200, { 'Access-Control-Allow-Origin': '*' });
      response.end('ok');
    });
    server.on('upgrade', (request, socket) => {
      heard.push(`upgrade ${request.url}`);
      socket.destroy();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    expect((await fetch(`${url}it-listens`)).ok).toBe(true);
    expect(heard.splice(0)).toEqual(['GET /it-listens']);
    await use({ url, heard });
    server.closeAllConnections();
    server.close();
  },
});

test('the page makes no request after it has loaded, whatever is done in it', async ({
  page,
  context,
  appUrl,
}) => {
  await page.goto(appUrl);
  await expect(page.getByRole('button', { name: '打开示例店' })).toBeEnabled();
  const requests: string[] = [];
  context.on('request', (request) => requests.push(request.url()));
  await page.getByRole('button', { name: '打开示例店' }).click();
  await expect(page.getByRole('heading', { name: '概览', level: 1 })).toBeVisible();
  for (const view of VIEWS) {
    await visit(page, view);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(view);
  }
  await page.getByRole('button', { name: /切换语言/ }).click();
  await page.getByRole('link', { name: 'Customers' }).click();
  await expect(page.getByRole('heading', { name: 'Customers', level: 1 })).toBeVisible();
  expect(requests.filter((url) => !/^(blob|data):/.test(url))).toEqual([]);
});

test('the self-test tries every way out and shows that each is refused', async ({
  page,
  appUrl,
  listener,
  pageErrors,
}) => {
  await page.goto(`${appUrl}#/settings?section=privacy`);
  await page.getByLabel('目标地址').fill(listener.url);
  await page.getByRole('button', { name: '开始自检' }).click();
  await expect(page.getByText('11 次尝试全部被浏览器拒绝。')).toBeVisible();
  const rows = page.getByRole('row').filter({ hasText: '被策略拒绝' });
  await expect(rows).toHaveCount(11);
  await expect(rows.filter({ hasText: '计算线程' })).toHaveCount(4);
  expect(listener.heard).toEqual([]);
  pageErrors.length = 0; // the browser logs each refusal
});

test('a request on purpose, from the page and from its worker, is refused', async ({
  page,
  appUrl,
  listener,
  pageErrors,
}) => {
  await openSample(page, appUrl);
  const tryFetch = (url: string) =>
    fetch(url, { mode: 'no-cors' }).then(
      () => 'reached',
      (error: unknown) => String(error),
    );
  expect(await page.evaluate(tryFetch, `${listener.url}page`)).toContain('TypeError');
  const [worker] = page.workers();
  expect(worker).toBeDefined();
  expect(await worker!.evaluate(tryFetch, `${listener.url}worker`)).toContain('TypeError');
  expect(listener.heard).toEqual([]);
  pageErrors.length = 0;
});

test('injected markup can neither run nor load anything', async ({
  page,
  appUrl,
  listener,
  pageErrors,
}) => {
  await page.goto(appUrl);
  await page.evaluate((url) => {
    const place = document.createElement('div');
    document.body.append(place);
    place.innerHTML = `
      <img src="${url}img" onerror="window.ran = true">
      <img src="x" onerror="window.ran = true">
      <svg onload="window.ran = true"></svg>
      <iframe src="${url}frame" srcdoc="<script>parent.ran = true</script>"></iframe>
      <link rel="prefetch" href="${url}prefetch"><link rel="stylesheet" href="${url}style">
      <a ping="${url}ping" href="#">x</a>`;
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    document.body.append(script);
    place.querySelector('a')!.click();
  }, listener.url);
  await page.waitForTimeout(500);
  expect(await page.evaluate(() => (window as { ran?: boolean }).ran)).toBeUndefined();
  expect(listener.heard).toEqual([]);
  pageErrors.length = 0;
});

test('a foreign address set as location, a foreign link and a form lead nowhere', async ({
  page,
  appUrl,
  listener,
  pageErrors,
}) => {
  await openSample(page, appUrl);
  const before = page.url();
  await page.evaluate((url) => {
    window.location.href = `${url}location`;
  }, listener.url);
  await page.evaluate((url) => {
    const link = document.createElement('a');
    link.href = `${url}link`;
    document.body.append(link);
    link.click();
  }, listener.url);
  await page.waitForTimeout(500);
  expect(page.url()).toBe(before);
  await expect(page.getByRole('heading', { name: '概览', level: 1 })).toBeVisible();
  // Playwright goes on waiting for a form's refused navigation, so the page is asked by itself.
  const heading = await page.evaluate(async (url) => {
    const form = document.createElement('form');
    form.action = `${url}form`;
    document.body.append(form);
    form.submit();
    await new Promise((resume) => setTimeout(resume, 500));
    return document.querySelector('h1')?.textContent;
  }, listener.url);
  expect(heading).toBe('概览');
  expect(listener.heard).toEqual([]);
  pageErrors.length = 0;
});
