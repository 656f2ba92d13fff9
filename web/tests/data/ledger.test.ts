import { expect, test } from 'vitest';
import type { LedgerFile, Report } from '../../src/protocol';
import type { FileEntry } from '../../src/state';
import { accountOf, ranked, total } from '../../src/views/data/ledger';

function account(name: string, rows_used: number): LedgerFile {
  return {
    name,
    platform: 'generic',
    encoding: 'utf-8',
    encoding_certain: true,
    delimiter: ',',
    sheet: '',
    bytes: 10,
    rows_read: 100,
    rows_used,
    rows_set_aside: {},
    flags: {},
    unknown_status: [],
    label: '',
    buyer_rows: 1,
    own_status: [],
    samples: [],
    error: null,
  };
}

function file(key: number, core: number, ledgerEntry: LedgerFile): FileEntry {
  return {
    key,
    name: ledgerEntry.name,
    bytes: 10,
    source: 'sample',
    options: {},
    state: { kind: 'done', result: { file: core, outcome: 'used', error: null, ledgerEntry } },
  };
}

const reportOf = (files: LedgerFile[]) => ({ ledger: { files } }) as unknown as Report;

test('shows what the report says now, not what was true when the file was read', () => {
  const a = file(1, 0, account('a.csv', 100));
  expect(accountOf(a, [a], reportOf([account('a.csv', 60)]))?.rows_used).toBe(60);
  expect(accountOf(a, [a], null)?.rows_used).toBe(100);
});

test('tells files of one name apart by the order in which they were read', () => {
  // The first was read again, so the core knows it by a later number than the second.
  const first = file(1, 7, account('a.csv', 1));
  const second = file(2, 3, account('a.csv', 2));
  const report = reportOf([account('a.csv', 20), account('b.csv', 0), account('a.csv', 10)]);
  expect(accountOf(first, [first, second], report)?.rows_used).toBe(10);
  expect(accountOf(second, [first, second], report)?.rows_used).toBe(20);
});

test('ranks reasons by rows and leaves out those without any', () => {
  const counts = { blank: 2, no_date: 0, after_as_of: 9 };
  expect(ranked(counts)).toEqual([
    ['after_as_of', 9],
    ['blank', 2],
  ]);
  expect(total(counts)).toBe(11);
});
