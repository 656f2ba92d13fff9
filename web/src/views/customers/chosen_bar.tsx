// What can be done with rows: all of them saved as a file, those that a rule holds made a segment, those
// that were chosen by hand saved or put on a list.
import { useState } from 'preact/hooks';
import { failureOf } from '../../client';
import { useDesk } from '../../desk';
import { people } from '../../figures';
import { failureText, t } from '../../i18n';
import type { Rule } from '../../protocol';
import { factById } from '../../state';
import { Button, toast } from '../../ui';
import { beginNew } from '../segments/draft_state';
import type { PolicyFigures } from '../common/policy';
import { chooseNone, chosenIds } from './chosen';
import { conditions } from './column_tools';
import type { Columns } from './columns';
import { ListDialog } from './list_dialog';

// Every customer with every fact, as the command line writes it.
export function SaveAll() {
  const desk = useDesk();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      const file = await desk.exportFile('customers');
      desk.save(file.name, 'text/csv', file.bytes);
      toast(t('ui.customers.saved', { file: file.name }));
    } catch (thrown) {
      toast(failureText(failureOf(thrown)), { tone: 'error' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button icon="download" busy={busy} onClick={() => void save()}>
      {t('ui.customers.save_all')}
    </Button>
  );
}

// What can be done with the customers that the table shows by a rule, and with the rows chosen by hand.
interface Props {
  columns: Columns;
  policy: PolicyFigures | null;
  rule: Rule | null;
}

export function ChosenBar({ columns, policy, rule }: Props) {
  const desk = useDesk();
  const [busy, setBusy] = useState(false);
  const [listing, setListing] = useState(false);
  const chosen = chosenIds();
  const personal = conditions.value.some((leaf) => factById.value.get(leaf.fact)?.personal);
  const save = async () => {
    setBusy(true);
    try {
      const table = columns.visible().map((column) => column.fact.id);
      const file = await desk.customersFile(Uint32Array.from(chosen), table);
      desk.save(file.name, 'text/csv', file.bytes);
      toast(t('ui.customers.chosen_saved', { file: file.name, people: people(chosen.size) }));
    } catch (thrown) {
      toast(failureText(failureOf(thrown)), { tone: 'error' });
    } finally {
      setBusy(false);
    }
  };
  if (chosen.size === 0 && (rule === null || policy === null)) return null;
  return (
    <div class="chosen" role="region" aria-label={t('ui.customers.chosen')}>
      {chosen.size > 0 ? (
        <>
          <span aria-live="polite">
            {t('ui.customers.chosen_count', { people: people(chosen.size) })}
          </span>
          <Button small icon="segments" onClick={() => setListing(true)}>
            {t('ui.lists.put')}
          </Button>
          <ListDialog open={listing} onClose={() => setListing(false)} />
          <Button small icon="download" busy={busy} onClick={() => void save()}>
            {t('ui.customers.chosen_save')}
          </Button>
          <Button small kind="quiet" onClick={chooseNone}>
            {t('ui.customers.chosen_none')}
          </Button>
        </>
      ) : (
        <Button
          small
          icon="plus"
          disabled={personal}
          title={personal ? t('ui.customers.segment_personal') : undefined}
          onClick={() => rule !== null && beginNew({ zh: '', en: '' }, rule)}
        >
          {t('ui.customers.to_segment')}
        </Button>
      )}
    </div>
  );
}
