import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import {
  foreignAddresses,
  hostedPage,
  inlineScript,
  navigatingCalls,
  policy,
  singlePage,
  verifyPage,
} from '../../build/page.mjs';

const template = readFileSync(path.resolve(import.meta.dirname, '../../index.html'), 'utf8');
const built = {
  code: 'document.title = "</script><!--<script>$&";\n',
  style: 'body { margin: 0 }',
  core: 'AGFzbQ==',
};
const hashOf = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;

describe('the policy', () => {
  test('admits no address, no inline code and no evaluation', () => {
    const text = policy(['sha256-a', 'sha256-c'], 'sha256-b');
    expect(text).toContain("default-src 'none'");
    expect(text).toContain("connect-src 'none'");
    expect(text).toContain("form-action 'none'");
    expect(text).toContain("base-uri 'none'");
    expect(text).not.toMatch(/unsafe-inline|'unsafe-eval'|'self'|https?:|\*/);
  });
});

describe('the single file', () => {
  const html = singlePage(template, built);

  test('passes its own check, and carries the script whole', () => {
    expect(() => verifyPage(html, built)).not.toThrow();
    const packed = /<script id="program" type="text\/plain">([\w+/=]*)<\/script>/.exec(html)?.[1];
    expect(gunzipSync(Buffer.from(packed ?? '', 'base64')).toString()).toBe(built.code);
    expect(html).toContain(hashOf(built.code));
  });

  test('starts what it carries, and has no other script than what starts it', () => {
    const scripts = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)];
    expect(scripts).toHaveLength(1);
    expect(html).toContain(hashOf(scripts[0]?.[1] ?? ''));
  });

  test('carries the core beside the script, as data', () => {
    expect(html).toContain('<script id="core" type="text/plain">AGFzbQ==</script>');
  });

  test('says what it may do before it loads anything', () => {
    expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<style>'));
  });
});

describe('the hosted form', () => {
  test('loads one script, by its hash', () => {
    const { html, scriptName } = hostedPage(template, built);
    expect(() => verifyPage(html, built, built.code)).not.toThrow();
    expect(html).toContain(`src="${scriptName}" integrity="${hashOf(built.code)}"`);
  });
});

describe('verifyPage', () => {
  const html = singlePage(template, built);

  test.each([
    ['another loader', (page: string) => page.replace('document.body', 'document.head')],
    [
      'another program',
      (page: string) =>
        page.replace(
          /(type="text\/plain">)[\w+/=]*/,
          (_, start: string) => start + gzipSync('alert(1)').toString('base64'),
        ),
    ],
    [
      'a script that is admitted and not there',
      (page: string) => page.replace('script-src ', `script-src '${hashOf('alert(1)')}' `),
    ],
    ['another core', (page: string) => page.replace(built.core, 'AGFzbQA=')],
    ['a second core', (page: string) => page.replace(/(<script id="core".*?<\/script>)/, '$1$1')],
    ['another style', (page: string) => page.replace('margin: 0', 'margin: 1px')],
    [
      'an injected script',
      (page: string) => page.replace('</body>', '<script>x()</script></body>'),
    ],
    ['an inline handler', (page: string) => page.replace('<body>', '<body onload="x()">')],
    ['a style attribute', (page: string) => page.replace('<body>', '<body style="margin:0">')],
    [
      'a foreign link',
      (page: string) => page.replace('href="data:', 'href="https://evil.example/'),
    ],
    ['a weaker policy', (page: string) => page.replace("connect-src 'none'", 'connect-src *')],
    ['no policy', (page: string) => page.replace(/<meta http-equiv[^>]*>/, '')],
  ])('refuses %s', (_, tamper) => {
    expect(tamper(html)).not.toBe(html);
    expect(() => verifyPage(tamper(html), built)).toThrow();
  });
});

test('inlined code means the same and cannot end its element', () => {
  const code = 'const a = "</SCRIPT>", b = /<!--/.test("<!--");';
  const inlined = inlineScript(code);
  expect(inlined).not.toMatch(/<\/script|<!--/i);
  expect(new Function(`${inlined} return [a, b]`)()).toEqual(['</SCRIPT>', true]);
});

test('foreign addresses are found, names of vocabularies are not addresses', () => {
  const text = `
    a("http://www.w3.org/2000/svg"); b("https://cdn.example/x.js"); c('ws://evil.example/');
    d("http://www.w3.org/2000/svg/x")`;
  expect(foreignAddresses(text)).toEqual([
    'https://cdn.example/x.js',
    'ws://evil.example/',
    'http://www.w3.org/2000/svg/x',
  ]);
  expect(foreignAddresses(text, ['https://cdn.example/x.js'])).toHaveLength(2);
});

test('calls that would navigate are found in built code, reading the address is not one', () => {
  expect(
    navigatingCalls('x=window.location.href,y=location.hash,"window.open and location"'),
  ).toEqual([]);
  for (const code of [
    'window.open(u)',
    'location.href=u',
    'window.location=u',
    'location.assign(u)',
    'top.location.replace(u)',
    'f.submit()',
  ]) {
    expect(navigatingCalls(code), code).toHaveLength(1);
  }
});
