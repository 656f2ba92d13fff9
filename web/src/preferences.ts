// Language, theme and views of the customer table, kept in this browser if it lets us. Nothing about any
// shop or person: a view is a list of facts.
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

// A view of the customer table: which facts, in which order, sorted by which.
export interface StoredView {
  name: string;
  columns: string[];
  sort: { fact: string; descending: boolean } | null;
}

function isView(value: unknown): value is StoredView {
  if (typeof value !== 'object' || value === null) return false;
  const { name, columns, sort } = value as Record<string, unknown>;
  return (
    typeof name === 'string' &&
    Array.isArray(columns) &&
    columns.every((column) => typeof column === 'string') &&
    (sort === null || (typeof sort === 'object' && sort !== null && 'fact' in sort))
  );
}

// What another version stored and this one does not understand is passed over.
export function loadTableViews(): StoredView[] {
  try {
    const stored: unknown = JSON.parse(load('table_views') ?? '[]');
    return Array.isArray(stored) ? stored.filter(isView) : [];
  } catch {
    return [];
  }
}

export function storeTableViews(views: readonly StoredView[]): void {
  store('table_views', JSON.stringify(views));
}
