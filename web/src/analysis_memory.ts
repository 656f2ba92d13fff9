// The days up to which the shop was analysed on this device, so that 今日 knows since when. Kept where the
// owner asked to keep the workspace, and never from file:// (workspace_store.ts).
import { canRemember } from './workspace_store';

const KEY = 'shuke.analysed';
const KEPT = 30;

function days(): string[] {
  if (!canRemember()) return [];
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(stored)
      ? stored.filter((day) => typeof day === 'string' && /^\d{4}-\d\d-\d\d$/.test(day))
      : [];
  } catch {
    return [];
  }
}

// The latest of them before `asOf`; null if there is none.
export function lastAnalysis(asOf: string): string | null {
  return (
    days()
      .filter((day) => day < asOf)
      .sort()
      .at(-1) ?? null
  );
}

export function keepAnalysis(asOf: string): void {
  if (!canRemember()) return;
  try {
    const all = [...new Set([...days(), asOf])].sort().slice(-KEPT);
    localStorage.setItem(KEY, JSON.stringify(all));
  } catch {
    return;
  }
}

export function forgetAnalyses(): void {
  if (!canRemember()) return;
  try {
    localStorage.removeItem(KEY);
  } catch {
    return;
  }
}
