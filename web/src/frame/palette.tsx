// Ctrl/⌘-K: type a word, press Enter. A combobox over a list, usable by keyboard alone.
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useDesk } from '../desk';
import { t } from '../i18n';
import { moveChoice } from '../keyboard';
import { paletteOpen } from '../state';
import { Icon } from '../ui';
import { paletteEntries } from './commands';
import { findEntries, type PaletteEntry } from './find';

export function Palette() {
  const dialog = useRef<HTMLDialogElement>(null);
  const open = paletteOpen.value;
  // Before the next key press: an Esc in between would be lost.
  useLayoutEffect(() => {
    if (open && dialog.current?.open === false) dialog.current.showModal();
    if (!open && dialog.current?.open === true) dialog.current.close();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      class="dialog palette"
      aria-label={t('ui.palette.open')}
      onClose={() => (paletteOpen.value = false)}
      onClick={(event) => {
        if (event.target === dialog.current) paletteOpen.value = false;
      }}
    >
      {open && <PaletteBody />}
    </dialog>
  );
}

function PaletteBody() {
  const desk = useDesk();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const entries = useMemo(() => paletteEntries(desk), [desk]);
  const found = useMemo(() => findEntries(entries, query), [entries, query]);

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at, query]);

  const run = (entry: PaletteEntry | undefined) => {
    if (entry === undefined) return;
    paletteOpen.value = false;
    entry.run();
  };
  return (
    <>
      <div class="palette-search">
        <Icon name="search" />
        <input
          type="text"
          role="combobox"
          aria-expanded="true"
          aria-controls="palette-list"
          aria-activedescendant={found[at] === undefined ? undefined : `palette-${found[at].id}`}
          aria-label={t('ui.palette.open')}
          placeholder={t('ui.palette.hint')}
          autocomplete="off"
          spellcheck={false}
          autofocus
          value={query}
          onInput={(event) => {
            setQuery(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={(event) => {
            // Enter may be choosing a Chinese word.
            if (event.isComposing) return;
            const next = moveChoice(event.key, at, found.length);
            if (next !== null) {
              event.preventDefault();
              setAt(next);
            } else if (event.key === 'Enter') {
              event.preventDefault();
              run(found[at]);
            }
          }}
        />
      </div>
      <ul
        ref={list}
        id="palette-list"
        class="palette-list"
        role="listbox"
        aria-label={t('ui.palette.open')}
      >
        {found.map((entry, index) => (
          <li
            key={entry.id}
            id={`palette-${entry.id}`}
            class="palette-entry"
            role="option"
            aria-selected={index === at}
            onPointerMove={() => setAt(index)}
            onClick={() => run(entry)}
          >
            <Icon name={entry.icon} />
            <span>{entry.title}</span>
            <span class="palette-group">{t(`ui.palette.group_${entry.group}`)}</span>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p class="palette-none quiet">{t('ui.palette.none')}</p>}
    </>
  );
}
