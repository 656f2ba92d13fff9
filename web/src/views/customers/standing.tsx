// Whether this customer counts, and whether campaigns may reach them: a place on one of the
// workspace's lists, changed here and undone like anything else.
import { failureOf } from '../../client';
import { useDesk } from '../../desk';
import { failureText, t } from '../../i18n';
import { EXCLUSIONS, type Customer, type Exclusion, type WorkspaceList } from '../../protocol';
import { workspace } from '../../state';
import { Select, toast } from '../../ui';
import { standingOf, withListed, withoutPerson } from '../../workspace';

const NONE = 'none';
const CHOICES = [NONE, 'opt_outs', 'bad_actors', ...EXCLUSIONS] as const;
type Choice = (typeof CHOICES)[number];

export function Standing({ customer, onExcluded }: { customer: Customer; onExcluded: () => void }) {
  const desk = useDesk();
  const present = workspace.value;
  if (present === null) return null;
  const list = standingOf(present, customer.keys);

  const choose = async (choice: Choice) => {
    const free =
      list === null ? present : withoutPerson(present, list as WorkspaceList, customer.keys);
    const excluded = (EXCLUSIONS as readonly string[]).includes(choice);
    const next =
      choice === NONE
        ? free
        : excluded
          ? withListed(free, 'excluded', {
              keys: customer.keys,
              reason: choice,
            } as { keys: typeof customer.keys; reason: Exclusion })
          : withListed(free, choice as WorkspaceList, { keys: customer.keys });
    try {
      await desk.setWorkspace(
        next,
        choice === NONE ? 'ui.undo.standing_none' : 'ui.undo.standing',
        {
          standing: label(choice),
        },
      );
      // Excluded, they are no customer any more, and the number is another one's.
      if (excluded) onExcluded();
    } catch (thrown) {
      toast(failureText(failureOf(thrown)), { tone: 'error' });
    }
  };
  return (
    <section class="person-section person-standing">
      <Select
        label={t('ui.person.standing')}
        hint={t('ui.person.standing_hint')}
        value={list ?? NONE}
        onChange={(value) => void choose(value as Choice)}
        options={CHOICES.map((choice) => ({ value: choice, label: label(choice) }))}
      />
    </section>
  );
}

function label(choice: Choice): string {
  if (choice === NONE) return t('ui.person.standing_none');
  if (choice === 'opt_outs' || choice === 'bad_actors') return t(`ui.workspace.${choice}`);
  return t('ui.person.standing_excluded', { reason: t(`exclusion.${choice}`) });
}
