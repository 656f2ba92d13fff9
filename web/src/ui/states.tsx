// What stands where content will be, is missing, or failed. Each says what to do next.
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { failureText, t } from '../i18n';
import type { Failure } from '../protocol';
import { Icon, type IconName } from './icon';

interface EmptyProps {
  title: string;
  icon?: IconName;
  children?: ComponentChildren;
  actions?: ComponentChildren;
}

export function EmptyState({ title, icon, children, actions }: EmptyProps) {
  return (
    <div class="state">
      {icon !== undefined && <Icon name={icon} size={24} />}
      <p class="state-title">{title}</p>
      {children !== undefined && <div class="state-text">{children}</div>}
      {actions !== undefined && <div class="actions">{actions}</div>}
    </div>
  );
}

interface ErrorProps {
  error: Failure;
  // What was kept, or what to do, beyond what the sentence of the failure says.
  children?: ComponentChildren;
  actions?: ComponentChildren;
}

export function ErrorState({ error, children, actions }: ErrorProps) {
  return (
    <div class="state state-error" role="alert">
      <Icon name="warning" size={24} />
      <p class="state-title">{failureText(error)}</p>
      {children !== undefined && children !== false && <div class="state-text">{children}</div>}
      {actions !== undefined && <div class="actions">{actions}</div>}
    </div>
  );
}

// A note in the flow of a view: something is worth knowing, or went wrong in part.
export function Notice({
  tone = 'plain',
  children,
  actions,
}: {
  tone?: 'plain' | 'warn' | 'error' | 'ok';
  children: ComponentChildren;
  actions?: ComponentChildren;
}) {
  const icon: IconName = tone === 'plain' ? 'info' : tone === 'ok' ? 'check' : 'warning';
  return (
    <div class={`notice notice-${tone}`} role={tone === 'error' ? 'alert' : undefined}>
      <Icon name={icon} />
      <div class="notice-text">{children}</div>
      {actions !== undefined && <div class="actions">{actions}</div>}
    </div>
  );
}

const PATIENCE_MS = 300;

// True once `PATIENCE_MS` have passed with `waiting` true: what is quicker is not worth a flicker.
export function usePatience(waiting: boolean): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    setLate(false);
    if (!waiting) return;
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [waiting]);
  return waiting && late;
}

export function Skeleton({ lines = 3 }: { lines?: number }) {
  const shown = usePatience(true);
  if (!shown) return null;
  return (
    <div class="skeleton" role="status" aria-label={t('ui.state.loading')}>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} class="skeleton-line" />
      ))}
    </div>
  );
}
