import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distributionChart, fanChart, waterfallChart } from './statistic-charts.ts';
import type { ChartMeasure } from './statistic-chart-data.ts';

const measure: ChartMeasure = { form: 'dollars', decimals: 0, unit: '$' };
const form = { marks: [], countUnit: 'paths', isSigned: true, measure };

describe('a distribution', () => {
  test('counts every value once, in adjoining bins', () => {
    const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true, noDefaultInfinity: true }), {
      minLength: 1,
      maxLength: 200,
    });
    fc.assert(
      fc.property(values, (numbers) => {
        const { bins } = distributionChart(numbers, form);
        expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(numbers.length);
        expect(bins.length).toBeLessThan(70);
        for (const [index, bin] of bins.entries()) {
          expect(bin.to).toBeGreaterThan(bin.from);
          expect(bin.from < 0 && bin.to > 1e-9 * (bin.to - bin.from)).toBe(false);
          if (index > 0) expect(bin.from).toBe(bins[index - 1]?.to);
        }
      }),
      { numRuns: 50 },
    );
  });

  test('of small ratios has small bins', () => {
    const { bins } = distributionChart([0.011, 0.012, 0.029], form);
    expect(bins.length).toBeGreaterThan(10);
    expect(distributionChart([0.3, 0.3], form).bins).toEqual([
      { from: 0.3, to: expect.closeTo(0.31) as number, count: 2 },
    ]);
    expect(distributionChart([0, 0, 0], form).bins.map(({ count }) => count)).toEqual([3]);
    expect(distributionChart([], form).bins).toEqual([]);
  });
});

describe('a fan', () => {
  const fanOf = (length: number) =>
    fanChart({
      horizontal: { kind: 'count', title: 'trades' },
      at: Array.from({ length }, (_, index) => index),
      quantiles: [{ quantile: 0.5, values: Array.from({ length }, (_, index) => 10 * index) }],
      actual: undefined,
      level: undefined,
      measure,
    });

  test('keeps its first and last instant, and each value at its own', () => {
    const { at, quantiles } = fanOf(10_001);
    expect(at).toHaveLength(300);
    expect([at[0], at.at(-1)]).toEqual([0, 10_000]);
    expect(quantiles[0]?.values).toEqual(at.map((instant) => 10 * instant));
    expect(fanOf(300).at).toHaveLength(300);
  });
});

test('a waterfall adds up, a missing component adding nothing', () => {
  const components = [
    { name: 'theta', value: 50 },
    { name: 'rho', value: undefined },
    { name: 'gamma', value: -80 },
  ];
  const start = { name: 'cash', value: 100 };
  expect(waterfallChart({ start, components, measure }, 'equity').total).toEqual({
    name: 'equity',
    value: 70,
  });
  expect(waterfallChart({ start: undefined, components: [], measure }, 'none').total.value).toBe(0);
});
