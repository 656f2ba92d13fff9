// "What is this?": a small button beside a figure that opens its definition, formula and the rows it
// rests on. Opens on click or Enter, closes on Esc, on a click elsewhere and when focus leaves.
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../i18n';
import { Icon } from './icon';

const GAP_PX = 8;

export function Info({ about, children }: { about: string; children: ComponentChildren }) {
  const [open, setOpen] = useState(false);
  const anchor = useRef<HTMLButtonElement>(null);
  const bubble = useRef<HTMLDivElement>(null);
  const id = useId();

  useLayoutEffect(() => {
    if (!open || anchor.current === null || bubble.current === null) return;
    const at = anchor.current.getBoundingClientRect();
    const size = bubble.current.getBoundingClientRect();
    const left = Math.min(at.left, window.innerWidth - size.width - GAP_PX);
    const below = at.bottom + GAP_PX;
    const fits = below + size.height <= window.innerHeight;
    bubble.current.style.left = `${Math.max(GAP_PX, left)}px`;
    bubble.current.style.top = `${fits ? below : Math.max(GAP_PX, at.top - size.height - GAP_PX)}px`;
  }, [open]);

  useEffect(() => {
    if (!open) return;
    const close = () => setOpen(false);
    const pointer = (event: Event) => {
      const target = event.target as Node;
      if (!anchor.current?.contains(target) && !bubble.current?.contains(target)) close();
    };
    const key = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      close();
      anchor.current?.focus();
    };
    document.addEventListener('pointerdown', pointer, true);
    document.addEventListener('keydown', key, true);
    document.addEventListener('scroll', close, true);
    return () => {
      document.removeEventListener('pointerdown', pointer, true);
      document.removeEventListener('keydown', key, true);
      document.removeEventListener('scroll', close, true);
    };
  }, [open]);

  return (
    <span class="info">
      <button
        ref={anchor}
        type="button"
        class="info-button"
        aria-label={t('ui.info.what', { about })}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        <Icon name="info" size={14} />
      </button>
      {open && (
        <div ref={bubble} id={id} class="info-bubble" role="note">
          {children}
        </div>
      )}
    </span>
  );
}
