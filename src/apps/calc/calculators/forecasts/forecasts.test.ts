// Checks the contracts of `calc garch` and `calc forecast-test`: the published fit, each model's shape, limits and coded errors.
import { describe, expect, test } from 'vitest';
import { MARK_POUND_RETURNS } from '../../../../core/signals/volatility/forecasts/mark-pound.fixture.ts';
import { answerOf, codeOf, roundedTo } from '../../answer-of.fixture.ts';
import { forecastTest } from './forecast-test.ts';
import { garch } from './garch.ts';

const YEAR = MARK_POUND_RETURNS.slice(0, 250);

test('the published fit of Fiorentini, Calzolari and Panattoni (1996), with its forecast', () => {
  const answer = answerOf(garch, { returns: MARK_POUND_RETURNS, model: 'garch11' });
  expect(Object.keys(answer)).toEqual(garch.outputs.map(({ name }) => name));
  const { mu, omega, alpha, beta } = answer['params'] as Record<string, number>;
  expect([mu, alpha, beta].map((value) => roundedTo(6, value))).toEqual([-0.00619, 0.153134, 0.805974]);
  expect(roundedTo(4, answer['logLikelihood'])).toBe(-1106.6079);
  expect(answer['unconditionalVariance']).toBeCloseTo(
    (omega ?? NaN) / (1 - (alpha ?? NaN) - (beta ?? NaN)),
    12,
  );
  expect(answer['forecastVolatility']).toBeCloseTo(Math.sqrt(answer['forecast'] as number), 14);
});

test('ewma and har have the same fields; what is not theirs is null', () => {
  for (const model of ['ewma', 'har']) {
    const answer = answerOf(garch, { returns: YEAR, model });
    expect(Object.keys(answer)).toEqual(garch.outputs.map(({ name }) => name));
    expect(answer).toMatchObject({ standardErrors: null, atBounds: null, unconditionalVariance: null });
    expect(answer['forecast']).toBeGreaterThan(0);
  }
  expect(answerOf(garch, { returns: YEAR, model: 'ewma', decay: 0.9 })['params']).toMatchObject({
    mu: 0,
    beta: 0.9,
  });
  expect(answerOf(garch, { returns: [0, 0], model: 'ewma' })).toMatchObject({
    forecast: 0,
    logLikelihood: null,
  });
});

test('har regresses given variances in logarithms, and squared returns as they are', () => {
  const squares = YEAR.map((value) => value * value);
  const ofReturns = answerOf(garch, { returns: YEAR, model: 'har' });
  const given = { returns: YEAR, model: 'har', realisedVariances: squares };
  expect(answerOf(garch, { ...given, scale: 'level' })['params']).toEqual(ofReturns['params']);
  expect(answerOf(garch, given)['params']).not.toEqual(ofReturns['params']);
  expect(answerOf(garch, given)).toEqual(answerOf(garch, { ...given, scale: 'log' }));
});

describe('errors of garch', () => {
  test.each([
    ['too-few-returns', { returns: YEAR.slice(0, 9) }],
    ['too-few-returns', { returns: [], model: 'ewma' }],
    ['too-few-returns', { returns: YEAR.slice(0, 26), model: 'har' }],
    ['no-variation', { returns: YEAR.map(() => 0.01) }],
    ['no-variation', { returns: YEAR.map(() => 0.01), model: 'har' }],
    ['variance-of-zero', { model: 'har', realisedVariances: YEAR.map(() => -1) }],
    ['variance-of-zero', { model: 'har', realisedVariances: YEAR.map(() => 0) }],
    ['length-mismatch', { model: 'har', realisedVariances: [1] }],
    ['conflicting-fields', { realisedVariances: YEAR }],
    ['conflicting-fields', { model: 'har', decay: 0.9 }],
    ['out-of-range', { returns: YEAR.map((value) => value * 1e300) }],
    ['out-of-range', { returns: [1e200], model: 'ewma' }],
    ['invalid-model', { model: 'egarch' }],
    ['invalid-decay', { model: 'ewma', decay: 1 }],
    ['invalid-returns', { returns: [null] }],
    ['missing-field', { returns: undefined }],
    ['unknown-field', { horizon: 5 }],
  ])('%s for %o', (code, change) => {
    expect(codeOf(answerOf(garch, { returns: YEAR, model: 'garch11', ...change }))).toBe(code);
  });
});

const COMPARED = { realised: [1, 2, 4, 1], forecastA: [1, 1, 2, 2], forecastB: [2, 2, 2, 2] };

test('mean losses and the test of their difference', () => {
  const answer = answerOf(forecastTest, { ...COMPARED, loss: 'mse', horizon: 1 });
  // Losses 0, 1, 4, 1 and 1, 0, 4, 1: differences -1, 1, 0, 0 with mean 0.
  expect(answer).toEqual({
    lossA: 1.5,
    lossB: 1.5,
    dieboldMariano: { statistic: 0, p: 1 },
    horizonUsed: 1,
    observations: 4,
  });
  const qlike = answerOf(forecastTest, { ...COMPARED, loss: 'qlike' });
  expect(qlike['lossA']).toBeCloseTo((0 + (1 - Math.log(2)) * 2 + Math.log(2) - 0.5) / 4, 14);
});

test('equal forecasts have no test', () => {
  const same = { ...COMPARED, forecastB: COMPARED.forecastA, loss: 'qlike', horizon: 2 };
  expect(answerOf(forecastTest, same)).toMatchObject({
    dieboldMariano: { statistic: null, p: null },
    horizonUsed: null,
  });
});

describe('errors of forecast-test', () => {
  test.each([
    ['length-mismatch', { forecastB: [1] }],
    ['too-few-forecasts', { horizon: 4 }],
    ['too-few-forecasts', { realised: [1], forecastA: [1], forecastB: [1] }],
    ['not-positive', { forecastA: [1, 0, 2, 2] }],
    ['not-positive', { realised: [0, 2, 4, 1] }],
    ['out-of-range', { loss: 'mse', realised: [1e200, 2, 4, 1] }],
    ['invalid-horizon', { horizon: 0 }],
    ['invalid-horizon', { horizon: 1.5 }],
    ['invalid-loss', { loss: 'mae' }],
    ['missing-field', { realised: undefined }],
    ['unknown-field', { window: 3 }],
  ])('%s for %o', (code, change) => {
    expect(codeOf(answerOf(forecastTest, { ...COMPARED, loss: 'qlike', ...change }))).toBe(code);
  });
});
