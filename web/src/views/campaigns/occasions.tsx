// Holidays and sales: on which days the shop writes to everybody, as a table to edit; and which come next.
import { failureOf } from '../../client';
import { useDesk } from '../../desk';
import { activityName } from '../../figures';
import { failureText, hasWords, t } from '../../i18n';
import type { Occasion, Plan } from '../../protocol';
import { href } from '../../route';
import { Button, Panel, Select, toast } from '../../ui';

export function occasionName(name: string): string {
  const key = `occasion.${name}`;
  return hasWords(key) ? t(key) : name;
}

interface Props {
  plan: Plan;
  occasions: readonly Occasion[];
  activities: readonly string[];
}

export function Occasions({ plan, occasions, activities }: Props) {
  const desk = useDesk();
  const title = t('ui.occasions.title');
  const write = async (next: readonly Occasion[]) => {
    try {
      const policy = JSON.parse(await desk.policy()) as {
        plan: { occasions: readonly Occasion[] };
      };
      policy.plan.occasions = next;
      await desk.setPolicy(JSON.stringify(policy), { label: 'ui.undo.occasions' });
    } catch (thrown) {
      toast(failureText(failureOf(thrown)), { tone: 'error' });
    }
  };
  const set = (at: number, change: Partial<Occasion>) =>
    void write(occasions.map((one, i) => (i === at ? { ...one, ...change } : one)));
  return (
    <Panel title={title} note={t('ui.occasions.plan_note')} landmark={false}>
      <p class="plan-note">
        {plan.occasions.length === 0
          ? t('ui.occasions.none')
          : plan.occasions.map((next, i) => (
              <span key={`${next.name}-${next.day}`}>
                {i > 0 && t('ui.list_separator')}
                <a href={href('draft', { activity: next.activity })}>
                  {occasionName(next.name)}
                </a>{' '}
                {t('ui.occasions.due_from', { from: next.due_from, day: next.day })}
              </span>
            ))}
      </p>
      <div class="table-scroll" tabIndex={0} role="region" aria-label={title}>
        <table class="table plan-touches">
          <thead>
            <tr>
              <th scope="col">{t('ui.occasions.name')}</th>
              <th scope="col">{t('ui.occasions.days')}</th>
              <th scope="col">{t('ui.occasions.days_before')}</th>
              <th scope="col">{t('ui.today.activity')}</th>
              <th scope="col">
                <span class="visually-hidden">{t('ui.occasions.remove')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {occasions.map((occasion, at) => (
              <tr key={at}>
                <th scope="row">
                  {hasWords(`occasion.${occasion.name}`) ? (
                    occasionName(occasion.name)
                  ) : (
                    <input
                      class="input"
                      aria-label={t('ui.occasions.name')}
                      value={occasion.name}
                      onChange={(event) => {
                        const name = event.currentTarget.value.trim();
                        if (name !== '') set(at, { name });
                      }}
                    />
                  )}
                </th>
                <td>
                  <input
                    class="input plan-days"
                    aria-label={`${occasionName(occasion.name)}: ${t('ui.occasions.days')}`}
                    value={occasion.days.join(', ')}
                    onChange={(event) =>
                      set(at, {
                        days: event.currentTarget.value
                          .split(/[\s,，、]+/)
                          .filter((day) => day !== ''),
                      })
                    }
                  />
                </td>
                <td>
                  <input
                    class="input"
                    type="number"
                    min={0}
                    max={365}
                    aria-label={`${occasionName(occasion.name)}: ${t('ui.occasions.days_before')}`}
                    value={occasion.days_before}
                    onChange={(event) =>
                      set(at, { days_before: Math.trunc(Number(event.currentTarget.value)) })
                    }
                  />
                </td>
                <td>
                  <Select
                    label={`${occasionName(occasion.name)}: ${t('ui.today.activity')}`}
                    hideLabel
                    value={occasion.activity}
                    onChange={(next) => set(at, { activity: next })}
                    options={activities.map((name) => ({ value: name, label: activityName(name) }))}
                  />
                </td>
                <td>
                  <Button
                    kind="quiet"
                    small
                    icon="trash"
                    label={`${t('ui.occasions.remove')}: ${occasionName(occasion.name)}`}
                    onClick={() => void write(occasions.filter((_, i) => i !== at))}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div class="plan-add">
        <Button
          small
          icon="plus"
          onClick={() =>
            void write([
              ...occasions,
              {
                name: t('ui.occasions.own'),
                activity: 'shop_anniversary',
                days_before: 3,
                days: ['01-01'],
              },
            ])
          }
        >
          {t('ui.occasions.add')}
        </Button>
      </div>
    </Panel>
  );
}
