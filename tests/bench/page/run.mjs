// Measures the built page and the command line against what a shop could use instead, in one run, the
// contenders in turn, and prints each goal as a ratio of medians. See ../README.md.
//
//   node tests/bench/page/run.mjs [--orders N] [--large N] [--rounds N] [--only PART,…]
//
// Parts: page, peers, gb18030, large, native, workbook, start. Files go to build/bench and stay there.
import { spawnSync } from 'node:child_process';
import { createReadStream, existsSync, mkdirSync, openSync, readFileSync, statSync } from 'node:fs';
import { closeSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { build } from 'rolldown';
import { workbook } from '../../cli/helpers/zip.mjs';
import { cellsOf, rfmQuery } from './peers/rfm_sql.js';

const here = import.meta.dirname;
const repository = path.resolve(here, '../../..');
const folder = path.join(repository, 'build/bench');
const PARTS = ['page', 'peers', 'gb18030', 'large', 'native', 'workbook', 'start'];
const CSV_PEERS = ['read', 'duckdb', 'udsv', 'd3', 'papaparse'];
const WORKBOOK_PEERS = ['sheetjs', 'read_excel_file'];

const { values } = parseArgs({
  options: {
    orders: { type: 'string', default: '690000' }, // a million lines
    large: { type: 'string', default: '3450000' },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string', default: PARTS.join(',') },
  },
});
const parts = new Set(values.only.split(','));
const rounds = Number(values.rounds);

// ---- files -----------------------------------------------------------------------------------------

async function made(name, make) {
  const file = path.join(folder, name);
  if (existsSync(file)) return file;
  await make(`${file}.new`);
  renameSync(`${file}.new`, file);
  return file;
}

// Of the columns of JD's export those that say something of a customer: 15 columns, 280 bytes a
// line in UTF-8, without the marks that keep a spreadsheet from reading numbers.
const ORDER_COLUMNS = [
  '订单号',
  '商品名称',
  '订购数量',
  '下单时间',
  '京东价',
  '订单金额',
  '应付金额',
  '订单状态',
  '下单帐号',
  '客户姓名',
  '客户地址',
  '联系电话',
  '订单备注',
  '商家备注',
  '运费金额',
];

async function orders(count, encoding) {
  if (encoding === 'gb18030') {
    const utf8 = await orders(count, 'utf-8');
    return made(`orders-${count}-gb18030.csv`, (file) => run('iconv', file, '-t', 'GB18030', utf8));
  }
  return made(`orders-${count}-utf-8.csv`, async (file) => {
    const exported = await made(`jd-${count}.csv`, (target) =>
      run('build/release/shuke_sample', target, '--platform', 'jd', '--orders', String(count)),
    );
    const utf8 = await made(`jd-${count}-utf-8.csv`, (target) =>
      run('iconv', target, '-f', 'GB18030', '-t', 'UTF-8', exported),
    );
    await inDuckdb(async (connection) => {
      const columns = ORDER_COLUMNS.map((name) => `trim("${name}", '="') AS "${name}"`).join(', ');
      await connection.run(`COPY (SELECT ${columns} FROM read_csv('${utf8}', header = true,
        delim = ',', quote = '"', escape = '"', all_varchar = true)) TO '${file}' (HEADER)`);
    });
  });
}

// What `program` prints, into `file`.
function run(program, file, ...args) {
  const out = openSync(file, 'w');
  const { status } = spawnSync(program, args, {
    cwd: repository,
    stdio: ['ignore', out, 'inherit'],
  });
  closeSync(out);
  if (status !== 0) throw new Error(`${program} failed`);
}

async function inDuckdb(work) {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  try {
    return await work(connection);
  } finally {
    connection.closeSync();
  }
}

function workbookFile() {
  return made('orders.xlsx', (file) => {
    const header = ['订单号', '买家昵称', '付款时间', '实付金额', '订单状态'];
    while (header.length < 20) header.push(`备用${header.length}`);
    const rows = Array.from({ length: 100_000 }, (_, i) => [
      `26${i}`,
      `顾客${i % 30_000}`,
      { serial: 45_000 + (i % 700) + 0.25 },
      (i % 9000) / 100 + 1,
      '交易成功',
      ...Array.from({ length: 15 }, (_, k) => (k % 2 === 0 ? i * k : `词${(i * k) % 500}`)),
    ]);
    writeFileSync(file, workbook([{ name: '订单', rows: [header, ...rows] }]));
  });
}

// ---- the server --------------------------------------------------------------------------------------

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm' };
const PEER_PAGE =
  '<!doctype html><meta charset="utf-8"><input type="file"><script src="/peers/page.js"></script>';

async function bundlePeers() {
  const names = ['page', 'read', 'udsv', 'd3', 'papaparse', ...WORKBOOK_PEERS];
  for (const name of names) {
    await build({
      input: path.join(here, 'peers', `${name}.js`),
      output: { file: path.join(folder, 'peers', `${name}.js`), format: 'iife', name: 'peer' },
      logLevel: 'silent',
    });
  }
}

function serve() {
  const roots = {
    '/peers/': path.join(folder, 'peers'),
    '/duckdb/': path.join(here, 'node_modules/@duckdb/duckdb-wasm/dist'),
    '/app/': path.join(repository, 'web/dist/site'),
  };
  const server = createServer((request, response) => {
    const url = new URL(request.url, 'http://localhost').pathname;
    if (url === '/peer.html') {
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(PEER_PAGE);
      return;
    }
    const root = Object.keys(roots).find((prefix) => url.startsWith(prefix));
    const name = root === undefined ? '' : url.slice(root.length) || 'index.html';
    const file = root === undefined ? '' : path.join(roots[root], name);
    if (root === undefined || !file.startsWith(roots[root]) || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
    response.writeHead(200, { 'Content-Type': type });
    createReadStream(file).pipe(response);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

// ---- the browser -------------------------------------------------------------------------------------

function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  });
}

// Peak and present resident memory in MB, of the process that draws the page: the largest renderer.
function memoryOfRenderer(browserPid) {
  const { stdout } = spawnSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' });
  const rows = stdout
    .trim()
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .filter((row) => row !== null);
  const ours = new Set([browserPid]);
  for (let grown = true; grown;) {
    grown = false;
    for (const [, pid, parent] of rows) {
      if (!ours.has(Number(pid)) && ours.has(Number(parent))) {
        ours.add(Number(pid));
        grown = true;
      }
    }
  }
  let most = { peak: 0, now: 0 };
  for (const [, pid, , args] of rows) {
    if (!ours.has(Number(pid)) || !args.includes('--type=renderer')) continue;
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const peak = Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
    const now = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
    if (peak > most.peak) most = { peak, now };
  }
  return most;
}

// Drags a file on disk over the page, as a hand does, and lets go of it there after a moment.
async function drop(page, file) {
  const devtools = await page.context().newCDPSession(page);
  const data = { items: [], files: [file], dragOperationsMask: 1 };
  const at = (type) => devtools.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data });
  await at('dragEnter');
  await at('dragOver');
  await page.waitForTimeout(500);
  await at('drop');
}

// From the drop to the overview with its conclusion, inside the page, in a browser of its own.
async function inPage(site, file) {
  const server = await chromium.launchServer({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  });
  const browser = await chromium.connect(server.wsEndpoint());
  try {
    const page = await browser.newPage({ locale: 'zh-CN' });
    await page.addInitScript(() => {
      globalThis.longTasks = [];
      new PerformanceObserver((list) => {
        for (const { startTime, duration } of list.getEntries())
          globalThis.longTasks.push([startTime, duration]);
      }).observe({ type: 'longtask', buffered: true });
      addEventListener('drop', () => (globalThis.dropped ??= performance.now()), true);
      new MutationObserver(() => {
        if (globalThis.shown === undefined && document.querySelector('.conclusion strong') !== null)
          globalThis.shown = performance.now();
      }).observe(document, { subtree: true, childList: true });
    });
    await page.goto(site);
    await page.locator('#file-picker').waitFor({ state: 'attached' });
    await page.waitForTimeout(5000); // the core is loaded beforehand and has rehearsed: people read first
    const before = memoryOfRenderer(server.process().pid).now;
    await drop(page, file);
    // Not at every picture, as it would by itself: that draws sixty of them a second.
    await page.waitForFunction(() => globalThis.shown !== undefined, undefined, {
      polling: 200,
      timeout: 600_000,
    });
    const [ms, longTasks] = await page.evaluate(() => [
      globalThis.shown - globalThis.dropped,
      // The last one may have begun before the drop and ended behind it.
      globalThis.longTasks
        .filter(([startTime, duration]) => startTime + duration > globalThis.dropped)
        .map(([, duration]) => duration),
    ]);
    const { peak } = memoryOfRenderer(server.process().pid);
    return { ms, mb: peak - before, longest: Math.max(0, ...longTasks) };
  } finally {
    await browser.close();
    await server.close();
  }
}

async function peer(address, name, file) {
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.goto(`${address}/peer.html`);
    await page.locator('input').setInputFiles(file);
    return await page.evaluate((peerName) => globalThis.runPeer(peerName), name);
  } finally {
    await browser.close();
  }
}

// ---- native ------------------------------------------------------------------------------------------

function commandLine(file, threads) {
  const began = performance.now();
  const { status } = spawnSync(
    path.join(repository, 'build/release/shuke'),
    ['analyze', '--json', '--threads', String(threads), file],
    { stdio: 'ignore' },
  );
  if (status !== 0) throw new Error('shuke failed');
  return { ms: performance.now() - began };
}

function duckdbNative(file) {
  return inDuckdb(async (connection) => {
    const began = performance.now();
    const reader = await connection.runAndReadAll(rfmQuery(file));
    const result = cellsOf(reader.getRowObjects());
    return { ...result, ms: performance.now() - began };
  });
}

// ---- the run -----------------------------------------------------------------------------------------

const seen = new Map(); // contender -> its measurements

async function measure(name, work) {
  const result = await work();
  seen.set(name, [...(seen.get(name) ?? []), result]);
  console.error(`${name.padEnd(22)} ${Math.round(result.ms)} ms`);
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
const time = (name) => (seen.has(name) ? median(seen.get(name).map(({ ms }) => ms)) : NaN);
const mb = (name) => (seen.has(name) ? median(seen.get(name).map((one) => one.mb)) : NaN);

mkdirSync(path.join(folder, 'peers'), { recursive: true });
await bundlePeers();
const server = await serve();
const address = `http://127.0.0.1:${server.address().port}`;
const site = `${address}/app/`;
const count = Number(values.orders);
const utf8 = await orders(count, 'utf-8');
for (let round = 0; round < rounds; ++round) {
  if (parts.has('page')) await measure('page', () => inPage(site, utf8));
  if (parts.has('gb18030')) {
    const gb18030 = await orders(count, 'gb18030');
    await measure('page gb18030', () => inPage(site, gb18030));
  }
  for (const name of CSV_PEERS) {
    if (parts.has('peers') || (parts.has('page') && ['read', 'duckdb'].includes(name)))
      await measure(name, () => peer(address, name, utf8));
  }
  if (parts.has('native')) {
    await measure('native', () => commandLine(utf8, 1));
    await measure('native 2 threads', () => commandLine(utf8, 2));
    await measure('native duckdb', () => duckdbNative(utf8));
  }
  if (parts.has('workbook')) {
    const file = await workbookFile();
    await measure('page workbook', () => inPage(site, file));
    for (const name of WORKBOOK_PEERS) await measure(name, () => peer(address, name, file));
  }
  if (parts.has('start')) {
    const shuke = path.join(repository, 'web/dist/shuke.html');
    await measure('start', async () => {
      const browser = await launch();
      const page = await browser.newPage();
      // The page notes the moment by itself: whoever asks from outside looks again only now and then.
      await page.addInitScript(() => {
        new MutationObserver(() => {
          if (document.querySelector('button') !== null) globalThis.ready ??= Date.now();
        }).observe(document, { subtree: true, childList: true });
      });
      const began = Date.now();
      await page.goto(pathToFileURL(shuke).href);
      await page.getByRole('button').first().waitFor();
      const ms = (await page.evaluate(() => globalThis.ready)) - began;
      await browser.close();
      return { ms };
    });
  }
}
if (parts.has('large')) {
  const large = await orders(Number(values.large), 'utf-8');
  await measure('page large', () => inPage(site, large));
}
server.close();

// Peers that did the same job must agree on it.
const answers = ['duckdb', 'udsv', 'd3', 'native duckdb'].filter((name) => seen.has(name));
for (const name of answers.slice(1)) {
  const [first, other] = [answers[0], name].map((one) => JSON.stringify(seen.get(one)[0].cells));
  if (first !== other) console.error(`${name} and ${answers[0]} do not agree`);
}

const ratio = (a, b) => (a / b).toFixed(2);
const rows = [
  ['1', 'DuckDB-WASM / page', ratio(time('duckdb'), time('page')), '≥ 2.5'],
  ['2', 'page / reading the file', ratio(time('page'), time('read')), '≤ 2.5'],
  ['3', 'GB18030 / UTF-8', ratio(time('page gb18030'), time('page')), '≤ 1.15'],
  [
    '4',
    `page, ${values.large} / ${count} orders`,
    ratio(time('page large'), time('page')),
    '≤ 5.5',
  ],
  ['5', 'MB above the empty page', Math.round(mb('page')), '≤ 250'],
  [
    '5',
    `MB above the empty page, ${values.large} orders`,
    Math.round(mb('page large')),
    '≤ 1600 of 6900000',
  ],
  ['6', 'DuckDB, one thread / command line', ratio(time('native duckdb'), time('native')), '≥ 2'],
  ['6', 'command line, one thread / two', ratio(time('native'), time('native 2 threads')), '≥ 1.7'],
  ['9', 'SheetJS / page', ratio(time('sheetjs'), time('page workbook')), '≥ 4'],
  ['9', 'read-excel-file / page', ratio(time('read_excel_file'), time('page workbook')), '≥ 4'],
  ['10', 'shuke.html, ms to ready', Math.round(time('start')), '≤ 500'],
];
const shuke = path.join(repository, 'web/dist/shuke.html');
if (existsSync(shuke)) {
  rows.push(['10', 'shuke.html, MB', (statSync(shuke).size / 1e6).toFixed(2), '≤ 2.5']);
}
console.log('| goal | what | measured | wanted |\n| --- | --- | --- | --- |');
for (const row of rows) if (!String(row[2]).includes('NaN')) console.log(`| ${row.join(' | ')} |`);
console.log('\n| contender | ms, median | each |\n| --- | --- | --- |');
for (const [name, all] of seen) {
  const each = all.map(({ ms }) => Math.round(ms)).join(', ');
  console.log(`| ${name} | ${Math.round(time(name))} | ${each} |`);
}
if (seen.has('page')) {
  const longest = median(seen.get('page').map((one) => one.longest));
  console.log(`\nLongest task on the page's main thread while reading: ${Math.round(longest)} ms.`);
}
