// How a file is read, and what it looks like before it is.
import type { Failure } from './failure';
import type { LedgerFile } from './ledger';

// The roles that a column can play; `preview` says which exist and which are required.
export type Role = string;

export type DecimalMark = 'point' | 'comma';

export interface BeginOptions {
  platform?: string;
  encoding?: string;
  map?: Record<Role, string>;
  date_order?: 'dmy' | 'mdy';
  // Of a workbook; else the sheet whose header looks most like orders.
  sheet?: string;
  // Without a column of order numbers, each row is an order of its own.
  rows_are_orders?: boolean;
  // The shop of rows without a shop column.
  label?: string;
  // What stands before the fraction, by role; else the column decides.
  decimal?: Record<Role, DecimalMark>;
  bytes?: number;
}

// `needs_choice`: only the owner can say how its dates read.
export type Outcome = 'used' | 'reread' | 'needs_mapping' | 'needs_choice' | 'failed';

// What became of one file once all of its bytes had been seen.
export interface FileResult {
  file: number;
  outcome: Exclude<Outcome, 'reread'>;
  error: Failure | null;
  ledgerEntry: LedgerFile;
}

export interface Progress {
  bytes: number;
  bytes_total: number;
  rows: number;
  // 1 for the first reading, 2 when the end of the file overturned a guess made at its head.
  pass: number;
}

export interface Preview {
  headers: string[];
  rows: string[][];
  mapping: Record<Role, string>;
  // By column, likeliest first.
  candidates: { column: number; header: string; role: Role; score: number }[];
  encoding: string;
  delimiter: string;
  // What its columns of numbers were read by; empty if the file was not used.
  decimal: Record<Role, DecimalMark>;
  platform: string | null;
  roles: { role: Role; required: boolean; number: boolean }[];
  // What an order cannot do without: one of several sets of roles.
  needs: { id: string; any_of: Role[][] }[];
  rows_are_orders: boolean;
  // Of a workbook; else empty.
  sheet: string;
  sheets: { name: string; hidden: boolean; orders: boolean }[];
}
