// What the page's code must never contain. The rules that keep it from leaving the machine come
// first; web/tests/lint.test.ts holds each of them to a snippet that it must refuse.
import tseslint from 'typescript-eslint';

const NAVIGATES = 'The page never navigates: no policy in a page can stop it (web/src/guard.ts).';
const HTML = 'Text is set as text: HTML from data could run.';
const REQUESTS = 'The page makes no request; the policy would refuse it. Only the self-test tries.';
const WORDS = 'Words for users stand in core/messages, in both languages.';

const navigation = [
  "CallExpression[callee.name='open']",
  "MemberExpression[object.name=/^(window|self|globalThis|top|parent)$/][property.name='open']",
  "AssignmentExpression[left.name='location']",
  "AssignmentExpression[left.property.name='location']",
  "AssignmentExpression[left.object.name='location']",
  "AssignmentExpression[left.object.property.name='location']",
  "CallExpression[callee.object.name='location'][callee.property.name=/^(assign|replace)$/]",
  "CallExpression[callee.object.property.name='location'][callee.property.name=/^(assign|replace)$/]",
  "CallExpression[callee.object.name='navigation'][callee.property.name=/^(navigate|reload|back|forward|traverseTo)$/]",
  'CallExpression[callee.property.name=/^(submit|requestSubmit)$/]',
  "JSXAttribute[name.name='target']",
  'JSXAttribute[name.name=/^(href|src|action|formAction)$/] > Literal[value=/^\\w+:/]',
  'JSXOpeningElement[name.name=/^(iframe|object|embed|base)$/]',
].map((selector) => ({ selector, message: NAVIGATES }));

const html = [
  'MemberExpression[property.name=/^(innerHTML|outerHTML|srcdoc)$/]',
  'CallExpression[callee.property.name=/^(insertAdjacentHTML|createContextualFragment|setHTMLUnsafe|parseHTMLUnsafe)$/]',
  "CallExpression[callee.object.name='document'][callee.property.name=/^(write|writeln)$/]",
  "JSXAttribute[name.name='dangerouslySetInnerHTML']",
  "Property[key.name='dangerouslySetInnerHTML']",
  "JSXAttribute[name.name='style'] > Literal",
].map((selector) => ({ selector, message: HTML }));

const requests = [
  'CallExpression[callee.name=/^(fetch|importScripts)$/]',
  'NewExpression[callee.name=/^(XMLHttpRequest|WebSocket|EventSource|SharedWorker|WebTransport|RTCPeerConnection)$/]',
  'CallExpression[callee.object.name=/^(window|self|globalThis)$/][callee.property.name=/^(fetch|importScripts)$/]',
  "CallExpression[callee.property.name='sendBeacon']",
  'ImportExpression',
].map((selector) => ({ selector, message: REQUESTS }));

const words = [
  'JSXText[value=/\\p{L}/u]',
  'JSXExpressionContainer > Literal[value=/\\p{L}{2}/u]:not(JSXAttribute *)',
  'JSXAttribute[name.name=/^(aria-label|title|placeholder|label|alt|about|hint|caption)$/] > Literal',
].map((selector) => ({ selector, message: WORDS }));

export default tseslint.config(
  {
    ignores: [
      'build/**',
      'dist/**',
      'out/**',
      'node_modules/**',
      'web/dist/**',
      'web/generated/**',
    ],
  },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx,mjs}'],
    rules: {
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['web/src/**/*.{ts,tsx}'],
    rules: {
      'no-console': 'error',
      'no-script-url': 'error',
      'no-restricted-syntax': ['error', ...navigation, ...html, ...requests, ...words],
    },
  },
  {
    files: ['web/src/probe.ts'],
    rules: { 'no-restricted-syntax': ['error', ...navigation, ...html] },
  },
  {
    // Built code is run to see that it still means the same.
    files: ['web/tests/build/**'],
    rules: { 'no-new-func': 'off' },
  },
  {
    // Playwright's fixtures take an empty pattern where none is needed.
    files: ['tests/e2e/**'],
    rules: { 'no-empty-pattern': 'off' },
  },
);
