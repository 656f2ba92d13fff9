// What the contact plan holds for this customer in the days to come, and what the caps hold back.
import { useDesk } from '../../desk';
import { failureText, t } from '../../i18n';
import { version } from '../../state';
import { touchName } from '../campaigns/plan';
import { useAnswer } from '../common/use_answer';

export function Planned({ id }: { id: number }) {
  const desk = useDesk();
  const answer = useAnswer(() => desk.plannedFor(id), [desk, id, version.value]);
  return (
    <section class="person-section">
      <h3>{t('ui.planned.title')}</h3>
      {answer.error !== null ? (
        <p class="quiet small">{failureText(answer.error)}</p>
      ) : answer.value === null ? null : answer.value.length === 0 ? (
        <p class="quiet small">{t('ui.planned.nothing')}</p>
      ) : (
        <ol class="plan-who">
          {answer.value.map((step, i) => (
            <li key={i} class={step.fate === 'sent' ? undefined : 'quiet'}>
              {step.day} · {t(`channel.${step.channel}`)} · {touchName(step.activity)}
              {step.fate !== 'sent' && ` · ${t(`fate.${step.fate}`)}`}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
