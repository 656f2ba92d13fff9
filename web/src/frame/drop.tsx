// The whole page takes files: drop them anywhere, folders too.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useDesk } from '../desk';
import { t } from '../i18n';
import { go } from '../route';
import { Icon } from '../ui';
import { PICKER_ID } from './pick';

export function DropZone({ children }: { children: ComponentChildren }) {
  const desk = useDesk();
  // dragenter and dragleave come for every element that is crossed; the page is left when they
  // balance.
  const [depth, setDepth] = useState(0);
  return (
    <div
      class="page"
      onDragEnter={(event) => {
        if (!carriesFiles(event)) return;
        if (depth === 0) desk.expectFiles();
        setDepth((now) => now + 1);
      }}
      onDragLeave={(event) => {
        if (carriesFiles(event)) setDepth((now) => Math.max(0, now - 1));
      }}
      onDragOver={(event) => {
        if (carriesFiles(event)) event.preventDefault();
      }}
      onDrop={(event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        setDepth(0);
        go('data');
        void droppedFiles(event.dataTransfer).then((files) => {
          if (files.length > 0) desk.addFiles(files);
        });
      }}
    >
      {children}
      <input
        id={PICKER_ID}
        type="file"
        multiple
        hidden
        aria-label={t('ui.data.pick')}
        onClick={() => desk.expectFiles()}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          // The same file may be picked again.
          event.currentTarget.value = '';
          if (files.length === 0) return;
          go('data');
          desk.addFiles(files);
        }}
      />
      {depth > 0 && (
        <div class="drop-veil">
          <div class="drop-veil-text">
            <Icon name="upload" size={24} />
            {t('ui.data.drop_now')}
          </div>
        </div>
      )}
    </div>
  );
}

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

// The dropped files, those inside dropped folders included, in the order of their names.
export async function droppedFiles(transfer: DataTransfer | null): Promise<File[]> {
  if (transfer === null) return [];
  // Entries must be taken before the first await: the browser empties the list after the event.
  const dropped = [...transfer.items]
    .filter((item) => item.kind === 'file')
    .map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const found = await Promise.all(
    dropped.map(({ entry, file }) => {
      if (entry?.isDirectory) return filesIn(entry as FileSystemDirectoryEntry);
      return file === null ? [] : [file];
    }),
  );
  return found.flat().filter((file) => !file.name.startsWith('.'));
}

async function filesIn(folder: FileSystemDirectoryEntry): Promise<File[]> {
  const reader = folder.createReader();
  const files: File[] = [];
  for (;;) {
    // At most a hundred at a time; none at the end.
    const batch = await new Promise<FileSystemEntry[]>((done, fail) =>
      reader.readEntries(done, fail),
    ).catch(() => []);
    if (batch.length === 0) break;
    for (const entry of batch) {
      if (entry.isDirectory) files.push(...(await filesIn(entry as FileSystemDirectoryEntry)));
      else {
        const file = await new Promise<File | null>((done) =>
          (entry as FileSystemFileEntry).file(done, () => done(null)),
        );
        if (file !== null) files.push(file);
      }
    }
  }
  return files.sort((a, b) => a.name.localeCompare(b.name));
}
