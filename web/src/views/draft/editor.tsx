// The words of a campaign: channel, what the shop calls itself, what it offers, and the message with
// its variables. What is wrong with the message stands below the message.
import { useRef } from 'preact/hooks';
import { failureText, hasWords, t } from '../../i18n';
import { CHANNELS, type Channel, type Draft, type Failure } from '../../protocol';
import { Button, Icon, Select, TextArea, TextField } from '../../ui';
import { forget, shop, wordsFor, write, type Words } from './form';
import { checkMessage, insertAt, VARIABLES } from './template_check';

interface Props {
  audienceKey: string;
  // The last draft that could be made: what is absent in `Words` stands in it.
  draft: Draft;
  // What is wrong with the words, if that is what is wrong.
  error: Failure | null;
}

export function Editor({ audienceKey, draft, error }: Props) {
  const words = wordsFor(audienceKey);
  const area = useRef<HTMLDivElement>(null);
  const set = (change: Words) => write(audienceKey, change);
  const channel: Channel = words.channel ?? draft.channel;
  const template = words.template ?? draft.template;
  const optOut = words.opt_out ?? draft.opt_out;

  const insert = (variable: string) => {
    const box = area.current?.querySelector('textarea');
    const at = box ?? { selectionStart: template.length, selectionEnd: template.length };
    const next = insertAt(template, `{${variable}}`, at.selectionStart, at.selectionEnd);
    set({ template: next.text });
    if (!box) return;
    box.focus();
    // The text is drawn first, then the caret can stand in it.
    requestAnimationFrame(() => box.setSelectionRange(next.caret, next.caret));
  };

  const coupon = words.coupon ?? draft.coupon;
  const checks = checkMessage({
    template,
    channel,
    signature: draft.signature,
    opt_out: optOut,
    coupon,
    names: [words.name ?? '', hasWords(`activity.${draft.activity}`) ? '' : draft.activity],
  });
  const lacking = checks.filter(({ passed }) => !passed);
  const fan = shop.value.fan_name ?? draft.fan_name;
  return (
    <div class="editor">
      <div class="editor-pair">
        <Select
          label={t('ui.draft.channel')}
          value={channel}
          onChange={(value) => set({ channel: value as Channel })}
          options={CHANNELS.map((code) => ({ value: code, label: t(`channel.${code}`) }))}
        />
        <TextField
          label={t('ui.draft.shop')}
          placeholder={t('ui.draft.shop_placeholder')}
          value={shop.value.shop}
          onChange={(value) => {
            shop.value = { ...shop.value, shop: value };
          }}
        />
        <TextField
          label={t('ui.draft.coupon')}
          value={coupon}
          onChange={(value) => set({ coupon: value })}
        />
        <TextField
          label={t('ui.draft.link')}
          placeholder={t('ui.draft.link_placeholder')}
          value={shop.value.link}
          onChange={(value) => {
            shop.value = { ...shop.value, link: value };
          }}
        />
        <div class="editor-wide">
          <TextField
            label={t('ui.draft.fan_name')}
            placeholder={t('ui.draft.fallback_word')}
            hint={t('ui.draft.fan_name_hint')}
            value={fan}
            onChange={(value) => {
              shop.value = { ...shop.value, fan_name: value };
            }}
          />
        </div>
      </div>
      {channel === 'email' && (
        <TextField
          label={t('ui.draft.subject')}
          value={words.subject ?? draft.subject}
          onChange={(subject) => set({ subject })}
        />
      )}
      <div ref={area} class="editor-message">
        <TextArea
          label={t('ui.draft.message')}
          rows={5}
          value={template}
          onChange={(value) => set({ template: value })}
          error={error === null ? undefined : failureText(error)}
          hint={t('ui.draft.message_hint', { example: `{nick|${t('ui.draft.fallback_word')}}` })}
        />
        <div class="variables" role="group" aria-label={t('ui.draft.variables')}>
          {VARIABLES.map((variable) => (
            <button
              key={variable}
              type="button"
              class="variable"
              title={t(`ui.variable.${variable}.about`)}
              onClick={() => insert(variable)}
            >
              <Icon name="plus" size={12} />
              {t(`ui.variable.${variable}`)}
            </button>
          ))}
        </div>
      </div>
      <ul class="checks" aria-label={t('ui.draft.checks')}>
        {checks.map(({ check, passed }) => (
          <li
            key={check}
            class={passed ? 'check check-passed' : 'check'}
            title={t(`ui.check.${check}.about`)}
          >
            <Icon name={passed ? 'check' : 'warning'} size={14} />
            {t(`ui.check.${check}`)}
            <span class="visually-hidden">{t(passed ? 'ui.check.has' : 'ui.check.lacks')}</span>
          </li>
        ))}
      </ul>
      {lacking.length > 0 && (
        <ul class="quiet small">
          {lacking.map(({ check }) => (
            <li key={check}>{t(`ui.check.${check}.about`)}</li>
          ))}
        </ul>
      )}
      <div class="editor-pair">
        {(channel === 'sms' || channel === 'email') && (
          <TextField
            label={t('ui.draft.opt_out')}
            value={optOut}
            onChange={(opt_out) => set({ opt_out })}
          />
        )}
        <Select
          label={t('ui.draft.control_share')}
          hint={t('ui.draft.control_share_hint')}
          value={String(words.control_percent ?? draft.control_percent)}
          onChange={(value) => set({ control_percent: Number(value) })}
          options={controlChoices(words.control_percent ?? draft.control_percent)}
        />
      </div>
      {Object.keys(words).length > 0 && (
        <div>
          <Button kind="quiet" small icon="undo" onClick={() => forget(audienceKey)}>
            {t('ui.draft.original_words')}
          </Button>
        </div>
      )}
    </div>
  );
}

const CONTROL_PERCENTS = [0, 5, 10, 20, 30, 50];

function controlChoices(now: number) {
  const choices = [...new Set([...CONTROL_PERCENTS, now])].sort((a, b) => a - b);
  return choices.map((percent) => ({
    value: String(percent),
    label: percent === 0 ? t('ui.draft.no_control') : t('ui.draft.percent', { percent }),
  }));
}

// Whether a failure is about the words rather than about whom they go to.
export function isAboutWords(failure: Failure): boolean {
  return failure.code.startsWith('template_');
}
