// Fields of the policy that are chosen from words: one a member, a grid of them, meanings of the user's
// own words; and tables of figures.
import { useState } from 'preact/hooks';
import { currency } from '../../../figures';
import { t } from '../../../i18n';
import { Button } from '../../../ui';
import type { Json } from './document';
import { Figure } from './figures';
import type { FieldForm } from './schema';
import { choiceName, memberName, rowName, unitOf } from './words';

interface Props<Kind extends FieldForm['kind']> {
  slice: string;
  field: string;
  name: string;
  form: Extract<FieldForm, { kind: Kind }>;
  value: Json | undefined;
  // Null: all is well; else the path of what is wrong, within the field.
  fault: string | null;
  onChange: (value: Json) => void;
}

interface PickProps {
  slice: string;
  field: string;
  label: string;
  caption?: string;
  choices: readonly string[];
  value: string;
  wrong: boolean;
  onValue: (value: string) => void;
}

function Pick({ slice, field, label, caption, choices, value, wrong, onValue }: PickProps) {
  return (
    <label class="policy-figure">
      {caption !== undefined && <span class="quiet small">{caption}</span>}
      <select
        class="input input-select"
        aria-label={label}
        aria-invalid={wrong ? 'true' : undefined}
        value={value}
        onChange={(event) => onValue(event.currentTarget.value)}
      >
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {choiceName(slice, field, choice)}
          </option>
        ))}
      </select>
    </label>
  );
}

export function Choices({ slice, field, name, form, value, fault, onChange }: Props<'choices'>) {
  const list = Array.isArray(value) ? value.map(String) : [];
  return (
    <div class="policy-members">
      {list.map((member, index) => {
        const caption = memberName(slice, field, index);
        return (
          <Pick
            key={index}
            slice={slice}
            field={field}
            label={`${name}: ${caption}`}
            caption={caption}
            choices={form.choices}
            value={member}
            wrong={fault === '' || fault === `/${index}`}
            onValue={(next) => onChange(list.map((other, at) => (at === index ? next : other)))}
          />
        );
      })}
    </div>
  );
}

// Rows and columns count from 1, as scores do; the last row, the best, stands on top.
export function ChoiceGrid({ slice, field, name, form, value, fault, onChange }: Props<'grid'>) {
  const rows = Array.isArray(value) ? value.map((row) => (row as Json[]).map(String)) : [];
  const columns = Array.from({ length: form.columns }, (_, index) => index);
  const downwards = rows.map((_, index) => rows.length - 1 - index);
  const set = (row: number, column: number, next: string) =>
    onChange(
      rows.map((cells, r) => cells.map((cell, c) => (r === row && c === column ? next : cell))),
    );
  return (
    <div class="table-scroll" tabIndex={0} role="region" aria-label={name}>
      <table class="table policy-grid">
        <thead>
          <tr>
            <th scope="col" />
            {columns.map((column) => (
              <th key={column} scope="col">
                {rowName(slice, field, 'column', column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {downwards.map((row) => (
            <tr key={row}>
              <th scope="row">{rowName(slice, field, 'row', row)}</th>
              {columns.map((column) => (
                <td key={column}>
                  <Pick
                    slice={slice}
                    field={field}
                    label={`${rowName(slice, field, 'row', row)}, ${rowName(slice, field, 'column', column)}`}
                    choices={form.choices}
                    value={rows[row]?.[column] ?? ''}
                    wrong={fault === '' || fault === `/${row}/${column}`}
                    onValue={(next) => set(row, column, next)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function FigureTable({ slice, field, name, form, value, fault, onChange }: Props<'table'>) {
  if (value === null || value === undefined) {
    return <p class="quiet small">{t('ui.policy.none_kept')}</p>;
  }
  const table = value as Record<string, number[]>;
  const set = (key: string, index: number, next: number) =>
    onChange({ ...table, [key]: (table[key] ?? []).map((old, at) => (at === index ? next : old)) });
  return (
    <>
      {form.keys.map((key) => (
        <div key={key} class="policy-table-row" role="group" aria-label={`${name}: ${key}`}>
          <span class="policy-table-name">{choiceName(slice, field, key)}</span>
          <div class="policy-members">
            {(table[key] ?? []).map((figure, index) => {
              const caption = memberName(slice, field, index);
              return (
                <Figure
                  key={index}
                  label={`${choiceName(slice, field, key)}: ${caption}`}
                  caption={caption}
                  value={figure}
                  unit={index === form.count - 1 ? unitOf(key, currency.value.currency) : ''}
                  whole
                  wrong={fault === '' || fault === `/${key}` || fault === `/${key}/${index}`}
                  onValue={(next) => set(key, index, next)}
                />
              );
            })}
          </div>
        </div>
      ))}
      {form.nullable && (
        <Button kind="quiet" small icon="trash" onClick={() => onChange(null)}>
          {t('ui.policy.forget')}
        </Button>
      )}
    </>
  );
}

export function Meanings({ slice, field, name, form, value, fault, onChange }: Props<'meanings'>) {
  const [word, setWord] = useState('');
  const meanings = (value ?? {}) as Record<string, string>;
  const add = () => {
    const typed = word.trim();
    if (typed === '') return;
    if (!(typed in meanings)) onChange({ ...meanings, [typed]: form.choices[0]! });
    setWord('');
  };
  return (
    <div class="policy-meanings">
      {Object.entries(meanings).map(([key, meaning]) => (
        <div key={key} class="policy-table-row">
          <span class="policy-table-name">{key}</span>
          <Pick
            slice={slice}
            field={field}
            label={`${name}: ${key}`}
            choices={form.choices}
            value={meaning}
            wrong={fault === '' || fault === `/${key}`}
            onValue={(next) => onChange({ ...meanings, [key]: next })}
          />
          <Button
            kind="quiet"
            small
            icon="trash"
            label={t('ui.policy.forget_word', { word: key })}
            onClick={() =>
              onChange(Object.fromEntries(Object.entries(meanings).filter(([at]) => at !== key)))
            }
          />
        </div>
      ))}
      <div class="policy-table-row">
        <input
          class="input"
          type="text"
          autocomplete="off"
          aria-label={t('ui.policy.new_word')}
          placeholder={t('ui.policy.new_word')}
          value={word}
          onInput={(event) => setWord(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') add();
          }}
        />
        <Button small disabled={word.trim() === ''} onClick={add}>
          {t('ui.policy.add_word')}
        </Button>
      </div>
    </div>
  );
}
