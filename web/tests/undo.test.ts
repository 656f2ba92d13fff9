import { expect, test } from 'vitest';
import { UndoStack } from '../src/undo';

function counter() {
  const stack = new UndoStack();
  let value = 0;
  const set = (next: number) => {
    const before = value;
    value = next;
    stack.record({
      label: `set ${next}`,
      undo: () => void (value = before),
      redo: () => void (value = next),
    });
  };
  return { stack, set, value: () => value };
}

test('undo goes back step by step and redo comes forward again', async () => {
  const { stack, set, value } = counter();
  set(1);
  set(2);
  await stack.undo();
  await stack.undo();
  expect(value()).toBe(0);
  await stack.redo();
  expect(value()).toBe(1);
  await stack.redo();
  expect(value()).toBe(2);
  expect(stack.nextRedo.value).toBeNull();
});

test('a new step forgets what was undone', async () => {
  const { stack, set, value } = counter();
  set(1);
  await stack.undo();
  set(5);
  expect(await stack.redo()).toBeNull();
  expect(value()).toBe(5);
});

test('nothing to undo is no failure', async () => {
  expect(await new UndoStack().undo()).toBeNull();
});

test('a step whose undo fails stays, and can be tried again', async () => {
  const stack = new UndoStack();
  let fails = true;
  stack.record({
    label: 'once',
    undo: () => (fails ? Promise.reject(new Error('not now')) : Promise.resolve()),
    redo: () => undefined,
  });
  await expect(stack.undo()).rejects.toThrow('not now');
  expect(stack.next.value?.label).toBe('once');
  fails = false;
  expect((await stack.undo())?.label).toBe('once');
});

test('two undos at once are one', async () => {
  const { stack, set, value } = counter();
  set(1);
  set(2);
  const first = stack.undo();
  expect(await stack.undo()).toBeNull();
  await first;
  expect(value()).toBe(1);
});
