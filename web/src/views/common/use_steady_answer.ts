// What the core answers to a question that changes faster than it can answer, as under a hand that
// drags: one question at a time, every answer drawn as it comes, and of the questions asked meanwhile
// only the newest. use_answer.ts, which draws only the newest answer, would draw nothing until the hand
// rests.
import { useEffect, useRef, useState } from 'preact/hooks';
import { failureOf } from '../../client';
import type { Asked } from './use_answer';

export function useSteadyAnswer<T>(
  ask: () => Promise<T>,
  inputs: readonly unknown[],
): Omit<Asked<T>, 'again'> {
  const [state, setState] = useState<Omit<Asked<T>, 'again'>>({
    value: null,
    waiting: true,
    error: null,
  });
  const line = useRef<{ next: (() => Promise<T>) | null; busy: boolean; gone: boolean }>({
    next: null,
    busy: false,
    gone: false,
  });

  useEffect(() => {
    const { current } = line;
    current.gone = false;
    return () => {
      current.gone = true;
    };
  }, []);

  useEffect(() => {
    const { current } = line;
    current.next = ask;
    setState((before) => ({ ...before, waiting: true }));
    const pump = async () => {
      current.busy = true;
      while (current.next !== null && !current.gone) {
        const question = current.next;
        current.next = null;
        let answered: Partial<Asked<T>>;
        try {
          answered = { value: await question(), error: null };
        } catch (thrown) {
          answered = { error: failureOf(thrown) };
        }
        const waiting = current.next !== null;
        if (!current.gone) setState((before) => ({ ...before, ...answered, waiting }));
      }
      current.busy = false;
    };
    if (!current.busy) void pump();
  }, inputs);
  return state;
}
