// Checks the clearing house's draw: its ends, its mean and spread with and without open interest, and that it repeats.
import { describe, expect, it } from 'vitest';
import { createRng } from '../../numerics/index.ts';
import { type AssignmentDraw, drawAssigned } from './assigned-contracts.ts';

const DRAWS = 4000;

function countsOf(draw: AssignmentDraw): readonly number[] {
  const rng = createRng('assignment');
  return Array.from({ length: DRAWS }, () => drawAssigned(draw, rng));
}
const meanOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0) / DRAWS;
const varianceOf = (counts: readonly number[]): number => {
  const mean = meanOf(counts);
  return counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / DRAWS;
};

describe('drawAssigned', () => {
  it('takes none and all where it is sure', () => {
    expect(new Set(countsOf({ contracts: 7, probability: 0 }))).toEqual(new Set([0]));
    expect(new Set(countsOf({ contracts: 7, probability: 1 }))).toEqual(new Set([7]));
    expect(new Set(countsOf({ contracts: 7, probability: 0, openInterest: 50 }))).toEqual(new Set([0]));
    expect(new Set(countsOf({ contracts: 7, probability: 1, openInterest: 50 }))).toEqual(new Set([7]));
    expect(drawAssigned({ contracts: 0, probability: 0.5 }, createRng(1))).toBe(0);
  });

  it('draws each contract for itself: binomial', () => {
    const counts = countsOf({ contracts: 10, probability: 0.3 });
    // Mean 3, variance 2.1; four standard errors of 4000 draws.
    expect(Math.abs(meanOf(counts) - 3)).toBeLessThan(0.1);
    expect(Math.abs(varianceOf(counts) - 2.1)).toBeLessThan(0.2);
  });

  it('draws without replacement where open interest is known: hypergeometric', () => {
    const counts = countsOf({ contracts: 10, probability: 0.3, openInterest: 20 });
    // 6 of 20 are exercised: mean 3, variance 10 * 0.3 * 0.7 * 10 / 19 = 1.105.
    expect(Math.abs(meanOf(counts) - 3)).toBeLessThan(0.08);
    expect(Math.abs(varianceOf(counts) - 1.105)).toBeLessThan(0.12);
    expect(Math.max(...counts)).toBeLessThanOrEqual(6);
  });

  it('who holds the whole open interest is assigned just what is exercised', () => {
    expect(new Set(countsOf({ contracts: 10, probability: 0.34, openInterest: 10 }))).toEqual(new Set([3]));
    expect(new Set(countsOf({ contracts: 10, probability: 0.36, openInterest: 10 }))).toEqual(new Set([4]));
  });

  it('passes over an open interest below what is held, which cannot be right', () => {
    const draw = { contracts: 10, probability: 0.3 };
    const withWrong = drawAssigned({ ...draw, openInterest: 9 }, createRng(5));
    expect(withWrong).toBe(drawAssigned(draw, createRng(5)));
    expect(drawAssigned({ ...draw, openInterest: Number.NaN }, createRng(5))).toBe(withWrong);
  });

  it('takes as much of the stream whatever comes of it', () => {
    for (const probability of [0, 0.5, 1]) {
      const rng = createRng(9);
      drawAssigned({ contracts: 3, probability }, rng);
      const withInterest = createRng(9);
      drawAssigned({ contracts: 3, probability, openInterest: 100 }, withInterest);
      const plain = createRng(9);
      for (let draw = 0; draw < 3; draw += 1) plain.uniform();
      const next = plain.uniform();
      expect([rng.uniform(), withInterest.uniform()]).toEqual([next, next]);
    }
  });

  it('refuses what is no count and no probability', () => {
    const rng = createRng(1);
    expect(() => drawAssigned({ contracts: 1.5, probability: 0 }, rng)).toThrow(
      'expected whole contracts, found 1.5',
    );
    expect(() => drawAssigned({ contracts: -1, probability: 0 }, rng)).toThrow(
      'expected whole contracts, found -1',
    );
    expect(() => drawAssigned({ contracts: 1, probability: 1.01 }, rng)).toThrow(
      'expected a probability, found 1.01',
    );
    expect(() => drawAssigned({ contracts: 1, probability: -0.01 }, rng)).toThrow('found -0.01');
    expect(() => drawAssigned({ contracts: 1, probability: Number.NaN }, rng)).toThrow('found NaN');
  });
});
