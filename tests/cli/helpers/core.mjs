// The wasm core that the page carries, used as the page's worker uses it.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import createShuke from '../../../build/wasm/shuke.js';
import { repository } from './cli.mjs';

const CHUNK_BYTES = 4 << 20;

export async function loadCore() {
  return createShuke({ wasmBinary: readFileSync(path.join(repository, 'build/wasm/shuke.wasm')) });
}

export function feedFile(session, name, bytes, options = {}) {
  for (;;) {
    const begun = JSON.parse(session.beginFile(name, JSON.stringify(options), 0));
    if (!begun.ok) throw new Error(`${name}: ${begun.error.code}`);
    for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
      if (!session.feed(bytes.subarray(at, at + CHUNK_BYTES))) break;
    }
    const finished = JSON.parse(session.finishFile());
    if (finished.outcome !== 'reread') return finished;
    options = finished.options;
  }
}

// The parts of a workbook by name, as a host that has inflated them.
export function feedWorkbook(session, name, parts, bytes, options = {}) {
  const begun = JSON.parse(session.beginWorkbook(name, JSON.stringify(options), bytes));
  if (!begun.ok) throw new Error(`${name}: ${begun.error.code}`);
  for (let part = session.wantedPart(); part !== ''; part = session.wantedPart()) {
    const content = parts[part];
    if (content !== undefined) session.feed(Buffer.from(content));
    session.endPart(content === undefined ? 'missing' : 'whole');
  }
  return JSON.parse(session.finishFile());
}
