// What a campaign is planned and measured by: its name and project, the day of sending, the window, the
// lift hoped for, what a coupon and a gift cost.
import { codeText, currency } from '../../figures';
import { t } from '../../i18n';
import type { Draft } from '../../protocol';
import { Select, TextField } from '../../ui';
import { wordsFor, write, type Words } from './form';

const PROJECTS = [
  'new_active',
  'old_active',
  'new_silent',
  'old_silent',
  'new_sleeping',
  'old_sleeping',
  'prelost',
  'lost',
] as const;

export function Terms({ audienceKey, draft }: { audienceKey: string; draft: Draft }) {
  const words = wordsFor(audienceKey);
  const set = (change: Words) => write(audienceKey, change);
  const unit = 10 ** currency.value.minor_digits;
  // What is no number says nothing yet.
  const number = (text: string, scale: number): number | undefined =>
    text.trim() === '' || !Number.isFinite(Number(text)) || Number(text) < 0
      ? undefined
      : Number(text) * scale;
  const minor = (text: string) => {
    const value = number(text, unit);
    return value === undefined ? undefined : Math.round(value);
  };
  return (
    <details class="terms">
      <summary>{t('ui.terms.title')}</summary>
      <div class="editor-pair">
        <TextField
          label={t('ui.terms.name')}
          hint={t('ui.terms.name_hint')}
          value={words.name ?? draft.name}
          onChange={(name) => set({ name: name === '' ? undefined : name })}
        />
        <Select
          label={t('fact.project')}
          value={words.project ?? draft.project}
          onChange={(project) => set({ project })}
          options={[
            { value: '', label: t('ui.terms.no_project') },
            ...PROJECTS.map((code) => ({ value: code, label: codeText('project', code) })),
          ]}
        />
        <TextField
          type="date"
          label={t('ui.terms.sent')}
          value={words.sent ?? draft.measure.sent}
          onChange={(sent) => set({ sent: sent === '' ? undefined : sent })}
        />
        <TextField
          type="number"
          label={t('ui.terms.window')}
          value={String(words.window_days ?? draft.measure.window_days)}
          onChange={(text) => {
            const days = number(text, 1);
            set({
              window_days:
                days !== undefined && days >= 1 && days <= 365 ? Math.trunc(days) : undefined,
            });
          }}
        />
        <TextField
          type="number"
          label={t('ui.terms.lift')}
          hint={t('ui.terms.lift_hint')}
          value={(draft.measure.planned_lift * 100).toFixed(2)}
          onChange={(text) => {
            const lift = number(text, 0.01);
            set({ planned_lift: lift !== undefined && lift <= 1 ? lift : undefined });
          }}
        />
        <TextField
          type="number"
          label={t('ui.terms.coupon_cost', { currency: currency.value.currency })}
          value={(draft.measure.coupon_minor / unit).toFixed(currency.value.minor_digits)}
          onChange={(text) => set({ coupon_minor: minor(text) })}
        />
        <TextField
          type="number"
          label={t('ui.terms.gift_cost', { currency: currency.value.currency })}
          value={(draft.measure.gift_minor / unit).toFixed(currency.value.minor_digits)}
          onChange={(text) => set({ gift_minor: minor(text) })}
        />
      </div>
    </details>
  );
}
