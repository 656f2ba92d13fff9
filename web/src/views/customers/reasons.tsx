// Why is this customer here? Every score, stage, tier and group with the sentence that the core gives
// for it: the figures and the rule that held.
import { useDesk } from '../../desk';
import { factName, factText } from '../../figures';
import { failureText, t } from '../../i18n';
import type { CustomerReason, ReasonArg } from '../../protocol';
import { factById, version } from '../../state';
import { Skeleton } from '../../ui';
import { useAnswer } from '../common/use_answer';

export function Reasons({ id }: { id: number }) {
  const desk = useDesk();
  const answer = useAnswer(() => desk.explain(id), [desk, id, version.value]);
  return (
    <section class="person-section">
      <h3>{t('ui.person.why')}</h3>
      {answer.error !== null ? (
        <p class="quiet">{failureText(answer.error)}</p>
      ) : answer.value === null ? (
        <Skeleton lines={6} />
      ) : (
        <dl class="reasons">
          {answer.value.map((reason) => (
            <div key={reason.what}>
              <dt>{factName(reason.what)}</dt>
              <dd>
                <strong>{valueText(reason)}</strong>
                <span class="quiet small">{reasonText(reason)}</span>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

function valueText(reason: CustomerReason): string {
  const fact = factById.value.get(reason.what);
  if (fact === undefined) return String(reason.value ?? '');
  return reason.value === null ? t('cli.none') : factText(fact, reason.value);
}

export function reasonText(reason: CustomerReason): string {
  const args = Object.entries(reason.args).map(([name, arg]) => [name, argText(arg)]);
  return t(`why.${reason.code}`, Object.fromEntries(args) as Record<string, string>);
}

function argText({ type, value, fact }: ReasonArg): string {
  return factText({ id: fact ?? '', topic: '', type }, value);
}
