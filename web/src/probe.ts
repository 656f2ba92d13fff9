// Tries, on purpose, to reach an address, and says what became of it. Shared by page and worker.
//
// `refused` is not inferred from a failure, which an unplugged cable would cause as well: it means
// that the browser reported a violation of the policy while the attempt ran.
import type { ProbeResult } from './protocol';

const PATIENCE_MS = 2000;
const GRACE_MS = 100;

type Attempt = (url: string) => Promise<void> | void;

const SHARED: Record<string, Attempt> = {
  async fetch(url) {
    await fetch(url, { mode: 'no-cors', signal: AbortSignal.timeout(PATIENCE_MS) });
  },
  xhr: (url) =>
    new Promise((done, fail) => {
      const request = new XMLHttpRequest();
      request.timeout = PATIENCE_MS;
      request.onload = () => done();
      request.onerror = () => fail(new Error('error'));
      request.ontimeout = () => fail(new Error('timeout'));
      request.open('GET', url);
      request.send();
    }),
  websocket: (url) =>
    new Promise((done, fail) => {
      const socket = new WebSocket(url.replace(/^http/, 'ws'));
      const timer = setTimeout(() => fail(new Error('timeout')), PATIENCE_MS);
      socket.onopen = () => {
        clearTimeout(timer);
        socket.close();
        done();
      };
      socket.onerror = () => {
        clearTimeout(timer);
        fail(new Error('error'));
      };
    }),
};

export const WORKER_ATTEMPTS: Record<string, Attempt> = {
  ...SHARED,
  import_scripts: (url) => (globalThis as unknown as { importScripts: Attempt }).importScripts(url),
};

export const PAGE_ATTEMPTS: Record<string, Attempt> = {
  ...SHARED,
  beacon(url) {
    navigator.sendBeacon(url);
  },
  image: (url) => load('img', url),
  script: (url) => load('script', url),
  frame: (url) => load('iframe', url),
};

// What an injected element would do.
function load(tag: 'img' | 'script' | 'iframe', url: string): Promise<void> {
  return new Promise((done, fail) => {
    const element = document.createElement(tag);
    const end = (settle: () => void) => {
      clearTimeout(timer);
      element.remove();
      settle();
    };
    const timer = setTimeout(() => end(() => fail(new Error('timeout'))), PATIENCE_MS);
    element.hidden = true;
    element.onload = () => end(done);
    element.onerror = () => end(() => fail(new Error('error')));
    element.src = url;
    document.body.append(element);
  });
}

// Makes every attempt, one after another. `scope` is where the browser reports violations: the
// document, or the worker's global scope.
export async function attemptAll(
  scope: EventTarget,
  attempts: Record<string, Attempt>,
  url: string,
): Promise<ProbeResult[]> {
  const results: ProbeResult[] = [];
  for (const [kind, run] of Object.entries(attempts)) {
    results.push({ kind, ...(await attempt(scope, run, url)) });
  }
  return results;
}

async function attempt(
  scope: EventTarget,
  run: Attempt,
  url: string,
): Promise<Omit<ProbeResult, 'kind'>> {
  return new Promise((done) => {
    const note = (event: Event) => {
      end({
        outcome: 'refused',
        detail: (event as SecurityPolicyViolationEvent).effectiveDirective,
      });
    };
    const end = (result: Omit<ProbeResult, 'kind'>) => {
      scope.removeEventListener('securitypolicyviolation', note);
      done(result);
    };
    scope.addEventListener('securitypolicyviolation', note);
    void settle(run, url).then(async (failure) => {
      // The report of a violation is a task of its own and may come after the failure.
      await new Promise((resume) => setTimeout(resume, GRACE_MS));
      if (failure === null) end({ outcome: 'reached', detail: '' });
      else end({ outcome: 'failed', detail: failure });
    });
  });
}

// null when it went through, else the word for its failure.
async function settle(run: Attempt, url: string): Promise<string | null> {
  try {
    await run(url);
    return null;
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : 'error';
  }
}
