// Checks the shape and tail figures against published examples, small arithmetic and what must hold for any returns.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conditionalValueAtRisk, kurtosis, skewness, tailRatio, valueAtRisk } from '../index.ts';
import { baconMonthlyReturns } from '../ratios/bacon-returns.fixture.ts';

const someReturns = fc.array(fc.double({ min: -0.5, max: 0.5, noNaN: true }), {
  minLength: 1,
  maxLength: 80,
});

describe('kurtosis and skewness', () => {
  test("give Bacon's (2008) kurtosis of 2.43", () => {
    expect(kurtosis(baconMonthlyReturns)).toBeCloseTo(2.43, 2);
  });

  test("give Bacon's (2008) sample skewness of -0.09 after the sample correction", () => {
    // Sample skewness = n^2 / ((n - 1)(n - 2)) x m3 / s^3, s with divisor n - 1.
    const n = baconMonthlyReturns.length;
    const correction = ((n * n) / ((n - 1) * (n - 2))) * ((n - 1) / n) ** 1.5;
    expect((skewness(baconMonthlyReturns) as number) * correction).toBeCloseTo(-0.09, 2);
  });

  test('have closed forms for a two-point distribution', () => {
    // Three of four at 0, one at 4: mean 1, m2 = 3, m3 = 6, m4 = 21.
    expect(skewness([0, 0, 0, 4])).toBeCloseTo(6 / 3 ** 1.5, 12);
    expect(kurtosis([0, 0, 0, 4])).toBeCloseTo(21 / 9, 12);
  });

  test('are undefined without deviation', () => {
    expect(skewness([0.1, 0.1, 0.1])).toBeUndefined();
    expect(kurtosis([])).toBeUndefined();
  });

  test('kurtosis is at least one plus the square of skewness', () => {
    fc.assert(
      fc.property(someReturns, (returns) => {
        const third = skewness(returns);
        const fourth = kurtosis(returns);
        if (third === undefined || fourth === undefined) return;
        expect(fourth).toBeGreaterThanOrEqual((1 + third * third) * (1 - 1e-9));
      }),
    );
  });
});

describe('value at risk', () => {
  // -0.10, -0.09 … 0.10 in hundredths: 21 returns, so the 5% quantile is the second worst.
  const ladder = Array.from({ length: 21 }, (_, index) => (index - 10) / 100);

  test('is the interpolated quantile as a positive loss', () => {
    expect(valueAtRisk(ladder, 0.95)).toBeCloseTo(0.09, 12);
    expect(valueAtRisk([], 0.95)).toBeUndefined();
  });

  test('conditional value at risk counts the last observation by its fraction', () => {
    // 0.05 x 21 = 1.05 returns: (0.10 + 0.05 x 0.09) / 1.05.
    expect(conditionalValueAtRisk(ladder, 0.95)).toBeCloseTo(0.1045 / 1.05, 12);
    // 0.5 x 4 = 2 returns, none in part.
    expect(conditionalValueAtRisk([-0.04, -0.02, 0.01, 0.03], 0.5)).toBeCloseTo(0.03, 12);
    expect(conditionalValueAtRisk([], 0.95)).toBeUndefined();
    expect(() => conditionalValueAtRisk([0.1], 1)).toThrow(/level/);
  });

  test('the conditional figure is never the smaller loss', () => {
    fc.assert(
      fc.property(someReturns, fc.double({ min: 0, max: 0.999, noNaN: true }), (returns, level) => {
        const conditional = conditionalValueAtRisk(returns, level) as number;
        expect(conditional).toBeGreaterThanOrEqual((valueAtRisk(returns, level) as number) - 1e-12);
      }),
    );
  });
});

test('tail ratio compares the 95th with the 5th percentile', () => {
  // 21 values from -0.1 in steps of 0.02: the 5% point is -0.08, the 95% point 0.28.
  const returns = Array.from({ length: 21 }, (_, index) => -0.1 + 0.02 * index);
  expect(tailRatio(returns)).toBeCloseTo(0.28 / 0.08, 10);
  expect(tailRatio([0, 0, 0])).toBeUndefined();
  expect(tailRatio([])).toBeUndefined();
});
