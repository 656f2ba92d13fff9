// Puts the chosen customers on a list of the workspace, and makes a segment of it: hand-picked people
// are a segment that no rule can say.
import { useState } from 'preact/hooks';
import { failureOf } from '../../client';
import { useDesk } from '../../desk';
import { people } from '../../figures';
import { failureText, t } from '../../i18n';
import { workspace } from '../../state';
import { Button, Dialog, Notice, TextField, toast } from '../../ui';
import { withPicked } from '../../workspace';
import { beginNew } from '../segments/draft_state';
import { chooseNone, chosenIds } from './chosen';

interface Props {
  open: boolean;
  onClose: () => void;
}

export function ListDialog({ open, onClose }: Props) {
  const desk = useDesk();
  const [name, setName] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const lists = workspace.value?.lists ?? [];
  const chosen = chosenIds();

  const close = () => {
    setName('');
    setError(null);
    onClose();
  };
  const put = async (list: string, asSegment: boolean) => {
    const present = workspace.value;
    const named = list.trim();
    if (present === null || named === '') return;
    setBusy(true);
    try {
      const listed = await desk.peopleOf(Uint32Array.from(chosen));
      await desk.setWorkspace(withPicked(present, named, listed), 'ui.undo.picked', {
        name: named,
        people: people(chosen.size),
      });
      close();
      chooseNone();
      if (asSegment) {
        beginNew({ zh: named, en: named }, { fact: 'list', op: 'in', value: [named] });
      } else {
        toast(t('ui.lists.done', { name: named, people: people(chosen.size) }));
      }
    } catch (thrown) {
      setError(failureText(failureOf(thrown)));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={t('ui.lists.put_title', { people: people(chosen.size) })}
      open={open}
      onClose={close}
      actions={
        <>
          <Button
            kind="primary"
            busy={busy}
            disabled={name.trim() === ''}
            onClick={() => void put(name, true)}
          >
            {t('ui.lists.as_segment')}
          </Button>
          <Button busy={busy} disabled={name.trim() === ''} onClick={() => void put(name, false)}>
            {t('ui.lists.only')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('ui.lists.name')}
        hint={t('ui.lists.name_hint')}
        value={name}
        maxLength={60}
        onChange={setName}
      />
      {lists.length > 0 && (
        <div class="list-choices" role="group" aria-label={t('ui.lists.known')}>
          {lists.map((list) => (
            <button
              key={list.name}
              type="button"
              class="filter-chip"
              aria-pressed={list.name === name}
              onClick={() => setName(list.name)}
            >
              {list.name}
              <span class="filter-size">{people(list.people.length)}</span>
            </button>
          ))}
        </div>
      )}
      <p class="quiet small">{t('ui.lists.where')}</p>
      {error !== null && <Notice tone="error">{error}</Notice>}
    </Dialog>
  );
}
