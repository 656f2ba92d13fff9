// A labelled control: its label, a hint, and what is wrong with it, tied together for screen readers.
import type { ComponentChildren, InputHTMLAttributes, TargetedKeyboardEvent } from 'preact';
import { useId } from 'preact/hooks';

interface FieldProps {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  // The label is read out but not drawn, where the place already says what it is.
  hideLabel?: boolean | undefined;
  children: (control: {
    id: string;
    'aria-describedby': string | undefined;
    'aria-invalid': 'true' | undefined;
  }) => ComponentChildren;
}

export function Field({ label, hint, error, hideLabel, children }: FieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const note = error ?? hint;
  return (
    <div class="field">
      <label class={hideLabel ? 'visually-hidden' : 'field-label'} for={id}>
        {label}
      </label>
      {children({
        id,
        'aria-describedby': note === undefined ? undefined : noteId,
        'aria-invalid': error === undefined ? undefined : 'true',
      })}
      {note !== undefined && (
        <div id={noteId} class={error === undefined ? 'field-hint' : 'field-error'}>
          {note}
        </div>
      )}
    </div>
  );
}

interface Common extends Omit<FieldProps, 'children'> {
  value: string;
  onChange: (value: string) => void;
}

interface InputProps extends Common {
  type?: 'text' | 'search' | 'date' | 'number' | 'tel' | 'email';
  placeholder?: string;
  disabled?: boolean;
  min?: string | number;
  max?: string | number;
  step?: string | number;
  maxLength?: number;
  inputMode?: 'text' | 'numeric' | 'decimal' | 'search';
  'data-search'?: boolean;
  onKeyDown?: (event: TargetedKeyboardEvent<HTMLInputElement>) => void;
  onBlur?: () => void;
}

export function TextField({ label, hint, error, hideLabel, value, onChange, ...rest }: InputProps) {
  return (
    <Field label={label} hint={hint} error={error} hideLabel={hideLabel}>
      {(control) => (
        <input
          type="text"
          autocomplete="off"
          spellcheck={false}
          {...(rest as InputHTMLAttributes<HTMLInputElement>)}
          {...control}
          class="input"
          value={value}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

interface AreaProps extends Common {
  rows?: number;
  placeholder?: string;
  disabled?: boolean;
  maxLength?: number;
  code?: boolean;
}

export function TextArea(props: AreaProps) {
  const { label, hint, error, hideLabel, value, onChange, code, ...rest } = props;
  return (
    <Field label={label} hint={hint} error={error} hideLabel={hideLabel}>
      {(control) => (
        <textarea
          spellcheck={false}
          {...rest}
          {...control}
          class={code ? 'input input-area input-code' : 'input input-area'}
          value={value}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

export interface Option {
  value: string;
  label: string;
  disabled?: boolean;
}

interface SelectProps extends Common {
  options: readonly Option[];
  disabled?: boolean;
}

export function Select(props: SelectProps) {
  const { label, hint, error, hideLabel, value, onChange, options, disabled } = props;
  return (
    <Field label={label} hint={hint} error={error} hideLabel={hideLabel}>
      {(control) => (
        <select
          {...control}
          class="input input-select"
          value={value}
          disabled={disabled}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
