import { describe, expect, it } from 'vitest';
import { MAX_TRACK_PX, scrollScale } from '../../src/views/customers/scroll_scale';

describe('scrollScale', () => {
  it('changes nothing for a list that a browser can lay out', () => {
    const scale = scrollScale(100_000 * 35, 700);
    expect(scale.track).toBe(3_500_000);
    expect(scale.toContent(1234)).toBe(1234);
    expect(scale.toTrack(1234)).toBe(1234);
  });

  it('reaches both ends of a million rows on a track within every browser’s limit', () => {
    const content = 1_000_000 * 35;
    const scale = scrollScale(content, 700);
    expect(scale.track).toBe(MAX_TRACK_PX);
    expect(scale.track).toBeLessThan(17_800_000);
    expect(scale.toContent(0)).toBe(0);
    expect(scale.toContent(scale.track - 700)).toBeCloseTo(content - 700, 3);
  });

  it('finds its way back from every row', () => {
    const scale = scrollScale(1_000_000 * 35, 700);
    for (const row of [0, 1, 77, 499_999, 999_900]) {
      expect(scale.toContent(scale.toTrack(row * 35))).toBeCloseTo(row * 35, 3);
    }
  });
});
