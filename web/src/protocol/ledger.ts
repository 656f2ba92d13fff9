// What became of every row of every file.
import type { Failure } from './failure';

export const FILE_ERRORS = [
  'empty_file',
  'not_text',
  'header_only',
  'no_order_columns',
  'no_order_numbers',
  'line_too_long',
  'too_many_columns',
  'spreadsheet_encrypted',
  'spreadsheet_damaged',
  'spreadsheet_too_large',
  'old_spreadsheet',
  'unknown_sheet',
  'zip_file',
  'undecidable_encoding',
  'undecidable_date_order',
  'no_usable_rows',
] as const;
export type FileErrorCode = (typeof FILE_ERRORS)[number];

export const REASONS = [
  'blank',
  'no_order_id',
  'unreadable_date',
  'no_date',
  'unreadable_amount',
  'no_amount',
  'duplicate_order',
  'duplicate_line',
  'after_as_of',
  'excluded_by_rule',
  'total_row',
  'record_too_long',
  'wrong_field_count',
  'truncated',
] as const;
export type Reason = (typeof REASONS)[number];

// What a status word may mean; unknown: its money decides.
export const ORDER_STATES = [
  'unpaid',
  'paid',
  'shipped',
  'completed',
  'closed',
  'refunded',
  'unknown',
] as const;
export type OrderState = (typeof ORDER_STATES)[number];

export type Counts<Key extends string = string> = Partial<Record<Key, number>>;

export interface LedgerFile {
  name: string;
  platform: string | null;
  encoding: string | null;
  // False where the bytes would also read as another encoding.
  encoding_certain: boolean;
  delimiter: string | null;
  // Of a workbook, the sheet that was read; then encoding and delimiter are empty.
  sheet: string;
  // The shop of its rows that have no shop column, as the owner named it.
  label: string;
  bytes: number;
  rows_read: number;
  rows_used: number;
  rows_set_aside: Counts<Reason>;
  // That bear a key of their buyer; 0: what needs a customer stays empty.
  buyer_rows: number;
  flags: Counts;
  unknown_status: { word: string; rows: number }[];
  // Words that the policy explains, as far as they occur.
  own_status: { word: string; state: OrderState; rows: number }[];
  // The first rows of each reason, as they stand in the file; the first after the header is row 1.
  samples: { reason: Reason; row: number; text: string }[];
  error: Failure | null;
}

export interface Ledger {
  rows_read: number;
  rows_used: number;
  rows_set_aside: Counts<Reason>;
  files: LedgerFile[];
}
