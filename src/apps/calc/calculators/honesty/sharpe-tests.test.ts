// Checks the contract of `calc sharpe-tests`: published examples, what is null, coded errors.
import { describe, expect, test } from 'vitest';
import { answerOf, codeOf, roundedTo } from '../../answer-of.fixture.ts';
import { sharpeTests } from './sharpe-tests.ts';

/** The worked example of Bailey and Lopez de Prado (2014), per day of a year of 250. */
const DEFLATED = {
  sharpe: 2.5 / Math.sqrt(250),
  n: 1250,
  skew: -3,
  kurtosis: 10,
  trials: 100,
  trialsVariance: 0.5 / 250,
};

describe('published examples', () => {
  test('Bailey and Lopez de Prado (2014): 100 trials leave 0.9004, 46 would leave 0.95', () => {
    const answer = answerOf(sharpeTests, DEFLATED);
    expect(roundedTo(4, answer['dsr'])).toBe(0.9004);
    expect(roundedTo(4, answer['expectedMaximumSharpe'])).toBe(0.1132);
    expect(answer['trialsWhileSignificant']).toBe(46);
  });

  test('Bailey and Lopez de Prado (2012): 0.982 for a normal, 0.913 for the hedge fund, 4.99 years to exceed 1', () => {
    expect(roundedTo(3, answerOf(sharpeTests, { sharpe: 0.458, n: 24 })['psr'])).toBe(0.982);
    const fund = { sharpe: 0.458, n: 24, skew: -2.448, kurtosis: 10.164 };
    expect(roundedTo(3, answerOf(sharpeTests, fund)['psr'])).toBe(0.913);
    const length = answerOf(sharpeTests, {
      sharpe: 2 / Math.sqrt(12),
      n: 24,
      skew: -0.72,
      kurtosis: 5.78,
      benchmarkSharpe: 1 / Math.sqrt(12),
    })['minTrackRecordLength'];
    expect(roundedTo(2, (length as number) / 12)).toBe(4.99);
  });

  // Lo (2002), Table 2: an autoregression of 0.2, of -0.2 and none, from months to a year.
  test.each([
    [0.2, 2.88],
    [-0.2, 4.17],
    [0, 3.46],
  ])('Lo: autocorrelation %d scales by %d', (rho, factor) => {
    const autocorrelations = Array.from({ length: 11 }, (_, lag) => rho ** (lag + 1));
    expect(roundedTo(2, answerOf(sharpeTests, { sharpe: 1, n: 60, autocorrelations })['lo'])).toBe(factor);
  });
});

test('lo covers the periods given, lags that are not given counting as 0', () => {
  expect(answerOf(sharpeTests, { sharpe: 0.1, n: 60, periods: 252 })['lo']).toBeCloseTo(
    0.1 * Math.sqrt(252),
    12,
  );
  const given = answerOf(sharpeTests, { sharpe: 1, n: 60, periods: 4, autocorrelations: [0.5] })['lo'];
  expect(given).toBeCloseTo(4 / Math.sqrt(4 + 2 * 3 * 0.5), 12);
  expect(answerOf(sharpeTests, { sharpe: 1, n: 60, autocorrelations: [] })['lo']).toBe(1);
});

test('confidence moves the length and the number of trials', () => {
  const strict = answerOf(sharpeTests, { ...DEFLATED, confidence: 0.99 });
  const plain = answerOf(sharpeTests, DEFLATED);
  expect(strict['minTrackRecordLength']).toBeGreaterThan(plain['minTrackRecordLength'] as number);
  expect(strict['trialsWhileSignificant']).toBeLessThan(plain['trialsWhileSignificant'] as number);
  expect(strict['dsr']).toBe(plain['dsr']);
});

describe('what is not asked or has no answer is null', () => {
  test('a track record alone', () => {
    expect(answerOf(sharpeTests, { sharpe: 0.1, n: 100 })).toEqual({
      psr: expect.closeTo(0.8395, 4) as number,
      dsr: null,
      minTrackRecordLength: expect.closeTo(272.9, 1) as number,
      lo: null,
      standardError: expect.closeTo(0.10075, 5) as number,
      expectedMaximumSharpe: null,
      trialsWhileSignificant: null,
    });
  });

  test.each([
    ['dsr', { trials: 5 }],
    ['dsr', { trialsVariance: 0.01 }],
    ['minTrackRecordLength', { benchmarkSharpe: 0.1 }],
    ['lo', { autocorrelations: [-1] }],
    ['psr', { sharpe: 1, skew: 2, kurtosis: 5 }],
  ])('%s for %o', (name, change) => {
    expect(answerOf(sharpeTests, { sharpe: 0.1, n: 100, ...change })[name]).toBeNull();
  });

  test('but one trial needs no variance', () => {
    const answer = answerOf(sharpeTests, { sharpe: 0.1, n: 100, trials: 1 });
    expect(answer['dsr']).toBe(answer['psr']);
  });
});

test.each([
  ['invalid-n', { n: 1 }],
  ['invalid-n', { n: 10.5 }],
  ['invalid-kurtosis', { kurtosis: 0.5 }],
  ['invalid-trials', { trials: 0.5 }],
  ['invalid-trials-variance', { trialsVariance: -1 }],
  ['invalid-autocorrelations', { autocorrelations: [0.2, 1.5] }],
  ['invalid-periods', { periods: 0 }],
  ['invalid-confidence', { confidence: 0.5 }],
  ['missing-field', { n: undefined }],
  ['unknown-field', { annual: true }],
])('%s for %o', (code, change) => {
  expect(codeOf(answerOf(sharpeTests, { sharpe: 0.1, n: 100, ...change }))).toBe(code);
});
