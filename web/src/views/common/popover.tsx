// A button that opens a small panel below itself. Closes on Esc, on a click elsewhere, and when focus
// goes elsewhere; Esc gives focus back to the button.
import type { ComponentChildren } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import { Button, useOutsidePress, type IconName } from '../../ui';
import './popover.css';

interface Props {
  label: string;
  // What it is about, where several stand on one page: read out after the label.
  about?: string;
  icon?: IconName;
  small?: boolean;
  children: ComponentChildren;
}

export function Popover({ label, about, icon, small, children }: Props) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const id = useId();

  useOutsidePress(root, open, () => setOpen(false));

  return (
    <div
      ref={root}
      class="popover"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.stopPropagation();
        setOpen(false);
        root.current?.querySelector('button')?.focus();
      }}
      onFocusOut={(event) => {
        const next = event.relatedTarget as Node | null;
        if (next !== null && !root.current?.contains(next)) setOpen(false);
      }}
    >
      <Button
        icon={icon}
        small={small}
        label={about === undefined ? undefined : `${label}: ${about}`}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        {label}
      </Button>
      {open && (
        <div id={id} class="popover-panel" role="group" aria-label={label}>
          {children}
        </div>
      )}
    </div>
  );
}
