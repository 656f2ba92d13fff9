// A table of few rows: header, aligned cells, perhaps a footer. Long tables are virtual and draw
// themselves with the same classes (.table, .cell-number).
import type { ComponentChildren } from 'preact';

export interface Column<Row> {
  id: string;
  header: ComponentChildren;
  cell: (row: Row) => ComponentChildren;
  number?: boolean;
  // Links and buttons of the row, at its end.
  tools?: boolean;
  // Folds away first when there is no room.
  minor?: boolean;
}

interface Props<Row> {
  // Names the table for screen readers; the heading above it usually says the same.
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string | number;
  onRow?: (row: Row) => void;
  footer?: ComponentChildren;
}

export function Table<Row>({ caption, columns, rows, rowKey, onRow, footer }: Props<Row>) {
  return (
    <div class="table-scroll" tabIndex={0} role="region" aria-label={caption}>
      <table class="table">
        <caption class="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" class={cellClass(column)}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={rowKey(row)}
              class={onRow === undefined ? undefined : 'row-link'}
              onClick={onRow === undefined ? undefined : () => onRow(row)}
            >
              {columns.map((column) => (
                <td key={column.id} class={cellClass(column)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {footer !== undefined && <tfoot>{footer}</tfoot>}
      </table>
    </div>
  );
}

function cellClass<Row>(column: Column<Row>): string | undefined {
  const classes: string[] = [];
  if (column.number) classes.push('cell-number');
  if (column.tools) classes.push('cell-tools');
  if (column.minor) classes.push('cell-minor');
  return classes.length === 0 ? undefined : classes.join(' ');
}
