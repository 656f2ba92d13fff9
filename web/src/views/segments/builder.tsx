// A rule as a tree of groups and conditions, each with how many customers it holds by itself. Every
// change is handed up as a whole new rule.
//
// By keyboard: everything is a button, a list or a field in reading order; Alt and the arrow keys move
// a condition among its neighbours, Alt+Delete takes it out.
import { createContext } from 'preact';
import { useContext, useEffect, useRef } from 'preact/hooks';
import { useDesk } from '../../desk';
import { factName, moneyShort, people } from '../../figures';
import { t } from '../../i18n';
import type { Fact, Rule, RuleLeaf, RuleOp, RuleSize } from '../../protocol';
import { factById } from '../../state';
import { Button, Notice } from '../../ui';
import { FactPicker } from './fact_picker';
import { factValues } from './fact_values';
import {
  appendAt,
  childrenOf,
  groupOf,
  isGroup,
  isLeaf,
  isNot,
  kindOf,
  moveAt,
  newLeaf,
  nodeCount,
  opsOf,
  removeAt,
  replaceAt,
  ruleAt,
  withOp,
  type Group,
  type GroupKind,
  type Path,
} from './rule_edit';
import { ValueEditor } from './value_editor';
import { ruleText } from '../common/rule_text';

// Where typing goes on, so that it is one step of undo; null for a step of its own.
export type EditKey = string | null;

interface Editing {
  rule: Rule;
  change: (rule: Rule, key?: EditKey) => void;
  // By the order of nodes; null until they have arrived.
  sizes: readonly RuleSize[] | null;
  // What gets the focus after the next drawing.
  focus: { current: string | null };
}

const EditingContext = createContext<Editing | null>(null);

function useEditing(): Editing {
  const editing = useContext(EditingContext);
  if (editing === null) throw new Error('a part of a rule is drawn outside of the builder');
  return editing;
}

const idOf = (path: Path) => `rule-${path.join('-')}`;

interface Props {
  rule: Group;
  sizes: readonly RuleSize[] | null;
  onChange: (rule: Rule, key: EditKey) => void;
}

export function RuleBuilder({ rule, sizes, onChange }: Props) {
  const root = useRef<HTMLDivElement>(null);
  const focus = useRef<string | null>(null);
  useEffect(() => {
    const id = focus.current;
    if (id === null) return;
    focus.current = null;
    const target = root.current?.querySelector(`#${id}`);
    (target?.querySelector<HTMLElement>('button, input, select') ?? null)?.focus();
  }, [rule]);
  return (
    <EditingContext.Provider
      value={{ rule, sizes, focus, change: (next, key = null) => onChange(next, key) }}
    >
      <div ref={root} class="builder">
        <GroupNode group={rule} path={[]} index={0} negated={false} />
      </div>
    </EditingContext.Provider>
  );
}

// `path` is that of the node to be drawn; a `not` is drawn as a mark on its child.
function Node({ rule, path, index }: { rule: Rule; path: Path; index: number }) {
  if (isNot(rule)) {
    const inner = [...path, 0];
    return isGroup(rule.not) ? (
      <GroupNode group={rule.not} path={inner} index={index + 1} negated={true} />
    ) : isLeaf(rule.not) ? (
      <LeafNode leaf={rule.not} path={inner} index={index + 1} negated={true} />
    ) : (
      <OrdersNode rule={rule.not} path={inner} index={index + 1} negated={true} />
    );
  }
  return isGroup(rule) ? (
    <GroupNode group={rule} path={path} index={index} negated={false} />
  ) : isLeaf(rule) ? (
    <LeafNode leaf={rule} path={path} index={index} negated={false} />
  ) : (
    <OrdersNode rule={rule} path={path} index={index} negated={false} />
  );
}

// A leaf about orders comes from a mark of a chart: it is told, moved, negated and taken out, not typed.
function OrdersNode({ rule, path, index, negated }: NodeProps & { rule: Rule }) {
  const name = ruleText(rule);
  return (
    <div
      id={idOf(path)}
      class={negated ? 'rule-leaf rule-negated' : 'rule-leaf'}
      role="group"
      aria-label={negated ? t('ui.builder.negated', { name }) : name}
      onKeyDown={useNodeKeys(path, negated)}
    >
      <div class="rule-line">
        <div class="rule-condition">
          {negated && <span class="rule-not">{t('ui.builder.negate')}</span>}
          <span>{name}</span>
        </div>
        <Size index={index} negated={negated} />
        <Tools path={path} negated={negated} name={name} />
      </div>
    </div>
  );
}

interface NodeProps {
  path: Path;
  // Among all nodes, of the node itself; with `negated`, the `not` above it is one before.
  index: number;
  negated: boolean;
}

function Size({ index, negated }: Omit<NodeProps, 'path'>) {
  const size = useEditing().sizes?.[negated ? index - 1 : index];
  if (size === undefined) return <span class="rule-size" />;
  return (
    <span class="rule-size" title={moneyShort(size.revenue_minor)}>
      {people(size.customers)}
    </span>
  );
}

function Tools({ path, negated, name }: { path: Path; negated: boolean; name: string }) {
  const { rule, change, focus } = useEditing();
  // What moves and goes is the node together with the `not` above it.
  const whole = negated ? path.slice(0, -1) : path;
  const up = moveAt(rule, whole, -1);
  const down = moveAt(rule, whole, 1);
  const go = (moved: { rule: Rule; path: Path } | null) => {
    if (moved === null) return;
    focus.current = idOf(negated ? [...moved.path, 0] : moved.path);
    change(moved.rule);
  };
  return (
    <span class="rule-tools">
      <Button
        kind="quiet"
        small
        aria-pressed={negated}
        title={t('ui.builder.negate_hint')}
        onClick={() => {
          const node = ruleAt(rule, path)!;
          focus.current = idOf(negated ? whole : [...path, 0]);
          change(replaceAt(rule, whole, negated ? node : { not: node }));
        }}
      >
        {t('ui.builder.negate')}
      </Button>
      <Button
        kind="quiet"
        small
        icon="arrow_up"
        label={t('ui.builder.move_up', { name })}
        disabled={up === null}
        onClick={() => go(up)}
      />
      <Button
        kind="quiet"
        small
        icon="arrow_down"
        label={t('ui.builder.move_down', { name })}
        disabled={down === null}
        onClick={() => go(down)}
      />
      <Button
        kind="quiet"
        small
        icon="close"
        label={t('ui.builder.remove', { name })}
        onClick={() => {
          focus.current = idOf(whole.slice(0, -1));
          change(removeAt(rule, whole));
        }}
      />
    </span>
  );
}

// Alt+↑, Alt+↓ and Alt+Delete on anything inside a node.
function useNodeKeys(path: Path, negated: boolean) {
  const { rule, change, focus } = useEditing();
  return (event: KeyboardEvent) => {
    if (!event.altKey || event.ctrlKey || event.metaKey) return;
    const whole = negated ? path.slice(0, -1) : path;
    if (whole.length === 0) return;
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      event.stopPropagation();
      focus.current = idOf(whole.slice(0, -1));
      change(removeAt(rule, whole));
      return;
    }
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
    if (by === null) return;
    event.preventDefault();
    event.stopPropagation();
    const moved = moveAt(rule, whole, by);
    if (moved === null) return;
    focus.current = idOf(negated ? [...moved.path, 0] : moved.path);
    change(moved.rule);
  };
}

function GroupNode({ group, path, index, negated }: NodeProps & { group: Group }) {
  const desk = useDesk();
  const { rule, change, focus } = useEditing();
  const kind = kindOf(group);
  const children = childrenOf(group);
  const onKeyDown = useNodeKeys(path, negated);
  const name = t(`ui.builder.group_${kind}`);
  const add = (child: Rule) => {
    focus.current = idOf([...path, children.length]);
    change(appendAt(rule, path, child));
  };
  const addFact = async (fact: Fact) => {
    const known = await factValues(desk, fact.id).catch(() => null);
    add(newLeaf(fact, known));
  };
  let at = index + 1;
  return (
    <div
      id={idOf(path)}
      class={negated ? 'rule-group rule-negated' : 'rule-group'}
      role="group"
      aria-label={negated ? t('ui.builder.negated', { name }) : name}
      onKeyDown={onKeyDown}
    >
      <div class="rule-line rule-head">
        <select
          class="input input-select"
          aria-label={t('ui.builder.group_kind')}
          value={kind}
          onChange={(event) =>
            change(replaceAt(rule, path, groupOf(event.currentTarget.value as GroupKind, children)))
          }
        >
          <option value="all">{t('ui.builder.group_all')}</option>
          <option value="any">{t('ui.builder.group_any')}</option>
        </select>
        <Size index={index} negated={negated} />
        {path.length > 0 && <Tools path={path} negated={negated} name={name} />}
      </div>
      <div class="rule-children">
        {children.map((child, i) => {
          const mine = at;
          at += nodeCount(child);
          return <Node key={i} rule={child} path={[...path, i]} index={mine} />;
        })}
        {children.length === 0 && (
          <p class="quiet small">
            {t(kind === 'all' ? 'ui.builder.empty_all' : 'ui.builder.empty_any')}
          </p>
        )}
        <div class="rule-add">
          <FactPicker
            label={t('ui.builder.add_condition')}
            value={null}
            kind="quiet"
            onChange={(fact) => void addFact(fact)}
          />
          <Button
            kind="quiet"
            icon="plus"
            onClick={() => add(groupOf(kind === 'all' ? 'any' : 'all', []))}
          >
            {t('ui.builder.add_group')}
          </Button>
        </div>
      </div>
    </div>
  );
}

function LeafNode({ leaf, path, index, negated }: NodeProps & { leaf: RuleLeaf }) {
  const desk = useDesk();
  const { rule, change } = useEditing();
  const fact = factById.value.get(leaf.fact);
  const onKeyDown = useNodeKeys(path, negated);
  const name = factName(leaf.fact);
  const set = (next: RuleLeaf, field: string | null) =>
    change(
      replaceAt(rule, path, next),
      field === null ? null : `${path.join('.')}:${leaf.fact}:${leaf.op}:${field}`,
    );
  const choose = async (next: Fact) => {
    const known = await factValues(desk, next.id).catch(() => null);
    set(newLeaf(next, known), null);
  };
  return (
    <div
      id={idOf(path)}
      class={negated ? 'rule-leaf rule-negated' : 'rule-leaf'}
      role="group"
      aria-label={negated ? t('ui.builder.negated', { name }) : name}
      onKeyDown={onKeyDown}
    >
      <div class="rule-line">
        <div class="rule-condition">
          {negated && <span class="rule-not">{t('ui.builder.negate')}</span>}
          <FactPicker
            label={t('ui.builder.fact')}
            value={leaf.fact}
            onChange={(next) => void choose(next)}
          />
          {fact === undefined ? (
            <Notice tone="warn">{t('ui.builder.unknown_fact', { fact: leaf.fact })}</Notice>
          ) : (
            <>
              <select
                class="input input-select rule-op"
                aria-label={t('ui.builder.op')}
                value={leaf.op}
                onChange={(event) =>
                  set(withOp(leaf, event.currentTarget.value as RuleOp, fact), null)
                }
              >
                {opsOf(fact.type).map((op) => (
                  <option key={op} value={op}>
                    {t(`ui.op.${op}`)}
                  </option>
                ))}
              </select>
              <ValueEditor key={`${leaf.fact} ${leaf.op}`} fact={fact} leaf={leaf} onChange={set} />
            </>
          )}
        </div>
        <Size index={index} negated={negated} />
        <Tools path={path} negated={negated} name={name} />
      </div>
    </div>
  );
}
