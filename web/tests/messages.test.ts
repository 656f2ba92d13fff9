// The one catalogue, held to both sides: the languages agree, and every word that the page asks for is
// there.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import en from '../../core/messages/en.json';
import zh from '../../core/messages/zh.json';
import { FILE_ERRORS, LEVELS, REASONS, STAGES } from '../src/protocol';
import { language } from '../src/state';
import { hasWords, t } from '../src/i18n';

const catalogues: Record<string, Record<string, string>> = { zh, en };
const root = path.resolve(import.meta.dirname, '../src');

function sources(folder = root): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'));
}

const placeholders = (text: string) =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe('the languages', () => {
  test('have the same keys, sorted, none twice', () => {
    expect(Object.keys(zh)).toEqual(Object.keys(en));
    expect(Object.keys(zh)).toEqual([...Object.keys(zh)].sort());
    for (const name of ['zh', 'en']) {
      const file = path.resolve(root, `../../core/messages/${name}.json`);
      const lines = readFileSync(file, 'utf8').split('\n');
      const keys = lines.flatMap((line) => /^ {2}"([^"]+)":/.exec(line)?.[1] ?? []);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  test('fill the same placeholders', () => {
    for (const key of Object.keys(zh)) {
      const inZh = placeholders(catalogues['zh']![key]!);
      expect(placeholders(catalogues['en']![key] ?? ''), key).toEqual(inZh);
    }
  });

  test('leave no sentence empty', () => {
    for (const words of Object.values(catalogues)) {
      for (const [key, text] of Object.entries(words)) expect(text.trim(), key).not.toBe('');
    }
  });
});

describe('the page', () => {
  const code = sources().join('\n');
  // Every quoted word that looks like a key: t('ui.x'), label: 'ui.y', `ui.z.${code}`.
  const KEY =
    /(['"`])((?:ui|error|reason|level|stage|fact|platform|activity|suppressed)\.[\w.-]*)(\$\{|\1)/g;
  const asked = [...code.matchAll(KEY)];

  test('asks for no word that is not there', () => {
    const missing = asked
      .filter(([, , key = '', end]) =>
        end === '${'
          ? !Object.keys(zh).some((known) => known.startsWith(key))
          : !(key in zh) && !key.endsWith('.'),
      )
      .map(([, , key]) => key);
    expect([...new Set(missing)]).toEqual([]);
  });

  test('asks for every word of its own', () => {
    const exact = new Set(asked.map(([, , key]) => key));
    const prefixes = asked.flatMap(([, , key = '', end]) => (end === '${' ? [key] : []));
    const unused = Object.keys(zh).filter(
      (key) =>
        key.startsWith('ui.') &&
        !exact.has(key.replace('#one', '')) &&
        !prefixes.some((prefix) => prefix !== 'ui.' && key.startsWith(prefix)),
    );
    expect(unused).toEqual([]);
  });

  test('has words for every code that the core may send', () => {
    const keys = [
      ...STAGES.map((code) => `stage.${code}`),
      ...LEVELS.map((code) => `level.${code}`),
      ...REASONS.map((code) => `reason.${code}`),
      ...FILE_ERRORS.map((code) => `error.${code}`),
    ];
    expect(keys.filter((key) => !(key in zh))).toEqual([]);
  });
});

describe('t', () => {
  test('fills placeholders as they are, markup and all', () => {
    language.value = 'zh';
    expect(t('ui.undo.file_removed', { name: '<b>$1 {x} 名.csv' })).toContain('<b>$1 {x} 名.csv');
  });

  test('follows the language', () => {
    language.value = 'en';
    expect(t('ui.nav.data')).toBe('Data');
    language.value = 'zh';
    expect(t('ui.nav.data')).toBe('数据');
    expect(hasWords('error.there_is_none')).toBe(false);
  });
});
