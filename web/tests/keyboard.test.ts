import { describe, expect, test } from 'vitest';
import { commandOf, moveChoice } from '../src/keyboard';

const press = (
  key: string,
  held: Partial<Record<'ctrl' | 'meta' | 'shift' | 'alt', true>> = {},
) => ({
  key,
  ctrlKey: held.ctrl ?? false,
  metaKey: held.meta ?? false,
  shiftKey: held.shift ?? false,
  altKey: held.alt ?? false,
});

describe('commandOf', () => {
  test('knows the keys of both kinds of keyboard', () => {
    expect(commandOf(press('k', { ctrl: true }), false)).toBe('palette');
    expect(commandOf(press('K', { meta: true }), false)).toBe('palette');
    expect(commandOf(press('z', { ctrl: true }), false)).toBe('undo');
    expect(commandOf(press('Z', { meta: true, shift: true }), false)).toBe('redo');
    expect(commandOf(press('y', { ctrl: true }), false)).toBe('redo');
    expect(commandOf(press('/'), false)).toBe('search');
  });

  test('leaves undo and the slash to a field that is being written in', () => {
    expect(commandOf(press('z', { ctrl: true }), true)).toBeNull();
    expect(commandOf(press('/'), true)).toBeNull();
    expect(commandOf(press('k', { ctrl: true }), true)).toBe('palette');
  });

  test('leaves every other key to the browser', () => {
    expect(commandOf(press('k'), false)).toBeNull();
    expect(commandOf(press('r', { ctrl: true }), false)).toBeNull();
    expect(commandOf(press('z', { ctrl: true, alt: true }), false)).toBeNull();
  });
});

describe('moveChoice', () => {
  test('goes round at both ends', () => {
    expect(moveChoice('ArrowDown', 2, 3)).toBe(0);
    expect(moveChoice('ArrowUp', 0, 3)).toBe(2);
    expect(moveChoice('End', 0, 3)).toBe(2);
    expect(moveChoice('Home', 2, 3)).toBe(0);
  });

  test('does nothing in an empty list or for other keys', () => {
    expect(moveChoice('ArrowDown', 0, 0)).toBeNull();
    expect(moveChoice('a', 0, 3)).toBeNull();
  });
});
