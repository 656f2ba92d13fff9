// The activities of the policy, one at a time: whom, by which channel, with which words, at what cost.
import { useState } from 'preact/hooks';
import { useDesk } from '../../../desk';
import { activityName, currency, people } from '../../../figures';
import { hasWords, t } from '../../../i18n';
import { CHANNELS, type Channel, type Rule } from '../../../protocol';
import { href } from '../../../route';
import { version } from '../../../state';
import { Select, TextArea, TextField } from '../../../ui';
import { ruleText } from '../../common/rule_text';
import { useSteadyAnswer } from '../../common/use_steady_answer';
import { RuleBuilder } from '../../segments/builder';
import { normalised } from '../../segments/rule_edit';
import type { Json } from './document';
import { Figure } from './figures';

type Wording = Partial<Record<'zh' | 'en', string>>;

interface Activity {
  kind: 'care' | 'marketing';
  goal: string;
  rule: Rule;
  channel: Channel;
  template: Wording;
  coupon: Wording;
  coupon_minor: number;
  gift_minor: number;
  window_days: number;
}

interface Props {
  name: string;
  value: Json | undefined;
  // Null: all is well; else the path of what is wrong, within the field.
  fault: string | null;
  onChange: (value: Json) => void;
}

const KINDS = ['marketing', 'care'] as const;
const GOALS = [
  'payment',
  'second_order',
  'repeat_order',
  'win_back',
  'keep_vip',
  'visit',
  'service',
  'goodwill',
  'farewell',
  'other',
] as const;

export function Activities({ name, value, fault, onChange }: Props) {
  const activities = (value ?? {}) as unknown as Record<string, Activity>;
  const faulty = fault?.split('/')[1];
  const [chosen, setChosen] = useState<string | null>(null);
  const codes = Object.keys(activities);
  const open = chosen !== null && codes.includes(chosen) ? chosen : (codes[0] ?? '');
  const activity = activities[open];
  return (
    <div class="policy-activities">
      <Select
        label={name}
        hideLabel
        value={open}
        onChange={setChosen}
        options={codes.map((code) => ({
          value: code,
          label: `${activityName(code)}${code === faulty ? ` ${t('ui.policy.is_wrong')}` : ''}`,
        }))}
      />
      {activity !== undefined && (
        <ActivityFields
          key={open}
          name={open}
          activity={activity}
          fault={faulty === open ? (fault ?? '').slice(open.length + 1) : null}
          onChange={(change) =>
            onChange({ ...activities, [open]: { ...activity, ...change } } as unknown as Json)
          }
        />
      )}
    </div>
  );
}

interface FieldsProps {
  name: string;
  activity: Activity;
  fault: string | null;
  onChange: (change: Partial<Activity>) => void;
}

function ActivityFields({ name, activity, fault, onChange }: FieldsProps) {
  const desk = useDesk();
  const rule = normalised(activity.rule);
  const text = JSON.stringify(rule);
  const sizes = useSteadyAnswer(() => desk.ruleSizes(text), [desk, text, version.value]).value;
  const unit = 10 ** currency.value.minor_digits;
  const wrong = (member: string) => fault === '' || (fault ?? '').startsWith(`/${member}`);
  const goals = GOALS.includes(activity.goal as (typeof GOALS)[number])
    ? GOALS
    : [...GOALS, activity.goal];
  const cost = (member: 'coupon_minor' | 'gift_minor', label: string) => (
    <Figure
      label={`${activityName(name)}: ${label}`}
      caption={label}
      value={activity[member] / unit}
      unit=""
      whole={false}
      wrong={wrong(member)}
      onValue={(major) => onChange({ [member]: Math.round(major * unit) })}
    />
  );
  return (
    <>
      <div class="policy-activity-row">
        <Select
          label={t('ui.plan.kind')}
          value={activity.kind}
          onChange={(kind) => onChange({ kind: kind as Activity['kind'] })}
          options={KINDS.map((kind) => ({ value: kind, label: t(`ui.campaigns.kind.${kind}`) }))}
        />
        <Select
          label={t('ui.policy.goal')}
          value={activity.goal}
          onChange={(goal) => onChange({ goal })}
          options={goals.map((goal) => ({
            value: goal,
            label: hasWords(`goal.${goal}`) ? t(`goal.${goal}`) : goal,
          }))}
        />
        <Select
          label={t('ui.draft.channel')}
          value={activity.channel}
          onChange={(channel) => onChange({ channel: channel as Channel })}
          options={CHANNELS.map((code) => ({ value: code, label: t(`channel.${code}`) }))}
        />
      </div>
      <div class="policy-activity-row">
        {cost('coupon_minor', t('ui.terms.coupon_cost', { currency: currency.value.currency }))}
        {cost('gift_minor', t('ui.terms.gift_cost', { currency: currency.value.currency }))}
        <Figure
          label={`${activityName(name)}: ${t('ui.policy.window')}`}
          caption={t('ui.policy.window')}
          value={activity.window_days}
          unit={activity.window_days === 0 ? t('ui.policy.window_default') : t('ui.unit_of.days')}
          whole
          wrong={wrong('window_days')}
          onValue={(window_days) => onChange({ window_days })}
        />
      </div>
      {(['zh', 'en'] as const).map((lng) => (
        <div key={lng} class="policy-activity-words" lang={lng === 'zh' ? 'zh-CN' : 'en'}>
          <TextField
            label={`${t('ui.draft.coupon')} (${t(`ui.builder.sentence_${lng}`)})`}
            value={activity.coupon[lng] ?? ''}
            onChange={(words) => onChange({ coupon: { ...activity.coupon, [lng]: words } })}
          />
          <TextArea
            label={`${t('ui.draft.message')} (${t(`ui.builder.sentence_${lng}`)})`}
            rows={3}
            error={
              fault === `/template/${lng}` || (lng === 'zh' && fault === '/template')
                ? t('ui.policy.is_wrong')
                : undefined
            }
            value={activity.template[lng] ?? ''}
            onChange={(words) => onChange({ template: { ...activity.template, [lng]: words } })}
          />
        </div>
      ))}
      <details class="policy-rule">
        <summary>
          {t('ui.policy.whom', {
            rule: ruleText(activity.rule),
            people: people(sizes?.sizes[0]?.customers),
          })}
        </summary>
        <RuleBuilder
          rule={rule}
          sizes={sizes?.sizes ?? null}
          onChange={(next) => onChange({ rule: normalised(next) })}
        />
      </details>
      <p>
        <a href={href('draft', { activity: name })}>{t('ui.policy.draft_it')}</a>
      </p>
    </>
  );
}
