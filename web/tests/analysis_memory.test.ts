// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { forgetAnalyses, keepAnalysis, lastAnalysis } from '../src/analysis_memory';

beforeEach(() => {
  localStorage.clear();
});

test('the last analysis is the latest day before the one at hand', () => {
  expect(lastAnalysis('2026-10-31')).toBe(null);
  keepAnalysis('2026-10-24');
  keepAnalysis('2026-10-31');
  keepAnalysis('2026-10-17');
  expect(lastAnalysis('2026-10-31')).toBe('2026-10-24');
  expect(lastAnalysis('2026-11-07')).toBe('2026-10-31');
  expect(lastAnalysis('2026-10-17')).toBe(null);
});

test('what is kept stays small, and is forgotten when asked', () => {
  for (let day = 10; day < 90; ++day) keepAnalysis(`2026-01-${day}`);
  expect(JSON.parse(localStorage.getItem('shuke.analysed') ?? '')).toHaveLength(30);
  forgetAnalyses();
  expect(lastAnalysis('2027-01-01')).toBe(null);
});

test('what another program left there is passed over', () => {
  for (const stored of ['{', '{}', '[1, "soon", "2026-10-01"]']) {
    localStorage.setItem('shuke.analysed', stored);
    expect(lastAnalysis('2026-12-01')).toBe(stored.startsWith('[') ? '2026-10-01' : null);
  }
});
