// The list as a workbook: every cell is text, so that no program takes a phone number for an amount or
// a message for a formula.
import writeExcelFile from 'write-excel-file/universal';

export interface ListRows {
  columns: string[];
  rows: string[][];
}

export async function workbookOf(list: ListRows): Promise<Uint8Array> {
  const text = (value: string, bold = false) => ({
    value,
    type: String,
    format: '@',
    ...(bold && { fontWeight: 'bold' as const }),
  });
  const data = [
    list.columns.map((column) => text(column, true)),
    ...list.rows.map((row) => row.map((cell) => text(cell))),
  ];
  const blob = await writeExcelFile(data, {
    columns: list.columns.map((column) => ({ width: column === 'message' ? 80 : 20 })),
    stickyRowsCount: 1,
  }).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}
