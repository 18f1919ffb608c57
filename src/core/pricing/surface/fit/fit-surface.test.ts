// Checks that fits find the surface that made the quotes, that noise and planted arbitrage leave none in the fit, and why.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findButterfly, findCalendarSpread } from '../svi-arbitrage.ts';
import { type SviSlice, sviTotalVariance } from '../svi-slice.ts';
import { sviOfEssvi } from './fit-essvi.ts';
import { findSurfaceArbitrage, fitSurface } from './fit-surface.ts';
import { fitSvi, fitSviInside } from './fit-svi.ts';
import { essviSurfaces, quotesOn } from './random-smiles.fixture.ts';
import type { SmileQuotes } from './smile-quotes.ts';

/** Two slices without arbitrage, of a month and of three. */
const MONTH: SviSlice = { a: 0.001, b: 0.04, rho: -0.5, m: 0.01, sigma: 0.06 };
const QUARTER: SviSlice = { a: 0.004, b: 0.08, rho: -0.5, m: 0.02, sigma: 0.1 };

describe('a free SVI fit', () => {
  test('recovers the parameters of exact quotes', () => {
    for (const [slice, years] of [
      [MONTH, 1 / 12],
      [QUARTER, 0.25],
    ] as const) {
      const found = fitSvi(quotesOn(slice, years));
      for (const name of ['a', 'b', 'rho', 'm', 'sigma'] as const) {
        expect(found?.[name]).toBeCloseTo(slice[name], 5);
      }
    }
  });

  test('is not bent by quotes that are wrong', () => {
    const quotes = quotesOn(MONTH, 1 / 12);
    const points = quotes.points.map((point, index) =>
      index % 11 === 5 ? { ...point, vol: point.vol + 0.15 } : point,
    );
    const found = fitSvi({ ...quotes, points });
    expect(found).toBeDefined();
    if (found === undefined) return;
    for (const { logMoneyness } of points) {
      const model = Math.sqrt(12 * sviTotalVariance(found, logMoneyness));
      expect(Math.abs(model - Math.sqrt(12 * sviTotalVariance(MONTH, logMoneyness)))).toBeLessThan(0.005);
    }
  });
});

test('narrow quotes outweigh wide ones', () => {
  const quotes = quotesOn(MONTH, 1 / 12, 60);
  const points = quotes.points.map((point, index) =>
    index % 2 === 0
      ? { ...point, bidVol: point.vol - 0.0005, askVol: point.vol + 0.0005 }
      : { ...point, bidVol: point.vol - 0.05, vol: point.vol + 0.004, askVol: point.vol + 0.05 },
  );
  const errorOf = (slice: SviSlice | undefined): number =>
    slice === undefined
      ? Infinity
      : Math.abs(Math.sqrt(12 * sviTotalVariance(slice, 0)) - Math.sqrt(12 * sviTotalVariance(MONTH, 0)));
  // With equal weights the error is half of the wide quotes' 0.004.
  expect(errorOf(fitSvi({ ...quotes, points }))).toBeLessThan(0.0015);
});

test('beyond its quotes a fit follows its anchor', () => {
  const all = quotesOn(MONTH, 1 / 12, 201, 0.0003).points;
  const points = all.filter(({ logMoneyness }) => Math.abs(logMoneyness) < 0.02);
  const ratioOf = (slice: SviSlice | undefined): number =>
    slice === undefined ? Infinity : Math.sqrt(sviTotalVariance(slice, 0.2) / sviTotalVariance(MONTH, 0.2));
  expect(Math.abs(ratioOf(fitSvi({ years: 1 / 12, points, anchor: MONTH })) - 1)).toBeLessThan(0.01);
  expect(Math.abs(ratioOf(fitSvi({ years: 1 / 12, points })) - 1)).toBeGreaterThan(0.1);
});

describe('a surface', () => {
  test('of exact quotes without arbitrage is theirs, and nothing is repaired', () => {
    const { model, slices, arbitrageBefore } = fitSurface([quotesOn(MONTH, 1 / 12), quotesOn(QUARTER, 0.25)]);
    expect([model, arbitrageBefore]).toEqual(['svi', []]);
    for (const { rmseVolPoints, insideBidAsk, repaired } of slices) {
      expect(rmseVolPoints).toBeLessThan(1e-3);
      expect(insideBidAsk).toBe(1);
      expect(repaired).toEqual([]);
    }
  });

  test('counts quotes of one price as met where only rounding is between', () => {
    const flat = { a: 0.004, b: 0, rho: 0, m: 0, sigma: 1 };
    for (const slice of [MONTH, flat]) {
      const { years, points } = quotesOn(slice, 1 / 12);
      const locked = points.map(({ logMoneyness, vol }) => ({ logMoneyness, vol, bidVol: vol, askVol: vol }));
      expect(fitSurface([{ years, points: locked }]).slices[0]?.insideBidAsk).toBe(1);
      const moved = locked.map((point) => ({ ...point, bidVol: point.vol + 1e-5, askVol: point.vol + 1e-5 }));
      expect(fitSurface([{ years, points: moved }]).slices[0]?.insideBidAsk).toBe(0);
    }
  });

  test('of noisy quotes on random surfaces holds no arbitrage and stays near', () => {
    fc.assert(
      fc.property(essviSurfaces, fc.double({ min: 0, max: 0.004, noNaN: true }), (truth, noise) => {
        const expiries = truth.map((slice, index) =>
          quotesOn(sviOfEssvi(slice), 0.1 * (index + 1), 31, noise),
        );
        const { slices } = fitSurface(expiries);
        expect(findSurfaceArbitrage(slices.map(({ slice }) => slice))).toEqual([]);
        for (const { rmseVolPoints } of slices) expect(rmseVolPoints).toBeLessThan(2);
      }),
      { numRuns: 25 },
    );
  });

  test("of Vogt's quotes is repaired of its butterfly and counts it", () => {
    const vogt = { a: -0.041, b: 0.1331, rho: 0.306, m: 0.3586, sigma: 0.4153 };
    const points = Array.from({ length: 41 }, (_, index) => {
      const logMoneyness = 0.075 * index - 1.5;
      const vol = Math.sqrt(sviTotalVariance(vogt, logMoneyness));
      return { logMoneyness, bidVol: vol - 0.005, vol, askVol: vol + 0.005 };
    });
    const { slices } = fitSurface([{ years: 1, points }]);
    const [repaired] = slices;
    expect(repaired?.repaired).toEqual(['butterfly']);
    expect(repaired && findButterfly(repaired.slice)).toBeUndefined();
    // Gatheral and Jacquier's own repair (2014, figure 4) stays within a few points of the smile too.
    expect(repaired?.rmseVolPoints).toBeLessThan(3);
  });

  test('of expiries that cross is repaired of its calendar spread and counts it', () => {
    const low = { ...QUARTER, a: QUARTER.a - 0.004 };
    const high = { ...QUARTER, a: QUARTER.a + 0.002 };
    expect(findCalendarSpread(high, low)).toBeDefined();
    const { slices, arbitrageBefore } = fitSurface([quotesOn(high, 0.25), quotesOn(low, 0.3)]);
    expect(slices.map(({ repaired }) => repaired.includes('calendar'))).toEqual([false, true]);
    expect(arbitrageBefore.map(({ kind, index }) => [kind, index])).toEqual([['calendar', 1]]);
    expect(findSurfaceArbitrage(slices.map(({ slice }) => slice))).toEqual([]);
  });

  test('is eSSVI throughout where five parameters do not get clear of a fall in variance', () => {
    const flat = (vol: number, years: number): SmileQuotes => ({
      years,
      points: Array.from({ length: 9 }, (_, index) => ({
        logMoneyness: 0.03 * (index - 4),
        bidVol: vol - 0.001,
        vol,
        askVol: vol + 0.001,
      })),
    });
    const { model, slices } = fitSurface([flat(0.3, 0.1), flat(0.2, 0.12), flat(0.4, 0.5)]);
    expect(model).toBe('essvi');
    expect(slices.map(({ repaired }) => repaired)).toEqual([[], ['calendar'], ['calendar']]);
    expect(findSurfaceArbitrage(slices.map(({ slice }) => slice))).toEqual([]);
    // Total variance may not fall below 0.009: 0.2 becomes sqrt(0.009 / 0.12) = 0.274 at least.
    expect(slices[1]?.rmseVolPoints).toBeGreaterThan(7.3);
    expect(slices[1]?.rmseVolPoints).toBeLessThan(7.6);
  });

  test('of no expiries is empty', () => {
    expect(fitSurface([])).toEqual({ model: 'svi', slices: [], arbitrageBefore: [] });
  });
});

test('arbitrage is told by kind and slice', () => {
  const vogt = { a: -0.041, b: 0.1331, rho: 0.306, m: 0.3586, sigma: 0.4153 };
  expect(findSurfaceArbitrage([MONTH, vogt]).map(({ kind, index }) => [kind, index])).toContainEqual([
    'butterfly',
    1,
  ]);
  expect(findSurfaceArbitrage([QUARTER, MONTH]).map(({ kind, index }) => [kind, index])).toEqual([
    ['calendar', 1],
  ]);
});

describe('a fit inside the bounds', () => {
  test('gets clear of butterflies from a start that holds some', () => {
    const vogt = { a: -0.041, b: 0.1331, rho: 0.306, m: 0.3586, sigma: 0.4153 };
    const found = fitSviInside(quotesOn(vogt, 1), [vogt], undefined);
    expect(found).toBeDefined();
    expect(found && findButterfly(found)).toBeUndefined();
  });

  test('gets clear of the slice before from a start that crosses it', () => {
    const low = { ...QUARTER, a: QUARTER.a - 0.001 };
    const before = { ...QUARTER, b: 0.075, rho: -0.45 };
    expect(findCalendarSpread(before, low)).toBeDefined();
    const found = fitSviInside(quotesOn(low, 0.3), [low], before);
    expect(found).toBeDefined();
    expect(found && findCalendarSpread(before, found)).toBeUndefined();
    expect(found && findButterfly(found)).toBeUndefined();
  });

  test('gives nothing without a start', () => {
    expect(fitSviInside(quotesOn(MONTH, 1 / 12), [], undefined)).toBeUndefined();
  });
});
