import { describe, expect, it } from 'vitest';
import {
  CYCLE_SCALES,
  LIFECYCLE_SCALES,
  MEMBERSHIP_SCALES,
  moved,
  RFM_SCALES,
  TIER_SCALES,
  valueAt,
  withValue,
} from '../../src/views/segments/scales';
import { hasWords, inLanguage } from '../../src/i18n';
import schema from '../../../core/policy/policy.schema.json';

describe('a bound under the hand', () => {
  const [recency, frequency] = RFM_SCALES;

  it('pushes its neighbours before itself, and never leaves the scale', () => {
    expect(moved(recency!, [1, 3, 4, 7], 0, 5)).toEqual([5, 6, 7, 8]);
    expect(moved(recency!, [1, 3, 4, 7], 3, 2)).toBeNull();
    expect(moved(recency!, [1, 3, 4, 7], 3, 3)).toEqual([0, 1, 2, 3]);
    expect(moved(frequency!, [6, 4, 3, 2], 3, 4)).toEqual([7, 6, 5, 4]);
    expect(moved(frequency!, [6, 4, 3, 2], 0, 3)).toBeNull();
  });

  it('leaves shares alone, which need no order', () => {
    expect(moved(TIER_SCALES[0]!, [50, 25, 15, 5], 3, 60)).toEqual([50, 25, 15, 60]);
  });
});

describe('the place of a bound', () => {
  it('is found and set without touching what stands beside it', () => {
    const policy = { a: { b: [1, 2] }, c: 3 };
    expect(valueAt(policy, ['a', 'b', 1])).toBe(2);
    expect(withValue(policy, ['a', 'b', 1], 9)).toEqual({ a: { b: [1, 9] }, c: 3 });
    expect(policy.a.b).toEqual([1, 2]);
  });

  it('is one that the policy has', () => {
    const slices = schema.properties as Record<string, { properties?: Record<string, unknown> }>;
    for (const scale of [
      ...RFM_SCALES,
      ...LIFECYCLE_SCALES,
      ...CYCLE_SCALES,
      ...TIER_SCALES,
      ...MEMBERSHIP_SCALES,
    ]) {
      for (const { at } of scale.bounds) {
        expect(slices[String(at[0])]?.properties).toHaveProperty(String(at[1]));
      }
    }
  });

  it('is called by words in both languages', () => {
    for (const lng of ['zh', 'en'] as const) {
      for (const scale of [...RFM_SCALES, ...LIFECYCLE_SCALES, ...CYCLE_SCALES]) {
        const unit = scale.unit === 'money' ? [] : [`ui.thresholds.unit_${scale.unit}`];
        const words = [`ui.thresholds.${scale.id}`, ...unit];
        expect(words.filter((key) => !hasWords(key))).toEqual([]);
        for (const { label } of scale.bounds) {
          expect(inLanguage(lng, label)).not.toMatch(/_|^$|^prelost$/);
        }
      }
    }
  });
});
