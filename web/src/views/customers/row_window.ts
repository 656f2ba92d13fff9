// Which rows of a long list of equal rows are worth drawing, and where.
//
// All rows are equally high, so the window is one division. The library for virtual lists that the
// page could have used measures rows and reads the element's own scrollTop and scrollHeight, which no
// longer tell the position once the track stands for more pixels than it has (scroll_scale.ts).
import type { ScrollScale } from './scroll_scale';

const OVERSCAN_ROWS = 12;

export interface RowWindow {
  first: number;
  // One past the last.
  end: number;
  // Where the first row stands, from the top of the track.
  top: number;
}

export function rowWindow(
  rows: number,
  rowPx: number,
  scale: ScrollScale,
  scrollTop: number,
  viewportPx: number,
): RowWindow {
  const offset = Math.max(0, scale.toContent(scrollTop));
  const first = Math.max(0, Math.min(rows, Math.floor(offset / rowPx)) - OVERSCAN_ROWS);
  const end = Math.min(rows, Math.ceil((offset + viewportPx) / rowPx) + OVERSCAN_ROWS);
  // In the content the row stands at first * rowPx; what scrollTop is ahead of or behind the offset
  // moves it by the same amount. On an unscaled track the two cancel out.
  return { first, end, top: first * rowPx - offset + Math.max(0, scrollTop) };
}

// The offset in the content that brings a row into view with the least movement.
export function offsetToShow(
  row: number,
  rowPx: number,
  offset: number,
  viewportPx: number,
): number {
  const top = row * rowPx;
  if (top < offset) return top;
  if (top + rowPx > offset + viewportPx) return top + rowPx - viewportPx;
  return offset;
}
