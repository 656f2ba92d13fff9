// The worker: holds the Session and answers the page (protocol.ts). All order data lives here.
//
// A failure that the core tells of crosses as a Failure. Anything else that is thrown means that the
// core broke down (out of memory, an assertion); it crosses as `core_failed`, and the page starts a
// new worker.
import { expose, transfer } from 'comlink';
import { attemptAll, WORKER_ATTEMPTS } from './probe';
import type {
  Api,
  Clusters,
  EffectAnswer,
  Fact,
  FactValues,
  Failure,
  Mined,
  Prediction,
  Plan,
  Progress,
  RuleSizes,
  SegmentList,
  SnapshotChange,
  Today,
  Workspace,
} from './protocol';
import { isFailure, read, readDocument, readValue } from './worker/answers';
import { READ_BYTES } from './worker/bytes';
import { compiledCore, giveCore, loadCore, startCore, type Session } from './worker/core';
import {
  blobSource,
  Importer,
  type ByteSource,
  type PartReader,
  type PartSource,
  type Pieces,
} from './worker/importer';
import { inflatedBy, serveInflating, type InflatingWorker } from './worker/inflater';
import { peekLines } from './worker/peek';
import { PiecePool, poolSize, servePieces, type PieceWorker } from './worker/pieces';
import { Rehearsal, serveRehearsal, type RehearsalWorker } from './worker/rehearsal';
import { Standby } from './worker/standby';
import { openPart, workbookSource } from './worker/workbook';

// That tell what a file is.
const HEAD_BYTES = 4096;

let session: Promise<Session> | null = null;
let running: Importer | null = null;

function opened(): Promise<Session> {
  session ??= loadCore().then(({ Session }) => new Session());
  return session;
}

async function guarded<T>(work: (session: Session) => T | Promise<T>): Promise<T> {
  try {
    return await work(await opened());
  } catch (thrown) {
    if (isFailure(thrown)) throw thrown;
    const detail = thrown instanceof Error ? thrown.message : String(thrown);
    const failure: Failure = { code: 'core_failed', args: { detail } };
    throw failure;
  }
}

// Ends the present task, so that messages that have come in are taken before the next one.
function breathe(): Promise<void> {
  return new Promise((resume) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resume();
    };
    port2.postMessage(null);
  });
}

// By these names a worker of the same script reads pieces of files or inflates, or rehearses.
const POOL = 'pieces';
const REHEARSAL = 'rehearsal';

// This worker's own script. A URL of it is made here: from file:// only who made one may start a
// worker from it.
let script: Blob | null = null;
let scriptUrl: string | null = null;

function startHelper(name: string): Worker {
  scriptUrl ??= URL.createObjectURL(script as Blob);
  return new Worker(scriptUrl, { name });
}

// What comes of work that is shared with so many helpers at most; null where there can be none: a machine
// with one core, a browser whose workers may start none.
function withHelp<T>(share: (most: number) => T): T | null {
  const most = script === null ? 0 : poolSize(navigator.hardwareConcurrency);
  if (most === 0) return null;
  try {
    return share(most);
  } catch {
    return null;
  }
}

// Whoever opens the page takes longer than this to find a file.
const REHEARSE_AFTER_MS = 1500;
const rehearsal = new Rehearsal(
  () => withHelp(() => startHelper(REHEARSAL) as RehearsalWorker),
  compiledCore,
);

// For so long workers wait for a file that is on its way; one that comes later starts its own.
const standby = new Standby<Worker>(60_000);

function startPieceWorker(module: WebAssembly.Module): Worker {
  const worker = startHelper(POOL);
  worker.postMessage({ kind: 'load', module });
  return worker;
}

// Workers of the same script, which stay for one file.
const pieces: Pieces = {
  worth: async (bytes) => bytes >= (await loadCore()).LEAST_BYTES_FOR_PIECES,
  begin: async (plan) => {
    const module = await compiledCore();
    const start = () => (standby.take() ?? startPieceWorker(module)) as PieceWorker;
    return withHelp((most) => new PiecePool(start, most, plan));
  },
};

function inflateElsewhere(zip: Blob, part: string): PartReader | null {
  const start = () => (standby.take() ?? startHelper(POOL)) as InflatingWorker;
  return withHelp(() => inflatedBy(start(), zip, part, openPart));
}

// One file at a time goes through the core.
async function withImporter<T>(
  session: Session,
  work: (importer: Importer) => Promise<T>,
): Promise<T> {
  if (running !== null) throw new Error('a file is being read already');
  rehearsal.end();
  running = new Importer(session, breathe, () => performance.now(), pieces);
  try {
    return await work(running);
  } finally {
    running = null;
  }
}

// Looking into the source is part of the import: who cancels meanwhile is heard.
function importFrom(
  session: Session,
  source: () => Promise<ByteSource | PartSource>,
  options: Parameters<Api['importFile']>[1],
  onProgress: (progress: Progress) => void,
) {
  return withImporter(session, async (importer) =>
    importer.run(await source(), options, onProgress),
  );
}

// A Blob of parts, which the browser may keep on disk.
function listSetAside(session: Session, files: Parameters<Api['setAsideRows']>[0]): Promise<Blob> {
  return withImporter(session, async (importer) => {
    const { Session } = await loadCore();
    const parts: BlobPart[] = [Session.setAsideHeader() as BlobPart];
    for (const { file, source } of files) {
      const from = source === 'sample' ? await sampleSource(session) : await fileSource(source);
      await importer.list(from, file, (csv) => {
        if (csv.length > 0) parts.push(new Blob([csv as BlobPart]));
      });
    }
    return new Blob(parts, { type: 'text/csv' });
  });
}

// A file that cannot even be opened goes the usual way, where that is told.
async function fileSource(file: File): Promise<ByteSource | PartSource> {
  const { Session } = await loadCore();
  const head = await file
    .slice(0, HEAD_BYTES)
    .arrayBuffer()
    .catch(() => new ArrayBuffer(0));
  return Session.fileKind(new Uint8Array(head)) === 'workbook'
    ? workbookSource(file.name, file, inflateElsewhere)
    : blobSource(file.name, file);
}

// The sample shop's export, made by the core piece by piece and read like any other file.
async function sampleSource(session: Session): Promise<ByteSource> {
  const { Session } = await loadCore();
  return {
    name: Session.sampleName(),
    bytesTotal: 0,
    file: null,
    open() {
      session.beginSample();
      return async () => session.readSample(READ_BYTES);
    },
  };
}

const api: Api = {
  open: () =>
    guarded(async () => {
      const { Session } = await loadCore();
      rehearsal.in(REHEARSE_AFTER_MS);
      return { facts: readDocument<Fact[]>(Session.facts()) };
    }),

  expectFiles: () =>
    guarded(async () => {
      if (running !== null) return;
      const module = await compiledCore();
      withHelp((most) => standby.fill(most, () => startPieceWorker(module)));
    }),
  importFile: (file, options, onProgress) =>
    guarded((session) => importFrom(session, () => fileSource(file), options, onProgress)),
  importSample: (onProgress) =>
    guarded((session) => importFrom(session, () => sampleSource(session), {}, onProgress)),
  cancelImport: async () => running?.cancel(),
  setLabel: (file, label) => guarded((session) => void read(session.setLabel(file, label))),
  removeFile: (file) => guarded((session) => void read(session.removeFile(file))),
  setAsideRows: (files) => guarded((session) => listSetAside(session, files)),
  preview: (file) => guarded((session) => read(session.preview(file))),
  peek: (file, encoding) => guarded(() => peekLines(file, encoding)),

  setAsOf: (day) => guarded((session) => void read(session.setAsOf(day))),
  defaultPolicy: () => guarded(async () => (await loadCore()).Session.defaultPolicy()),
  checkPolicy: (text) =>
    guarded(async () => void read((await loadCore()).Session.checkPolicy(text))),
  policy: () => guarded((session) => session.policy()),
  setPolicy: (text) => guarded((session) => read(session.setPolicy(text))),

  workspace: () => guarded((session) => readDocument<Workspace>(session.workspace())),
  setWorkspace: (text) => guarded((session) => void read(session.setWorkspace(text))),
  identity: (list, offset, limit) =>
    guarded((session) => read(session.identity(JSON.stringify({ list, offset, limit })))),

  report: () => guarded((session) => readDocument(session.report())),
  metrics: (request) =>
    guarded(
      (session) => read<{ metrics: never }>(session.metrics(JSON.stringify(request))).metrics,
    ),
  selectCustomers: (query) =>
    guarded((session) => {
      const ids = readValue(session.selectCustomers(JSON.stringify(query)));
      return transfer(ids, [ids.buffer]);
    }),
  customerRows: (ids, facts) =>
    guarded(
      (session) => read<{ rows: never[] }>(session.customerRows(ids, JSON.stringify(facts))).rows,
    ),
  peopleOf: (ids) => guarded((session) => read<{ people: never[] }>(session.peopleOf(ids)).people),
  customer: (id) => guarded((session) => read<{ customer: never }>(session.customer(id)).customer),
  customersFile: (ids, facts) =>
    guarded((session) => {
      const bytes = readValue(session.rowsCsv(ids, JSON.stringify(facts)));
      return transfer({ name: 'customers.csv', bytes }, [bytes.buffer]);
    }),
  snapshot: () =>
    guarded((session) => {
      const bytes = readValue(session.snapshot());
      return transfer({ name: 'shuke-snapshot.txt', bytes }, [bytes.buffer]);
    }),
  compareSnapshot: (file) =>
    guarded((session) => read<SnapshotChange>(session.compareSnapshot(file))),
  explain: (id) => guarded((session) => read<{ reasons: never }>(session.explain(id)).reasons),
  setCompareDay: (day) => guarded((session) => void read(session.setCompareDay(day))),
  migration: () => guarded((session) => read<{ migration: never }>(session.migration()).migration),
  tryPolicy: (text) =>
    guarded((session) => read<{ changes: never }>(session.tryPolicy(text)).changes),
  clusters: (options) =>
    guarded(async (session) => {
      read(session.beginClusters(JSON.stringify(options)));
      for (;;) {
        const step = read<{ done: boolean; clusters?: Clusters }>(session.stepClusters());
        if (step.clusters !== undefined) return step.clusters;
        await breathe();
      }
    }),
  predict: () => guarded((session) => read<Prediction>(session.predict(''))),
  mine: (options) => guarded((session) => read<Mined>(session.mine(JSON.stringify(options)))),
  explainGroup: (rule, without) =>
    guarded(
      (session) =>
        read<{ tree: never }>(session.explainGroup(JSON.stringify({ rule, without }))).tree,
    ),
  recommend: (id) => guarded((session) => read<{ items: never }>(session.recommend(id)).items),
  designThresholds: (thresholds) =>
    guarded(
      (session) =>
        read<{ designer: never }>(session.designThresholds(JSON.stringify(thresholds))).designer,
    ),
  segments: (atOnce) => guarded((session) => read<SegmentList>(session.segments(atOnce))),
  ruleSizes: (rule) => guarded((session) => read<RuleSizes>(session.ruleSizes(rule))),
  factValues: (fact, most) =>
    guarded((session) => read<FactValues>(session.factValues(fact, most))),
  draft: (request) =>
    guarded((session) => read<{ draft: never }>(session.draft(JSON.stringify(request))).draft),
  draftFile: (request, kind) =>
    guarded((session) => {
      const file = readValue(session.draftFile(JSON.stringify(request), kind));
      return transfer(file, [file.bytes.buffer]);
    }),
  today: (options) =>
    guarded((session) => read<{ today: Today }>(session.today(JSON.stringify(options))).today),
  plan: () => guarded((session) => read<{ plan: Plan }>(session.plan()).plan),
  planWho: (day, touch) =>
    guarded((session) => {
      const ids = readValue(session.planWho(day, touch));
      return transfer(ids, [ids.buffer]);
    }),
  plannedFor: (id) =>
    guarded((session) => read<{ contacts: never }>(session.plannedFor(id)).contacts),
  planCalendar: (titles) =>
    guarded((session) => {
      const bytes = readValue(session.planCalendar(JSON.stringify(titles)));
      return transfer({ name: 'shuke-plan.ics', bytes }, [bytes.buffer]);
    }),
  setEarlierCampaigns: (files) =>
    guarded((session) => void read(session.setEarlierCampaigns(JSON.stringify(files)))),
  effect: (request) =>
    guarded((session) => read<EffectAnswer>(session.effect(JSON.stringify(request)))),
  exportFile: (kind) =>
    guarded((session) => {
      const bytes = kind === 'customers' ? session.customersCsv() : session.ledgerCsv();
      return transfer({ name: `${kind}.csv`, bytes }, [bytes.buffer]);
    }),

  selfTest: (url) => attemptAll(self, WORKER_ATTEMPTS, url),
};

if (self.name === POOL) {
  servePieces(self as unknown as Parameters<typeof servePieces>[0], startCore);
  serveInflating(self as unknown as Parameters<typeof serveInflating>[0], openPart);
} else if (self.name === REHEARSAL) {
  serveRehearsal(self as unknown as Parameters<typeof serveRehearsal>[0], startCore);
} else {
  addEventListener('message', ({ data }: MessageEvent<{ script?: Blob; core?: string } | null>) => {
    if (!(data?.script instanceof Blob) || typeof data.core !== 'string') return;
    script = data.script;
    giveCore(data.core);
  });
  expose(api);
}
