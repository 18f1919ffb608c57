// Checks that fitting finds known parameters again, orders its states, repeats itself and refuses what does not vary.
import { expect, test } from 'vitest';
import { createForwardFilter } from './forward-filter.ts';
import { fitGaussianMarkov, type MarkovFit } from './fit-gaussian-markov.ts';
import { gaussianLogDensities } from './gaussian-log-density.ts';
import type { GaussianMarkov } from './hidden-markov.ts';
import { simulateReturns, TWO_STATES } from './simulated-returns.fixture.ts';

function fitted(fit: MarkovFit): { readonly model: GaussianMarkov; readonly logLikelihood: number } {
  if (!fit.ok) throw new Error(fit.reason);
  return fit;
}

test('finds the parameters that 8,000 returns were drawn with', () => {
  const { returns } = simulateReturns(TWO_STATES, 8000, 'recovery');
  const { model } = fitted(fitGaussianMarkov(returns, { states: 2, starts: 4 }));
  for (const state of [0, 1]) {
    const ratio = (model.variances[state] as number) / (TWO_STATES.variances[state] as number);
    expect(Math.abs(ratio - 1)).toBeLessThan(0.07);
    // Two standard errors of a mean over its state's sessions.
    const error = Math.sqrt((TWO_STATES.variances[state] as number) / (state === 0 ? 6000 : 2000));
    expect(Math.abs((model.means[state] as number) - (TWO_STATES.means[state] as number))).toBeLessThan(
      2 * error,
    );
  }
  expect(model.transition[0]?.[1]).toBeGreaterThan(0.007);
  expect(model.transition[0]?.[1]).toBeLessThan(0.014);
  expect(model.transition[1]?.[0]).toBeGreaterThan(0.02);
  expect(model.transition[1]?.[0]).toBeLessThan(0.042);
  for (const row of model.transition) expect(row.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 12);
});

test('gives states by rising variance, the same at every call', () => {
  const { returns } = simulateReturns(TWO_STATES, 1200, 'order');
  for (const starts of [1, 4]) {
    const { model, logLikelihood } = fitted(fitGaussianMarkov(returns, { states: 3, starts }));
    expect(model.variances.toSorted((one, other) => one - other)).toEqual(model.variances);
    expect(fitGaussianMarkov(returns, { states: 3, starts })).toMatchObject({ model, logLikelihood });
  }
});

test('of several starts the likeliest is followed, and to its end', () => {
  // Three states for what two drew: the likelihood has several summits, and the first start climbs one of the lower.
  const { returns } = simulateReturns(TWO_STATES, 300, 'multi-21');
  const likelihoodOf = (starts: number): number =>
    fitted(fitGaussianMarkov(returns, { states: 3, starts })).logLikelihood;
  expect(likelihoodOf(4)).toBeGreaterThan(likelihoodOf(1) + 5);
});

test('is likelier than the parameters that the returns were drawn with', () => {
  const { returns } = simulateReturns(TWO_STATES, 2000, 'true');
  const filter = createForwardFilter(TWO_STATES);
  const log = new Float64Array(2);
  let likelihoodOfTruth = 0;
  for (const change of returns) {
    gaussianLogDensities(change, TWO_STATES, log);
    likelihoodOfTruth += filter.step(log) ?? Number.NaN;
  }
  // Seven parameters fitted add about 3.5 on average.
  const { logLikelihood } = fitted(fitGaussianMarkov(returns, { states: 2, starts: 1 }));
  expect(logLikelihood).toBeGreaterThan(likelihoodOfTruth + 0.5);
  expect(logLikelihood).toBeLessThan(likelihoodOfTruth + 12);
});

test('the likelihood is that of the returns themselves, in their own unit', () => {
  const { returns } = simulateReturns(TWO_STATES, 1000, 'unit');
  const one = fitted(fitGaussianMarkov(returns, { states: 2, starts: 2 }));
  const percent = fitted(
    fitGaussianMarkov(
      returns.map((value) => 100 * value),
      { states: 2, starts: 2 },
    ),
  );
  expect(one.logLikelihood - percent.logLikelihood).toBeCloseTo(1000 * Math.log(100), 6);
  expect(percent.model.variances[1] as number).toBeCloseTo(1e4 * (one.model.variances[1] as number), 8);
});

test('an outlier of fifty deviations neither breaks the fit nor takes the calm state', () => {
  const { returns } = simulateReturns(TWO_STATES, 1500, 'outlier');
  const { model } = fitted(fitGaussianMarkov(returns.with(700, -50 * 0.009), { states: 3, starts: 4 }));
  expect(Math.sqrt(model.variances[0] as number)).toBeLessThan(0.012);
  for (const value of [...model.means, ...model.variances]) expect(Number.isFinite(value)).toBe(true);
});

test('refuses a series that does not vary', () => {
  expect(fitGaussianMarkov(new Float64Array(600), { states: 2, starts: 2 })).toEqual({
    ok: false,
    reason: 'flat-series',
  });
  const rounding = Float64Array.from({ length: 600 }, (_, at) => 1e-16 * (at % 3));
  expect(fitGaussianMarkov(rounding, { states: 2, starts: 2 })).toMatchObject({ reason: 'flat-series' });
});
