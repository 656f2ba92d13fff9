// Chooses a fact: a button that says which, and below it a search over all of them by topic. Words of
// both languages find a fact, and so does its id.
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { factName } from '../../figures';
import { hasWords, t, wordsIn } from '../../i18n';
import { moveChoice } from '../../keyboard';
import type { Fact } from '../../protocol';
import { facts } from '../../state';
import { Button, Icon, useOutsidePress } from '../../ui';

export function topicName(topic: string): string {
  const key = `topic.${topic}`;
  return hasWords(key) ? t(key) : t('ui.builder.other_topic');
}

function found(fact: Fact, words: string): boolean {
  const key = `fact.${fact.id}`;
  const text = `${fact.id} ${wordsIn('zh', key)} ${wordsIn('en', key)}`.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

// The facts that match, topic by topic, both in the core's order.
export function factsByTopic(all: readonly Fact[], words: string): [string, Fact[]][] {
  const topics = new Map<string, Fact[]>();
  for (const fact of all) {
    if (!found(fact, words.trim())) continue;
    const topic = fact.topic;
    topics.set(topic, [...(topics.get(topic) ?? []), fact]);
  }
  return [...topics];
}

interface Props {
  // What it is for, for screen readers.
  label: string;
  // The chosen fact; none yet: `placeholder` on the button.
  value: string | null;
  placeholder?: string;
  onChange: (fact: Fact) => void;
  // Left out of the choice.
  without?: (fact: Fact) => boolean;
  kind?: 'plain' | 'quiet';
}

export function FactPicker({
  label,
  value,
  placeholder,
  onChange,
  without,
  kind = 'plain',
}: Props) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);

  useOutsidePress(root, open, () => setOpen(false));

  const close = () => {
    setOpen(false);
    root.current?.querySelector('button')?.focus();
  };
  return (
    <div
      ref={root}
      class="fact-picker"
      onFocusOut={(event) => {
        const next = event.relatedTarget as Node | null;
        if (next !== null && !root.current?.contains(next)) setOpen(false);
      }}
    >
      <Button
        kind={kind}
        icon={value === null ? 'plus' : undefined}
        class="fact-picker-button"
        aria-haspopup="listbox"
        aria-expanded={open}
        aria-label={value === null ? undefined : `${label}: ${factName(value)}`}
        onClick={() => setOpen(!open)}
      >
        {value === null ? (placeholder ?? label) : factName(value)}
        {value !== null && <Icon name="chevron_down" size={12} />}
      </Button>
      {open && (
        <FactList
          label={label}
          value={value}
          without={without}
          onClose={close}
          onChoose={(fact) => {
            close();
            onChange(fact);
          }}
        />
      )}
    </div>
  );
}

interface ListProps {
  label: string;
  value: string | null;
  without: ((fact: Fact) => boolean) | undefined;
  onClose: () => void;
  onChoose: (fact: Fact) => void;
}

function FactList({ label, value, without, onClose, onChoose }: ListProps) {
  const [words, setWords] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const offered = facts.value.filter((fact) => !(without?.(fact) ?? false));
  const topics = factsByTopic(offered, words);
  const flat = topics.flatMap(([, list]) => list);
  const [cursor, setCursor] = useState(() =>
    Math.max(
      0,
      flat.findIndex((fact) => fact.id === value),
    ),
  );
  const at = Math.min(cursor, flat.length - 1);

  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.scrollIntoView({ block: 'nearest' });
    input.current?.focus();
  }, []);
  useEffect(() => {
    document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [at, id]);

  let index = -1;
  return (
    <div ref={list} class="fact-list">
      <input
        ref={input}
        class="input"
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        aria-label={label}
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={flat.length > 0 ? `${id}-${at}` : undefined}
        placeholder={t('ui.builder.find_fact')}
        value={words}
        onInput={(event) => {
          setWords(event.currentTarget.value);
          setCursor(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            event.stopPropagation();
            onClose();
            return;
          }
          if (event.key === 'Enter') {
            event.preventDefault();
            const fact = flat[at];
            if (fact !== undefined) onChoose(fact);
            return;
          }
          const next = moveChoice(event.key, at, flat.length);
          if (next === null || event.key === 'Home' || event.key === 'End') return;
          event.preventDefault();
          setCursor(next);
        }}
      />
      <div id={`${id}-list`} class="fact-options" role="listbox" aria-label={label}>
        {flat.length === 0 && <p class="quiet small fact-none">{t('ui.palette.none')}</p>}
        {topics.map(([topic, list]) => (
          <div key={topic} role="group" aria-label={topicName(topic)}>
            <div class="fact-topic" aria-hidden="true">
              {topicName(topic)}
            </div>
            {list.map((fact) => {
              const mine = ++index;
              return (
                <div
                  key={fact.id}
                  id={`${id}-${mine}`}
                  class={mine === at ? 'fact-option fact-option-at' : 'fact-option'}
                  role="option"
                  aria-selected={fact.id === value}
                  onPointerMove={() => setCursor(mine)}
                  onClick={() => onChoose(fact)}
                >
                  <span>{factName(fact.id)}</span>
                  {fact.personal && (
                    <span class="fact-personal">
                      <Icon name="lock" size={12} />
                      {t('ui.builder.personal')}
                    </span>
                  )}
                </div>
              );
            })}
          </div>
        ))}
      </div>
    </div>
  );
}
