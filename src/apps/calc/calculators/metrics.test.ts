// Checks the contract of `calc metrics`: published figures, conventions, what is null, coded errors.
import { describe, expect, test } from 'vitest';
import {
  baconBenchmarkReturns,
  baconMonthlyReturns,
} from '../../../analysis/metrics/ratios/bacon-returns.fixture.ts';
import { answerOf, codeOf, roundedTo } from '../answer-of.fixture.ts';
import { metrics } from './metrics.ts';

const bacon = { returns: baconMonthlyReturns, periodsPerYear: 12, riskFree: 0.005 };

describe('published values', () => {
  test('Rollinger and Hoffman (2013): Sortino 4.417', () => {
    const returns = [0.17, 0.15, 0.23, -0.05, 0.12, 0.09, 0.13, -0.04];
    expect(roundedTo(3, answerOf(metrics, { returns, periodsPerYear: 1, riskFree: 0 })['sortino'])).toBe(
      4.417,
    );
  });

  test('Bacon (2008): kurtosis 2.43, Omega 1.29 and Sortino 0.157 a month over 0.5%', () => {
    const value = answerOf(metrics, { ...bacon, periodsPerYear: 1 });
    expect(roundedTo(2, value['kurtosis'])).toBe(2.43);
    expect(roundedTo(2, value['omega'])).toBe(1.29);
    expect(roundedTo(3, value['sortino'])).toBe(0.157);
  });

  test("Bacon (2008): specific risk 3.29% and, from compounded returns, Jensen's alpha -1.4%", () => {
    const value = answerOf(metrics, { ...bacon, riskFree: 0, benchmark: baconBenchmarkReturns });
    const { volatility, correlation, beta, cagr } = value as Record<string, number>;
    const ofBenchmark = answerOf(metrics, { returns: baconBenchmarkReturns, periodsPerYear: 12 });
    // The book's deviations have divisor n.
    const unexplained = Math.sqrt(1 - (correlation as number) ** 2);
    expect(roundedTo(4, (volatility as number) * Math.sqrt(23 / 24) * unexplained)).toBe(0.0329);
    expect(roundedTo(3, (cagr as number) - (beta as number) * (ofBenchmark['cagr'] as number))).toBe(-0.014);
  });
});

test('annualises: mean 2%, sample deviation 1% a period, four periods', () => {
  const value = answerOf(metrics, { returns: [0.01, 0.02, 0.03], periodsPerYear: 4 });
  expect(value['sharpe']).toBeCloseTo(4, 12);
  expect(value['volatility']).toBeCloseTo(0.02, 12);
  expect(value['cagr']).toBeCloseTo((1.01 * 1.02 * 1.03) ** (4 / 3) - 1, 12);
});

test('drawdown and value at risk are positive losses', () => {
  const value = answerOf(metrics, { returns: [0.1, -0.2, 0.05, -0.1], periodsPerYear: 2 });
  expect(value['maxDrawdown']).toBeCloseTo(1 - 0.8 * 1.05 * 0.9, 12);
  expect(value['totalReturn']).toBeCloseTo(1.1 * 0.8 * 1.05 * 0.9 - 1, 12);
  expect(value['calmar']).toBeCloseTo((value['cagr'] as number) / (value['maxDrawdown'] as number), 12);
  // 5% of the way between the worst two: 0.2 - 0.15 x 0.1.
  expect(value['valueAtRisk']).toBeCloseTo(0.185, 12);
  expect(value['conditionalValueAtRisk']).toBeCloseTo(0.2, 12);
});

test('a risk-free return for all equals one for each', () => {
  const each = { ...bacon, riskFree: baconMonthlyReturns.map(() => 0.005) };
  expect(answerOf(metrics, each)).toEqual(answerOf(metrics, bacon));
  expect(answerOf(metrics, bacon)).not.toEqual(answerOf(metrics, { ...bacon, riskFree: 0 }));
});

test('a risk-free return or benchmark left out or null is nothing and none', () => {
  const { riskFree: _riskFree, ...plain } = bacon;
  const expected = answerOf(metrics, { ...bacon, riskFree: 0 });
  expect(answerOf(metrics, plain)).toEqual(expected);
  expect(answerOf(metrics, { ...plain, riskFree: null, benchmark: null })).toEqual(expected);
});

test('with a benchmark: slope, intercept a year, and figures of the difference', () => {
  const benchmark = [0.01, -0.02, 0.03, 0.01];
  const returns = benchmark.map((value) => 0.002 + 1.5 * value);
  const value = answerOf(metrics, { returns, periodsPerYear: 12, riskFree: 0.001, benchmark });
  expect(value['beta']).toBeCloseTo(1.5, 12);
  // 0.002 + 1.5 rf - rf, since the line runs through excess returns.
  expect(value['alpha']).toBeCloseTo(12 * 0.0025, 12);
  expect(value['correlation']).toBeCloseTo(1, 12);
  const active = returns.map((one, index) => one - (benchmark[index] as number));
  const ofActive = answerOf(metrics, { returns: active, periodsPerYear: 12 });
  expect(value['trackingError']).toBeCloseTo(ofActive['volatility'] as number, 12);
  expect(value['informationRatio']).toBeCloseTo(ofActive['sharpe'] as number, 12);
});

describe('null', () => {
  test('for every figure of no returns', () => {
    expect(new Set(Object.values(answerOf(metrics, { returns: [], periodsPerYear: 252 })))).toEqual(
      new Set([null]),
    );
  });

  test('for ratios without a denominator', () => {
    const value = answerOf(metrics, { returns: [0.01, 0.01], periodsPerYear: 252, benchmark: [0.01, 0.01] });
    for (const name of [
      'sharpe',
      'sharpeLo',
      'sortino',
      'omega',
      'calmar',
      'skew',
      'beta',
      'informationRatio',
    ]) {
      expect(value[name], name).toBeNull();
    }
    expect(value['maxDrawdown']).toBe(0);
  });

  test.each([
    ['a return below -1', [0.1, -1.5, 0.2]],
    ['a product beyond the number range', [...Array<number>(400).fill(9), -0.5]],
  ])('for growth and drawdown with %s', (_what, returns) => {
    const value = answerOf(metrics, { returns, periodsPerYear: 12 });
    for (const name of ['totalReturn', 'cagr', 'maxDrawdown', 'calmar']) expect(value[name], name).toBeNull();
  });
});

describe('errors', () => {
  test.each([
    ['missing-field', { returns: undefined }],
    ['missing-field', { periodsPerYear: undefined }],
    ['invalid-returns', { returns: 0.1 }],
    ['invalid-returns', { returns: [0.1, null] }],
    ['invalid-returns', { returns: [0.1, '0.2'] }],
    ['invalid-periods-per-year', { periodsPerYear: 0 }],
    ['invalid-risk-free', { riskFree: 'none' }],
    ['invalid-risk-free', { riskFree: [0.1, [0.2]] }],
    ['invalid-benchmark', { benchmark: [true] }],
    ['length-mismatch', { riskFree: [0.1] }],
    ['length-mismatch', { benchmark: [0.1, 0.2] }],
    ['unknown-field', { riskfree: 0 }],
    ['out-of-range', { returns: [1e308, 1e308, -1e308] }],
    ['out-of-range', { returns: [1e200, 1e150, 0.5] }],
    ['out-of-range', { riskFree: 1e71 }],
    ['out-of-range', { benchmark: bacon.returns.map(() => -1e71) }],
  ])('%s for %o', (code, change) => {
    expect(codeOf(answerOf(metrics, { ...bacon, ...change }))).toBe(code);
  });

  test('name the element that is wrong', () => {
    const { error } = answerOf(metrics, { returns: [0.1, null], periodsPerYear: 12 });
    expect(error).toEqual({
      code: 'invalid-returns',
      message: 'returns[1]: expected a finite number, found null',
    });
  });
});
