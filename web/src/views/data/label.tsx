// The shop that a file belongs to, where its table does not say: typed in the file's own row.
import { useState } from 'preact/hooks';
import { failureOf } from '../../client';
import { useDesk } from '../../desk';
import { failureText, t } from '../../i18n';
import type { FileEntry } from '../../state';
import { Button, TextField, toast } from '../../ui';

const LONGEST = 60;

export function LabelButton({ file }: { file: FileEntry }) {
  const desk = useDesk();
  const now = file.options.label ?? '';
  const [draft, setDraft] = useState<string | null>(null);
  if (draft === null) {
    return (
      <Button small kind="quiet" onClick={() => setDraft(now)}>
        {now === '' ? t('ui.label.edit') : t('ui.label.is', { label: now })}
      </Button>
    );
  }
  const save = () => {
    setDraft(null);
    desk.setLabel(file.key, draft.trim()).catch((thrown: unknown) => {
      toast(failureText(failureOf(thrown)), { tone: 'error' });
    });
  };
  return (
    <form
      class="file-label"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <TextField
        label={t('ui.label.of', { name: file.name })}
        hint={t('ui.label.hint')}
        value={draft}
        maxLength={LONGEST}
        onChange={setDraft}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setDraft(null);
        }}
      />
      <Button small type="submit">
        {t('ui.label.save')}
      </Button>
    </form>
  );
}
