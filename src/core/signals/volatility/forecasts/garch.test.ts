import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRng } from '../../../numerics/index.ts';
import { ewmaVariance } from './ewma-variance.ts';
import { fitGarch, type GarchFit } from './fit-garch.ts';
import { filterGarch, type GarchParameters, garchScore } from './garch-model.ts';
import { MARK_POUND_RETURNS } from './mark-pound.fixture.ts';

function fitted(returns: readonly number[]): GarchFit {
  const fit = fitGarch(returns);
  if ('unavailable' in fit) throw new Error(fit.unavailable);
  return fit;
}

/** A path of the model, from its long-run variance. */
function pathOf(
  { mu, omega, alpha, beta }: GarchParameters,
  length: number,
  seed: number,
): readonly number[] {
  const rng = createRng(seed);
  let variance = omega / (1 - alpha - beta);
  let square = variance;
  return Array.from({ length }, () => {
    variance = omega + alpha * square + beta * variance;
    const residual = Math.sqrt(variance) * rng.normal();
    square = residual ** 2;
    return mu + residual;
  });
}

describe('the benchmark of Fiorentini, Calzolari and Panattoni (1996)', () => {
  const fit = fitted(MARK_POUND_RETURNS);

  test('parameters, to every digit published', () => {
    expect(MARK_POUND_RETURNS).toHaveLength(1974);
    const { mu, omega, alpha, beta } = fit.parameters;
    expect(mu.toPrecision(6)).toBe('-0.00619041');
    // Published as 0.0107613 and 0.153134; the sixth digit of omega is 0.01076140 cut, not rounded.
    expect(Math.abs(omega / 0.0107613 - 1)).toBeLessThan(1e-5);
    expect(alpha.toPrecision(6)).toBe('0.153134');
    expect(beta.toPrecision(6)).toBe('0.805974');
    expect(fit.logLikelihood.toFixed(4)).toBe('-1106.6079');
    expect(fit).toMatchObject({ isConverged: true, atBounds: [] });
  });

  test('standard errors from the Hessian, and of quasi maximum likelihood', () => {
    const published = { mu: 0.00846212, omega: 0.00285271, alpha: 0.0265228, beta: 0.0335527 };
    const robust = { mu: 0.00918935, omega: 0.00649319, alpha: 0.0535317, beta: 0.0724614 };
    for (const name of ['mu', 'omega', 'alpha', 'beta'] as const) {
      expect(fit.errors?.standard[name].toPrecision(6)).toBe(published[name].toPrecision(6));
      expect(fit.errors?.robust[name].toPrecision(6)).toBe(robust[name].toPrecision(6));
    }
  });

  test('in units a hundred times smaller the fit is the same', () => {
    const small = fitted(MARK_POUND_RETURNS.map((value) => value / 100));
    expect(small.parameters.alpha).toBeCloseTo(fit.parameters.alpha, 9);
    expect(small.parameters.omega * 1e4).toBeCloseTo(fit.parameters.omega, 9);
    expect(small.nextVariance * 1e4).toBeCloseTo(fit.nextVariance, 9);
    expect(small.logLikelihood).toBeCloseTo(fit.logLikelihood + 1974 * Math.log(100), 6);
  });
});

test('the score is the slope of the likelihood', () => {
  const returns = MARK_POUND_RETURNS.slice(0, 200);
  const at: GarchParameters = { mu: 0.02, omega: 0.03, alpha: 0.2, beta: 0.6 };
  const gradient = new Float64Array(4);
  const value = garchScore(returns, at, { gradient });
  expect(value).toBeCloseTo(filterGarch(returns, at).logLikelihood ?? NaN, 10);
  (['mu', 'omega', 'alpha', 'beta'] as const).forEach((name, index) => {
    const width = 1e-5;
    const shifted = (by: number): number =>
      filterGarch(returns, { ...at, [name]: at[name] + by }).logLikelihood ?? NaN;
    const slope = (shifted(width) - shifted(-width)) / (2 * width);
    expect(Math.abs((gradient[index] ?? NaN) / slope - 1)).toBeLessThan(1e-6);
  });
});

test('the parameters of a simulated path lie within three standard errors of its fit', () => {
  const truth: GarchParameters = { mu: 0.0004, omega: 2e-6, alpha: 0.1, beta: 0.87 };
  const fit = fitted(pathOf(truth, 3000, 7));
  for (const name of ['mu', 'omega', 'alpha', 'beta'] as const) {
    const distance = Math.abs(fit.parameters[name] - truth[name]);
    expect(distance).toBeLessThan(3 * (fit.errors?.standard[name] ?? NaN));
  }
});

test('no fit is less likely than a variance that never moves, and none leaves its limits', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 10, max: 60 }), (seed, length) => {
      const rng = createRng(seed);
      const returns = Array.from({ length }, () => (rng.uniform() - 0.5) * (rng.uniform() < 0.2 ? 5 : 1));
      const { parameters, logLikelihood, nextVariance } = fitted(returns);
      const centre = returns.reduce((sum, value) => sum + value, 0) / length;
      const still = returns.reduce((sum, value) => sum + (value - centre) ** 2, 0) / length;
      expect(logLikelihood).toBeGreaterThanOrEqual(
        -0.5 * length * (Math.log(2 * Math.PI * still) + 1) - 1e-9,
      );
      expect(parameters.omega).toBeGreaterThan(0);
      expect(Math.min(parameters.alpha, parameters.beta)).toBeGreaterThanOrEqual(0);
      expect(parameters.alpha + parameters.beta).toBeLessThanOrEqual(1 + 1e-12);
      expect(nextVariance).toBeGreaterThan(0);
    }),
    { numRuns: 15 },
  );
});

test('a return of one size alone has a variance that never moves', () => {
  const fit = fitted(Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? 0.01 : -0.01)));
  expect(fit.parameters).toMatchObject({ alpha: 0, beta: 0 });
  expect(fit.parameters.omega).toBeCloseTo(1e-4, 12);
  expect(fit).toMatchObject({ atBounds: ['alpha', 'beta'], errors: undefined });
});

test('variance that keeps growing ends at the limit of persistence', () => {
  const rng = createRng(3);
  const returns = Array.from({ length: 300 }, (_, index) => (rng.uniform() - 0.5) * Math.exp(index / 40));
  const fit = fitted(returns);
  expect(fit.atBounds).toContain('persistence');
  expect(fit.errors).toBeUndefined();
});

test('without returns that vary there is no fit', () => {
  expect(fitGarch(MARK_POUND_RETURNS.slice(0, 9))).toEqual({ unavailable: 'too-few-returns' });
  for (const value of [0, 0.001, 0.1]) {
    expect(fitGarch(Array.from({ length: 50 }, () => value))).toEqual({ unavailable: 'no-variation' });
  }
  expect(fitGarch(MARK_POUND_RETURNS.map((value) => value * 1e300))).toEqual({
    unavailable: 'no-likelihood',
  });
});

test("RiskMetrics' average is the sum of squares with fading weights", () => {
  const returns = [0.01, -0.02, 0.005, 0.015];
  const meanSquare = returns.reduce((sum, value) => sum + value ** 2, 0) / 4;
  const weighted = returns.reduce((sum, value, index) => sum + 0.06 * 0.94 ** (3 - index) * value ** 2, 0);
  expect(ewmaVariance(returns, 0.94).nextVariance).toBeCloseTo(weighted + 0.94 ** 4 * meanSquare, 15);
  expect(ewmaVariance([0, 0], 0.94)).toEqual({ nextVariance: 0, logLikelihood: undefined });
});
