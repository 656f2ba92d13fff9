// @vitest-environment happy-dom
import { expose } from 'comlink';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createController, type Controller } from '../src/controller';
import { go, route } from '../src/route';
import { files, remembered, report, session, undoStack, version, workspace } from '../src/state';
import { toasts } from '../src/ui/toast';
import { FakeApi } from './fakes/api';
import { FakeWorker } from './fakes/worker';

let cores: FakeApi[];
let workers: FakeWorker[];
let desk: Controller;

const core = () => cores.at(-1)!;
const csv = (name: string) => new File(['a'], name);
const names = () => files.value.map(({ name }) => name);
const states = () => files.value.map(({ state }) => state.kind);
const keyOf = (name: string) => files.value.find((file) => file.name === name)!.key;

// Until nothing is waiting or being read and the answers are in.
const settled = () =>
  vi.waitFor(() => {
    expect(states().filter((state) => state === 'waiting' || state === 'reading')).toEqual([]);
    expect(core().calls.at(-1)).toMatch(/report|remove|cancel/);
  });

beforeEach(async () => {
  files.value = [];
  report.value = null;
  toasts.value = [];
  undoStack.clear();
  localStorage.clear();
  remembered.value = false;
  go('data');
  cores = [];
  workers = [];
  desk = createController(() => {
    const api = new FakeApi();
    cores.push(api);
    const worker = new FakeWorker((port) => expose(api, port));
    workers.push(worker);
    return worker as unknown as Worker;
  });
  await desk.start();
});

describe('files', () => {
  test('are read one after another, and computed once', async () => {
    desk.addFiles([csv('a.csv'), csv('b.csv')]);
    await settled();
    expect(core().calls).toEqual(['import a.csv {}', 'import b.csv {}', 'report']);
    expect(states()).toEqual(['done', 'done']);
    expect(report.value?.orders.total).toBe(2);
  });

  test('dropped before the core is there wait for it', async () => {
    files.value = [];
    const early = createController(() => {
      const api = new FakeApi();
      cores.push(api);
      return new FakeWorker((port) => expose(api, port)) as unknown as Worker;
    });
    const starting = early.start();
    early.addFiles([csv('a.csv')]);
    early.addFiles([csv('b.csv')]);
    await starting;
    await vi.waitFor(() => expect(states()).toEqual(['done', 'done']));
    await vi.waitFor(() => expect(report.value?.orders.total).toBe(2));
    await vi.waitFor(() => expect(route.value.view).toBe('overview'));
  });

  test('that all came in whole open the overview, and only then', async () => {
    desk.addFiles([csv('a.csv'), csv('bad.png')]);
    await settled();
    expect(route.value.view).toBe('data');
    await desk.removeFile(keyOf('bad.png'));
    expect(route.value.view).toBe('data');
    desk.addFiles([csv('b.csv')]);
    await vi.waitFor(() => expect(route.value.view).toBe('overview'));
  });

  test('that cannot be used leave the others in place', async () => {
    desk.addFiles([csv('a.csv'), csv('bad.png')]);
    await settled();
    expect(report.value?.orders.total).toBe(1);
    expect(files.value[1]?.state).toMatchObject({ kind: 'done', result: { outcome: 'failed' } });
  });

  test('dropped while others are read are read too', async () => {
    core().hold = true;
    desk.addFiles([csv('a.csv')]);
    await vi.waitFor(() => expect(states()).toEqual(['reading']));
    desk.addFiles([csv('b.csv')]);
    core().release();
    await settled();
    await vi.waitFor(() => expect(report.value?.orders.total).toBe(2));
  });

  test('are not computed when none is left', async () => {
    desk.addFiles([csv('a.csv')]);
    await settled();
    await desk.removeFile(keyOf('a.csv'));
    expect(report.value).toBeNull();
  });

  test('can be cancelled, keeping those before', async () => {
    desk.addFiles([csv('a.csv')]);
    await settled();
    core().hold = true;
    desk.addFiles([csv('b.csv'), csv('c.csv')]);
    await vi.waitFor(() => expect(states()).toEqual(['done', 'reading', 'waiting']));
    desk.cancelImport(keyOf('c.csv'));
    desk.cancelImport(keyOf('b.csv'));
    await vi.waitFor(() => expect(states()).toEqual(['done', 'cancelled', 'cancelled']));
    expect([...core().files.values()]).toEqual(['a.csv']);
  });
});

describe('undo', () => {
  test('brings a removed file back to its place, and redo takes it away again', async () => {
    desk.addFiles([csv('a.csv'), csv('b.csv'), csv('c.csv')]);
    await settled();
    await desk.removeFile(keyOf('b.csv'));
    expect(names()).toEqual(['a.csv', 'c.csv']);
    expect(toasts.value.at(-1)?.action).toBeDefined();
    await desk.undo();
    expect(names()).toEqual(['a.csv', 'b.csv', 'c.csv']);
    expect(report.value?.orders.total).toBe(3);
    await desk.redo();
    expect(names()).toEqual(['a.csv', 'c.csv']);
    expect([...core().files.values()].sort()).toEqual(['a.csv', 'c.csv']);
  });

  test('reads a file again the way it was read before', async () => {
    desk.addFiles([csv('a.csv')]);
    await settled();
    await desk.rereadFile(keyOf('a.csv'), { encoding: 'gb18030' });
    await desk.undo();
    expect(core().calls.filter((call) => call.startsWith('import'))).toEqual([
      'import a.csv {}',
      'import a.csv {"encoding":"gb18030"}',
      'import a.csv {}',
    ]);
    expect(core().files.size).toBe(1);
  });

  test('remembers a mapping that worked in the policy, and forgets it when taken back', async () => {
    desk.addFiles([csv('a.csv')]);
    await settled();
    await desk.rereadFile(keyOf('a.csv'), { map: { order_id: '单号' } });
    expect(JSON.parse(core().policyText)).toMatchObject({
      ingest: { mappings: [{ 单号: 'order_id' }] },
    });
    await desk.undo();
    expect(core().policyText).toBe('{"default":true}');
  });

  test('reads files again that a word explained makes stale, and again when it is taken back', async () => {
    desk.addFiles([csv('a.csv'), csv('b.csv')]);
    await settled();
    core().calls.length = 0;
    await desk.explainStatus('到手', 'completed');
    expect(JSON.parse(core().policyText)).toMatchObject({
      ingest: { status_words: { 到手: 'completed' } },
    });
    const again = ['remove a.csv', 'remove b.csv', 'import a.csv {}', 'import b.csv {}', 'report'];
    expect(core().calls).toEqual(again);
    await desk.explainStatus('到手', 'completed');
    expect(core().calls).toEqual(again);
    await desk.undo();
    expect(core().calls).toEqual([...again, ...again]);
    expect(core().policyText).toBe('{"default":true}');
  });

  test('takes back the as-of day and the policy, in order', async () => {
    desk.addFiles([csv('a.csv')]);
    await settled();
    await desk.setAsOf('2026-06-30');
    await desk.setPolicy('{"mine":true}');
    expect(report.value?.as_of).toBe('2026-06-30');
    await desk.undo();
    expect(core().policyText).toBe('{"default":true}');
    expect(core().asOf).toBe('2026-06-30');
    await desk.undo();
    expect(report.value?.as_of).toBe('2026-11-20');
    await desk.redo();
    expect(report.value?.as_of).toBe('2026-06-30');
  });

  test('a change that the core refuses is not recorded', async () => {
    await expect(desk.setPolicy('bad')).rejects.toMatchObject({
      failure: { code: 'policy_invalid' },
    });
    await expect(desk.setAsOf('never')).rejects.toMatchObject({ failure: { code: 'bad_as_of' } });
    expect(undoStack.next.value).toBeNull();
  });

  test('every change moves the version, so that views ask again', async () => {
    desk.addFiles([csv('a.csv')]);
    await settled();
    const before = version.value;
    await desk.setAsOf('2026-06-30');
    expect(version.value).toBeGreaterThan(before);
  });
});

describe('the workspace', () => {
  const secret = () => (JSON.parse(core().workspaceText) as { secret: string }).secret;

  test('has a secret from the start, which nothing stores', () => {
    expect(secret()).toMatch(/^[0-9a-f]{32}$/);
    expect(workspace.value?.secret).toBe(secret());
    expect(localStorage.getItem('shuke.workspace')).toBeNull();
    expect(undoStack.next.value).toBeNull();
  });

  test('is changed, taken back and changed again', async () => {
    const before = core().workspaceText;
    const present = workspace.value!;
    await desk.setWorkspace(
      { ...present, opt_outs: [{ keys: [{ kind: 'nick', key: 'a' }] }] },
      'ui.undo.listed',
      { list: 'x' },
    );
    expect(workspace.value?.opt_outs).toHaveLength(1);
    await desk.undo();
    expect(core().workspaceText).toBe(before);
    await desk.redo();
    expect(workspace.value?.opt_outs).toHaveLength(1);
  });

  test('of a file takes its place and keeps a secret; a faulty one changes nothing', async () => {
    const before = secret();
    await desk.openWorkspace('{"bad_actors":[]}');
    expect(secret()).toBe(before);
    await expect(desk.openWorkspace('{"note":"refuse me"}')).rejects.toMatchObject({
      failure: { code: 'workspace_invalid' },
    });
    expect(secret()).toBe(before);
  });

  test('goes on to a new worker after the old one broke down', async () => {
    const before = secret();
    desk.addFiles([csv('crash.csv')]);
    await vi.waitFor(() => expect(session.value.kind).toBe('failed'));
    await desk.restart();
    expect(cores).toHaveLength(2);
    expect(secret()).toBe(before);
  });

  test('stays on this device only while the owner wants it to', async () => {
    desk.rememberWorkspace(true);
    expect(remembered.value).toBe(true);
    expect(localStorage.getItem('shuke.workspace')).toBe(core().workspaceText);
    await desk.openWorkspace('{"secret":"00112233445566778899aabbccddeeff"}');
    expect(localStorage.getItem('shuke.workspace')).toBe(core().workspaceText);

    const later = createController(() => {
      const api = new FakeApi();
      cores.push(api);
      return new FakeWorker((port) => expose(api, port)) as unknown as Worker;
    });
    await later.start();
    expect(secret()).toBe('00112233445566778899aabbccddeeff');

    later.rememberWorkspace(false);
    expect(localStorage.getItem('shuke.workspace')).toBeNull();
    expect(remembered.value).toBe(false);
  });
});

describe('a core that breaks down', () => {
  test('is said, and a restart reads again all but the file that it stopped at', async () => {
    desk.addFiles([csv('a.csv')]);
    await settled();
    await desk.setAsOf('2026-06-30');
    await desk.setPolicy('{"mine":true}');
    desk.addFiles([csv('crash.csv'), csv('z.csv')]);
    await vi.waitFor(() => expect(session.value.kind).toBe('failed'));
    expect(workers[0]?.terminated).toBe(true);

    await desk.restart();
    expect(session.value.kind).toBe('ready');
    expect(workers).toHaveLength(2);
    expect(states()).toEqual(['done', 'broken', 'done']);
    expect([...core().files.values()]).toEqual(['a.csv', 'z.csv']);
    expect(core().policyText).toBe('{"mine":true}');
    expect(report.value?.as_of).toBe('2026-06-30');
  });

  test('while idle is said too', async () => {
    workers[0]!.crash('gone');
    await vi.waitFor(() =>
      expect(session.value).toMatchObject({ kind: 'failed', error: { code: 'worker_failed' } }),
    );
    await desk.restart();
    expect(session.value.kind).toBe('ready');
  });
});
