// Short notes at the edge of the page, most often "done; undo?". They leave by themselves, wait while
// pointed at or focused, and are announced.
import { signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../i18n';
import { Button } from './button';

export interface Toast {
  id: number;
  text: string;
  tone: 'plain' | 'error';
  action?: { label: string; run: () => void } | undefined;
}

const SHOWN_MS = 6000;
const MOST = 3;

export const toasts = signal<readonly Toast[]>([]);
let nextId = 1;

export function toast(text: string, options: Partial<Pick<Toast, 'tone' | 'action'>> = {}): number {
  const id = nextId++;
  toasts.value = [...toasts.value, { id, text, tone: 'plain' as const, ...options }].slice(-MOST);
  return id;
}

export function dismissToast(id: number): void {
  toasts.value = toasts.value.filter((entry) => entry.id !== id);
}

export function ToastHost() {
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toasts.value.map((entry) => (
        <ToastNote key={entry.id} entry={entry} />
      ))}
    </div>
  );
}

function ToastNote({ entry }: { entry: Toast }) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => dismissToast(entry.id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [held, entry.id]);
  const { action } = entry;
  return (
    <div
      class={`toast toast-${entry.tone}`}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocusCapture={() => setHeld(true)}
      onBlurCapture={() => setHeld(false)}
    >
      <span>{entry.text}</span>
      {action !== undefined && (
        <Button
          kind="quiet"
          small
          onClick={() => {
            dismissToast(entry.id);
            action.run();
          }}
        >
          {action.label}
        </Button>
      )}
      <Button
        kind="quiet"
        small
        icon="close"
        label={t('ui.action.close')}
        onClick={() => dismissToast(entry.id)}
      />
    </div>
  );
}
