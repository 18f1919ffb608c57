// Checks the eSSVI slice against its definition, finite differences and the prices it implies.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blackPrice } from '../black-price.ts';
import {
  essviDensityFactor,
  type EssviSlice,
  essviSlice,
  type EssviTerms,
  essviTotalVariance,
  essviVolatility,
} from './essvi-slice.ts';

/** Terms within the limits that the calibrated rule keeps. */
const terms: fc.Arbitrary<EssviTerms> = fc.record({
  atmVolatility: fc.double({ min: 0.05, max: 1.2, noNaN: true }),
  years: fc.double({ min: 1 / 365, max: 1.5, noNaN: true }),
  rho: fc.double({ min: -0.85, max: -0.25, noNaN: true }),
  psi: fc.double({ min: 0.5, max: 1.35, noNaN: true }),
});

const FORWARD = 2700;

function priceAt(slice: EssviSlice, years: number, right: 'call' | 'put', strike: number): number {
  const vol = essviVolatility(slice, years, Math.log(strike / FORWARD));
  return blackPrice({ right, forward: FORWARD, strike, years, vol, discount: 1 });
}

/** Strikes over six standard deviations on each side. */
function strikeGrid(slice: EssviSlice, count: number): readonly number[] {
  const reach = 6 * Math.sqrt(slice.theta);
  return Array.from(
    { length: count },
    (_, index) => FORWARD * Math.exp(reach * ((2 * index) / (count - 1) - 1)),
  );
}

describe('eSSVI slice', () => {
  test('is the stated volatility at the money and follows the written formula elsewhere', () => {
    const slice = essviSlice({ atmVolatility: 0.2, years: 0.25, rho: -0.6, psi: 0.9 });
    expect(essviVolatility(slice, 0.25, 0)).toBeCloseTo(0.2, 14);
    // z = k/(sigma sqrt T) = -1: sigma^2 = 0.04/2 (1 + 0.54 + sqrt((-1.5)^2 + 0.64)).
    const expected = Math.sqrt(0.02 * (1.54 + Math.sqrt(2.89)));
    expect(essviVolatility(slice, 0.25, -0.1)).toBeCloseTo(expected, 13);
  });

  test('has a put skew: volatility falls through the money for negative rho', () => {
    const slice = essviSlice({ atmVolatility: 0.2, years: 0.25, rho: -0.6, psi: 0.9 });
    expect(essviTotalVariance(slice, -0.02)).toBeGreaterThan(essviTotalVariance(slice, 0.02));
  });

  test('the density factor is the one of finite differences of total variance', () => {
    fc.assert(
      fc.property(terms, fc.double({ min: -3, max: 3, noNaN: true }), (given, deviations) => {
        const slice = essviSlice(given);
        const k = deviations * Math.sqrt(slice.theta);
        const h = 1e-3 * Math.sqrt(slice.theta);
        const w = essviTotalVariance(slice, k);
        const up = essviTotalVariance(slice, k + h);
        const down = essviTotalVariance(slice, k - h);
        const slope = (up - down) / (2 * h);
        const curvature = (up - 2 * w + down) / (h * h);
        const g = (1 - (k * slope) / (2 * w)) ** 2 - 0.25 * slope ** 2 * (1 / w + 0.25) + curvature / 2;
        expect(essviDensityFactor(slice, k)).toBeCloseTo(g, 4);
      }),
    );
  });

  test('prices fall with the strike for calls, rise for puts, are convex, and keep parity', () => {
    fc.assert(
      fc.property(terms, (given) => {
        const slice = essviSlice(given);
        const strikes = strikeGrid(slice, 81);
        const calls = strikes.map((strike) => priceAt(slice, given.years, 'call', strike));
        const tolerance = 1e-9 * FORWARD;
        for (let index = 1; index + 1 < strikes.length; index += 1) {
          const [k0, k1, k2] = strikes.slice(index - 1, index + 2) as [number, number, number];
          const [c0, c1, c2] = calls.slice(index - 1, index + 2) as [number, number, number];
          expect(c1).toBeLessThanOrEqual(c0 + tolerance);
          expect((c2 - c1) / (k2 - k1)).toBeGreaterThanOrEqual((c1 - c0) / (k1 - k0) - 1e-9);
          const put = priceAt(slice, given.years, 'put', k1);
          expect(c1 - put).toBeCloseTo(FORWARD - k1, 8);
          expect(put).toBeGreaterThanOrEqual(priceAt(slice, given.years, 'put', k0) - tolerance);
        }
      }),
      { numRuns: 40 },
    );
  });
});
