// Builds the page: web/dist/site/ for a static host, web/dist/shuke.html for a double-click.
//
//   node web/build/build.mjs [--core DIR] [--out DIR]
//
// The core's shuke.js and shuke.wasm are taken from build/wasm, unless told otherwise.
//
// Two classic scripts are made. The worker's is carried by the page's as text, to be started from a
// Blob, and the core by the page as compressed base64: from file:// neither a module nor a fetch would
// load, and the page's policy allows no fetch anywhere.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { foreignAddresses, hostedPage, navigatingCalls, singlePage, verifyPage } from './page.mjs';

const web = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const root = path.dirname(web);

const { values } = parseArgs({
  options: {
    core: { type: 'string', default: path.join(root, 'build/wasm') },
    out: { type: 'string', default: path.join(web, 'dist') },
  },
});
const out = path.resolve(values.out);
const core = path.resolve(values.core);

// Addresses in the texts of libraries (advice in an error, a licence): never requested, and the
// policy would refuse them. A new one must be looked at before it is added here.
const KNOWN_ADDRESSES = [
  'https://example.invalid/', // what the self-test tries by default; the name can never exist
];

// A module that has no file: `import text from 'shuke:name'`.
function virtualModule(name, code) {
  const id = `\0${name}`;
  return {
    name: `virtual ${name}`,
    enforce: 'pre',
    resolveId: (source) => (source === name ? id : null),
    load: (loaded) => (loaded === id ? code : null),
  };
}

// The core's own JavaScript asks where it was loaded from, to find the wasm file beside it. It is
// given the bytes instead and never looks; but the question must not fail.
function coreModule() {
  const file = path.join(core, 'shuke.js');
  return {
    name: 'the core',
    enforce: 'pre',
    resolveId: (source) => (source === 'shuke:core' ? file : null),
    transform: (code, id) =>
      id === file ? { code: code.replaceAll('import.meta.url', '"file:///"'), map: null } : null,
  };
}

async function bundle(entry, plugins) {
  const result = await build({
    configFile: false,
    root: web,
    logLevel: 'warn',
    plugins,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      cssCodeSplit: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: path.join(web, entry),
        output: { format: 'iife', codeSplitting: false, entryFileNames: 'script.js' },
      },
    },
  });
  const { output } = Array.isArray(result) ? result[0] : result;
  const scripts = output.filter((part) => part.type === 'chunk');
  if (scripts.length !== 1) throw new Error(`${entry} became ${scripts.length} scripts, not one`);
  const styles = output.filter((part) => part.type === 'asset' && part.fileName.endsWith('.css'));
  const rest = output.filter((part) => part.type === 'asset' && !styles.includes(part));
  if (rest.length > 0) throw new Error(`${entry} wants a file of its own: ${rest[0].fileName}`);
  return {
    code: scripts[0].code,
    style: styles.map((part) => String(part.source)).join('\n'),
  };
}

const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
const wasm = await readFile(path.join(core, 'shuke.wasm'));
const compressedCore = gzipSync(wasm, { level: 9 }).toString('base64');
const template = await readFile(path.join(web, 'index.html'), 'utf8');

const worker = await bundle('src/worker.ts', [
  coreModule(),
  virtualModule('node:worker_threads', 'export {};'), // unzipit's way of starting workers in Node
]);
const page = await bundle('src/main.tsx', [
  virtualModule('shuke:worker', `export default ${JSON.stringify(worker.code)}`),
  virtualModule('shuke:version', `export default ${JSON.stringify(version)}`),
]);

const foreign = foreignAddresses(page.code + page.style, KNOWN_ADDRESSES);
if (foreign.length > 0) throw new Error(`the page mentions ${foreign.join(', ')}`);
const navigating = navigatingCalls(page.code);
if (navigating.length > 0) throw new Error(`the page navigates: ${navigating.join(', ')}`);
const parts = { ...page, core: compressedCore };
const hosted = hostedPage(template, parts);
verifyPage(hosted.html, parts, page.code);
const single = singlePage(template, parts);
verifyPage(single, parts);

await rm(path.join(out, 'site'), { recursive: true, force: true });
await mkdir(path.join(out, 'site/assets'), { recursive: true });
await writeFile(path.join(out, 'site', hosted.scriptName), page.code);
await writeFile(path.join(out, 'site/index.html'), hosted.html);
await writeFile(path.join(out, 'shuke.html'), single);

const kb = (text) => `${Math.round(Buffer.byteLength(text) / 1000)} kB`;
console.log(
  `site/index.html (${kb(hosted.html)}, of which the core is ${kb(compressedCore)}) with ` +
    `${hosted.scriptName} (${kb(page.code)}) and shuke.html (${kb(single)}) in ${path.relative(root, out)}`,
);
