// The only module that knows everyone: it owns the worker, answers the views' Desk, and alone writes
// the session's part of state.ts.
//
// Files are read one after another. What the core computes is asked for again whenever files, as-of
// day or policy changed (`refresh`); an answer that a newer question has overtaken is dropped.
import { Client, ClientError, failureOf, progress, type WorkerFactory } from './client';
import type { Desk } from './desk';
import { download } from './download';
import { t, type Args } from './i18n';
import { forgetAnalyses } from './analysis_memory';
import { remember } from './mapping_memory';
import { storeLanguage, storeTheme } from './preferences';
import { attemptAll, PAGE_ATTEMPTS } from './probe';
import type { Api, BeginOptions, Failure, OrderState, ReviewPage, ReviewRows } from './protocol';
import { go, route } from './route';
import {
  compareDay,
  facts,
  files,
  language,
  refreshing,
  report,
  reportError,
  session,
  theme,
  undoStack,
  remembered,
  version,
  workspace,
  type FileEntry,
} from './state';
import { explain } from './status_memory';
import { toast } from './ui/toast';
import { freshWorkspace, withSecret } from './workspace';
import { forgetRemembered, loadRemembered, storeRemembered } from './workspace_store';
import type { Step } from './undo';

// The name under which the core makes it; it is not translated, as no file name is.
const SAMPLE_NAME = '熟客示例店_订单报表.csv';

const POLICY_CHANGED = { label: 'ui.undo.policy' };

export interface Controller extends Desk {
  start(): Promise<void>;
}

export function createController(startWorker: WorkerFactory): Controller {
  let client: Client | null = null;
  let nextKey = 1;
  let question = 0;
  // What a new worker has to be told again.
  let asOfDay = '';
  let policyText: string | null = null;
  let workspaceText: string | null = null;
  let earlierCampaigns: readonly string[] = [];
  let pumping: Promise<void> | null = null;
  // New files are on their way in, whose arrival opens the overview.
  let greeting = false;

  function ask<Name extends keyof Api>(name: Name, ...args: Parameters<Api[Name]>) {
    if (client === null) {
      return Promise.reject(new ClientError({ code: 'worker_failed', args: { detail: '' } }));
    }
    return client.ask(name, ...args);
  }

  // ---- files

  function entry(key: number): FileEntry | undefined {
    return files.value.find((file) => file.key === key);
  }

  function update(key: number, change: Partial<FileEntry>): void {
    files.value = files.value.map((file) => (file.key === key ? { ...file, ...change } : file));
  }

  function enqueue(sources: readonly (File | 'sample')[]): Promise<void> {
    files.value = [
      ...files.value,
      ...sources.map((source): FileEntry => ({
        key: nextKey++,
        name: source === 'sample' ? SAMPLE_NAME : source.name,
        bytes: source === 'sample' ? 0 : source.size,
        source,
        options: {},
        state: { kind: 'waiting' },
      })),
    ];
    return pump();
  }

  // Reads what waits, then computes once. Whoever adds files meanwhile joins the running pump.
  function pump(): Promise<void> {
    pumping ??= (async () => {
      // Never done before it is assigned, or the assignment would outlive it.
      await null;
      try {
        // Again, because files may come in while the report is being computed.
        do {
          let next: FileEntry | undefined;
          while ((next = nextWaiting()) !== undefined) await readFile(next);
          if (session.value.kind === 'ready') await refresh();
        } while (nextWaiting() !== undefined);
        if (greeting && session.value.kind === 'ready') welcome();
      } finally {
        pumping = null;
      }
    })();
    return pumping;
  }

  function nextWaiting(): FileEntry | undefined {
    if (session.value.kind !== 'ready') return undefined;
    return files.value.find((file) => file.state.kind === 'waiting');
  }

  async function readFile({ key, source, options, bytes }: FileEntry): Promise<void> {
    const startedMs = performance.now();
    const reading = (now: { bytes: number; rows: number; bytes_total: number; pass: number }) => {
      if (entry(key)?.state.kind === 'reading') {
        update(key, { state: { kind: 'reading', progress: now, startedMs } });
      }
    };
    update(key, {
      state: {
        kind: 'reading',
        progress: { bytes: 0, rows: 0, bytes_total: bytes, pass: 1 },
        startedMs,
      },
    });
    try {
      const result = await (source === 'sample'
        ? ask('importSample', progress(reading))
        : ask('importFile', source, options, progress(reading)));
      update(key, { state: { kind: 'done', result } });
    } catch (thrown) {
      const error = failureOf(thrown);
      update(key, {
        state: error.code === 'cancelled' ? { kind: 'cancelled' } : { kind: 'broken', error },
      });
    }
  }

  // Takes a file out of the core, if it is in there, and out of the list.
  async function take(key: number): Promise<FileEntry | undefined> {
    const file = entry(key);
    if (file === undefined) return undefined;
    if (file.state.kind === 'reading') await ask('cancelImport');
    files.value = files.value.filter((other) => other.key !== key);
    if (file.state.kind === 'done') await ask('removeFile', file.state.result.file);
    return file;
  }

  // Puts a file where it was and reads it (again).
  function put(file: FileEntry, at: number, options: BeginOptions): Promise<void> {
    const others = files.value.filter((other) => other.key !== file.key);
    files.value = [
      ...others.slice(0, at),
      { ...file, options, state: { kind: 'waiting' } },
      ...others.slice(at),
    ];
    return pump();
  }

  async function removeFile(key: number): Promise<void> {
    const at = files.value.findIndex((file) => file.key === key);
    const file = await take(key);
    if (file === undefined) return;
    await refresh();
    changed({
      label: 'ui.undo.file_removed',
      args: { name: file.name },
      undo: () => put(file, at, file.options),
      redo: async () => {
        await take(key);
        await refresh();
      },
    });
  }

  async function reread(key: number, options: BeginOptions): Promise<void> {
    const at = files.value.findIndex((file) => file.key === key);
    const file = await take(key);
    if (file !== undefined) await put(file, at, options);
  }

  async function rereadFile(key: number, options: BeginOptions): Promise<void> {
    const before = entry(key);
    if (before === undefined) return;
    const policyBefore = await ask('policy');
    await reread(key, options);
    const policyAfter = usedBy(key) ? remember(policyBefore, options.map ?? {}) : null;
    if (policyAfter !== null) await applyPolicy(policyAfter);
    changed({
      label: 'ui.undo.file_reread',
      args: { name: before.name },
      undo: async () => {
        if (policyAfter !== null) await applyPolicy(policyBefore);
        await reread(key, before.options);
      },
      redo: async () => {
        await reread(key, options);
        if (policyAfter !== null) await applyPolicy(policyAfter);
      },
    });
  }

  async function applyLabel(key: number, label: string): Promise<void> {
    const file = entry(key);
    if (file === undefined) return;
    const options = { ...file.options, label };
    if (label === '') delete (options as BeginOptions).label;
    update(key, { options });
    await pumping;
    const state = entry(key)?.state;
    if (state?.kind === 'done') await ask('setLabel', state.result.file, label);
    await refresh();
  }

  async function setLabel(key: number, label: string): Promise<void> {
    const file = entry(key);
    const before = file?.options.label ?? '';
    if (file === undefined || label === before) return;
    await applyLabel(key, label);
    changed({
      label: label === '' ? 'ui.undo.label_removed' : 'ui.undo.label',
      args: { name: file.name, label },
      undo: () => applyLabel(key, before),
      redo: () => applyLabel(key, label),
    });
  }

  function usedBy(key: number): boolean {
    const state = entry(key)?.state;
    return state?.kind === 'done' && state.result.outcome === 'used';
  }

  // The rows of one file, or of all, that are not used.
  async function setAsideRows(key: number | null): Promise<Blob> {
    await pumping;
    const wanted = files.value.flatMap(({ key: own, source, state }) =>
      state.kind === 'done' && (key === null || key === own)
        ? [{ file: state.result.file, source }]
        : [],
    );
    return ask('setAsideRows', wanted);
  }

  // ---- what the core says

  async function refresh(): Promise<void> {
    const mine = ++question;
    version.value += 1;
    const used = files.value.some(
      (file) => file.state.kind === 'done' && file.state.result.outcome === 'used',
    );
    if (!used) {
      report.value = null;
      reportError.value = null;
      return;
    }
    refreshing.value = true;
    try {
      const answer = await ask('report');
      if (mine !== question) return;
      report.value = answer;
      reportError.value = null;
    } catch (thrown) {
      if (mine === question) reportError.value = failureOf(thrown);
    } finally {
      if (mine === question) refreshing.value = false;
    }
  }

  async function applyAsOf(day: string): Promise<void> {
    await ask('setAsOf', day);
    asOfDay = day;
    await refresh();
  }

  async function setAsOf(day: string): Promise<void> {
    const before = asOfDay;
    if (day === before) return;
    await applyAsOf(day);
    changed({
      label: day === '' ? 'ui.undo.as_of_reset' : 'ui.undo.as_of',
      args: { day },
      undo: () => applyAsOf(before),
      redo: () => applyAsOf(day),
    });
  }

  // Only where somebody stood then changes; the report does not say it.
  async function applyCompareDay(day: string): Promise<void> {
    await ask('setCompareDay', day);
    compareDay.value = day;
    ++version.value;
  }

  async function setCompareDay(day: string): Promise<void> {
    const before = compareDay.value;
    if (day === before) return;
    await applyCompareDay(day);
    changed({
      label: day === '' ? 'ui.undo.compare_day_reset' : 'ui.undo.compare_day',
      args: { day },
      undo: () => applyCompareDay(before),
      redo: () => applyCompareDay(day),
    });
  }

  // Every draft and what is due rest on them.
  async function setEarlierCampaigns(texts: readonly string[]): Promise<void> {
    await ask('setEarlierCampaigns', texts);
    earlierCampaigns = texts;
    ++version.value;
  }

  async function applyPolicy(text: string): Promise<void> {
    // A file is read by the policy that it began with.
    await pumping;
    const { stale_files: stale } = await ask('setPolicy', text);
    policyText = text;
    await readAgain(stale);
  }

  // Reads files again from their handles, by the policy as it is now; others stay.
  async function readAgain(coreFiles: readonly number[]): Promise<void> {
    const again = files.value.filter(
      ({ state }) => state.kind === 'done' && coreFiles.includes(state.result.file),
    );
    for (const { key, state } of again) {
      if (state.kind !== 'done') continue;
      update(key, { state: { kind: 'waiting' } });
      await ask('removeFile', state.result.file);
    }
    await (again.length > 0 ? pump() : refresh());
  }

  async function setPolicy(
    text: string,
    step: { label: string; args?: Args } = POLICY_CHANGED,
  ): Promise<void> {
    const before = await ask('policy');
    await applyPolicy(text);
    changed({
      ...step,
      undo: () => applyPolicy(before),
      redo: () => applyPolicy(text),
    });
  }

  async function explainStatus(word: string, state: OrderState | null): Promise<void> {
    const before = await ask('policy');
    const after = explain(before, word, state);
    if (after === null) return;
    await applyPolicy(after);
    changed({
      label: state === null ? 'ui.undo.status_word_forgotten' : 'ui.undo.status_word',
      args: state === null ? { word } : { word, state: t(`ui.order_state.${state}`) },
      undo: () => applyPolicy(before),
      redo: () => applyPolicy(after),
    });
  }

  // ---- workspace

  async function applyWorkspace(text: string): Promise<void> {
    await pumping;
    await ask('setWorkspace', text);
    workspaceText = text;
    workspace.value = await ask('workspace');
    if (remembered.value) storeRemembered(text);
    await refresh();
  }

  async function changeWorkspace(text: string, label: string, args: Args = {}): Promise<void> {
    const before = workspaceText;
    await applyWorkspace(text);
    if (before === null) return;
    changed({
      label,
      args,
      undo: () => applyWorkspace(before),
      redo: () => applyWorkspace(text),
    });
  }

  // A file without a secret keeps the one at hand, so that there always is one.
  async function openWorkspace(text: string): Promise<void> {
    await changeWorkspace(withSecret(text, workspace.value), 'ui.undo.workspace_opened');
  }

  function rememberWorkspace(remember: boolean): void {
    if (remember && workspaceText !== null) remembered.value = storeRemembered(workspaceText);
    if (!remember) {
      forgetRemembered();
      forgetAnalyses();
      remembered.value = false;
    }
  }

  // There is a workspace with a secret before anything is drafted: the one that a worker before this
  // held, else the one that the owner asked to keep here, else a new one.
  async function startWorkspace(): Promise<void> {
    const kept = loadRemembered();
    if (workspaceText === null && kept !== null) {
      try {
        await ask('setWorkspace', kept);
        workspaceText = kept;
        remembered.value = true;
      } catch (thrown) {
        tell(failureOf(thrown));
      }
    }
    workspaceText ??= JSON.stringify(freshWorkspace());
    await ask('setWorkspace', workspaceText);
    workspace.value = await ask('workspace');
  }

  // ---- undo

  // Records a change and says so, with the way back at hand.
  function changed(step: Step): void {
    undoStack.record(step);
    toast(words(step), { action: { label: t('ui.action.undo'), run: () => void undo() } });
  }

  async function undo(): Promise<void> {
    await move('ui.undo.undone', () => undoStack.undo());
  }

  async function redo(): Promise<void> {
    await move('ui.undo.redone', () => undoStack.redo());
  }

  async function move(label: string, run: () => Promise<Step | null>): Promise<void> {
    try {
      const step = await run();
      if (step !== null) toast(t(label, { change: words(step) }));
    } catch (thrown) {
      tell(failureOf(thrown));
    }
  }

  function words(step: { label: string; args?: Args }): string {
    return t(step.label, step.args);
  }

  function tell(failure: Failure): void {
    toast(t(`error.${failure.code}`, failure.args), { tone: 'error' });
  }

  // ---- the worker's life

  async function start(): Promise<void> {
    session.value = { kind: 'starting' };
    try {
      client = new Client(startWorker, onDeath);
      const opened = await client.ask('open');
      facts.value = opened.facts;
      if (policyText !== null) await client.ask('setPolicy', policyText);
      await startWorkspace();
      if (asOfDay !== '') await client.ask('setAsOf', asOfDay);
      if (earlierCampaigns.length > 0) await client.ask('setEarlierCampaigns', earlierCampaigns);
      if (compareDay.value !== '') await client.ask('setCompareDay', compareDay.value);
      session.value = { kind: 'ready' };
    } catch (thrown) {
      session.value = { kind: 'failed', error: failureOf(thrown) };
      return;
    }
    await pump();
  }

  function onDeath(error: Failure): void {
    client = null;
    ++question;
    refreshing.value = false;
    session.value = { kind: 'failed', error };
  }

  // A new worker reads again whatever the old one held; only the file that it died of stays out.
  async function restart(): Promise<void> {
    await pumping;
    files.value = files.value.map((file) =>
      file.state.kind === 'done' ? { ...file, state: { kind: 'waiting' } } : file,
    );
    await start();
  }

  return {
    start,
    restart,

    selectCustomers: (query) => ask('selectCustomers', query),
    customerRows: (ids, names) => ask('customerRows', ids, names),
    peopleOf: (ids) => ask('peopleOf', ids),
    customer: (id) => ask('customer', id),
    customersFile: (ids, facts) => ask('customersFile', ids, facts),
    metrics: (request) => ask('metrics', request),
    segments: (atOnce) => ask('segments', atOnce),
    snapshot: () => ask('snapshot'),
    compareSnapshot: (file) => ask('compareSnapshot', file),
    explain: (id) => ask('explain', id),
    migration: () => ask('migration'),
    tryPolicy: (text) => ask('tryPolicy', text),
    clusters: (options) => ask('clusters', options),
    predict: () => ask('predict'),
    mine: (options) => ask('mine', options),
    explainGroup: (rule, without) => ask('explainGroup', rule, without),
    recommend: (id) => ask('recommend', id),
    designThresholds: (thresholds) => ask('designThresholds', thresholds),
    ruleSizes: (rule) => ask('ruleSizes', rule),
    factValues: (fact, most) => ask('factValues', fact, most),
    draft: (request) => ask('draft', request),
    draftFile: (request, kind) => ask('draftFile', request, kind),
    today: (options) => ask('today', options),
    plan: () => ask('plan'),
    planWho: (day, touch) => ask('planWho', day, touch),
    plannedFor: (id) => ask('plannedFor', id),
    planCalendar: (titles) => ask('planCalendar', titles),
    setEarlierCampaigns,
    effect: (request) => ask('effect', request),
    exportFile: (kind) => ask('exportFile', kind),
    policy: () => ask('policy'),
    defaultPolicy: () => ask('defaultPolicy'),
    checkPolicy: (text) => ask('checkPolicy', text),
    identity: (list, offset, limit) =>
      ask('identity', list, offset, limit) as Promise<ReviewPage<ReviewRows[typeof list]>>,
    preview: async (key) => {
      const file = entry(key);
      if (file?.state.kind !== 'done') {
        throw new ClientError({ code: 'no_preview', args: {} });
      }
      return ask('preview', file.state.result.file);
    },
    peek: async (key, encoding) => {
      const file = entry(key);
      if (file === undefined || file.source === 'sample') return [];
      return ask('peek', file.source, encoding);
    },
    selfTest: async (url) => [
      ...(await attemptAll(document, PAGE_ATTEMPTS, url)).map((row) => ({
        place: 'page' as const,
        ...row,
      })),
      ...(await ask('selfTest', url)).map((row) => ({ place: 'worker' as const, ...row })),
    ],

    expectFiles: () => void ask('expectFiles').catch(() => undefined),
    addFiles: (sources) => {
      greeting = true;
      void enqueue(sources);
    },
    openSample: () => {
      greeting = true;
      void enqueue(['sample']);
    },
    cancelImport: (key) => {
      const file = entry(key);
      if (file?.state.kind === 'reading') void ask('cancelImport').catch(() => undefined);
      if (file?.state.kind === 'waiting') update(key, { state: { kind: 'cancelled' } });
    },
    setAsideRows,
    removeFile,
    rereadFile,
    setLabel,
    setAsOf,
    setCompareDay,
    setPolicy,
    setWorkspace: (next, label, args) => changeWorkspace(JSON.stringify(next), label, args),
    openWorkspace,
    rememberWorkspace,
    explainStatus,

    setLanguage: (next) => {
      language.value = next;
      storeLanguage(next);
    },
    setTheme: (next) => {
      theme.value = next;
      storeTheme(next);
    },
    undo,
    redo,
    save: download,
  };

  // Once everything came in whole, the desk opens on what it says; whatever needs a decision keeps
  // the import view.
  function welcome(): void {
    greeting = false;
    const whole = files.value.every(
      (file) => file.state.kind === 'done' && file.state.result.outcome === 'used',
    );
    if (whole && report.value !== null && route.value.view === 'data') go('overview');
  }
}
