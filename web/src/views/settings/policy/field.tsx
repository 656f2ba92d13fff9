// One field of the policy: its name, its value in an editor of its kind, what it counts, what it is by
// default, and what is wrong with it.
import { useEffect, useId, useState } from 'preact/hooks';
import { currency } from '../../../figures';
import { failureText, hasWords, t } from '../../../i18n';
import type { Failure } from '../../../protocol';
import { Button } from '../../../ui';
import { Activities } from './activities';
import { pathWithin, same, type Json } from './document';
import { ChoiceGrid, Choices, FigureTable, Meanings } from './choices';
import { Figure, Texted } from './figures';
import { DueToday, Mappings, PlanOccasions, PlanTouches, SavedSegments } from './lists';
import type { FieldForm, FieldSpec } from './schema';
import { choiceName, fieldAbout, fieldName, memberName, unitOf } from './words';

interface Props {
  slice: string;
  field: FieldSpec;
  value: Json | undefined;
  standard: Json | undefined;
  // What the core says of the whole document; it may be about another field.
  failure: Failure | null;
  onChange: (value: Json) => void;
}

// Editors that need the whole width.
const WIDE = new Set<FieldForm['kind']>([
  'json',
  'wording',
  'grid',
  'table',
  'meanings',
  'mappings',
  'saved',
  'activities',
  'touches',
  'occasions',
  'triggers',
]);

export function PolicyField({ slice, field, value, standard, failure, onChange }: Props) {
  const id = useId();
  const within = failure === null ? null : pathWithin(failure.args['path'], slice, field.key);
  const error = within === null || failure === null ? null : faultText(failure);
  const about = fieldAbout(slice, field);
  const isDefault = same(value, standard);
  const name = fieldName(slice, field.key);
  const wide = WIDE.has(field.form.kind);
  return (
    <div
      id={`policy-${slice}-${field.key}`}
      class={wide ? 'policy-field policy-field-wide' : 'policy-field'}
      role="group"
      aria-labelledby={`${id}-name`}
      aria-describedby={`${id}-note`}
    >
      <div class="policy-words">
        <span class="policy-name">
          <span id={`${id}-name`}>{name}</span>
          {!isDefault && (
            <span class="policy-changed" title={t('ui.policy.not_default')}>
              {t('ui.policy.not_default_mark')}
            </span>
          )}
        </span>
        {about !== '' && <span class="quiet small">{about}</span>}
      </div>
      <div class="policy-value">
        <Editor
          slice={slice}
          field={field}
          name={name}
          value={value}
          fault={within}
          onChange={onChange}
        />
        <div id={`${id}-note`} class={error === null ? 'field-hint' : 'field-error'} role="status">
          {error ?? defaultText(slice, field, standard)}
        </div>
      </div>
      <div class="policy-reset">
        {!isDefault && standard !== undefined && (
          <Button
            kind="quiet"
            small
            icon="undo"
            label={t('ui.policy.reset_field', { name })}
            onClick={() => onChange(standard)}
          />
        )}
      </div>
    </div>
  );
}

// The failure without its path, which the field itself shows.
function faultText(failure: Failure): string {
  const problem = failure.args['problem'];
  if (failure.code === 'policy_invalid' && typeof problem === 'string') {
    const key = `ui.policy.problem.${problem}`;
    if (hasWords(key)) return t(key, failure.args);
  }
  return failureText(failure);
}

function defaultText(slice: string, field: FieldSpec, standard: Json | undefined): string {
  const { kind } = field.form;
  // What is wide is not said in a line; its own button brings the default back.
  if (standard === undefined || (WIDE.has(kind) && kind !== 'table')) return '';
  if (standard === null) return '';
  const named = kind === 'choice' || kind === 'choices';
  const plain = (value: Json): string => {
    if (typeof value === 'boolean') return t(value ? 'ui.policy.yes' : 'ui.policy.no');
    if (Array.isArray(value)) return value.map(plain).join(' · ');
    if (typeof value === 'object' && value !== null) {
      return Object.values(value).map(plain).join(' | ');
    }
    return named ? choiceName(slice, field.key, String(value)) : String(value);
  };
  return t('ui.policy.default_is', { value: plain(standard) });
}

interface EditorProps {
  slice: string;
  field: FieldSpec;
  name: string;
  value: Json | undefined;
  // Null: all is well; else the path of what is wrong, within the field.
  fault: string | null;
  onChange: (value: Json) => void;
}

function Editor({ slice, field, name, value, fault, onChange }: EditorProps) {
  const { form, key } = field;
  const unit = unitOf(key, currency.value.currency);
  switch (form.kind) {
    case 'integer':
    case 'number':
      return (
        <Figure
          label={name}
          value={Number(value)}
          unit={unit}
          whole={form.kind === 'integer'}
          wrong={fault !== null}
          onValue={onChange}
        />
      );
    case 'boolean':
      return (
        <label class="policy-check">
          <input
            type="checkbox"
            checked={value === true}
            onChange={(event) => onChange(event.currentTarget.checked)}
          />
          {t(value === true ? 'ui.policy.yes' : 'ui.policy.no')}
        </label>
      );
    case 'choice':
      return (
        <select
          class="input input-select"
          aria-label={name}
          value={String(value)}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          {form.choices.map((choice) => (
            <option key={choice} value={choice}>
              {choiceName(slice, key, choice)}
            </option>
          ))}
        </select>
      );
    case 'integers': {
      const list = Array.isArray(value) ? value.map(Number) : [];
      if (form.count === null) {
        return (
          <Texted
            label={name}
            value={list}
            unit={unit}
            wrong={fault !== null}
            toText={(numbers) => numbers.join(' ')}
            read={(text) => {
              const parts = text.split(/[\s,，、]+/).filter((part) => part !== '');
              const numbers = parts.map(Number);
              return numbers.every(Number.isInteger) ? numbers : null;
            }}
            onValue={onChange}
          />
        );
      }
      return (
        <div class="policy-members">
          {list.map((member, index) => (
            <Figure
              key={index}
              label={`${name}: ${memberName(slice, key, index)}`}
              caption={memberName(slice, key, index)}
              value={member}
              unit={index === list.length - 1 ? unit : ''}
              whole
              wrong={fault === '' || fault === `/${index}`}
              onValue={(next) => onChange(list.map((other, at) => (at === index ? next : other)))}
            />
          ))}
        </div>
      );
    }
    case 'choices':
      return <Choices {...{ slice, field: key, name, form, value, fault, onChange }} />;
    case 'grid':
      return <ChoiceGrid {...{ slice, field: key, name, form, value, fault, onChange }} />;
    case 'table':
      return <FigureTable {...{ slice, field: key, name, form, value, fault, onChange }} />;
    case 'meanings':
      return <Meanings {...{ slice, field: key, name, form, value, fault, onChange }} />;
    case 'mappings':
      return <Mappings {...{ name, value, fault, onChange }} />;
    case 'saved':
      return <SavedSegments {...{ name, value, fault, onChange }} />;
    case 'touches':
      return <PlanTouches {...{ name, value, fault, onChange }} />;
    case 'occasions':
      return <PlanOccasions {...{ name, value, fault, onChange }} />;
    case 'triggers':
      return <DueToday {...{ name, value, fault, onChange }} />;
    case 'activities':
      return <Activities {...{ name, value, fault, onChange }} />;
    case 'words': {
      const list = Array.isArray(value) ? value.map(String) : [];
      return (
        <Texted
          label={name}
          value={list}
          unit=""
          wrong={fault !== null}
          toText={(words) => words.join(' ')}
          read={(text) => text.split(/[\s,，、]+/).filter((word) => word !== '')}
          onValue={onChange}
        />
      );
    }
    case 'figures': {
      const figures = (value ?? {}) as Record<string, number>;
      return (
        <div class="policy-members">
          {form.keys.map((member) => {
            const caption = hasWords(`channel.${member}`) ? t(`channel.${member}`) : member;
            return (
              <Figure
                key={member}
                label={`${name}: ${caption}`}
                caption={caption}
                value={figures[member] ?? 0}
                unit=""
                whole
                wrong={fault === '' || fault === `/${member}`}
                onValue={(next) => onChange({ ...figures, [member]: next })}
              />
            );
          })}
        </div>
      );
    }
    case 'text':
      return (
        <input
          class="input"
          type="text"
          aria-label={name}
          aria-invalid={fault === null ? undefined : 'true'}
          value={String(value ?? '')}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'wording': {
      const words = (value ?? {}) as Record<string, string>;
      return (
        <div class="policy-wording">
          {(['zh', 'en'] as const).map((lng) => (
            <label key={lng}>
              <span class="quiet small">{t(`ui.builder.sentence_${lng}`)}</span>
              <textarea
                class="input input-area"
                rows={2}
                lang={lng === 'zh' ? 'zh-CN' : 'en'}
                aria-label={`${name}: ${t(`ui.builder.sentence_${lng}`)}`}
                aria-invalid={fault === '' || fault === `/${lng}` ? 'true' : undefined}
                value={words[lng] ?? ''}
                onInput={(event) => onChange({ ...words, [lng]: event.currentTarget.value })}
              />
            </label>
          ))}
        </div>
      );
    }
    case 'json':
      return (
        <JsonValue label={name} value={value ?? null} wrong={fault !== null} onValue={onChange} />
      );
  }
}

function JsonValue({
  label,
  value,
  wrong,
  onValue,
}: {
  label: string;
  value: Json;
  wrong: boolean;
  onValue: (value: Json) => void;
}) {
  const text = JSON.stringify(value, null, 2);
  const [typed, setTyped] = useState(text);
  const read = (now: string): Json | undefined => {
    try {
      return JSON.parse(now) as Json;
    } catch {
      return undefined;
    }
  };
  useEffect(() => setTyped((now) => (same(read(now), value) ? now : text)), [text]);
  const unread = read(typed) === undefined;
  return (
    <details class="policy-json">
      <summary>
        {t('ui.policy.as_json', { n: Object.keys((value ?? {}) as object).length })}
      </summary>
      <textarea
        class="input input-area input-code"
        rows={12}
        spellcheck={false}
        aria-label={label}
        aria-invalid={wrong || unread ? 'true' : undefined}
        value={typed}
        onInput={(event) => {
          const now = event.currentTarget.value;
          setTyped(now);
          const next = read(now);
          if (next !== undefined) onValue(next);
        }}
      />
      {unread && <span class="field-error">{t('ui.policy.not_json')}</span>}
    </details>
  );
}
