// Checks that the search finds planted arbitrage and nothing else, and that the sufficient bound keeps its promise.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { essviSlice } from './essvi-slice.ts';
import { findStaticArbitrage, meetsButterflyBound } from './static-arbitrage.ts';

const grid = Array.from({ length: 121 }, (_, index) => (index - 60) / 40);

describe('static arbitrage', () => {
  test('a sound pair of slices has none', () => {
    const near = essviSlice({ atmVolatility: 0.2, years: 0.1, rho: -0.6, psi: 0.95 });
    const far = essviSlice({ atmVolatility: 0.2, years: 0.3, rho: -0.65, psi: 1 });
    expect(findStaticArbitrage([near, far], grid)).toEqual([]);
  });

  test('a far slice with less variance is a calendar arbitrage at every moneyness', () => {
    const near = essviSlice({ atmVolatility: 0.3, years: 0.3, rho: -0.6, psi: 0.9 });
    const far = essviSlice({ atmVolatility: 0.2, years: 0.4, rho: -0.6, psi: 0.9 });
    const found = findStaticArbitrage([near, far], grid);
    expect(found.map(({ kind }) => kind)).toEqual(grid.map(() => 'calendar'));
    expect(found.every(({ index, value }) => index === 1 && value < 0)).toBe(true);
  });

  test('a slice beyond the bound shows a negative density', () => {
    const steep = essviSlice({ atmVolatility: 0.5, years: 1, rho: -0.9, psi: 3.5 });
    expect(meetsButterflyBound(steep)).toBe(false);
    expect(findStaticArbitrage([steep], grid).some(({ kind }) => kind === 'butterfly')).toBe(true);
  });

  test('no slice within the bound has a negative density anywhere', () => {
    const wide = fc.record({
      atmVolatility: fc.double({ min: 0.03, max: 1.5, noNaN: true }),
      years: fc.double({ min: 1e-3, max: 2, noNaN: true }),
      rho: fc.double({ min: -0.99, max: 0.99, noNaN: true }),
      psi: fc.double({ min: 0.05, max: 2, noNaN: true }),
    });
    fc.assert(
      fc.property(wide, (given) => {
        const slice = essviSlice(given);
        fc.pre(meetsButterflyBound(slice));
        const scaled = grid.map((step) => 6 * step * Math.sqrt(slice.theta));
        expect(findStaticArbitrage([slice], scaled)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
