// Starts the worker from the text that the build put into the page, and hands it the core from there. A
// Blob URL works from file:// and under the page's policy, which the worker inherits.
import source from 'shuke:worker';

let script: Blob | null = null;
let url: string | null = null;

export function startWorker(): Worker {
  script ??= new Blob([source], { type: 'text/javascript' });
  url ??= URL.createObjectURL(script);
  const worker = new Worker(url);
  const core = document.getElementById('core')?.textContent ?? '';
  // From its script the worker starts others to help it (worker/pieces.ts).
  worker.postMessage({ script, core });
  return worker;
}
