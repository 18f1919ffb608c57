// Checks the conditions that keep eSSVI free of arbitrage and that fits inside them find the surface that made the quotes.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { essviTotalVariance } from '../essvi-slice.ts';
import { findButterfly, findCalendarSpread } from '../svi-arbitrage.ts';
import { sviTotalVariance } from '../svi-slice.ts';
import { fitEssvi, meetsCalendarBound, sviOfEssvi } from './fit-essvi.ts';
import { essviSurfaces, quotesOn } from './random-smiles.fixture.ts';

test('a slice written as raw SVI is the same curve', () => {
  const slice = { theta: 0.04, rho: -0.6, phi: 4 };
  for (const k of [-2, -0.3, 0, 0.1, 1]) {
    expect(sviTotalVariance(sviOfEssvi(slice), k)).toBeCloseTo(essviTotalVariance(slice, k), 14);
  }
});

test('surfaces under the conditions of Hendriks and Martini have no static arbitrage at any strike', () => {
  let pairs = 0;
  fc.assert(
    fc.property(essviSurfaces, (slices) => {
      for (const [index, slice] of slices.entries()) {
        expect(findButterfly(sviOfEssvi(slice))).toBeUndefined();
        const before = slices[index - 1];
        if (before === undefined) continue;
        pairs += 1;
        expect(meetsCalendarBound(before, slice)).toBe(true);
        expect(findCalendarSpread(sviOfEssvi(before), sviOfEssvi(slice))).toBeUndefined();
      }
    }),
    { numRuns: 1000 },
  );
  expect(pairs).toBeGreaterThan(500);
});

test.each([
  ['falling theta', { theta: 0.039, rho: -0.6, phi: 4 }],
  ['a phi that rises', { theta: 0.0401, rho: -0.6, phi: 8 }],
  ['a wing that falls although psi rises', { theta: 0.05, rho: 0.2, phi: 3.5 }],
])('%s is no calendar bound met, and is a calendar spread', (_, later) => {
  const earlier = { theta: 0.04, rho: -0.6, phi: 4 };
  expect(meetsCalendarBound(earlier, later)).toBe(false);
  expect(findCalendarSpread(sviOfEssvi(earlier), sviOfEssvi(later))).toBeDefined();
});

describe('fit', () => {
  test('finds the slices that made the quotes, one after the other', () => {
    fc.assert(
      fc.property(essviSurfaces, (slices) => {
        for (const [index, slice] of slices.entries()) {
          const years = 0.1 * (index + 1);
          const found = fitEssvi(quotesOn(sviOfEssvi(slice), years), slices[index - 1]);
          for (const k of [-2, -1, 0, 1].map((step) => step * Math.sqrt(slice.theta))) {
            const error =
              Math.sqrt(essviTotalVariance(found, k) / years) -
              Math.sqrt(essviTotalVariance(slice, k) / years);
            expect(Math.abs(error)).toBeLessThan(2e-3);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  test('whatever the quotes, the slice holds no arbitrage alone or against the one before', () => {
    fc.assert(
      fc.property(essviSurfaces, fc.double({ min: 0.3, max: 1.5, noNaN: true }), ([before], ratio) => {
        if (before === undefined) return;
        // Quotes of a slice with less or more variance and the opposite tilt.
        const wanted = { theta: before.theta * ratio, rho: -before.rho, phi: before.phi / ratio };
        const found = fitEssvi(quotesOn(sviOfEssvi(wanted), 0.2, 21, 0.02), before);
        expect(findButterfly(sviOfEssvi(found))).toBeUndefined();
        if (before.theta * before.phi < 0.8) {
          expect(findCalendarSpread(sviOfEssvi(before), sviOfEssvi(found))).toBeUndefined();
        }
      }),
      { numRuns: 100 },
    );
  });
});
