// The rules that keep the page's code from navigating, from setting HTML and from making requests, held
// to snippets that they must refuse.
import path from 'node:path';
import { ESLint } from 'eslint';
import { expect, test } from 'vitest';

const repository = path.resolve(import.meta.dirname, '../..');
const eslint = new ESLint({ cwd: repository });

async function complaints(code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, {
    filePath: path.join(repository, 'web/src/views/any.tsx'),
  });
  return (result?.messages ?? [])
    .filter(({ ruleId }) => ruleId === 'no-restricted-syntax' || ruleId?.startsWith('no-'))
    .map(({ message }) => message);
}

test.each([
  'window.open(u);',
  'const f = window.open;',
  'open(u);',
  'location = u;',
  'location.href = u;',
  'window.location = u;',
  'window.location.href = u;',
  'document.location.pathname = u;',
  'location.assign(u);',
  'window.location.replace(u);',
  'navigation.navigate(u);',
  'form.submit();',
  'export const A = () => <a href="https://a.example">{x}</a>;',
  'export const A = () => <a href="javascript:x()">{x}</a>;',
  'export const A = () => <a target="_blank">{x}</a>;',
  'export const A = () => <iframe />;',
])('refuses to navigate: %s', async (code) => {
  expect(await complaints(code)).not.toEqual([]);
});

test.each([
  'e.innerHTML = x;',
  'e.outerHTML = x;',
  'e.insertAdjacentHTML("beforeend", x);',
  'document.write(x);',
  'frame.srcdoc = x;',
  'export const A = () => <div dangerouslySetInnerHTML={{ __html: x }} />;',
  'h("div", { dangerouslySetInnerHTML: { __html: x } });',
  'eval(x);',
  'new Function(x);',
])('refuses to turn text into HTML or code: %s', async (code) => {
  expect(await complaints(code)).not.toEqual([]);
});

test.each([
  'fetch(u);',
  'window.fetch(u);',
  'new XMLHttpRequest();',
  'new WebSocket(u);',
  'new EventSource(u);',
  'navigator.sendBeacon(u, x);',
  'import(u);',
])('refuses to make a request: %s', async (code) => {
  expect(await complaints(code)).not.toEqual([]);
});

test.each([
  'export const A = () => <p>你好</p>;',
  'export const A = () => <p>hello</p>;',
  "export const A = () => <p>{'hello'}</p>;",
  'export const A = () => <button aria-label="Close" />;',
])('refuses words outside the catalogue: %s', async (code) => {
  expect(await complaints(code)).not.toEqual([]);
});

test('lets the frame read its own address and draw text', async () => {
  const code = `
    export const here = window.location.hash;
    export const A = () => <a href={href('data')}>{t('ui.nav.data')} · {1}</a>;
  `;
  expect(await complaints(code)).toEqual([]);
});
