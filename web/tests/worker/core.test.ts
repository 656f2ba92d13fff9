// @vitest-environment node
// The wasm core as it was built, through the same code as in the worker: what the page believes of the
// core (protocol.ts, worker/core.ts) is what the core does.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  LEVELS,
  REASONS,
  STAGES,
  type Fact,
  type LedgerFile,
  type Preview,
  type Report,
} from '../../src/protocol';
import { read, readDocument, readValue } from '../../src/worker/answers';
import type { Core, Session } from '../../src/worker/core';
import { blobSource, Importer } from '../../src/worker/importer';
import { emptyReport } from '../fakes/empty_report';

const built = path.resolve(import.meta.dirname, '../../../build/wasm');

let core: Core;

beforeAll(async () => {
  const { default: create } = (await import(pathToFileURL(path.join(built, 'shuke.js')).href)) as {
    default: (options: { wasmBinary: Uint8Array }) => Promise<Core>;
  };
  core = await create({ wasmBinary: readFileSync(path.join(built, 'shuke.wasm')) });
});

function importer(session: Session): Importer {
  return new Importer(
    session,
    () => Promise.resolve(),
    () => performance.now(),
  );
}

async function load(session: Session, name: string, text: string) {
  return importer(session).run(blobSource(name, new Blob([text])), {}, () => undefined);
}

async function sampleShop(): Promise<Session> {
  const session = new core.Session();
  session.beginSample();
  const source = {
    name: core.Session.sampleName(),
    bytesTotal: 0,
    file: null,
    open: () => async () => session.readSample(1 << 20),
  };
  const result = await importer(session).run(source, {}, () => undefined);
  expect(result.outcome).toBe('used');
  return session;
}

// What the page knows of a file's account; the type keeps the list whole.
const ACCOUNT: Record<keyof LedgerFile, true> = {
  name: true,
  platform: true,
  encoding: true,
  encoding_certain: true,
  delimiter: true,
  sheet: true,
  bytes: true,
  rows_read: true,
  rows_used: true,
  rows_set_aside: true,
  flags: true,
  unknown_status: true,
  own_status: true,
  label: true,
  buyer_rows: true,
  samples: true,
  error: true,
};

// The shape of a value: its keys, and what kind of thing each is.
function shape(value: unknown): unknown {
  if (Array.isArray(value)) return [];
  if (typeof value !== 'object' || value === null) return value === null ? null : typeof value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, entry]) => [key, shape(entry)]),
  );
}

describe('the report', () => {
  test('has the shape that the page is written for, and adds up', async () => {
    const session = await sampleShop();
    const report = readDocument<Report>(session.report());
    const { rows_set_aside: aside, ...ledger } = report.ledger;
    const empty = emptyReport();
    expect(shape({ ...report, ledger })).toEqual(
      shape({
        ...empty,
        ledger: { rows_read: 0, rows_used: 0, files: [] },
        // What only a shop with customers has.
        rfm: {
          ...empty.rfm,
          bounds: { last_day: [], frequency: [], monetary_minor: [] },
          score_means: { r: 0, f: 0, m: 0 },
        },
        lifecycle: { ...empty.lifecycle, usual_interval_days: 0 },
      }),
    );
    expect(Object.keys(ledger.files[0]!).sort()).toEqual(Object.keys(ACCOUNT).sort());
    const set = Object.values(aside).reduce<number>((sum, rows) => sum + (rows ?? 0), 0);
    expect(ledger.rows_used + set).toBe(ledger.rows_read);
    expect(report.rfm.levels.map(({ level }) => level)).toEqual([...LEVELS]);
    expect(report.lifecycle.stages.map(({ stage }) => stage)).toEqual([...STAGES]);
    const staged = report.lifecycle.stages.reduce((sum, { customers }) => sum + customers, 0);
    expect(staged).toBe(report.customers.total);
    for (const reason of Object.keys(aside)) expect(REASONS).toContain(reason);
  });

  test('of a shop without orders is still a report', () => {
    const session = new core.Session();
    expect(readDocument<Report>(session.report()).orders.total).toBe(0);
  });
});

describe('customers', () => {
  test('are selected, shown and opened by the facts that the core names', async () => {
    const session = await sampleShop();
    const facts = readDocument<Fact[]>(core.Session.facts()).map(({ id }) => id);
    const ids = readValue(
      session.selectCustomers(
        JSON.stringify({
          rule: { fact: 'stage', op: 'in', value: ['silent'] },
          sort: { fact: 'net_minor', descending: true },
        }),
      ) as Uint32Array | string,
    );
    expect(ids).toBeInstanceOf(Uint32Array);
    expect(ids.length).toBeGreaterThan(10);
    const { rows } = read<{ rows: unknown[][] }>(
      session.customerRows(ids.slice(0, 10), JSON.stringify(facts)),
    );
    expect(rows).toHaveLength(10);
    expect(rows[0]).toHaveLength(facts.length);
    const stage = facts.indexOf('stage');
    expect(new Set(rows.map((row) => row[stage]))).toEqual(new Set(['silent']));
    const { customer } = read<{ customer: { orders: unknown[] } }>(session.customer(ids[0]!));
    expect(customer.orders.length).toBeGreaterThan(0);
  });
});

describe('a file', () => {
  test('of unknown columns is previewed, named and read again', async () => {
    const session = new core.Session();
    const text = ['甲,乙,丙,丁', 'A1,客一,1.50,2026-03-01', 'A2,客二,2.50,2026-03-02', ''].join(
      '\n',
    );
    const first = await load(session, 'x.csv', text);
    expect(first.outcome).toBe('needs_mapping');
    const preview = read<Preview>(session.preview(first.file));
    expect(preview.headers).toEqual(['甲', '乙', '丙', '丁']);
    expect(preview.rows[0]).toEqual(['A1', '客一', '1.50', '2026-03-01']);
    read(session.removeFile(first.file));
    const again = await importer(session).run(
      blobSource('x.csv', new Blob([text])),
      { map: { order_id: '甲', nick: '乙', paid_amount: '丙', paid_at: '丁' } },
      () => undefined,
    );
    expect(again).toMatchObject({ outcome: 'used', ledgerEntry: { rows_used: 2 } });
    expect(readDocument<Report>(session.report()).revenue.net_minor).toBe(400);
  });

  test('that is nothing says why', async () => {
    const session = new core.Session();
    expect(await load(session, 'empty.csv', '')).toMatchObject({
      outcome: 'failed',
      error: { code: 'empty_file' },
    });
  });
});

describe('settings', () => {
  test('are checked before they hold', () => {
    const session = new core.Session();
    expect(() => read(session.setAsOf('31.12.2026'))).toThrow(
      expect.objectContaining({ code: 'bad_as_of' }),
    );
    expect(() => read(session.setPolicy('{"lifecycle":{"new_months":-1}}'))).toThrow(
      expect.objectContaining({ code: 'policy_invalid' }),
    );
    read(session.setPolicy('{"lifecycle":{"new_months":2}}'));
    expect(JSON.parse(session.policy())).toMatchObject({ lifecycle: { new_months: 2 } });
    read(session.setPolicy('{}'));
    expect(JSON.parse(session.policy())).toMatchObject({ lifecycle: { new_months: 3 } });
  });
});
