// The workspace on this device: kept by the browser only where the owner asked for it, and never from
// file://, where whoever opens another page from the same disk could read it.
const KEY = 'shuke.workspace';

export function canRemember(): boolean {
  return window.location.protocol === 'https:' || window.location.protocol === 'http:';
}

// What is kept; null if nothing is, or nothing may be.
export function loadRemembered(): string | null {
  if (!canRemember()) return null;
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

// Whether the browser took it.
export function storeRemembered(text: string): boolean {
  if (!canRemember()) return false;
  try {
    localStorage.setItem(KEY, text);
    return true;
  } catch {
    return false;
  }
}

export function forgetRemembered(): void {
  if (!canRemember()) return;
  try {
    localStorage.removeItem(KEY);
  } catch {
    return;
  }
}
