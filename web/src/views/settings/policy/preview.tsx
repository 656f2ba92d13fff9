// What the policy in hand would change, before it is applied: customers of each kind, now and then.
import { useDesk } from '../../../desk';
import { codeText, factName, people } from '../../../figures';
import { DASH, formatCount } from '../../../format';
import { failureText, t } from '../../../i18n';
import { hasOrders, version } from '../../../state';
import { Notice, usePatience } from '../../../ui';
import { useAnswer } from '../../common/use_answer';

const PAUSE_MS = 200;

export function ChangePreview({ text }: { text: string }) {
  const desk = useDesk();
  const any = hasOrders.value;
  const answer = useAnswer(
    () => (any ? desk.tryPolicy(text) : Promise.resolve([])),
    [desk, text, any, version.value],
    PAUSE_MS,
  );
  const late = usePatience(answer.waiting);
  if (!any) return null;
  if (answer.error !== null) return <Notice tone="error">{failureText(answer.error)}</Notice>;
  if (answer.value === null) return null;
  const changes = answer.value.filter(({ moved }) => moved > 0);
  return (
    <div class={late ? 'policy-preview policy-late' : 'policy-preview'} aria-live="polite">
      {changes.length === 0 ? (
        <p class="quiet small">{t('ui.policy.moves_nobody')}</p>
      ) : (
        changes.map(({ what, moved, kinds }) => (
          <p key={what} class="small">
            <strong>{t('ui.policy.moves', { fact: factName(what), people: people(moved) })}</strong>{' '}
            {kinds
              .filter(({ before, after }) => before !== after)
              .map(({ code, before, after }) =>
                t('ui.policy.move', {
                  kind: code === null ? DASH : codeText(what, code),
                  before: formatCount(before),
                  after: formatCount(after),
                }),
              )
              .join(t('ui.list_separator'))}
          </p>
        ))
      )}
    </div>
  );
}
