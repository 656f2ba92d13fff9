// A core of its own goes through the invented shop before anybody has dropped a file.
//
// A browser compiles WebAssembly quickly at first, and what turns out to be hot once more, to better
// code that all workers of a module share. Without a rehearsal the first large file pays for that.
import type { Core } from './core';

const PART_BYTES = 1024 * 1024;

// Reads the invented shop as a pool and a session read a large file, and works out its report.
export function rehearse(core: Core): void {
  const session = new core.Session();
  session.beginSample();
  const parts: Uint8Array[] = [];
  for (let part = session.readSample(PART_BYTES); part.length > 0;) {
    parts.push(part);
    part = session.readSample(PART_BYTES);
  }
  const bytes = parts.reduce((sum, part) => sum + part.length, 0);
  const head = parts[0] ?? new Uint8Array();
  const pieces = new core.FilePieces(session.policy(), '{}', head);
  session.beginPieces(core.Session.sampleName(), '{}', head, bytes);
  pieces.begin(0);
  for (const part of parts) pieces.feed(part);
  session.takePiece(pieces.end(true, new Uint8Array()));
  session.finishFile();
  session.report();
}

// As much of a Worker as a rehearsal needs.
export interface RehearsalWorker {
  postMessage(module: WebAssembly.Module): void;
  terminate(): void;
  onmessage: (() => void) | null;
  onerror: ((event: { preventDefault(): void }) => void) | null;
}

// Begins a while after it is asked for, and ends at once when there is real work.
export class Rehearsal {
  private timer: ReturnType<typeof setTimeout> | null = null;
  private worker: RehearsalWorker | null = null;
  private over = false;

  constructor(
    private readonly start: () => RehearsalWorker | null,
    private readonly module: () => Promise<WebAssembly.Module>,
  ) {}

  in(ms: number): void {
    if (this.over || this.timer !== null) return;
    this.timer = setTimeout(() => void this.begin(), ms);
  }

  end(): void {
    this.over = true;
    if (this.timer !== null) clearTimeout(this.timer);
    this.worker?.terminate();
    this.worker = null;
  }

  private async begin(): Promise<void> {
    const module = await this.module();
    if (this.over) return;
    this.worker = this.start();
    if (this.worker === null) return;
    this.worker.onmessage = () => this.end();
    this.worker.onerror = (event) => {
      event.preventDefault(); // the file itself will tell
      this.end();
    };
    this.worker.postMessage(module);
  }
}

// The worker's own end.
export function serveRehearsal(
  scope: {
    onmessage: ((event: MessageEvent<WebAssembly.Module>) => void) | null;
    postMessage(message: null): void;
  },
  load: (module: WebAssembly.Module) => Promise<Core>,
): void {
  scope.onmessage = async ({ data }) => {
    rehearse(await load(data));
    scope.postMessage(null);
  };
}
