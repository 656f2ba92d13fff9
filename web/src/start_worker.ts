// Starts the worker from the text that the build put into the page. A Blob URL works from file:// and
// under the page's policy, which the worker inherits.
import source from 'shuke:worker';

let url: string | null = null;

export function startWorker(): Worker {
  url ??= URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  return new Worker(url);
}
