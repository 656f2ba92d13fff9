// A modal dialog on the browser's own <dialog>: focus is kept inside and given back, Esc closes.
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../i18n';
import { Button } from './button';

interface Props {
  title: string;
  open: boolean;
  onClose: () => void;
  children: ComponentChildren;
  actions?: ComponentChildren;
  wide?: boolean;
}

export function Dialog({ title, open, onClose, children, actions, wide }: Props) {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // Before the next key press: an Esc in between would be lost.
  useLayoutEffect(() => {
    const dialog = element.current;
    if (dialog === null) return;
    if (open && !dialog.open) dialog.showModal();
    if (!open && dialog.open) dialog.close();
  }, [open]);
  return (
    <dialog
      ref={element}
      class={wide ? 'dialog dialog-wide' : 'dialog'}
      aria-labelledby={titleId}
      onClose={() => onClose()}
      onClick={(event) => {
        if (event.target === element.current) onClose();
      }}
    >
      {open && (
        <div class="dialog-body">
          <header class="dialog-head">
            <h2 id={titleId}>{title}</h2>
            <Button kind="quiet" icon="close" label={t('ui.action.close')} onClick={onClose} />
          </header>
          <div class="dialog-content">{children}</div>
          {actions !== undefined && <footer class="dialog-actions">{actions}</footer>}
        </div>
      )}
    </dialog>
  );
}
