import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SeriesPoint } from './chart-data.ts';
import { drawdownChart, drawdownSpans } from './equity-charts.ts';
import { pnlHistogram } from './pnl-histogram.ts';
import { POINTS_MAX, thinnedSeries } from './thinned-series.ts';

const seriesOf = (values: readonly number[]): readonly SeriesPoint[] =>
  values.map((value, index) => [index, value]);

describe('a thinned series', () => {
  // Shrinking thousands of numbers takes minutes and tells nothing.
  const values = fc.noShrink(
    fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { minLength: 1, maxLength: 4000, size: 'max' }),
  );

  test('keeps first, last, lowest and highest, in order, within its bound', () => {
    fc.assert(
      fc.property(values, (numbers) => {
        const points = seriesOf(numbers);
        const thinned = thinnedSeries(points);
        const kept = thinned.map(([, value]) => value);
        expect(thinned.length).toBeLessThanOrEqual(POINTS_MAX);
        expect(thinned[0]).toBe(points[0]);
        expect(thinned.at(-1)).toBe(points.at(-1));
        expect(Math.min(...kept)).toBe(Math.min(...numbers));
        expect(Math.max(...kept)).toBe(Math.max(...numbers));
        expect(thinned.map(([atMs]) => atMs)).toEqual(
          thinned.map(([atMs]) => atMs).toSorted((a, b) => a - b),
        );
      }),
      { numRuns: 30 },
    );
  });

  test('is whole where it is short', () => {
    const points = seriesOf(Array.from({ length: POINTS_MAX }, (_, index) => index % 7));
    expect(thinnedSeries(points)).toBe(points);
  });
});

describe('the histogram of P&Ls', () => {
  test('counts every trade once, in adjoining bins with an edge at zero', () => {
    const pnls = fc.array(fc.double({ min: -1e5, max: 1e5, noNaN: true }), { minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(pnls, (dollars) => {
        const chart = pnlHistogram(dollars);
        if (chart?.kind !== 'pnl-histogram') throw new Error('no histogram');
        expect(chart.bins.reduce((sum, { trades }) => sum + trades, 0)).toBe(dollars.length);
        expect(chart.bins.length).toBeLessThan(70);
        for (const [index, bin] of chart.bins.entries()) {
          const isAcrossZero = bin.fromDollars < 0 && bin.toDollars > 1e-9;
          expect(isAcrossZero).toBe(false);
          expect(bin.toDollars).toBeGreaterThan(bin.fromDollars);
          if (index > 0)
            expect(bin.fromDollars).toBeCloseTo(chart.bins[index - 1]?.toDollars ?? Number.NaN, 6);
        }
      }),
    );
  });

  test('has mean and median of its trades', () => {
    expect(pnlHistogram([-300, 100, 100, 140])).toMatchObject({ meanDollars: 10, medianDollars: 100 });
    expect(pnlHistogram([50])).toMatchObject({ medianDollars: 50, bins: [{ trades: 1 }] });
    expect(pnlHistogram([])).toBeUndefined();
  });
});

describe('falls of the account', () => {
  const equity = seriesOf([110, 99, 120, 108, 90, 100, 121, 119]);

  test('reach from each high to the next, deepest first', () => {
    expect(drawdownSpans(equity, 100)).toEqual([
      { ratio: 0.25, peakMs: 2, troughMs: 4, recoveredMs: 6 },
      { ratio: 1 - 99 / 110, peakMs: 0, troughMs: 1, recoveredMs: 2 },
      { ratio: 1 - 119 / 121, peakMs: 6, troughMs: 7, recoveredMs: undefined },
    ]);
  });

  test('count from the initial cash before there is a high', () => {
    expect(drawdownSpans(seriesOf([80, 90]), 100)).toEqual([
      { ratio: expect.closeTo(0.2) as number, peakMs: undefined, troughMs: 0, recoveredMs: undefined },
    ]);
    expect(drawdownSpans(seriesOf([100, 101]), 100)).toEqual([]);
  });

  test('are the depths that the chart draws', () => {
    const chart = drawdownChart(equity, 100);
    if (chart.kind !== 'drawdown') throw new Error('no drawdown');
    expect(Math.min(...chart.points.map(([, depth]) => depth))).toBeCloseTo(-0.25);
    expect(chart.points[0]?.[1]).toBe(0);
  });
});
