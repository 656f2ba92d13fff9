// Fields of the policy that are lists of things: remembered mappings of columns, and what is due today,
// edited here; saved segments and the contacts of the plan, told here and edited in their own views.
import type { ComponentChildren } from 'preact';
import { activityName, counted } from '../../../figures';
import { formatCount } from '../../../format';
import { hasWords, t } from '../../../i18n';
import type { SavedSegment } from '../../../protocol';
import { href } from '../../../route';
import { Button } from '../../../ui';
import { ButtonLink } from '../../common/button_link';
import { usePolicy } from '../../common/policy';
import { segmentName } from '../../segments/name';
import type { Json } from './document';
import { policyDraft } from './draft';
import { Figure } from './figures';

interface Props {
  name: string;
  value: Json | undefined;
  // Null: all is well; else the path of what is wrong, within the field.
  fault: string | null;
  onChange: (value: Json) => void;
}

const listOf = <Row,>(value: Json | undefined) => (Array.isArray(value) ? value : []) as Row[];

// What a field holds, and the way to the view that edits it.
function Elsewhere({
  children,
  to,
  link,
}: {
  children: ComponentChildren;
  to: string;
  link: string;
}) {
  return (
    <div class="policy-elsewhere">
      <p>{children}</p>
      <ButtonLink href={to}>{link}</ButtonLink>
    </div>
  );
}

export function SavedSegments({ value }: Props) {
  const names = listOf<SavedSegment>(value).map(({ name }) => segmentName(name));
  return (
    <Elsewhere to={href('segments')} link={t('ui.policy.saved_elsewhere')}>
      {names.length === 0
        ? t('ui.policy.saved_none')
        : t('ui.policy.saved_are', {
            segments: counted(names.length, 'segments'),
            names: names.join(t('ui.list_separator')),
          })}
    </Elsewhere>
  );
}

export function PlanTouches({ value }: Props) {
  const touches = listOf<{ who: 'new' | 'old' }>(value);
  const count = (who: 'new' | 'old') =>
    formatCount(touches.filter((one) => one.who === who).length);
  return (
    <Elsewhere to={href('campaigns', { part: 'plan' })} link={t('ui.policy.touches_elsewhere')}>
      {t('ui.policy.touches_are', { new: count('new'), old: count('old') })}
    </Elsewhere>
  );
}

export function PlanOccasions({ value }: Props) {
  const names = listOf<{ name: string }>(value).map(({ name }) =>
    hasWords(`occasion.${name}`) ? t(`occasion.${name}`) : name,
  );
  return (
    <Elsewhere to={href('campaigns', { part: 'plan' })} link={t('ui.policy.touches_elsewhere')}>
      {names.length === 0
        ? t('ui.policy.occasions_none')
        : t('ui.policy.occasions_are', { names: names.join(t('ui.list_separator')) })}
    </Elsewhere>
  );
}

interface Trigger {
  activity: string;
  day: number;
}

export function DueToday({ name, value, fault, onChange }: Props) {
  const policy = usePolicy();
  const triggers = listOf<Trigger>(value);
  const drafted = policyDraft.value?.['campaign']?.['activities'];
  const known = Object.keys(drafted ?? policy?.campaign.activities ?? {});
  const set = (at: number, change: Partial<Trigger>) =>
    onChange(triggers.map((one, i) => ({ ...one, ...(i === at && change) })));
  const wrong = (at: number, member: string) =>
    fault === '' || fault === `/${at}` || fault === `/${at}/${member}`;
  return (
    <div class="table-scroll" tabIndex={0} role="region" aria-label={name}>
      <table class="table policy-rows">
        <thead>
          <tr>
            <th scope="col">{t('ui.today.activity')}</th>
            <th scope="col">{t('ui.policy.trigger_day')}</th>
            <th scope="col">
              <span class="visually-hidden">{t('ui.column.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {triggers.map((trigger, at) => {
            const title = activityName(trigger.activity);
            return (
              <tr key={at}>
                <td>
                  <select
                    class="input input-select"
                    aria-label={`${at + 1}. ${t('ui.today.activity')}`}
                    aria-invalid={wrong(at, 'activity') ? 'true' : undefined}
                    value={trigger.activity}
                    onChange={(event) => set(at, { activity: event.currentTarget.value })}
                  >
                    {[...new Set([...known, trigger.activity])].map((activity) => (
                      <option key={activity} value={activity}>
                        {activityName(activity)}
                      </option>
                    ))}
                  </select>
                </td>
                <td>
                  <Figure
                    label={`${title}: ${t('ui.policy.trigger_day')}`}
                    value={trigger.day}
                    unit={trigger.day === 0 ? t('ui.policy.trigger_by_rule') : ''}
                    whole
                    wrong={wrong(at, 'day')}
                    onValue={(day) => set(at, { day })}
                  />
                </td>
                <td class="policy-row-tools">
                  <Button
                    kind="quiet"
                    small
                    icon="arrow_up"
                    label={t('ui.policy.move_up', { name: title })}
                    disabled={at === 0}
                    onClick={() =>
                      onChange([
                        ...triggers.slice(0, at - 1),
                        trigger,
                        triggers[at - 1]!,
                        ...triggers.slice(at + 1),
                      ] as unknown as Json)
                    }
                  />
                  <Button
                    kind="quiet"
                    small
                    icon="trash"
                    label={t('ui.policy.take_out', { name: title })}
                    onClick={() => onChange(triggers.filter((_, i) => i !== at) as unknown as Json)}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <div class="policy-add">
        <Button
          small
          icon="plus"
          disabled={known.length === 0}
          onClick={() => {
            const missing = known.find((one) => triggers.every(({ activity }) => activity !== one));
            onChange([...triggers, { activity: missing ?? known[0]!, day: 0 }] as unknown as Json);
          }}
        >
          {t('ui.policy.add_trigger')}
        </Button>
      </div>
    </div>
  );
}

// Each is made where a file's columns are told; here it can be looked at and forgotten.
export function Mappings({ value, onChange }: Props) {
  const mappings = listOf<Record<string, string>>(value);
  if (mappings.length === 0) return <p class="quiet small">{t('ui.policy.mappings_none')}</p>;
  return (
    <ul class="policy-mappings">
      {mappings.map((mapping, at) => {
        const headers = Object.keys(mapping).join(t('ui.list_separator'));
        return (
          <li key={headers}>
            <dl>
              {Object.entries(mapping).map(([header, role]) => (
                <div key={header}>
                  <dt>{header}</dt>
                  <dd class="quiet">{t(`ui.role.${role}`)}</dd>
                </div>
              ))}
            </dl>
            <Button
              kind="quiet"
              small
              icon="trash"
              label={t('ui.policy.take_out', { name: headers })}
              onClick={() => onChange(mappings.filter((_, i) => i !== at))}
            />
          </li>
        );
      })}
    </ul>
  );
}
