// All rows that are not used, as a download: of one file or of all. They are not kept anywhere, so the
// files are read once more.
import { useState } from 'preact/hooks';
import { failureOf } from '../../client';
import { useDesk } from '../../desk';
import { failureText, t } from '../../i18n';
import type { FileEntry } from '../../state';
import { Button, toast } from '../../ui';

export function SetAsideButton({ file }: { file: FileEntry | null }) {
  const desk = useDesk();
  const [busy, setBusy] = useState(false);
  const download = async () => {
    setBusy(true);
    try {
      desk.save('set_aside.csv', 'text/csv', await desk.setAsideRows(file?.key ?? null));
    } catch (thrown) {
      toast(failureText(failureOf(thrown)), { tone: 'error' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      small
      kind="quiet"
      icon="download"
      busy={busy}
      label={file === null ? undefined : t('ui.data.set_aside_of', { name: file.name })}
      onClick={() => void download()}
    >
      {t(busy ? 'ui.data.set_aside_reading' : 'ui.data.set_aside_csv')}
    </Button>
  );
}
