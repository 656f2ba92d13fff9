// A list taller than a browser can lay out (Firefox stops near 17.9 million pixels, Chromium near
// 33.5) scrolls on a shorter track: `track` pixels stand for `content` pixels. Up to the limit the
// two are the same and every figure below is the identity.
//
// Example: 1,000,000 rows of 35 px are 35,000,000 px of content on a track of 12,000,000 px, so one
// pixel of the track stands for about 2.9 px of content; both ends are reached exactly.

export const MAX_TRACK_PX = 12_000_000;

export interface ScrollScale {
  // Height of the element that gives the scrollbar its length.
  readonly track: number;
  // scrollTop of the element -> offset in the content.
  toContent(scrollTop: number): number;
  // Offset in the content -> scrollTop of the element.
  toTrack(offset: number): number;
}

export function scrollScale(content: number, viewport: number): ScrollScale {
  if (content <= MAX_TRACK_PX) {
    return { track: content, toContent: (scrollTop) => scrollTop, toTrack: (offset) => offset };
  }
  const ratio = (content - viewport) / (MAX_TRACK_PX - viewport);
  return {
    track: MAX_TRACK_PX,
    toContent: (scrollTop) => Math.min(scrollTop * ratio, content - viewport),
    toTrack: (offset) => offset / ratio,
  };
}
