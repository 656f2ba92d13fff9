// Finds a file's account in the report. It changes after the file was read: a later file may hold the
// same orders, a new as-of day may set rows aside.
import type { Counts, LedgerFile, Reason, Report } from '../../protocol';
import type { FileEntry } from '../../state';

// The account of `file`: the report's, or while there is none the one from the end of its reading.
// Files of equal name and size are told apart by their order.
export function accountOf(
  file: FileEntry,
  all: readonly FileEntry[],
  report: Report | null,
): LedgerFile | null {
  if (file.state.kind !== 'done') return null;
  const own = file.state.result.ledgerEntry;
  const twins = all
    .filter((other) => other.state.kind === 'done' && same(other.state.result.ledgerEntry, own))
    .sort((a, b) => coreId(a) - coreId(b));
  const accounts = report?.ledger.files.filter((account) => same(account, own)) ?? [];
  return accounts[twins.indexOf(file)] ?? own;
}

function same(a: LedgerFile, b: LedgerFile): boolean {
  return a.name === b.name && a.bytes === b.bytes;
}

function coreId(file: FileEntry): number {
  return file.state.kind === 'done' ? file.state.result.file : -1;
}

export function total(counts: Counts): number {
  return Object.values(counts).reduce<number>((sum, count) => sum + (count ?? 0), 0);
}

// Reasons with rows, most rows first.
export function ranked(counts: Counts<Reason>): [Reason, number][] {
  return (Object.entries(counts) as [Reason, number | undefined][])
    .flatMap(([reason, count]): [Reason, number][] =>
      count === undefined || count === 0 ? [] : [[reason, count]],
    )
    .sort((a, b) => b[1] - a[1]);
}
