// Tests the comparison of two groups by ranks against published figures, its definition, and its size on noise.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankSumTest } from './rank-sum-test.ts';
import { createRng } from '../seeded-rng.ts';

describe('the rank-sum test', () => {
  it('gives the figures of the SciPy manual: ages at which men and women were diagnosed with diabetes', () => {
    // scipy.stats.mannwhitneyu, method "asymptotic": U = 17 of 20, p = 0.11134688653314041.
    const found = rankSumTest([19, 22, 16, 29, 24], [20, 11, 17, 12]);
    expect(found?.superiority).toBe(17 / 20);
    expect(found?.p).toBeCloseTo(0.11134688653314041, 12);
  });

  it('counts pairs, ties half', () => {
    const group = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(group, group, (first, second) => {
        const found = rankSumTest(first, second);
        if (new Set([...first, ...second]).size === 1) return expect(found).toBeUndefined();
        const wins = first.flatMap((a) => second.map((b) => (a > b ? 1 : a === b ? 0.5 : 0)));
        const share = wins.reduce<number>((sum, win) => sum + win, 0) / wins.length;
        expect(found?.superiority).toBeCloseTo(share, 12);
        const swapped = rankSumTest(second, first);
        expect(swapped?.superiority).toBeCloseTo(1 - share, 12);
        expect(swapped?.p).toBeCloseTo(found?.p ?? Number.NaN, 12);
      }),
    );
  });

  it('calls noise a difference about as often as it says', () => {
    const rng = createRng('rank-sum');
    const draw = (count: number): number[] =>
      Array.from({ length: count }, () => Math.floor(20 * rng.uniform()));
    let found = 0;
    for (let world = 0; world < 2000; world += 1) {
      if ((rankSumTest(draw(25), draw(15))?.p ?? 1) < 0.05) found += 1;
    }
    expect(found / 2000).toBeGreaterThan(0.03);
    expect(found / 2000).toBeLessThan(0.065);
  });

  it('has nothing to compare with an empty group', () => {
    expect(rankSumTest([], [1, 2])).toBeUndefined();
    expect(rankSumTest([3], [])).toBeUndefined();
  });
});
