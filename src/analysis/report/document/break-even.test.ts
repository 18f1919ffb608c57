import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakEvenSetting } from './break-even.ts';

const points = (...pairs: readonly (readonly [number, number])[]) =>
  pairs.map(([setting, pnlDollars]) => ({ setting, pnlDollars }));

describe('breakEvenSetting', () => {
  it('lies between the two points of different sign, nearer the smaller P&L', () => {
    // From +300 at 0.25 to -100 at 0.5: zero after three quarters of the way.
    expect(breakEvenSetting(points([0, 400], [0.25, 300], [0.5, -100], [1, -500]))).toBeCloseTo(0.4375, 12);
  });

  it('takes the first crossing of several, and a point that is zero itself', () => {
    expect(breakEvenSetting(points([0, -10], [1, 10], [2, -10]))).toBe(0.5);
    expect(breakEvenSetting(points([0, 5], [1, 0], [2, -5]))).toBe(1);
  });

  it('has no answer where the sign never changes', () => {
    expect(breakEvenSetting(points([0, -1], [1, -2]))).toBeUndefined();
    expect(breakEvenSetting([])).toBeUndefined();
    expect(breakEvenSetting(points([0, 0], [0.5, 0], [1, 0]))).toBeUndefined();
  });

  it('finds the root of any falling line', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), (root) => {
        const line = points(...[0, 0.25, 0.5, 0.75, 1].map((x): readonly [number, number] => [x, root - x]));
        expect(breakEvenSetting(line)).toBeCloseTo(root, 9);
      }),
    );
  });
});
