// Rows of a long selection, fetched a page at a time and kept while they are near the view.
//
// The selection is an array of customer ids in the order to be shown; the core turns a slice of it
// into rows of values. A cache belongs to one selection and one list of facts: when either changes,
// make a new one, and answers that the old one still waits for fall on the floor.

export type Value = string | number | null;
export type Row = readonly Value[];

export const PAGE_ROWS = 128;
const MAX_PAGES = 48;

export class RowCache {
  private readonly pages = new Map<number, readonly Row[]>();
  private readonly pending = new Set<number>();
  private closed = false;

  // @param ids the selection
  // @param fetch turns ids into rows, one per id, same order
  // @param onRows called after each page that arrived
  // @param onError called when a page could not be had; the page is asked for again when next needed
  constructor(
    private readonly ids: Uint32Array,
    private readonly fetch: (ids: Uint32Array) => Promise<readonly Row[]>,
    private readonly onRows: () => void,
    private readonly onError: (error: unknown) => void,
  ) {}

  // The row at `index` of the selection, if it has arrived.
  at(index: number): Row | undefined {
    return this.pages.get(Math.floor(index / PAGE_ROWS))?.[index % PAGE_ROWS];
  }

  // Asks for what is missing of the rows first…last (inclusive).
  need(first: number, last: number): void {
    const lastPage = Math.floor(Math.min(last, this.ids.length - 1) / PAGE_ROWS);
    for (let page = Math.floor(Math.max(first, 0) / PAGE_ROWS); page <= lastPage; ++page) {
      const known = this.pages.get(page);
      if (known) {
        // Re-inserted, so that the first key of the map is the page used longest ago.
        this.pages.delete(page);
        this.pages.set(page, known);
      } else if (!this.pending.has(page)) {
        void this.load(page);
      }
    }
  }

  // No callback is made after this.
  close(): void {
    this.closed = true;
  }

  private async load(page: number): Promise<void> {
    this.pending.add(page);
    try {
      const rows = await this.fetch(this.ids.slice(page * PAGE_ROWS, (page + 1) * PAGE_ROWS));
      if (this.closed) return;
      this.pages.set(page, rows);
      for (const oldest of this.pages.keys()) {
        if (this.pages.size <= MAX_PAGES) break;
        this.pages.delete(oldest);
      }
      this.onRows();
    } catch (error) {
      if (!this.closed) this.onError(error);
    } finally {
      this.pending.delete(page);
    }
  }
}
