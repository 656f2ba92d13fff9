import { expose } from 'comlink';
import { expect, test, vi } from 'vitest';
import { Client, ClientError } from '../src/client';
import type { Failure, Report } from '../src/protocol';
import { FakeWorker } from './fakes/worker';

function start(api: object, onDeath: (failure: Failure) => void = () => undefined) {
  const worker = new FakeWorker((port) => expose(api, port));
  return { worker, client: new Client(() => worker as unknown as Worker, onDeath) };
}

test('answers come through', async () => {
  const { client } = start({ policy: async () => '{}' });
  expect(await client.ask('policy')).toBe('{}');
  client.close();
});

test('a failure of the core comes through typed, and the session lives on', async () => {
  const onDeath = vi.fn();
  const { client } = start(
    {
      setAsOf: async () => {
        throw { code: 'bad_as_of', args: { value: 'x' } };
      },
      policy: async () => '{}',
    },
    onDeath,
  );
  const failed = client.ask('setAsOf', 'x');
  await expect(failed).rejects.toBeInstanceOf(ClientError);
  await expect(failed).rejects.toMatchObject({
    failure: { code: 'bad_as_of', args: { value: 'x' } },
  });
  expect(await client.ask('policy')).toBe('{}');
  expect(onDeath).not.toHaveBeenCalled();
  client.close();
});

test('a core that broke down ends the session, once', async () => {
  const onDeath = vi.fn();
  const { client, worker } = start(
    {
      report: async (): Promise<Report> => {
        throw { code: 'core_failed', args: { detail: 'unreachable' } };
      },
    },
    onDeath,
  );
  await expect(client.ask('report')).rejects.toMatchObject({ failure: { code: 'core_failed' } });
  await expect(client.ask('report')).rejects.toMatchObject({ failure: { code: 'core_failed' } });
  expect(onDeath).toHaveBeenCalledTimes(1);
  expect(worker.terminated).toBe(true);
});

test('a worker that dies fails whoever is waiting', async () => {
  const onDeath = vi.fn();
  const { client, worker } = start({ report: () => new Promise(() => undefined) }, onDeath);
  const waiting = client.ask('report');
  worker.crash('out of memory');
  await expect(waiting).rejects.toMatchObject({
    failure: { code: 'worker_failed', args: { detail: 'out of memory' } },
  });
  expect(onDeath).toHaveBeenCalledWith({
    code: 'worker_failed',
    args: { detail: 'out of memory' },
  });
});
