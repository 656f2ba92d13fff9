// Nothing but the bytes, as our worker has them read: slices, two ahead.
import { serve } from './job.js';

const SLICE = 4 * 1024 * 1024;

serve(async (file) => {
  const ahead = [];
  let offset = 0;
  let bytes = 0;
  for (;;) {
    while (ahead.length <= 2 && offset < file.size) {
      ahead.push(file.slice(offset, offset + SLICE).arrayBuffer());
      offset += SLICE;
    }
    const next = ahead.shift();
    if (next === undefined) return { bytes };
    bytes += (await next).byteLength;
  }
});
