// Checks the figures against a benchmark with published values and with what must hold for any two series.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beta, compoundAnnualGrowthRate, compoundedCurve, correlation, jensensAlpha } from '../index.ts';
import { baconBenchmarkReturns, baconMonthlyReturns } from '../ratios/bacon-returns.fixture.ts';

const yearlyGrowth = (returns: readonly number[]): number =>
  compoundAnnualGrowthRate(
    { initialDollars: 1, finalDollars: compoundedCurve(returns).at(-1) as number },
    returns.length / 12,
  ) as number;

const pairsOfReturns = fc.array(
  fc.tuple(fc.integer({ min: -200, max: 200 }), fc.integer({ min: -200, max: 200 })),
  {
    minLength: 3,
    maxLength: 60,
  },
);

const columns = (pairs: readonly (readonly [number, number])[]): readonly [number[], number[]] => [
  pairs.map(([first]) => first / 1000),
  pairs.map(([, second]) => second / 1000),
];

describe('beta', () => {
  test("gives Bacon's (2008), p. 72, Jensen's alpha of -0.014 from compounded yearly returns", () => {
    const slope = beta(baconMonthlyReturns, baconBenchmarkReturns) as number;
    const alpha = yearlyGrowth(baconMonthlyReturns) - slope * yearlyGrowth(baconBenchmarkReturns);
    expect(alpha).toBeCloseTo(-0.014, 3);
  });

  test('is the slope of a line that the returns follow', () => {
    fc.assert(
      fc.property(pairsOfReturns, fc.integer({ min: -30, max: 30 }), (pairs, slope) => {
        const [, benchmark] = columns(pairs);
        const found = beta(
          benchmark.map((value) => 0.01 + slope * value),
          benchmark,
        );
        if (found !== undefined) expect(found).toBeCloseTo(slope, 8);
      }),
    );
  });

  test('is undefined for a benchmark without deviation and below two periods', () => {
    expect(beta([0.01, 0.02], [0.1, 0.1])).toBeUndefined();
    expect(beta([0.01], [0.1])).toBeUndefined();
    expect(() => beta([0.01, 0.02], [0.1])).toThrow(/one length/);
  });
});

describe("Jensen's alpha", () => {
  test('is the intercept a period times the periods', () => {
    const benchmark = [0.01, -0.02, 0.03];
    const returns = benchmark.map((value) => 0.002 + 1.5 * value);
    expect(jensensAlpha(returns, benchmark, 12)).toBeCloseTo(0.024, 12);
  });

  test('is undefined where beta is', () => {
    expect(jensensAlpha([0.01, 0.02], [0, 0], 12)).toBeUndefined();
  });
});

describe('correlation', () => {
  test("gives Bacon's (2008), p. 75, specific risk of 3.29% a year: what the benchmark does not explain", () => {
    const rho = correlation(baconMonthlyReturns, baconBenchmarkReturns) as number;
    const average = baconMonthlyReturns.reduce((sum, value) => sum + value, 0) / 24;
    const variance = baconMonthlyReturns.reduce((sum, value) => sum + (value - average) ** 2, 0) / 24;
    expect(Math.sqrt(variance * (1 - rho * rho) * 12)).toBeCloseTo(0.0329, 4);
  });

  test('lies within -1 and 1 and does not depend on the order of the two', () => {
    fc.assert(
      fc.property(pairsOfReturns, (pairs) => {
        const [first, second] = columns(pairs);
        const rho = correlation(first, second);
        expect(correlation(second, first) ?? 0).toBeCloseTo(rho ?? 0, 12);
        if (rho !== undefined) expect(Math.abs(rho)).toBeLessThanOrEqual(1);
        const own = correlation(first, first);
        if (own === undefined) return;
        expect(own).toBeCloseTo(1, 12);
        expect(own).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('is undefined where either series stands still', () => {
    expect(correlation([0.1, 0.1], [0.1, 0.2])).toBeUndefined();
    expect(correlation([0.1, 0.2], [0.1, 0.1])).toBeUndefined();
  });
});
