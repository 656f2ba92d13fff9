// 客户: everybody with a valid order as a table that is sorted, searched and filtered by the core, and
// beside it the person under the cursor.
import { computed, signal } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import { failureOf } from '../client';
import { useDesk, type ViewDefinition } from '../desk';
import { activityName, codeText, factName, people } from '../figures';
import { formatCount } from '../format';
import { failureText, t } from '../i18n';
import { LEVELS, STAGES, type CustomerQuery, type Failure, type Rule } from '../protocol';
import { go, href, route, type Route } from '../route';
import { factById, facts, report, version } from '../state';
import { Button, EmptyState, ErrorState, Icon, MaskToggle, toast, usePatience } from '../ui';
import './customers.css';
import { choose, chooseNone, chosenIds } from './customers/chosen';
import {
  ColumnChooser,
  conditions,
  Conditions,
  useAddCondition,
  Views,
} from './customers/column_tools';
import { Columns } from './customers/columns';
import {
  EVERYBODY,
  factRule,
  filterOf,
  isEverybody,
  paramsOf,
  ruleOf,
  toggled,
  type Filter,
} from './customers/filter';
import { CustomerGrid } from './customers/grid';
import { Person } from './customers/person';
import { beginNew } from './segments/draft_state';
import { segmentName } from './segments/name';
import { markOf } from './shop/marks';
import { usePolicy, type PolicyFigures } from './shared/policy';
import { ButtonLink } from './shared/button_link';
import { Rich } from './shared/rich';
import { ruleText } from './shared/rule_text';
import { useAnswer } from './shared/use_answer';

const SEARCH_PAUSE_MS = 160;

// Kept while the page is open, so that leaving the view and coming back finds them as they were. The
// search may hold a name, so it is never in the address.
const search = signal('');
const columns = computed(() => new Columns(facts.value));

// The person shown beside the table: a place in this session's list of customers, which means nothing
// to anyone else.
function openIn(at: Route): number | null {
  const id = at.params['open'] ?? '';
  return /^\d+$/.test(id) ? Number(id) : null;
}

// The filter of the address and the conditions on columns together; null for everybody.
function wholeRule(filter: Filter, policy: PolicyFigures | null): Rule | null {
  const rule = ruleOf(filter, policy?.campaign.activities, policy?.segments.saved, factById.value);
  const all = [...(rule === null ? [] : [rule]), ...conditions.value];
  return all.length === 0 ? null : all.length === 1 ? all[0]! : { all };
}

function queryOf(
  filter: Filter,
  policy: PolicyFigures | null,
  text: string,
  table: Columns,
): CustomerQuery {
  const rule = wholeRule(filter, policy);
  const sort = table.sort();
  return {
    ...(rule !== null && { rule }),
    ...(text !== '' && { search: text }),
    ...(sort !== null && { sort }),
  };
}

function Customers() {
  const desk = useDesk();
  const policy = usePolicy();
  const here = route.value;
  const filter = filterOf(here, factById.value);
  const text = search.value.trim();
  const table = columns.value;
  const query = JSON.stringify(queryOf(filter, policy, text, table));
  const answer = useAnswer(
    () => desk.selectCustomers(JSON.parse(query) as CustomerQuery),
    [desk, query, version.value],
    text === '' ? 0 : SEARCH_PAUSE_MS,
  );
  const ids = answer.value;
  const late = usePatience(answer.waiting);

  const [cursor, setCursor] = useState(0);
  const [rowError, setRowError] = useState<Failure | null>(null);
  const grid = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);

  const open = openIn(here);
  useEffect(() => {
    setRowError(null);
    // A new selection begins at its top, or at the person who stays open beside it.
    setCursor(ids === null || open === null ? 0 : Math.max(0, ids.indexOf(open)));
    if (grid.current) grid.current.scrollTop = 0;
  }, [ids]);

  const addCondition = useAddCondition();
  const setFilter = (next: Filter) => go('customers', paramsOf(next), { replace: true });
  const openAt = (index: number, replace = false) => {
    const id = ids?.[index];
    if (id === undefined) return;
    setCursor(index);
    go('customers', { ...paramsOf(filter), open: String(id) }, { replace });
  };
  const close = () => {
    go('customers', paramsOf(filter));
    grid.current?.focus();
  };

  // The person beside the table follows the cursor.
  const onCursor = (index: number) => {
    setCursor(index);
    if (open !== null) openAt(index, true);
  };

  const total = report.value?.customers.total ?? 0;
  const failure = answer.error ?? rowError;
  return (
    <div class={open === null ? 'view customers' : 'view customers customers-with-person'}>
      <header class="view-head">
        <div>
          <h1>{t('ui.nav.customers')}</h1>
          <p class="view-sentence" aria-live="polite">
            {ids !== null && (
              <Count
                shown={ids.length}
                total={total}
                everybody={isEverybody(filter) && conditions.value.length === 0 && text === ''}
              />
            )}
          </p>
        </div>
        <div class="actions">
          <MaskToggle />
          <Views table={table} />
          <ColumnChooser table={table} />
          <SaveAll />
          {!isEverybody(filter) &&
            conditions.value.length === 0 &&
            ids !== null &&
            ids.length > 0 && (
              <ButtonLink kind="primary" icon="campaigns" href={href('draft', paramsOf(filter))}>
                {t('ui.customers.draft')}
              </ButtonLink>
            )}
        </div>
      </header>
      <div class="customers-tools">
        <div class="search" role="search">
          <Icon name="search" />
          <input
            class="input"
            type="search"
            data-search
            autocomplete="off"
            spellcheck={false}
            aria-label={t('ui.customers.search')}
            placeholder={t('ui.customers.search')}
            value={search.value}
            onInput={(event) => {
              search.value = event.currentTarget.value;
            }}
            onKeyDown={(event) => {
              if (event.key === 'ArrowDown' || event.key === 'Enter') {
                event.preventDefault();
                grid.current?.focus();
              } else if (event.key === 'Escape' && search.value !== '') {
                event.stopPropagation();
                search.value = '';
              }
            }}
          />
          <kbd aria-hidden="true">/</kbd>
        </div>
        <Filters filter={filter} policy={policy} onChange={setFilter} />
        <Conditions />
        <ChosenBar policy={policy} rule={wholeRule(filter, policy)} />
      </div>
      <div class="customers-desk">
        <div class={late ? 'customers-table customers-late' : 'customers-table'} aria-busy={late}>
          {failure !== null ? (
            <ErrorState
              error={failure}
              actions={
                <Button
                  onClick={() => {
                    setRowError(null);
                    answer.again();
                  }}
                >
                  {t('ui.action.retry')}
                </Button>
              }
            />
          ) : ids === null ? null : ids.length === 0 ? (
            <Nobody
              total={total}
              onClear={() => {
                search.value = '';
                conditions.value = [];
                setFilter(EVERYBODY);
              }}
            />
          ) : (
            <CustomerGrid
              ids={ids}
              columns={table}
              cursor={cursor}
              selected={chosenIds()}
              onSelect={(change) => choose(ids, change)}
              filtered={new Set(conditions.value.map((leaf) => leaf.fact))}
              onFilter={(fact) => void addCondition(fact)}
              onCursor={onCursor}
              onOpen={(index) => {
                openAt(index);
                // The panel exists after the next drawing.
                requestAnimationFrame(() => heading.current?.focus());
              }}
              onError={(thrown) => setRowError(failureOf(thrown))}
              grid={grid}
            />
          )}
        </div>
        {open !== null && (
          <Person
            id={open}
            policy={policy}
            heading={heading}
            onClose={close}
            onPrevious={cursor > 0 ? () => openAt(cursor - 1, true) : null}
            onNext={ids !== null && cursor < ids.length - 1 ? () => openAt(cursor + 1, true) : null}
          />
        )}
      </div>
    </div>
  );
}

export const view: ViewDefinition = {
  id: 'customers',
  Component: Customers,
  inNavigation: true,
  needsOrders: true,
};

function Count({ shown, total, everybody }: { shown: number; total: number; everybody: boolean }) {
  if (everybody) return <>{t('ui.customers.count_all', { total: people(total) })}</>;
  return (
    <Rich
      text="ui.customers.count"
      parts={{ shown: <strong>{people(shown)}</strong> }}
      args={{ total: people(total) }}
    />
  );
}

function Nobody({ total, onClear }: { total: number; onClear: () => void }) {
  if (total === 0) {
    return (
      <EmptyState
        icon="customers"
        title={t('ui.customers.nobody')}
        actions={<ButtonLink href={href('data')}>{t('ui.overview.to_ledger')}</ButtonLink>}
      >
        {t('ui.customers.nobody_hint')}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon="search"
      title={t('ui.customers.no_match')}
      actions={<Button onClick={onClear}>{t('ui.customers.clear')}</Button>}
    >
      {t('ui.customers.no_match_hint')}
    </EmptyState>
  );
}

function segmentTitle(id: string, policy: PolicyFigures | null): string {
  const found = policy?.segments.saved.find((segment) => segment.id === id);
  return found === undefined ? id : segmentName(found.name);
}

interface FiltersProps {
  filter: Filter;
  policy: PolicyFigures | null;
  onChange: (filter: Filter) => void;
}

function Filters({ filter, policy, onChange }: FiltersProps) {
  const sizes = new Map<string, number>([
    ...(report.value?.lifecycle.stages ?? []).map((row) => [row.stage, row.customers] as const),
    ...(report.value?.rfm.levels ?? []).map((row) => [row.level, row.customers] as const),
  ]);
  // Any other filter takes the place of an activity.
  const set = (change: Partial<Filter>) =>
    onChange({ ...filter, ...change, activity: null, segment: null, mark: null });
  return (
    <div class="filters">
      {filter.activity !== null && (
        <div class="filter-row" role="group" aria-label={t('ui.nav.campaigns')}>
          <span class="filter-name" aria-hidden="true">
            {t('ui.nav.campaigns')}
          </span>
          <div class="filter-chips">
            <FilterChip
              name={activityName(filter.activity)}
              on={true}
              onToggle={() => onChange(EVERYBODY)}
            />
          </div>
        </div>
      )}
      {filter.segment !== null && (
        <div class="filter-row" role="group" aria-label={t('ui.saved.title')}>
          <span class="filter-name" aria-hidden="true">
            {t('ui.nav.segments')}
          </span>
          <div class="filter-chips">
            <FilterChip
              name={segmentTitle(filter.segment, policy)}
              on={true}
              onToggle={() => onChange(EVERYBODY)}
            />
          </div>
        </div>
      )}
      {filter.mark !== null && (
        <div class="filter-row" role="group" aria-label={t('ui.customers.mark')}>
          <span class="filter-name" aria-hidden="true">
            {t('ui.customers.mark')}
          </span>
          <div class="filter-chips">
            <FilterChip
              name={markOf(filter.mark)?.label ?? t('ui.customers.mark_gone')}
              on={true}
              onToggle={() => onChange(EVERYBODY)}
            />
          </div>
        </div>
      )}
      {Object.keys(filter.facts).length > 0 && (
        <div class="filter-row" role="group" aria-label={t('ui.customers.more_filters')}>
          <span class="filter-name" aria-hidden="true">
            {t('ui.customers.more_filters')}
          </span>
          <div class="filter-chips">
            {Object.entries(filter.facts).map(([fact, text]) => (
              <FilterChip
                key={fact}
                name={factFilterText(fact, text)}
                on={true}
                onToggle={() => {
                  const rest = Object.entries(filter.facts).filter(([other]) => other !== fact);
                  onChange({ ...filter, facts: Object.fromEntries(rest) });
                }}
              />
            ))}
          </div>
        </div>
      )}
      <div class="filter-row" role="group" aria-label={t('ui.column.stage')}>
        <span class="filter-name" aria-hidden="true">
          {t('ui.column.stage')}
        </span>
        <div class="filter-chips">
          {STAGES.map((stage) => (
            <FilterChip
              key={stage}
              colour={`--stage-${stage}`}
              name={t(`stage.${stage}`)}
              size={sizes.get(stage)}
              on={filter.stages.includes(stage)}
              onToggle={() => set({ stages: toggled(filter.stages, stage) })}
            />
          ))}
        </div>
      </div>
      <div class="filter-row" role="group" aria-label={t('ui.column.level')}>
        <span class="filter-name" aria-hidden="true">
          {t('ui.column.level')}
        </span>
        <div class="filter-chips">
          {LEVELS.map((level) => (
            <FilterChip
              key={level}
              colour={`--level-${level}`}
              name={t(`level.${level}`)}
              size={sizes.get(level)}
              on={filter.levels.includes(level)}
              onToggle={() => set({ levels: toggled(filter.levels, level) })}
            />
          ))}
          <FilterChip
            name={t('ui.figure.returning')}
            size={report.value?.customers.returning}
            on={filter.returning}
            onToggle={() => set({ returning: !filter.returning })}
          />
          {!isEverybody(filter) && (
            <Button kind="quiet" small icon="close" onClick={() => onChange(EVERYBODY)}>
              {t('ui.customers.clear_filter')}
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}

// "价值层级：钻石客户、金级客户".
function factFilterText(fact: string, text: string): string {
  const known = factById.value.get(fact);
  if (known !== undefined && known.type !== 'code' && known.type !== 'count') {
    const rule = factRule(known, text);
    if (rule !== null) return ruleText(rule);
  }
  const values = text.split(',').map((value) => codeText(fact, value));
  return t('ui.customers.fact_filter', {
    fact: factName(fact),
    values: values.join(t('ui.list_separator')),
  });
}

interface FilterChipProps {
  colour?: string;
  name: string;
  size?: number | undefined;
  on: boolean;
  onToggle: () => void;
}

function FilterChip({ colour, name, size, on, onToggle }: FilterChipProps) {
  return (
    <button type="button" class="filter-chip" aria-pressed={on} onClick={onToggle}>
      {on ? (
        <Icon name="check" size={12} />
      ) : (
        colour !== undefined && (
          <span class="filter-dot" style={{ background: `var(${colour})` }} aria-hidden="true" />
        )
      )}
      {name}
      {size !== undefined && <span class="filter-size">{formatCount(size)}</span>}
    </button>
  );
}

// Every customer with every fact, as the command line writes it.
function SaveAll() {
  const desk = useDesk();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      const file = await desk.exportFile('customers');
      desk.save(file.name, 'text/csv', file.bytes);
      toast(t('ui.customers.saved', { file: file.name }));
    } catch (thrown) {
      toast(failureText(failureOf(thrown)), { tone: 'error' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button icon="download" busy={busy} onClick={() => void save()}>
      {t('ui.customers.save_all')}
    </Button>
  );
}

// What can be done with the customers that the table shows by a rule, and with the rows chosen by hand.
function ChosenBar({ policy, rule }: { policy: PolicyFigures | null; rule: Rule | null }) {
  const desk = useDesk();
  const [busy, setBusy] = useState(false);
  const chosen = chosenIds();
  const personal = conditions.value.some((leaf) => factById.value.get(leaf.fact)?.personal);
  const save = async () => {
    setBusy(true);
    try {
      const table = columns.value.visible().map((column) => column.fact.id);
      const file = await desk.customersFile(Uint32Array.from(chosen), table);
      desk.save(file.name, 'text/csv', file.bytes);
      toast(t('ui.customers.chosen_saved', { file: file.name, people: people(chosen.size) }));
    } catch (thrown) {
      toast(failureText(failureOf(thrown)), { tone: 'error' });
    } finally {
      setBusy(false);
    }
  };
  if (chosen.size === 0 && (rule === null || policy === null)) return null;
  return (
    <div class="chosen" role="region" aria-label={t('ui.customers.chosen')}>
      {chosen.size > 0 ? (
        <>
          <span aria-live="polite">
            {t('ui.customers.chosen_count', { people: people(chosen.size) })}
          </span>
          <Button small icon="download" busy={busy} onClick={() => void save()}>
            {t('ui.customers.chosen_save')}
          </Button>
          <Button small kind="quiet" onClick={chooseNone}>
            {t('ui.customers.chosen_none')}
          </Button>
        </>
      ) : (
        <Button
          small
          icon="plus"
          disabled={personal}
          title={personal ? t('ui.customers.segment_personal') : undefined}
          onClick={() => rule !== null && beginNew({ zh: '', en: '' }, rule)}
        >
          {t('ui.customers.to_segment')}
        </Button>
      )}
    </div>
  );
}
