import { describe, expect, it } from 'vitest';
import { offsetToShow, rowWindow } from '../../src/views/customers/row_window';
import { scrollScale } from '../../src/views/customers/scroll_scale';

const ROW = 32;
const VIEWPORT = 640;

describe('rowWindow', () => {
  it('draws the rows in view and a few more, whatever the length of the list', () => {
    const scale = scrollScale(100_000 * ROW, VIEWPORT);
    const window = rowWindow(100_000, ROW, scale, 50_000 * ROW, VIEWPORT);
    expect(window.first).toBeLessThanOrEqual(50_000);
    expect(window.end).toBeGreaterThanOrEqual(50_000 + VIEWPORT / ROW);
    expect(window.end - window.first).toBeLessThan(60);
    expect(window.top).toBe(window.first * ROW);
  });

  it('draws nothing of an empty list and no row beyond the end', () => {
    expect(rowWindow(0, ROW, scrollScale(0, VIEWPORT), 0, VIEWPORT)).toMatchObject({
      first: 0,
      end: 0,
    });
    const scale = scrollScale(30 * ROW, VIEWPORT);
    expect(rowWindow(30, ROW, scale, 10 * ROW, VIEWPORT).end).toBe(30);
    expect(rowWindow(30, ROW, scale, -40, VIEWPORT).first).toBe(0); // rubber band
  });

  it('puts the last of a million rows at the bottom of the view when scrolled to the end', () => {
    const rows = 1_000_000;
    const scale = scrollScale(rows * ROW, VIEWPORT);
    const scrollTop = scale.track - VIEWPORT;
    const window = rowWindow(rows, ROW, scale, scrollTop, VIEWPORT);
    expect(window.end).toBe(rows);
    const bottomOfLast = window.top + (window.end - window.first) * ROW;
    expect(bottomOfLast - scrollTop).toBeCloseTo(VIEWPORT, 1);
  });

  it('keeps the row under the eye where the offset says, on a scaled track too', () => {
    const rows = 1_000_000;
    const scale = scrollScale(rows * ROW, VIEWPORT);
    const scrollTop = scale.toTrack(654_321 * ROW);
    const window = rowWindow(rows, ROW, scale, scrollTop, VIEWPORT);
    const topOfRow = window.top + (654_321 - window.first) * ROW;
    expect(topOfRow - scrollTop).toBeCloseTo(0, 1);
  });
});

describe('offsetToShow', () => {
  it('moves as little as it must', () => {
    expect(offsetToShow(5, ROW, 0, VIEWPORT)).toBe(0);
    expect(offsetToShow(2, ROW, 320, VIEWPORT)).toBe(64);
    expect(offsetToShow(20, ROW, 0, VIEWPORT)).toBe(32);
  });
});
