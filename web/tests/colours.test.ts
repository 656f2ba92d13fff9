// Stage colours must stay apart for people who see red, green or blue weakly or not at all, and
// levels must read as an order. Dichromacy is simulated after Viénot, Brettel and Mollon (1999), in
// linear RGB; for blue the same one-plane form, which is coarser than their two planes of 1997.
// Distance is CIE76 in L*a*b* (D65).
import { expect, test } from 'vitest';
import { LEVELS, STAGES } from '../src/protocol';
import { LEVEL_COLOURS, STAGE_COLOURS, type Scheme } from '../src/ui/colours';

type Triple = [number, number, number];
type Matrix = [Triple, Triple, Triple];

const SIGHT: Record<string, Matrix> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.11238, 0.88762, 0],
    [0.11238, 0.88762, 0],
    [0.00401, -0.00401, 1],
  ],
  deuteranopia: [
    [0.29275, 0.70725, 0],
    [0.29275, 0.70725, 0],
    [-0.02234, 0.02234, 1],
  ],
  tritanopia: [
    [1, 0.14461, -0.14461],
    [0, 0.85924, 0.14076],
    [0, 0.85924, 0.14076],
  ],
};

const apply = (m: Matrix, [r, g, b]: Triple) =>
  m.map((row) => row[0] * r + row[1] * g + row[2] * b) as Triple;

function linear(hex: string): Triple {
  return [1, 3, 5].map((at) => {
    const v = parseInt(hex.slice(at, at + 2), 16) / 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  }) as Triple;
}

function lab(rgb: Triple): Triple {
  const [x, y, z] = apply(
    [
      [0.4124, 0.3576, 0.1805],
      [0.2126, 0.7152, 0.0722],
      [0.0193, 0.1192, 0.9505],
    ],
    rgb.map((v) => Math.min(1, Math.max(0, v))) as Triple,
  );
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : (t * 24389) / 27 / 116 + 16 / 116);
  const [fx, fy, fz] = [f(x / 0.95047), f(y), f(z / 1.08883)];
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
}

const distance = (a: Triple, b: Triple) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
const lightness = (hex: string) => lab(linear(hex))[0];

// A difference of about 2.3 is just noticeable side by side; marks of a chart stand apart.
const APART = 12;

for (const scheme of ['light', 'dark'] as Scheme[]) {
  for (const [sight, matrix] of Object.entries(SIGHT)) {
    test(`stages stay apart in ${scheme} with ${sight} sight`, () => {
      const seen = STAGES.map((stage) => ({
        stage,
        lab: lab(apply(matrix, linear(STAGE_COLOURS[scheme][stage]))),
      }));
      const close = seen.flatMap((a, i) =>
        seen
          .slice(i + 1)
          .filter((b) => distance(a.lab, b.lab) < APART)
          .map((b) => `${a.stage} and ${b.stage}: ${distance(a.lab, b.lab).toFixed(1)}`),
      );
      expect(close).toEqual([]);
    });
  }

  test(`levels are an order of lightness in ${scheme}`, () => {
    const rated = LEVELS.filter((level) => level !== 'unrated').map((level) =>
      lightness(LEVEL_COLOURS[scheme][level]),
    );
    const steps = rated.slice(1).map((next, at) => next - rated[at]!);
    const direction = scheme === 'light' ? 1 : -1;
    for (const step of steps) expect(step * direction).toBeGreaterThan(8);
  });
}
