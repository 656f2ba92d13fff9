// The shop that a file belongs to, where its table does not say: typed in the file's own row.
import { useState } from 'preact/hooks';
import { failureOf } from '../../client';
import { useDesk } from '../../desk';
import { failureText, t } from '../../i18n';
import type { FileEntry } from '../../state';
import { Button, TextField, toast } from '../../ui';

const LONGEST = 60;

export function LabelField({ file, onDone }: { file: FileEntry; onDone: () => void }) {
  const desk = useDesk();
  const [draft, setDraft] = useState(file.options.label ?? '');
  const save = () => {
    onDone();
    desk.setLabel(file.key, draft.trim()).catch((thrown: unknown) => {
      toast(failureText(failureOf(thrown)), { tone: 'error' });
    });
  };
  return (
    <div class="file-label">
      <TextField
        label={t('ui.label.of', { name: file.name })}
        hint={t('ui.label.hint')}
        value={draft}
        maxLength={LONGEST}
        onChange={setDraft}
        onKeyDown={(event) => {
          if (event.key === 'Enter') save();
          if (event.key === 'Escape') onDone();
        }}
      />
      <div class="actions">
        <Button small onClick={onDone}>
          {t('ui.action.cancel')}
        </Button>
        <Button small kind="primary" onClick={save}>
          {t('ui.label.save')}
        </Button>
      </div>
    </div>
  );
}
