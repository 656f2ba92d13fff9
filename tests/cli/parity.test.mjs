// The command line and the wasm core give the same report, tables and lists for the same files.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { before, describe, test } from 'node:test';
import { draft, save, shuke, temporaryFolder, workspaceFile } from './helpers/cli.mjs';
import { feedFile, loadCore } from './helpers/core.mjs';
import * as fixtures from './helpers/fixtures.mjs';
import { assertSameJson } from './helpers/same_json.mjs';

// What each case reads: files by name, and the settings that both sides are given; then the draft
// that both make of it.
const CASES = {
  'the sample shop, in GBK': {
    files: { '熟客示例店_订单报表.csv': fixtures.sampleShop },
    draft: { activity: 'silent_wake', shop: '熟客示例店' },
  },
  'a file of headers that nobody knows, mapped': {
    files: { 'orders.csv': fixtures.foreignOrders },
    map: fixtures.foreignMap,
    draft: {
      activity: 'level:vip',
      channel: 'phone',
      template: '{orders}, {days} {product|-}',
    },
  },
  'a wholesale ledger with returns, and a day in its middle as now': {
    files: { 'online-retail.csv': fixtures.invoices },
    asOf: '2011-06-30',
    draft: { activity: 'stage:silent' },
  },
  'a good file beside bad ones': {
    files: {
      'orders.csv': fixtures.oddOrders,
      'empty.csv': () => Buffer.alloc(0),
      'picture.csv': fixtures.picture,
      'header.csv': fixtures.headerOnly,
    },
    asOf: '2026-03-01',
    draft: { activity: 'silent_wake' },
  },
};

const flags = (options) => Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);

describe('the command line and the wasm core agree', () => {
  let core;
  before(async () => {
    core = await loadCore();
  });

  for (const [name, { files, map = {}, asOf, draft: request }] of Object.entries(CASES)) {
    test(`on ${name}`, (context) => {
      const folder = temporaryFolder(context);
      const session = new core.Session();
      try {
        const input = [];
        for (const [file, make] of Object.entries(files)) {
          const bytes = make();
          input.push(save(folder, file, bytes));
          feedFile(session, file, bytes, { map });
        }
        for (const [role, header] of Object.entries(map)) input.push('--map', `${role}=${header}`);
        assert.ok(JSON.parse(session.setWorkspace(readFileSync(workspaceFile, 'utf8'))).ok);
        if (asOf) {
          input.push('--as-of', asOf);
          assert.ok(JSON.parse(session.setAsOf(asOf)).ok);
        }
        const analysed = shuke('analyze', ...input, '--json', '--out', folder);
        assert.equal(analysed.status, 0, analysed.stderr);
        assert.ok(JSON.parse(analysed.stdout).customers.total > 30, 'too few customers to compare');

        assertSameJson(session.report(), analysed.stdout);
        const figures = shuke('metrics', ...input);
        assert.equal(figures.status, 0, figures.stderr);
        const { metrics } = JSON.parse(session.metrics('{}'));
        assert.ok(metrics.cohorts.cohorts.length > 3, 'too few months to compare');
        assertSameJson(JSON.stringify(metrics), JSON.stringify(JSON.parse(figures.stdout)));
        const drafted = draft(path.join(folder, 'draft'), ...input, ...flags(request));
        const same = (bytes, file) =>
          assert.equal(Buffer.from(bytes).toString(), readFileSync(file, 'utf8'), file);
        same(session.customersCsv(), path.join(folder, 'customers.csv'));
        same(session.ledgerCsv(), path.join(folder, 'ledger.csv'));
        for (const kind of ['list', 'control', 'campaign']) {
          const { name: file, bytes } = session.draftFile(JSON.stringify(request), kind);
          same(bytes, path.join(folder, 'draft', file));
        }
        const summary = JSON.parse(session.draft(JSON.stringify(request))).draft;
        assert.ok(summary.audience > 0, 'a draft for nobody');
        assertSameJson(JSON.stringify(summary), JSON.stringify(drafted.summary));
        for (const ask of ['predict', 'mine']) {
          const printed = shuke(ask, ...input, '--json');
          assert.equal(printed.status, 0, printed.stderr);
          const { ok, ...document } = JSON.parse(session[ask](''));
          assert.ok(ok);
          assertSameJson(JSON.stringify(document), JSON.stringify(JSON.parse(printed.stdout)));
        }
      } finally {
        session.delete();
      }
    });
  }
});
