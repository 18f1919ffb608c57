// Checks SVI's shape against differences, and that the decision on arbitrage agrees with published cases and any grid.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findButterfly, findCalendarSpread } from './svi-arbitrage.ts';
import {
  densityFactor,
  findInvalidSvi,
  leastVariance,
  type SviSlice,
  sviShape,
  sviTotalVariance,
} from './svi-slice.ts';

/** Axel Vogt's example, Gatheral and Jacquier (2014), example 3.1: arbitrage near k = 0.9. */
const VOGT: SviSlice = { a: -0.041, b: 0.1331, rho: 0.306, m: 0.3586, sigma: 0.4153 };

const g = (slice: SviSlice, k: number): number => densityFactor(sviShape(slice, k), k);

/** A grid that spans the slice's own scale and some hundred of them beyond. */
function pointsOf({ m, sigma }: SviSlice, count: number): readonly number[] {
  return Array.from(
    { length: count },
    (_, index) => m + sigma * Math.sinh(6 * ((2 * index) / (count - 1) - 1)),
  );
}

const slices: fc.Arbitrary<SviSlice> = fc
  .record({
    least: fc.double({ min: 1e-4, max: 0.3, noNaN: true }),
    b: fc.double({ min: 0.001, max: 2, noNaN: true }),
    rho: fc.double({ min: -0.98, max: 0.98, noNaN: true }),
    m: fc.double({ min: -0.5, max: 0.5, noNaN: true }),
    sigma: fc.double({ min: 0.005, max: 1, noNaN: true }),
  })
  .map(({ least, b, rho, m, sigma }) => ({
    a: least - b * sigma * Math.sqrt(1 - rho * rho),
    b,
    rho,
    m,
    sigma,
  }));

test('slope and curvature are the differences of total variance, the least variance is nowhere undercut', () => {
  fc.assert(
    fc.property(slices, fc.double({ min: -4, max: 4, noNaN: true }), (slice, scales) => {
      const k = slice.m + scales * slice.sigma;
      const h = 1e-3 * slice.sigma;
      const [down, here, up] = [k - h, k, k + h].map((x) => sviTotalVariance(slice, x)) as [
        number,
        number,
        number,
      ];
      const shape = sviShape(slice, k);
      expect(shape.variance).toBeCloseTo(here, 14);
      expect(shape.slope).toBeCloseTo((up - down) / (2 * h), 5);
      expect(shape.curvature * slice.sigma).toBeCloseTo(((up - 2 * here + down) / (h * h)) * slice.sigma, 4);
      expect(here).toBeGreaterThanOrEqual(leastVariance(slice) - 1e-15);
    }),
  );
});

describe('butterfly arbitrage', () => {
  test("Vogt's slice has it although its parameters are valid; the density is negative near 0.9", () => {
    expect(findInvalidSvi(VOGT)).toBeUndefined();
    const found = findButterfly(VOGT);
    expect(found?.logMoneyness).toBeGreaterThan(0.5);
    expect(found?.logMoneyness).toBeLessThan(1.2);
    expect(g(VOGT, found?.logMoneyness ?? 0)).toBeLessThan(0);
    expect(g(VOGT, 0.9)).toBeLessThan(0);
  });

  test('agrees with a grid wherever that sees one, and every point it names is negative', () => {
    let free = 0;
    let found = 0;
    fc.assert(
      fc.property(slices, (slice) => {
        const point = findButterfly(slice);
        const worst = Math.min(...pointsOf(slice, 401).map((k) => g(slice, k)));
        if (point === undefined) {
          free += 1;
          expect(worst).toBeGreaterThan(-1e-9);
        } else {
          found += 1;
          const { logMoneyness } = point;
          if (Number.isFinite(logMoneyness)) expect(g(slice, logMoneyness)).toBeLessThan(1e-12);
          else expect(slice.b * (1 + Math.abs(slice.rho))).toBeGreaterThanOrEqual(2);
        }
      }),
      { numRuns: 2000 },
    );
    expect(Math.min(free, found)).toBeGreaterThan(300);
  });

  test('a dip far narrower than any grid is found', () => {
    // Free slices are made to touch 0 in one place by lowering a; just below that the dip is a sliver.
    const base = { a: 0, b: 0.35, rho: -0.5, m: 0.02, sigma: 0.05 };
    let free = 0.1;
    let arbitrage = -base.b * base.sigma * Math.sqrt(0.75);
    for (let halving = 0; halving < 60; halving += 1) {
      const a = 0.5 * (free + arbitrage);
      if (findButterfly({ ...base, a }) === undefined) free = a;
      else arbitrage = a;
    }
    const touching = { ...base, a: free - 1e-9 };
    const point = findButterfly(touching);
    expect(point).toBeDefined();
    const k = point?.logMoneyness ?? 0;
    expect(g(touching, k)).toBeLessThan(0);
    expect(g(touching, k + 0.002)).toBeGreaterThan(0);
    expect(g(touching, k - 0.002)).toBeGreaterThan(0);
    expect(g({ ...base, a: free }, k)).toBeCloseTo(0, 6);
  });

  test('wings: b (1 + rho) may come near 2 but not reach it, b (1 - rho) may', () => {
    const flat = { a: 8, rho: 0, m: 0, sigma: 3 };
    expect(findButterfly({ ...flat, b: 1.99 })).toBeUndefined();
    expect(findButterfly({ ...flat, b: 2 })).toEqual({ logMoneyness: Infinity });
    expect(findButterfly({ ...flat, b: 2.02, rho: -0.02 })?.logMoneyness).toBe(-Infinity);
  });

  test('a flat slice has none', () => {
    expect(findButterfly({ a: 0.04, b: 0, rho: 0, m: 0, sigma: 1 })).toBeUndefined();
  });
});

describe('calendar spreads', () => {
  test('agree with a grid wherever that sees one, and every point named is one', () => {
    let free = 0;
    fc.assert(
      fc.property(slices, slices, fc.double({ min: 0, max: 2, noNaN: true }), (earlier, other, lift) => {
        const later = { ...other, a: other.a + lift };
        const gap = (k: number): number => sviTotalVariance(later, k) - sviTotalVariance(earlier, k);
        const found = findCalendarSpread(earlier, later);
        const worst = Math.min(...pointsOf(later, 301).map(gap), ...pointsOf(earlier, 301).map(gap));
        if (found === undefined) {
          free += 1;
          expect(worst).toBeGreaterThan(-1e-6);
        } else if (Number.isFinite(found.logMoneyness)) {
          expect(gap(found.logMoneyness)).toBeLessThan(1e-9);
        } else {
          const slope = found.logMoneyness > 0 ? 1 : -1;
          expect(later.b * (1 + slope * later.rho)).toBeLessThan(earlier.b * (1 + slope * earlier.rho));
        }
      }),
      { numRuns: 2000 },
    );
    expect(free).toBeGreaterThan(50);
  });

  test('a slice has none with itself or with itself lifted, and has with itself lowered', () => {
    fc.assert(
      fc.property(slices, fc.double({ min: 1e-6, max: 1, noNaN: true }), (slice, lift) => {
        expect(findCalendarSpread(slice, slice)).toBeUndefined();
        expect(findCalendarSpread(slice, { ...slice, a: slice.a + lift })).toBeUndefined();
        expect(findCalendarSpread({ ...slice, a: slice.a + lift }, slice)).toBeDefined();
      }),
    );
  });
});

test('a flat slice under a flat slice is a calendar spread at every strike', () => {
  const flat = { a: 0.04, b: 0, rho: 0, m: 0, sigma: 1 };
  expect(findCalendarSpread(flat, { ...flat, a: 0.03 })).toBeDefined();
  expect(findCalendarSpread({ ...flat, a: 0.03 }, flat)).toBeUndefined();
});

describe('invalid slices', () => {
  test.each([
    ['invalid-a', { a: Number.NaN }],
    ['invalid-b', { b: -1e-9 }],
    ['invalid-rho', { rho: 1 }],
    ['invalid-rho', { rho: -1.2 }],
    ['invalid-m', { m: Infinity }],
    ['invalid-sigma', { sigma: 0 }],
    ['negative-variance', { a: -0.06 }],
  ])('%s for %o', (code, change) => {
    expect(findInvalidSvi({ ...VOGT, ...change })?.code).toBe(code);
  });
});
