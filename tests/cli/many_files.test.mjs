// A shop that exports every day drops hundreds of files at once: they give what one file of the same
// rows gives, in any order.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  analyse,
  assertLedgerAddsUp,
  sampleExport,
  save,
  temporaryFolder,
} from './helpers/cli.mjs';

// The rows of the export by the day on which the order was placed. Rows end in CR LF, line breaks
// inside cells are LF.
function byDay(text) {
  const [header, ...rows] = text.split('\r\n').filter((row) => row !== '');
  const days = new Map();
  for (const row of rows) {
    const day = /"(\d{4}-\d\d-\d\d) \d\d:\d\d:\d\d"/.exec(row)[1];
    days.set(day, [...(days.get(day) ?? [header]), row]);
  }
  return days;
}

// All that is told but the files themselves.
function figures({ ledger, ...rest }) {
  const { files: _, ...sums } = ledger;
  return { ...rest, sums };
}

test('300 daily files dropped at once give the figures of one file', (context) => {
  const folder = temporaryFolder(context);
  const text = sampleExport('--orders', '3000', '--encoding', 'utf-8').toString('utf8');
  const whole = analyse(save(folder, 'whole.csv', text));
  const days = byDay(text);
  assert.ok(days.size >= 305, `${days.size} days`);
  const paths = [...days].map(([day, rows]) =>
    save(folder, `${day}.csv`, `${rows.join('\r\n')}\r\n`),
  );
  const daily = analyse(...paths);
  assert.equal(daily.ledger.files.length, days.size);
  assertLedgerAddsUp(daily);
  assert.deepEqual(figures(daily), figures(whole));
  assert.deepEqual(figures(analyse(...paths.reverse())), figures(whole));
});
