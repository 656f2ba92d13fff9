// @vitest-environment happy-dom
import { h, render } from 'preact';
import { afterEach, describe, expect, it } from 'vitest';
import { useSteadyAnswer } from '../../src/views/common/use_steady_answer';

// The answers that are drawn while the question changes; each is given by hand.
function drawn() {
  const given: { question: number; answer: () => void }[] = [];
  const shown: (string | null)[] = [];
  function Shown({ question }: { question: number }) {
    const { value } = useSteadyAnswer(
      () =>
        new Promise<string>((resolve) => {
          given.push({ question, answer: () => resolve(`to ${question}`) });
        }),
      [question],
    );
    if (shown.at(-1) !== value) shown.push(value);
    return null;
  }
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  const ask = async (question: number) => {
    render(h(Shown, { question }), root);
    await pause();
  };
  return { given, shown, ask };
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 50));
afterEach(() => render(null, document.body.firstElementChild!));

describe('an answer under the hand', () => {
  it('is drawn although the question has moved on, and only the newest is asked next', async () => {
    const { given, shown, ask } = drawn();
    for (const question of [1, 2, 3, 4]) await ask(question);
    expect(given.map(({ question }) => question)).toEqual([1]);
    given[0]!.answer();
    await pause();
    expect(shown).toEqual([null, 'to 1']);
    expect(given.map(({ question }) => question)).toEqual([1, 4]);
    given[1]!.answer();
    await pause();
    expect(shown.at(-1)).toBe('to 4');
  });
});
