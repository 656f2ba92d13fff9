// Fields of the policy that are typed: a figure, a list of them, words.
import { useEffect, useState } from 'preact/hooks';
import { same, type Json } from './document';

interface FigureProps {
  label: string;
  caption?: string;
  value: number;
  unit: string;
  whole: boolean;
  wrong: boolean;
  onValue: (value: number) => void;
}

export function Figure({ label, caption, value, unit, whole, wrong, onValue }: FigureProps) {
  return (
    <Texted
      label={label}
      caption={caption}
      value={value}
      unit={unit}
      wrong={wrong}
      toText={String}
      read={(text) => {
        const number = Number(text.normalize('NFKC').replaceAll(',', '').trim());
        if (text.trim() === '' || !Number.isFinite(number)) return null;
        return whole && !Number.isInteger(number) ? null : number;
      }}
      onValue={onValue}
    />
  );
}

interface TextedProps<Value> {
  label: string;
  caption?: string | undefined;
  value: Value;
  unit: string;
  wrong: boolean;
  toText: (value: Value) => string;
  read: (text: string) => Value | null;
  onValue: (value: Value) => void;
}

// A value that is typed; what is no value stays in the field and leaves the document alone.
export function Texted<Value extends Json>(props: TextedProps<Value>) {
  const { label, caption, value, unit, wrong, toText, read, onValue } = props;
  const text = toText(value);
  const [typed, setTyped] = useState(text);
  useEffect(() => setTyped((now) => (same(read(now), value) ? now : text)), [text]);
  const unread = read(typed) === null;
  return (
    <label class="policy-figure">
      {caption !== undefined && <span class="quiet small">{caption}</span>}
      <span class="policy-figure-line">
        <input
          class="input input-figure"
          type="text"
          inputMode="decimal"
          autocomplete="off"
          aria-label={label}
          aria-invalid={wrong || unread ? 'true' : undefined}
          value={typed}
          onInput={(event) => {
            const now = event.currentTarget.value;
            setTyped(now);
            const next = read(now);
            if (next !== null) onValue(next);
          }}
          onBlur={() => unread && setTyped(text)}
        />
        {unit !== '' && <span class="quiet small">{unit}</span>}
      </span>
    </label>
  );
}
