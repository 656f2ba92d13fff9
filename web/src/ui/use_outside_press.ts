// Calls `close` when something outside of the element is pressed, while it is open.
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

export function useOutsidePress(
  root: RefObject<HTMLElement | null>,
  open: boolean,
  close: () => void,
): void {
  useEffect(() => {
    if (!open) return undefined;
    const onPointer = (event: Event) => {
      if (!root.current?.contains(event.target as Node)) close();
    };
    document.addEventListener('pointerdown', onPointer, true);
    return () => document.removeEventListener('pointerdown', onPointer, true);
  }, [open]);
}
