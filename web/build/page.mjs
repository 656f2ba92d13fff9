// Puts the built script, style and core into the two forms of the page and locks both with a policy.
//
// The policy allows exactly the script and the style that were built, by hash; it allows no
// connection at all. A blob worker inherits it, so the worker can reach nothing either. What is said
// of scripts holds for the hosted form's external file too: the policy's hash admits it because the
// element carries the same hash as its integrity (CSP level 3).
//
// The single file carries its script compressed (loader.js), which makes it a third smaller. What the
// loader starts is an inline script like any other: the policy must and does admit it by its hash.
//
// The core is data, in a block of its own: as a text of the script the browser would unpack, hash and
// parse it before anything is shown, only for it to go to the worker.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

const LOADER = readFileSync(path.join(import.meta.dirname, 'loader.js'), 'utf8');

export function sha256(text) {
  return `sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}`;
}

export function policy(scriptHashes, styleHash) {
  return [
    "default-src 'none'",
    `script-src ${scriptHashes.map((hash) => `'${hash}'`).join(' ')} 'wasm-unsafe-eval'`,
    'worker-src blob:',
    `style-src '${styleHash}'`,
    'img-src data: blob:',
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');
}

// Inside an inline script the HTML parser looks for "</script" and, from "<!--" on, for "<script" too. Both
// may stand in strings and regular expressions only, where "\x3c" means the same as "<".
export function inlineScript(code) {
  return code.replace(/<(?=\/script|!--)/gi, '\\x3c');
}

// A block that the browser never runs.
function data(id, text) {
  return `<script id="${id}" type="text/plain">${text}</script>`;
}

function fill(template, { policyText, style, core, script }) {
  const put = (text, mark, value) => {
    if (!text.includes(mark)) throw new Error(`the page's template has no ${mark}`);
    return text.replace(mark, () => value);
  };
  let html = put(
    template,
    '<!--policy-->',
    `<meta http-equiv="Content-Security-Policy" content="${policyText}" />`,
  );
  html = put(html, '<!--style-->', `<style>${style}</style>`);
  html = put(html, '<!--core-->', data('core', core));
  return put(html, '<!--script-->', script);
}

// The hosted form: a page and one script beside it. Styles stay in the page, because no policy can
// admit an external stylesheet by its hash.
export function hostedPage(template, { code, style, core }) {
  const hash = sha256(code);
  const name = `shuke-${createHash('sha256').update(code).digest('hex').slice(0, 12)}.js`;
  return {
    scriptName: `assets/${name}`,
    html: fill(template, {
      policyText: policy([hash], sha256(style)),
      style,
      core,
      script: `<script src="assets/${name}" integrity="${hash}"></script>`,
    }),
  };
}

// The single file: opens by double-click.
export function singlePage(template, { code, style, core }) {
  const loader = inlineScript(LOADER);
  const program = gzipSync(code, { level: 9 }).toString('base64');
  return fill(template, {
    policyText: policy([sha256(loader), sha256(code)], sha256(style)),
    style,
    core,
    script: `${data('program', program)}\n    <script>${loader}</script>`,
  });
}

// Names of XML vocabularies look like addresses and are never fetched: those of SVG and its kin, and
// those that a workbook is written in.
const NAMES =
  /^http:\/\/(www\.w3\.org\/(2000\/svg|1999\/xhtml|1999\/xlink|2000\/xmlns\/|1998\/Math\/MathML|XML\/1998\/namespace)|schemas\.(openxmlformats\.org|microsoft\.com)\/(spreadsheetml|officeDocument|office|markup-compatibility|package|drawingml)\/[\w/-]+)$/;

// Every address of another origin that stands in `text`, other than the given ones.
export function foreignAddresses(text, known = []) {
  const found = text.match(/\b(?:https?|wss?):\/\/[^\s"'`<>\\)]+/gi) ?? [];
  return [...new Set(found)].filter((address) => !NAMES.test(address) && !known.includes(address));
}

// Every call or assignment in built code that would leave the page. No policy stops those, so there
// must be none, in our code or a library's.
export function navigatingCalls(code) {
  return [
    ...(code.match(/\b(?:window|self|globalThis|top|parent)\.open\(/g) ?? []),
    ...(code.match(/\blocation(?:\.href)?\s*=(?!=)/g) ?? []),
    ...(code.match(/\blocation\.(?:assign|replace|reload)\(/g) ?? []),
    ...(code.match(/\.(?:submit|requestSubmit)\(/g) ?? []),
  ];
}

function unpacked(program) {
  return gunzipSync(Buffer.from(program, 'base64')).toString('utf8');
}

// Throws unless `html` is what it should be: its policy first, admitting exactly its own scripts and
// style, the packed one as it is once unpacked, the core that was built, and nothing in its markup that
// the browser would load.
export function verifyPage(html, { core }, externalScript) {
  const problem = (what) => new Error(`the built page ${what}`);
  const policyText = /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1];
  if (policyText === undefined) throw problem('has no policy');
  for (const word of ["'unsafe-inline'", "'unsafe-eval'", "'self'", 'http:', 'https:', '*']) {
    if (policyText.includes(word)) throw problem(`has a policy with ${word}`);
  }
  if (html.split(data('core', core)).length !== 2) throw problem('has another core');
  const code = html.replace(data('core', core), '');
  const elements = [...code.matchAll(/<(script|style)\b([^>]*)>([\s\S]*?)<\/\1>/g)];
  const packed = elements.filter(([, , attributes]) => attributes.includes('type="text/plain"'));
  if (elements.length !== 2 + packed.length || packed.length > 1) {
    throw problem(`has ${elements.length} scripts and styles`);
  }
  for (const element of elements) {
    const [, tag, attributes, body] = element;
    const content = packed.includes(element)
      ? unpacked(body)
      : tag === 'script' && body === ''
        ? externalScript
        : body;
    const hash = sha256(content);
    const directive = policyText.split('; ').find((one) => one.startsWith(`${tag}-src `));
    if (!directive?.includes(`'${hash}'`)) throw problem(`has a ${tag} of another hash`);
    if (attributes.includes('src=') && !attributes.includes(`integrity="${hash}"`)) {
      throw problem('loads a script without its hash');
    }
  }
  const admitted = policyText.match(/'sha256-[^']+'/g) ?? [];
  if (admitted.length !== elements.length) throw problem(`admits ${admitted.length} hashes`);
  const markup = html.replace(/<(script|style)\b([^>]*)>[\s\S]*?<\/\1>/g, '<$1$2>');
  if (markup.indexOf('http-equiv') > markup.search(/<(script|style|link)\b/)) {
    throw problem('loads something before its policy');
  }
  if (/\sstyle=|\son[a-z]+=|javascript:/i.test(markup)) {
    throw problem('has a style or a handler in its markup');
  }
  for (const [, address] of markup.matchAll(/\s(?:src|href|action)="([^"]*)"/g)) {
    if (!/^(data:image\/|assets\/shuke-[0-9a-f]+\.js$)/.test(address)) {
      throw problem(`refers to ${address}`);
    }
  }
}
