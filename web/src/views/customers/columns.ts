// The columns of the customer table: which facts are shown, how wide, sorted by which. The state is
// TanStack Table's; rows never enter it, since the core sorts and the table only asks for what is in
// view. It outlives the view, so that leaving and coming back keeps the columns as they were.
import { signal } from '@preact/signals';
import {
  columnOrderingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  constructTable,
  createColumnHelper,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/table-core';
import { storeReactivityBindings } from '@tanstack/table-core/store-reactivity-bindings';
import type { Fact } from '../../protocol';

export interface ColumnInfo {
  fact: Fact;
  width: number;
  // Right-aligned figures.
  numeric: boolean;
}

export interface ColumnChoice {
  fact: Fact;
  visible: boolean;
}

export interface Sort {
  fact: string;
  descending: boolean;
}

export interface TableView {
  columns: string[];
  sort: Sort | null;
}

// The first column names the row and cannot be hidden.
const NAME_FACT = 'buyer';

const DEFAULT_ORDER = [
  NAME_FACT,
  'stage',
  'level',
  'net_minor',
  'orders',
  'last_day',
  'recency_days',
  'average_order_minor',
  'province',
  'favourite_category',
] as const;

const WIDTHS: Readonly<Record<string, number>> = {
  buyer: 128,
  stage: 168,
  level: 128,
  recency_days: 152,
  favourite_category: 128,
  recipient_phone: 136,
  r: 64,
  f: 64,
  m: 64,
  items: 80,
  orders: 80,
};
const WIDTH_BY_TYPE: Readonly<Record<Fact['type'], number>> = {
  text: 112,
  texts: 112,
  count: 112,
  money: 128,
  day: 112,
  code: 128,
  number: 104,
  lists: 144,
};

const features = tableFeatures({
  coreReactivityFeature: storeReactivityBindings(),
  columnVisibilityFeature,
  columnOrderingFeature,
  columnSizingFeature,
  rowSortingFeature,
});

// What the user first wants to see of a figure is its largest, of a text its first.
function descendsFirst(fact: Fact): boolean {
  return (
    fact.type !== 'text' &&
    fact.type !== 'code' &&
    fact.type !== 'lists' &&
    fact.id !== 'recency_days'
  );
}

export class Columns {
  // Counts up with every change; reading it subscribes.
  readonly changes = signal(0);
  private readonly table;
  private readonly facts: ReadonlyMap<string, Fact>;

  constructor(facts: readonly Fact[]) {
    // What a customer has several of has no cell.
    const told = facts.filter((fact) => fact.type !== 'texts');
    this.facts = new Map(told.map((fact) => [fact.id, fact]));
    const rank = (fact: Fact) => {
      const at = (DEFAULT_ORDER as readonly string[]).indexOf(fact.id);
      return at < 0 ? DEFAULT_ORDER.length : at;
    };
    const ordered = [...told].sort((a, b) => rank(a) - rank(b));
    const helper = createColumnHelper<typeof features, Record<string, never>>();
    this.table = constructTable({
      features,
      data: [],
      columns: helper.columns(
        ordered.map((fact) =>
          helper.accessor(() => null, {
            id: fact.id,
            size: WIDTHS[fact.id] ?? WIDTH_BY_TYPE[fact.type],
            enableHiding: fact.id !== NAME_FACT,
            sortDescFirst: descendsFirst(fact),
          }),
        ),
      ),
      manualSorting: true,
      enableMultiSort: false,
      initialState: {
        columnVisibility: Object.fromEntries(
          told.map((fact) => [fact.id, rank(fact) < DEFAULT_ORDER.length]),
        ),
        sorting: [{ id: 'net_minor', desc: true }],
      },
    });
    this.table.store.subscribe(() => {
      this.changes.value += 1;
    });
  }

  visible(): ColumnInfo[] {
    void this.changes.value;
    return this.table.getVisibleLeafColumns().flatMap((column) => {
      const fact = this.facts.get(column.id);
      if (!fact) return [];
      const numeric = fact.type === 'count' || fact.type === 'money' || fact.type === 'number';
      return [{ fact, width: column.getSize(), numeric }];
    });
  }

  // Every column that can be shown or hidden, in the order of the table.
  choices(): ColumnChoice[] {
    void this.changes.value;
    return this.table.getAllLeafColumns().flatMap((column) => {
      const fact = this.facts.get(column.id);
      return fact && column.getCanHide() ? [{ fact, visible: column.getIsVisible() }] : [];
    });
  }

  toggle(fact: string): void {
    this.table.getColumn(fact)?.toggleVisibility();
  }

  reset(): void {
    this.table.resetColumnVisibility();
    this.table.resetColumnOrder();
  }

  // Moves a visible column by one place among the visible ones; the first stays where it is.
  move(fact: string, by: 1 | -1): void {
    const shown = this.table.getVisibleLeafColumns().map((column) => column.id);
    const from = shown.indexOf(fact);
    const to = from + by;
    if (from < 1 || to < 1 || to >= shown.length) return;
    [shown[from], shown[to]] = [shown[to]!, shown[from]!];
    this.order(shown);
  }

  private order(shown: readonly string[]): void {
    const rest = this.table.getAllLeafColumns().map((column) => column.id);
    this.table.setColumnOrder([...shown, ...rest.filter((id) => !shown.includes(id))]);
  }

  // What is shown and how it is sorted, to be saved and shown again.
  view(): TableView {
    return { columns: this.visible().map((column) => column.fact.id), sort: this.sort() };
  }

  // Facts that there are no longer are passed over.
  show({ columns, sort }: TableView): void {
    const known = columns.filter((id) => this.facts.has(id) && id !== NAME_FACT);
    const shown = [NAME_FACT, ...known];
    this.table.setColumnVisibility(
      Object.fromEntries([...this.facts.keys()].map((id) => [id, shown.includes(id)])),
    );
    this.order(shown);
    this.table.setSorting(
      sort !== null && this.facts.has(sort.fact) ? [{ id: sort.fact, desc: sort.descending }] : [],
    );
  }

  sort(): Sort | null {
    void this.changes.value;
    const first = this.table.atoms.sorting.get()[0];
    return first ? { fact: first.id, descending: first.desc } : null;
  }

  // First, other direction, unsorted (the order in which customers first appeared), and round again.
  toggleSort(fact: string): void {
    this.table.getColumn(fact)?.toggleSorting();
  }
}
