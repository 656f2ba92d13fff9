// The saved segments as they stand in the policy's text, and that text with the list changed.
import type { SavedSegment } from '../../protocol';

interface Document {
  segments: { saved: SavedSegment[] };
}

export function savedIn(policy: string): SavedSegment[] {
  return (JSON.parse(policy) as Document).segments.saved;
}

export function withSaved(policy: string, saved: readonly SavedSegment[]): string {
  const document = JSON.parse(policy) as Document;
  document.segments = { ...document.segments, saved: [...saved] };
  return JSON.stringify(document);
}

// The list with one put in its place, or at its end.
export function put(saved: readonly SavedSegment[], segment: SavedSegment): SavedSegment[] {
  const at = saved.findIndex((other) => other.id === segment.id);
  return at < 0
    ? [...saved, segment]
    : saved.map((other, index) => (index === at ? segment : other));
}

// An id of its own: from the English name where there is one, else segment_1, segment_2, …
export function freshId(saved: readonly SavedSegment[], english: string): string {
  const taken = new Set(saved.map((segment) => segment.id));
  const slug = english
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 56);
  if (slug !== '' && !taken.has(slug)) return slug;
  const stem = slug === '' ? 'segment' : slug;
  let n = slug === '' ? 1 : 2;
  while (taken.has(`${stem}_${n}`)) ++n;
  return `${stem}_${n}`;
}
