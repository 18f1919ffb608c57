// Checks the ratios against published examples and against what must hold for any returns.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calmarRatio, excessReturns, loScaleFactor, omegaRatio, sharpeRatio } from '../index.ts';
import { sharpeRatioLo, sortinoRatio } from '../index.ts';
import { baconMonthlyReturns } from './bacon-returns.fixture.ts';

const returnsOf = (minLength: number) =>
  fc.array(fc.double({ min: -0.2, max: 0.2, noNaN: true }), { minLength, maxLength: 60 });

describe('Sharpe ratio', () => {
  test('is the mean over the sample deviation, times the square root of the periods', () => {
    // Mean 0.02, squared offsets 0.0001 + 0 + 0.0001, variance 0.0001, deviation 0.01; 2 a period, 4 over 4 periods.
    expect(sharpeRatio([0.01, 0.02, 0.03], 1)).toBeCloseTo(2, 12);
    expect(sharpeRatio([0.01, 0.02, 0.03], 4)).toBeCloseTo(4, 12);
  });

  test('counts only what exceeds the risk-free return of each period', () => {
    expect(sharpeRatio(excessReturns([0.02, 0.03, 0.04], 0.01), 1)).toBeCloseTo(2, 12);
    expect(sharpeRatio(excessReturns([0.02, 0.04, 0.06], [0.01, 0.02, 0.03]), 1)).toBeCloseTo(2, 12);
  });

  test('is undefined without deviation, also where equal growth leaves rounding noise', () => {
    expect(sharpeRatio([], 252)).toBeUndefined();
    expect(sharpeRatio([0.01], 252)).toBeUndefined();
    expect(sharpeRatio([0.1, 0.1, 0.1, 0.1], 252)).toBeUndefined();
    expect(sharpeRatio([0.01, 0.01 + 2e-16, 0.01 - 2e-16], 252)).toBeUndefined();
  });

  test('scales with neither the size of the position nor its sign', () => {
    fc.assert(
      fc.property(returnsOf(3), fc.double({ min: 0.5, max: 5, noNaN: true }), (returns, scale) => {
        const ratio = sharpeRatio(returns, 12);
        const scaled = sharpeRatio(
          returns.map((value) => -scale * value),
          12,
        );
        if (ratio === undefined || scaled === undefined || Math.abs(ratio) > 1e6) return;
        expect(scaled).toBeCloseTo(-ratio, 6);
      }),
    );
  });
});

describe('Lo scale factor', () => {
  test('is the square root of time for independent returns', () => {
    expect(loScaleFactor([], 12)).toBeCloseTo(Math.sqrt(12), 12);
    expect(loScaleFactor([0, 0, 0], 252)).toBeCloseTo(Math.sqrt(252), 12);
  });

  test('agrees with the closed form for a first-order autoregression', () => {
    // Lo (2002), eq. 22: eta(q) = sqrt(q) / sqrt(1 + 2 rho / (1 - rho) (1 - (1 - rho^q) / (q (1 - rho)))).
    for (const rho of [-0.3, 0.1, 0.2, 0.6]) {
      const powers = Array.from({ length: 11 }, (_, index) => rho ** (index + 1));
      const inner = 1 - (1 - rho ** 12) / (12 * (1 - rho));
      const closed = Math.sqrt(12) / Math.sqrt(1 + ((2 * rho) / (1 - rho)) * inner);
      expect(loScaleFactor(powers, 12)).toBeCloseTo(closed, 12);
    }
  });

  test('is undefined where the variance of the sum is nothing', () => {
    // q = 2, rho = -1: 2 + 2 x 1 x -1 = 0.
    expect(loScaleFactor([-1], 2)).toBeUndefined();
  });
});

describe('Sharpe ratio after Lo', () => {
  test('lies below the plain one for returns that follow each other, above for returns that alternate', () => {
    // Four lags at most (16 / 4): the slow wave has positive, the alternation negative first autocorrelations.
    const wave = Array.from({ length: 16 }, (_, index) => 0.01 + (index % 8 < 4 ? 0.02 : -0.02));
    const alternation = Array.from({ length: 16 }, (_, index) => 0.01 + (index % 2 === 0 ? 0.02 : -0.02));
    expect(sharpeRatioLo(wave, 2)).toBeLessThan(sharpeRatio(wave, 2) as number);
    expect(sharpeRatioLo(alternation, 2)).toBeGreaterThan(sharpeRatio(alternation, 2) as number);
  });

  test('is scaled by the autocorrelations of the returns, products about the mean over squares', () => {
    // 1, 2, 3, 4 about 2.5: squares 5; lag 1: 0.75 - 0.25 + 0.75 = 1.25. Four returns give one lag.
    const scale = loScaleFactor([0.25], 12) as number;
    expect(sharpeRatioLo([1, 2, 3, 4], 12)).toBeCloseTo((sharpeRatio([1, 2, 3, 4], 1) as number) * scale, 12);
    fc.assert(
      fc.property(returnsOf(2), fc.integer({ min: 1, max: 40 }), (returns, periods) => {
        const ratio = sharpeRatio(returns, 1);
        if (ratio === undefined) {
          expect(sharpeRatioLo(returns, periods)).toBeUndefined();
          return;
        }
        const mean = returns.reduce((sum, value) => sum + value, 0) / returns.length;
        const offsets = returns.map((value) => value - mean);
        const squares = offsets.reduce((sum, value) => sum + value * value, 0);
        const rho = Array.from(
          { length: Math.min(periods - 1, Math.floor(returns.length / 4)) },
          (_, lag) => {
            const pairs = offsets.slice(lag + 1).map((value, at) => value * (offsets[at] as number));
            return pairs.reduce((sum, value) => sum + value, 0) / squares;
          },
        );
        const variance = periods + 2 * rho.reduce((sum, value, lag) => sum + (periods - lag - 1) * value, 0);
        // About nothing the sign of the variance is rounding.
        if (Math.abs(variance) < 1e-6) return;
        const found = sharpeRatioLo(returns, periods);
        if (variance < 0) expect(found).toBeUndefined();
        else expect(found).toBeCloseTo((ratio * periods) / Math.sqrt(variance), 6);
      }),
    );
  });

  test('of decades of minutes, a year of lags each, is told at once', () => {
    const minutes = Array.from({ length: 400_000 }, (_, at) => Math.sin(at * at) / 1000 + 1e-6);
    expect(sharpeRatioLo(minutes, 98_280)).not.toBe(sharpeRatio(minutes, 98_280));
  }, 10_000);

  test('looks at no more lags than a quarter of the returns', () => {
    // Three returns give no lag: the plain ratio.
    expect(sharpeRatioLo([0.01, 0.05, -0.02], 12)).toBeCloseTo(
      sharpeRatio([0.01, 0.05, -0.02], 12) as number,
      12,
    );
  });
});

describe('Sortino ratio', () => {
  test("gives Rollinger and Hoffman's (2013) example: 4.417", () => {
    const returns = [0.17, 0.15, 0.23, -0.05, 0.12, 0.09, 0.13, -0.04];
    expect(sortinoRatio(returns, 1)).toBeCloseTo(4.417, 3);
  });

  test("gives Bacon's (2008) Kappa of order 2 over a target of 0.5% a month: 0.157", () => {
    expect(sortinoRatio(excessReturns(baconMonthlyReturns, 0.005), 1)).toBeCloseTo(0.157, 3);
  });

  test('is undefined where nothing fell short', () => {
    expect(sortinoRatio([], 252)).toBeUndefined();
    expect(sortinoRatio([0, 0.01], 252)).toBeUndefined();
  });
});

describe('Omega ratio', () => {
  test("gives Bacon's (2008) Omega-Sharpe ratio plus one over a target of 0.5% a month: 1.29", () => {
    expect(omegaRatio(excessReturns(baconMonthlyReturns, 0.005))).toBeCloseTo(1.29, 2);
  });

  test('is undefined without a shortfall, and above one exactly where the mean is above the threshold', () => {
    expect(omegaRatio([0.01, 0])).toBeUndefined();
    expect(omegaRatio([0.03, -0.02])).toBeCloseTo(1.5, 12);
    expect(omegaRatio([0.02, -0.03])).toBeCloseTo(2 / 3, 12);
  });
});

test('Calmar ratio is growth over drawdown, undefined without either', () => {
  expect(calmarRatio(0.12, 0.24)).toBe(0.5);
  expect(calmarRatio(0.12, 0)).toBeUndefined();
  expect(calmarRatio(undefined, 0.24)).toBeUndefined();
});
