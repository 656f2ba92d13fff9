// How an import is coming along, in figures: how fast, and how long it still takes.
import type { Progress } from '../../protocol';

export interface Pace {
  // 0 to 1, or null when nobody knows how much there is.
  done: number | null;
  bytesPerSecond: number | null;
  // null until there is enough to tell.
  secondsLeft: number | null;
}

// Before that, speed is mostly the start-up.
const TELLS_AFTER_SECONDS = 0.5;

export function paceOf(progress: Progress, elapsedSeconds: number): Pace {
  const { bytes, bytes_total: total, pass } = progress;
  const done = total > 0 ? Math.min(1, bytes / total) : null;
  if (elapsedSeconds < TELLS_AFTER_SECONDS || bytes === 0) {
    return { done, bytesPerSecond: null, secondsLeft: null };
  }
  // A second reading has read the whole file once already.
  const bytesPerSecond = (bytes + (pass - 1) * total) / elapsedSeconds;
  const secondsLeft = done === null ? null : Math.ceil((total - bytes) / bytesPerSecond);
  return { done, bytesPerSecond, secondsLeft };
}
