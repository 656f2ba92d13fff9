// Keys that hold everywhere on the page. Which key means what is decided apart from doing it.

export type Command = 'palette' | 'undo' | 'redo' | 'search';

// What a key press asks for. `typing`: the focus is where text is written, and keys belong to it.
export function commandOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>,
  typing: boolean,
): Command | null {
  if (event.altKey) return null;
  const key = event.key.toLowerCase();
  if (event.ctrlKey || event.metaKey) {
    if (key === 'k' && !event.shiftKey) return 'palette';
    if (typing) return null;
    if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
    if (key === 'y' && !event.shiftKey) return 'redo';
    return null;
  }
  return key === '/' && !typing ? 'search' : null;
}

const WRITTEN_IN = new Set(['text', 'search', 'email', 'tel', 'url', 'number', 'password', 'date']);

export function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  if (target instanceof HTMLInputElement) return WRITTEN_IN.has(target.type);
  return target instanceof HTMLElement && target.isContentEditable;
}

// Moves a choice among `count` things with the arrow keys; round at the ends.
export function moveChoice(key: string, at: number, count: number): number | null {
  if (count === 0) return null;
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % count;
    case 'ArrowUp':
      return (at - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
