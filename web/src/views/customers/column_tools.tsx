// What is shown of customers: columns found by name and put in order, views to come back to, and
// conditions on single columns.
import { signal } from '@preact/signals';
import { useState } from 'preact/hooks';
import { useDesk } from '../../desk';
import { factName } from '../../figures';
import { t, wordsIn } from '../../i18n';
import { loadTableViews, storeTableViews, type StoredView } from '../../preferences';
import type { Fact, RuleLeaf, RuleOp } from '../../protocol';
import { factById, undoStack } from '../../state';
import { Button, Icon, toast } from '../../ui';
import { FactPicker, topicName } from '../segments/fact_picker';
import { factValues } from '../segments/fact_values';
import { newLeaf, opsOf, withOp } from '../segments/rule_edit';
import { ValueEditor } from '../segments/value_editor';
import { Popover } from '../common/popover';
import type { Columns } from './columns';

// ---- columns and views

const views = signal<readonly StoredView[]>(loadTableViews());

function setViews(next: readonly StoredView[]): void {
  views.value = next;
  storeTableViews(next);
}

export function ColumnChooser({ table }: { table: Columns }) {
  const [words, setWords] = useState('');
  const matches = (fact: Fact) => {
    const key = `fact.${fact.id}`;
    const text = `${fact.id} ${wordsIn('zh', key)} ${wordsIn('en', key)}`.toLowerCase();
    return text.includes(words.trim().toLowerCase());
  };
  const choices = table.choices().filter(({ fact }) => matches(fact));
  const shown = choices.filter(({ visible }) => visible);
  const topics = new Map<string, Fact[]>();
  for (const { fact, visible } of choices) {
    if (!visible) topics.set(fact.topic, [...(topics.get(fact.topic) ?? []), fact]);
  }
  const box = (fact: Fact, visible: boolean) => (
    <label>
      <input type="checkbox" checked={visible} onChange={() => table.toggle(fact.id)} />
      {factName(fact.id)}
    </label>
  );
  return (
    <Popover label={t('ui.customers.columns')} icon="table">
      <div class="column-chooser">
        <input
          class="input"
          type="text"
          autocomplete="off"
          spellcheck={false}
          aria-label={t('ui.customers.find_column')}
          placeholder={t('ui.customers.find_column')}
          value={words}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
        {shown.length > 0 && (
          <ul class="column-shown" aria-label={t('ui.customers.columns_shown')}>
            {shown.map(({ fact }) => (
              <li key={fact.id}>
                {box(fact, true)}
                <Button
                  kind="quiet"
                  small
                  icon="arrow_up"
                  label={t('ui.builder.move_up', { name: factName(fact.id) })}
                  onClick={() => table.move(fact.id, -1)}
                />
                <Button
                  kind="quiet"
                  small
                  icon="arrow_down"
                  label={t('ui.builder.move_down', { name: factName(fact.id) })}
                  onClick={() => table.move(fact.id, 1)}
                />
              </li>
            ))}
          </ul>
        )}
        {[...topics].map(([topic, list]) => (
          <section key={topic} aria-label={topicName(topic)}>
            <div class="fact-topic" aria-hidden="true">
              {topicName(topic)}
            </div>
            <ul class="column-list">
              {list.map((fact) => (
                <li key={fact.id}>{box(fact, false)}</li>
              ))}
            </ul>
          </section>
        ))}
        {choices.length === 0 && <p class="quiet small">{t('ui.palette.none')}</p>}
        <Button kind="quiet" small icon="undo" onClick={() => table.reset()}>
          {t('ui.customers.columns_reset')}
        </Button>
      </div>
    </Popover>
  );
}

export function Views({ table }: { table: Columns }) {
  const [name, setName] = useState('');
  const save = () => {
    const named = name.trim();
    if (named === '') return;
    const others = views.value.filter((view) => view.name !== named);
    setViews([...others, { name: named, ...table.view() }]);
    setName('');
    toast(t('ui.customers.view_saved', { name: named }));
  };
  const remove = (view: StoredView) => {
    const before = views.value;
    const after = before.filter((other) => other !== view);
    setViews(after);
    undoStack.record({
      label: 'ui.undo.view_removed',
      args: { name: view.name },
      undo: () => setViews(before),
      redo: () => setViews(after),
    });
  };
  return (
    <Popover label={t('ui.customers.views')} icon="eye">
      <div class="column-chooser">
        {views.value.length === 0 && <p class="quiet small">{t('ui.customers.no_views')}</p>}
        <ul class="column-shown">
          {views.value.map((view) => (
            <li key={view.name}>
              <Button kind="quiet" small onClick={() => table.show(view)}>
                {view.name}
              </Button>
              <Button
                kind="quiet"
                small
                icon="trash"
                label={t('ui.customers.view_remove', { name: view.name })}
                onClick={() => remove(view)}
              />
            </li>
          ))}
        </ul>
        {/* No form: a hosted page is sandboxed, and its forms are never submitted. */}
        <div class="view-save">
          <input
            class="input"
            type="text"
            autocomplete="off"
            maxLength={40}
            aria-label={t('ui.customers.view_name')}
            placeholder={t('ui.customers.view_name')}
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && name.trim() !== '') save();
            }}
          />
          <Button disabled={name.trim() === ''} onClick={save}>
            {t('ui.customers.view_save')}
          </Button>
        </div>
      </div>
    </Popover>
  );
}

// ---- conditions on columns; they may name people, so they are kept in memory only

export const conditions = signal<readonly RuleLeaf[]>([]);
// The condition that was asked for last, to take the focus.
const wanted = signal<string | null>(null);

export function useAddCondition(): (fact: Fact) => Promise<void> {
  const desk = useDesk();
  return async (fact) => {
    wanted.value = fact.id;
    if (conditions.value.some((leaf) => leaf.fact === fact.id)) return;
    const known = await factValues(desk, fact.id).catch(() => null);
    conditions.value = [...conditions.value, newLeaf(fact, known)];
  };
}

export function Conditions() {
  const add = useAddCondition();
  const set = (at: number, leaf: RuleLeaf) => {
    conditions.value = conditions.value.map((other, index) => (index === at ? leaf : other));
  };
  return (
    <div class="conditions" role="group" aria-label={t('ui.customers.conditions')}>
      {conditions.value.map((leaf, at) => {
        const fact = factById.value.get(leaf.fact);
        if (fact === undefined) return null;
        const name = factName(leaf.fact);
        return (
          <div
            key={leaf.fact}
            ref={(element) => {
              if (element === null || wanted.value !== leaf.fact) return;
              wanted.value = null;
              element.querySelector<HTMLElement>('select, input')?.focus();
            }}
            class="condition"
            role="group"
            aria-label={name}
          >
            <span class="condition-name">{name}</span>
            <select
              class="input input-select"
              aria-label={t('ui.builder.op')}
              value={leaf.op}
              onChange={(event) => set(at, withOp(leaf, event.currentTarget.value as RuleOp, fact))}
            >
              {opsOf(fact.type).map((op) => (
                <option key={op} value={op}>
                  {t(`ui.op.${op}`)}
                </option>
              ))}
            </select>
            <ValueEditor key={leaf.op} fact={fact} leaf={leaf} onChange={(next) => set(at, next)} />
            <button
              type="button"
              class="condition-remove"
              aria-label={t('ui.builder.remove', { name })}
              onClick={() => {
                conditions.value = conditions.value.filter((_, index) => index !== at);
              }}
            >
              <Icon name="close" size={12} />
            </button>
          </div>
        );
      })}
      <FactPicker
        label={t('ui.builder.add_condition')}
        value={null}
        kind="quiet"
        onChange={(fact) => void add(fact)}
      />
    </div>
  );
}
