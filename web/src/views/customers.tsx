// 客户: everybody with a valid order as a table that is sorted, searched and filtered by the core, and
// beside it the person under the cursor.
import { computed, signal } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import { failureOf } from '../client';
import { useDesk, type ViewDefinition } from '../desk';
import { people } from '../figures';
import { t } from '../i18n';
import type { CustomerQuery, Failure, Rule } from '../protocol';
import { go, href, route, type Route } from '../route';
import { factById, facts, report, version } from '../state';
import { Button, EmptyState, ErrorState, Icon, MaskToggle, usePatience } from '../ui';
import './customers.css';
import { choose, chosenIds } from './customers/chosen';
import { ChosenBar, SaveAll } from './customers/chosen_bar';
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
  filterOf,
  isEverybody,
  paramsOf,
  ruleOf,
  type Filter,
} from './customers/filter';
import { Filters } from './customers/filters';
import { CustomerGrid } from './customers/grid';
import { Person } from './customers/person';
import { usePolicy, type PolicyFigures } from './common/policy';
import { ButtonLink } from './common/button_link';
import { Rich } from './common/rich';
import { useAnswer } from './common/use_answer';

const SEARCH_PAUSE_MS = 80;
// No name holds it.
const WARM_SEARCH = '\u0001';

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
    ...(filter.moved !== null && { moved: filter.moved }),
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
            filter.moved === null &&
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
            // The columns that a search looks at are made before the first letter asks for them.
            onFocus={() =>
              void desk.selectCustomers({ search: WARM_SEARCH }).catch(() => undefined)
            }
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
        <ChosenBar columns={table} policy={policy} rule={wholeRule(filter, policy)} />
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
