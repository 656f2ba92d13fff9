// What a chart shows, before it is drawn: rows of text for its table, and the numbers of its marks.
// The numbers are the core's; nothing here adds or divides.

export interface Column {
  label: string;
  // Numbers stand right-aligned.
  numeric: boolean;
}

// The same figures as the marks, in words: what the data table, the tooltip, the screen reader and
// the CSV file show. One row per mark, in the order drawn; the first column names the mark.
export interface ChartTable {
  columns: readonly Column[];
  rows: readonly (readonly string[])[];
}

// How a column is filled: its label, what a row has there, and what that is. The first column names the
// row and is text, the others are numbers, unless said otherwise.
type Filled<Row> = readonly [label: string, cell: (row: Row) => string, is?: 'text' | 'number'];

export function tableOf<Row>(rows: readonly Row[], columns: readonly Filled<Row>[]): ChartTable {
  return {
    columns: columns.map(([label, , is], at) => ({
      label,
      numeric: is === undefined ? at > 0 : is === 'number',
    })),
    rows: rows.map((row) => columns.map(([, cell]) => cell(row))),
  };
}

// What to do with the row at an index: nothing where there is none.
export function onRow<Row>(rows: readonly Row[], act: (row: Row) => void): (index: number) => void {
  return (index) => {
    const row = rows[index];
    if (row !== undefined) act(row);
  };
}

// One spoken line: "沉默客户, 人数 412, 占比 4.6 %".
export function describeRow(table: ChartTable, index: number): string {
  const row = table.rows[index];
  if (!row) return '';
  return row
    .map((cell, i) => (i === 0 ? cell : `${table.columns[i]?.label ?? ''} ${cell}`))
    .join(', ');
}

// Lines of a tooltip: the mark's name, then one figure a line.
export function tooltipText(table: ChartTable, index: number): string {
  const row = table.rows[index];
  if (!row) return '';
  return row
    .map((cell, i) => (i === 0 ? cell : `${table.columns[i]?.label ?? ''}  ${cell}`))
    .map(plain)
    .join('\n');
}

// ECharts reads {style|text} in canvas text as a change of style; data never is one.
export function plain(text: string): string {
  return text.replace(/[{}|]/g, ' ');
}

// A cell that a spreadsheet would take for a formula gets an apostrophe before it; a comma, a quote
// or a line break gets quotes around it.
function csvCell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

// The table as a file that Excel opens without damage: UTF-8 with a byte order mark, CRLF.
export function tableToCsv(table: ChartTable): string {
  const lines = [table.columns.map((column) => column.label), ...table.rows];
  return '\ufeff' + lines.map((line) => line.map(csvCell).join(',')).join('\r\n') + '\r\n';
}

// As much of a name as so many Chinese characters take; each is as wide as two Latin letters.
export function fitted(name: string, characters: number): string {
  let room = 2 * characters;
  const letters = Array.from(name);
  const first = letters.findIndex((letter) => (room -= letter > '\u2e80' ? 2 : 1) < 0);
  return first < 0 ? name : `${letters.slice(0, first - 1).join('')}…`;
}
