// The value of one leaf, edited as its fact asks: codes and words to tick, figures with their unit,
// days by a calendar. What is typed becomes a value when it is one; until then the field says what it
// wants and the rule stays as it was.
import { useEffect, useId, useState } from 'preact/hooks';
import { codeText, currency, factText, isRate } from '../../figures';
import { formatCount } from '../../format';
import { t } from '../../i18n';
import type { Fact, FactValues, RuleLeaf } from '../../protocol';
import { Icon } from '../../ui';
import { toggled } from '../customers/filter';
import { useFactValues } from './fact_values';
import { readDay, readFigure, readFigures, typedText } from './values';

// Beside the words that are ticked, so many of the most frequent are offered.
const OFFERED = 12;

interface Props {
  fact: Fact;
  leaf: RuleLeaf;
  // `field` names what was edited, so that typing is one step of undo.
  onChange: (leaf: RuleLeaf, field: string) => void;
}

export function ValueEditor({ fact, leaf, onChange }: Props) {
  const known = useFactValues(fact.id);
  const set = (value: RuleLeaf['value'], field = 'value') => onChange({ ...leaf, value }, field);
  const list = [leaf.value].flat();
  if (leaf.op === 'within_days') {
    return (
      <Typed
        label={t('ui.builder.days')}
        text={String(leaf.value)}
        unit={t('ui.builder.days_unit')}
        wants={t('ui.builder.wants_days')}
        read={(typed) => {
          const days = Number(typed.normalize('NFKC').trim());
          return Number.isInteger(days) && days >= 1 && days <= 36_525_000 ? days : null;
        }}
        onValue={set}
      />
    );
  }
  if (fact.type === 'code') {
    if (leaf.op === 'in') return <CodeTicks fact={fact} list={list} known={known} onChange={set} />;
    return (
      <select
        class="input input-select"
        aria-label={t('ui.builder.value')}
        value={String(leaf.value)}
        onChange={(event) => set(event.currentTarget.value)}
      >
        {(fact.codes ?? []).map((code) => (
          <option key={code} value={code}>
            {codeText(fact.id, code)}
          </option>
        ))}
      </select>
    );
  }
  if (fact.type === 'text' || fact.type === 'texts' || fact.type === 'lists') {
    if (leaf.op === 'in') return <WordTicks fact={fact} list={list} known={known} onChange={set} />;
    return <Word fact={fact} text={String(leaf.value)} known={known} onValue={set} />;
  }
  if (leaf.op === 'in') return <Figures fact={fact} list={list} onValue={set} />;
  if (leaf.op === 'between') {
    const [low, high] = list as [string | number, string | number];
    return (
      <div class="value-range">
        <Figure
          fact={fact}
          label={t('ui.builder.from')}
          value={low}
          known={known}
          refuse={(value) => (value > high ? t('ui.builder.wants_order') : null)}
          onValue={(value) => set([value, high], 'low')}
        />
        <span aria-hidden="true">–</span>
        <Figure
          fact={fact}
          label={t('ui.builder.to')}
          value={high}
          known={known}
          refuse={(value) => (value < low ? t('ui.builder.wants_order') : null)}
          onValue={(value) => set([low, value], 'high')}
        />
      </div>
    );
  }
  return (
    <Figure
      fact={fact}
      label={t('ui.builder.value')}
      value={list[0] ?? 0}
      known={known}
      onValue={set}
    />
  );
}

// ---- one typed value

interface TypedProps<Value> {
  label: string;
  text: string;
  unit?: string | undefined;
  wants: string;
  type?: 'text' | 'date';
  list?: string | undefined;
  note?: string | undefined;
  read: (typed: string) => Value | null;
  // Why a value that reads well does not fit beside the others.
  refuse?: ((value: Value) => string | null) | undefined;
  onValue: (value: Value) => void;
}

function Typed<Value>(props: TypedProps<Value>) {
  const { label, text, unit, wants, type = 'text', list, note, read, refuse, onValue } = props;
  const [typed, setTyped] = useState(text);
  const id = useId();
  // Undo, or another operator, changed the value from outside.
  useEffect(() => setTyped((now) => (read(now) === read(text) ? now : text)), [text]);
  const value = read(typed);
  const error = value === null ? wants : (refuse?.(value) ?? undefined);
  return (
    <span class="value-typed">
      <input
        class={type === 'date' ? 'input input-day' : 'input input-figure'}
        type={type}
        inputMode={type === 'date' ? undefined : 'text'}
        autocomplete="off"
        spellcheck={false}
        list={list}
        aria-label={label}
        aria-invalid={error === undefined ? undefined : 'true'}
        aria-describedby={error === undefined && note === undefined ? undefined : `${id}-note`}
        value={typed}
        onInput={(event) => {
          const now = event.currentTarget.value;
          setTyped(now);
          const next = read(now);
          if (next !== null && (refuse?.(next) ?? null) === null) onValue(next);
        }}
      />
      {unit !== undefined && <span class="quiet small">{unit}</span>}
      {(error ?? note) !== undefined && (
        <span id={`${id}-note`} class={error === undefined ? 'value-note' : 'value-error'}>
          {error ?? note}
        </span>
      )}
    </span>
  );
}

function unitOf(fact: Fact): string | undefined {
  if (fact.type === 'money') return currency.value.currency;
  if (isRate(fact)) return '%';
  return fact.id.endsWith('_days') ? t('ui.builder.days_unit') : undefined;
}

interface FigureProps {
  fact: Fact;
  label: string;
  value: string | number;
  known: FactValues | null;
  refuse?: (value: string | number) => string | null;
  onValue: (value: string | number) => void;
}

function Figure({ fact, label, value, known, refuse, onValue }: FigureProps) {
  const digits = currency.value.minor_digits;
  // What the figure may be is easier said by what it is.
  const note =
    known === null || known.low === null
      ? undefined
      : t('ui.builder.span', {
          low: factText(fact, known.low),
          median: factText(fact, known.median),
          high: factText(fact, known.high),
        });
  if (fact.type === 'day') {
    return (
      <Typed<string | number>
        label={label}
        type="date"
        text={String(value)}
        wants={t('ui.builder.wants_day')}
        note={note}
        read={readDay}
        refuse={refuse}
        onValue={onValue}
      />
    );
  }
  return (
    <Typed<string | number>
      label={label}
      text={typedText(fact, value, digits)}
      unit={unitOf(fact)}
      wants={t(fact.type === 'count' ? 'ui.builder.wants_whole' : 'ui.builder.wants_figure')}
      note={note}
      read={(typed) => readFigure(fact, typed, digits)}
      refuse={refuse}
      onValue={onValue}
    />
  );
}

function Figures({
  fact,
  list,
  onValue,
}: {
  fact: Fact;
  list: readonly (string | number)[];
  onValue: (value: (string | number)[]) => void;
}) {
  const digits = currency.value.minor_digits;
  const days = (typed: string) => {
    const parts = typed.split(/[\s,，、;；]+/).filter((part) => part !== '');
    return parts.every((part) => readDay(part) !== null) ? parts : null;
  };
  return (
    <Typed<(string | number)[]>
      label={t('ui.builder.values')}
      text={list.map((value) => typedText(fact, value, digits)).join(' ')}
      unit={unitOf(fact)}
      wants={t('ui.builder.wants_list')}
      note={t('ui.builder.list_note')}
      read={(typed) => (fact.type === 'day' ? days(typed) : readFigures(fact, typed, digits))}
      onValue={onValue}
    />
  );
}

// ---- words and codes

interface TicksProps {
  fact: Fact;
  list: readonly (string | number)[];
  known: FactValues | null;
  onChange: (value: string[]) => void;
}

function Tick({
  text,
  size,
  on,
  onToggle,
}: {
  text: string;
  size: number | undefined;
  on: boolean;
  onToggle: () => void;
}) {
  return (
    <button type="button" class="filter-chip" aria-pressed={on} onClick={onToggle}>
      {on && <Icon name="check" size={12} />}
      {text}
      {size !== undefined && <span class="filter-size">{formatCount(size)}</span>}
    </button>
  );
}

function sizesOf(known: FactValues | null): Map<string, number> {
  return new Map(known?.values.map(({ value, customers }) => [String(value), customers]));
}

function CodeTicks({ fact, list, known, onChange }: TicksProps) {
  const sizes = sizesOf(known);
  const chosen = list.map(String);
  return (
    <div class="value-ticks" role="group" aria-label={t('ui.builder.values')}>
      {(fact.codes ?? []).map((code) => (
        <Tick
          key={code}
          text={codeText(fact.id, code)}
          size={known === null ? undefined : (sizes.get(code) ?? 0)}
          on={chosen.includes(code)}
          onToggle={() => onChange(toggled(chosen, code))}
        />
      ))}
    </div>
  );
}

function WordTicks({ fact, list, known, onChange }: TicksProps) {
  const [typed, setTyped] = useState('');
  const id = useId();
  const sizes = sizesOf(known);
  const chosen = list.map(String);
  // Who people are is not offered for the choosing.
  const offered = fact.personal ? [] : [...sizes.keys()];
  const shown = [...chosen, ...offered.filter((word) => !chosen.includes(word)).slice(0, OFFERED)];
  const add = () => {
    const word = typed.trim();
    if (word === '') return;
    if (!chosen.includes(word)) onChange([...chosen, word]);
    setTyped('');
  };
  return (
    <div class="value-ticks" role="group" aria-label={t('ui.builder.values')}>
      {shown.map((word) => (
        <Tick
          key={word}
          text={factText(fact, word)}
          size={sizes.get(word)}
          on={chosen.includes(word)}
          onToggle={() => onChange(toggled(chosen, word))}
        />
      ))}
      <input
        class="input input-word"
        type="text"
        autocomplete="off"
        spellcheck={false}
        list={`${id}-words`}
        aria-label={t('ui.builder.add_word')}
        placeholder={t('ui.builder.add_word')}
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onBlur={add}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault();
            add();
          } else if (event.key === 'Backspace' && typed === '' && chosen.length > 0) {
            onChange(chosen.slice(0, -1));
          }
        }}
      />
      <datalist id={`${id}-words`}>
        {offered.map((word) => (
          <option key={word} value={word} />
        ))}
      </datalist>
      {known !== null && known.distinct > known.values.length && (
        <span class="value-note">
          {t('ui.builder.more_words', { n: formatCount(known.distinct) })}
        </span>
      )}
    </div>
  );
}

function Word({
  fact,
  text,
  known,
  onValue,
}: {
  fact: Fact;
  text: string;
  known: FactValues | null;
  onValue: (value: string) => void;
}) {
  const id = useId();
  return (
    <>
      <Typed
        label={t('ui.builder.value')}
        text={text}
        list={`${id}-words`}
        wants={t('ui.builder.wants_word')}
        read={(typed) => (typed.trim() === '' ? null : typed.trim())}
        onValue={onValue}
      />
      <datalist id={`${id}-words`}>
        {!fact.personal &&
          known?.values.map(({ value }) => <option key={String(value)} value={String(value)} />)}
      </datalist>
    </>
  );
}
