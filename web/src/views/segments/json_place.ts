// Where in a JSON text the value stands that a path names (RFC 6901), so that what is wrong with it
// can be pointed at. The core says the path; the text is the user's own.

export interface Place {
  start: number;
  end: number;
}

// null where the text is not JSON up to there, or holds no such value; a path whose last step is
// missing gives the place of what should hold it.
export function placeOf(text: string, path: string): Place | null {
  const steps = path === '' ? [] : path.slice(1).split('/').map(unescape);
  let at = 0;
  let best: Place | null = null;

  function unescape(step: string): string {
    return step.replaceAll('~1', '/').replaceAll('~0', '~');
  }
  function skipBlank(): void {
    while (' \t\r\n'.includes(text[at] ?? '-')) ++at;
  }
  function skipString(): string {
    const from = at++;
    while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
    ++at;
    try {
      return JSON.parse(text.slice(from, at)) as string;
    } catch {
      return '';
    }
  }
  // Reads one value; `depth` steps of the path lead to it, or it lies off the path (-1).
  function value(depth: number): void {
    skipBlank();
    const start = at;
    const wanted = depth >= 0 ? steps[depth] : undefined;
    if (text[at] === '{' || text[at] === '[') {
      const list = text[at] === '[';
      const close = list ? ']' : '}';
      ++at;
      skipBlank();
      for (let index = 0; at < text.length && text[at] !== close; ++index) {
        const key = list ? String(index) : text[at] === '"' ? skipString() : '';
        if (!list) {
          skipBlank();
          if (text[at] !== ':') return;
          ++at;
        }
        const before: number = at;
        value(depth >= 0 && key === wanted ? depth + 1 : -1);
        if (at === before) return;
        skipBlank();
        if (text[at] === ',') {
          ++at;
          skipBlank();
        }
      }
      ++at;
    } else if (text[at] === '"') {
      skipString();
    } else {
      while (at < text.length && !',]} \t\r\n'.includes(text[at]!)) ++at;
    }
    // Outer values end later than inner ones, so the first that fits is the deepest.
    if (depth >= 0 && best === null) best = { start, end: Math.min(at, text.length) };
  }

  value(0);
  return best;
}

// The offset of "line:column" (from 1, columns in UTF-8 bytes), as the core names a place where the
// text is not JSON.
export function offsetOf(text: string, at: string): number {
  const [line = 1, column = 1] = at.split(':').map(Number);
  let start = 0;
  for (let i = 1; i < line; ++i) {
    const next = text.indexOf('\n', start);
    if (next < 0) break;
    start = next + 1;
  }
  let bytes = 0;
  let offset = start;
  while (offset < text.length && bytes < column - 1) {
    const code = text.codePointAt(offset)!;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    offset += code > 0xffff ? 2 : 1;
  }
  return offset;
}
