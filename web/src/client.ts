// The page's end of the worker: starts it, asks it, and notices when it dies.
//
// Every call either answers or fails with a ClientError, whose code is a key of the catalogue. After
// `core_failed` or `worker_failed` the session is gone; `onDeath` says so once, and a new Client has
// to be started.
import { proxy, releaseProxy, wrap, type Remote } from 'comlink';
import type { Api, Failure, Progress } from './protocol';

export class ClientError extends Error {
  constructor(readonly failure: Failure) {
    super(failure.code);
    this.name = 'ClientError';
  }
}

// What went wrong, whatever was thrown.
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof ClientError) return thrown.failure;
  if (isFailure(thrown)) return thrown;
  return {
    code: 'page_failed',
    args: { detail: thrown instanceof Error ? thrown.message : String(thrown) },
  };
}

export function isFailure(value: unknown): value is Failure {
  if (typeof value !== 'object' || value === null) return false;
  const { code, args } = value as Record<string, unknown>;
  return typeof code === 'string' && typeof args === 'object' && args !== null;
}

const FATAL = new Set(['core_failed', 'worker_failed']);

export type WorkerFactory = () => Worker;

export class Client {
  private readonly worker: Worker;
  private readonly remote: Remote<Api>;
  private readonly death: Promise<never>;
  private dead = false;
  private die!: (failure: Failure) => void;

  constructor(start: WorkerFactory, onDeath: (failure: Failure) => void) {
    this.death = new Promise((_, fail) => {
      this.die = (failure) => {
        if (this.dead) return;
        this.dead = true;
        fail(new ClientError(failure));
        this.worker.terminate();
        onDeath(failure);
      };
    });
    // Whether or not a call is waiting just now.
    this.death.catch(() => undefined);
    this.worker = start();
    this.worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.die({ code: 'worker_failed', args: { detail: event.message ?? '' } });
    });
    this.worker.addEventListener('messageerror', () => {
      this.die({ code: 'worker_failed', args: { detail: 'message' } });
    });
    this.remote = wrap<Api>(this.worker);
  }

  // Calls one function of the worker. Callbacks among the arguments are `progress()`.
  async ask<Name extends keyof Api>(
    name: Name,
    ...args: Parameters<Api[Name]>
  ): Promise<Awaited<ReturnType<Api[Name]>>> {
    const call = this.remote[name] as unknown as (
      ...args: unknown[]
    ) => Promise<Awaited<ReturnType<Api[Name]>>>;
    try {
      return await Promise.race([call(...args), this.death]);
    } catch (thrown) {
      if (thrown instanceof ClientError) throw thrown;
      const failure: Failure = isFailure(thrown)
        ? { code: thrown.code, args: thrown.args }
        : { code: 'worker_failed', args: { detail: failureOf(thrown).args['detail'] ?? '' } };
      if (FATAL.has(failure.code)) this.die(failure);
      throw new ClientError(failure);
    }
  }

  // Ends the worker without a word: for a restart, and for tests.
  close(): void {
    this.dead = true;
    this.remote[releaseProxy]();
    this.worker.terminate();
  }
}

// A progress callback that may cross to the worker.
export function progress(report: (progress: Progress) => void): (progress: Progress) => void {
  return proxy(report);
}
