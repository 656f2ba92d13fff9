// What the core answers to a question that changes: the newest answer, kept drawn while a newer one is
// on its way; answers that come too late are dropped.
import { useEffect, useState } from 'preact/hooks';
import { failureOf } from '../../client';
import type { Failure } from '../../protocol';

export interface Asked<T> {
  value: T | null;
  waiting: boolean;
  error: Failure | null;
  again: () => void;
}

// `ask` is called whenever one of `inputs` changes, `delayMs` after the last change.
export function useAnswer<T>(
  ask: () => Promise<T>,
  inputs: readonly unknown[],
  delayMs = 0,
): Asked<T> {
  const [state, setState] = useState<Omit<Asked<T>, 'again'>>({
    value: null,
    waiting: true,
    error: null,
  });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let current = true;
    setState((before) => ({ ...before, waiting: true }));
    const timer = setTimeout(() => {
      ask().then(
        (value) => {
          if (current) setState({ value, waiting: false, error: null });
        },
        (thrown: unknown) => {
          if (current)
            setState((before) => ({ ...before, waiting: false, error: failureOf(thrown) }));
        },
      );
    }, delayMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [...inputs, attempt]);
  return { ...state, again: () => setAttempt((n) => n + 1) };
}
