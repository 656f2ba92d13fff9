// Language and theme, kept in this browser if it lets us. Nothing about any shop or person.
import type { Language, Theme } from './state';

const PREFIX = 'shuke.';

// From file:// and in private windows storage may be refused; then the choice lasts as long as the
// page.
function load(name: string): string | null {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

function store(name: string, value: string): void {
  try {
    localStorage.setItem(PREFIX + name, value);
  } catch {
    return;
  }
}

export function loadLanguage(): Language {
  return load('language') === 'en' ? 'en' : 'zh';
}

export function storeLanguage(language: Language): void {
  store('language', language);
}

export function loadTheme(): Theme {
  const stored = load('theme');
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

export function storeTheme(theme: Theme): void {
  store('theme', theme);
}
