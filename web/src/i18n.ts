// t(key, args): the words of the catalogue that page and command line share (core/messages).
//
// Reading it inside a component subscribes the component to the language. Nothing is escaped here:
// Preact sets text, and charts draw text.
import i18next from 'i18next';
import en from '../../core/messages/en.json';
import zh from '../../core/messages/zh.json';
import { language, type Language } from './state';

const i18n = i18next.createInstance();
void i18n.init({
  lng: 'zh',
  fallbackLng: false,
  initAsync: false,
  resources: { zh: { translation: zh }, en: { translation: en } },
  keySeparator: false,
  nsSeparator: false,
  pluralSeparator: '#',
  contextSeparator: '#',
  interpolation: { prefix: '{', suffix: '}', escapeValue: false, skipOnVariables: true },
  returnNull: false,
});

export type Args = Record<string, string | number>;

// The words of one language, whichever is shown: for searching in both.
export function wordsIn(lng: Language, key: string): string {
  return i18n.t(key, { lng });
}

// The language of a sentence that is put together in another than the shown one.
let spoken: Language | null = null;

// Whatever `say` asks of the catalogue, it gets in that language.
export function inLanguage(lng: Language, say: () => string): string {
  const before = spoken;
  spoken = lng;
  try {
    return say();
  } finally {
    spoken = before;
  }
}

export function t(key: string, args: Args = {}): string {
  return i18n.t(key, { ...args, lng: spoken ?? language.value });
}

// One sentence after another, as the language sets them: Chinese leaves no blank between.
export function sentences(...texts: (string | false)[]): string {
  return texts
    .filter((text) => text !== false)
    .join((spoken ?? language.value) === 'zh' ? '' : ' ');
}

// Whether the catalogue has words for a key, for codes that the core may add before the page knows.
export function hasWords(key: string): boolean {
  return i18n.exists(key, { lng: spoken ?? language.value });
}

// The words for a failure of the core, or the plain code when there are none yet.
export function failureText(failure: { code: string; args: Args }): string {
  const key = `error.${failure.code}`;
  return hasWords(key) ? t(key, failure.args) : t('ui.error.unknown', { code: failure.code });
}
