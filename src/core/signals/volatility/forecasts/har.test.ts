import { expect, test } from 'vitest';
import { fitHar } from './fit-har.ts';
import { forecastLoss } from './forecast-loss.ts';

/** Positive, without repetition, and the same on every machine to the digits compared. */
const VARIANCES = Array.from({ length: 60 }, (_, t) => 1 + 0.5 * Math.sin(t) + 0.3 * Math.cos((t * t) / 7));

// Computed apart with NumPy's least squares.
test.each([
  {
    scale: 'level' as const,
    coefficients: [7.554151236090038, 0.554687328584945, -1.035068918842983, -5.7608977786369175],
    next: 1.0328438001851739,
    logLikelihood: 3.1728140520816828,
    deviation: 0.2353172154049296,
  },
  {
    scale: 'log' as const,
    coefficients: [0.2662304883331234, 0.37822352326345854, -1.683721028708383, -5.737251278178915],
    next: 0.92692765453859,
    logLikelihood: -16.675105022137274,
    deviation: 0.3967268928182938,
  },
])('regression in $scale', ({ scale, coefficients, next, logLikelihood, deviation }) => {
  const fit = fitHar(VARIANCES, scale);
  if ('unavailable' in fit) throw new Error(fit.unavailable);
  [fit.constant, fit.daily, fit.weekly, fit.monthly].forEach((value, index) => {
    expect(value).toBeCloseTo(coefficients[index] ?? NaN, 10);
  });
  expect(fit.nextVariance).toBeCloseTo(next, 10);
  expect(fit.logLikelihood).toBeCloseTo(logLikelihood, 9);
  expect(fit.residualDeviation).toBeCloseTo(deviation, 10);
  expect(fit.observations).toBe(38);
});

test('in levels a forecast that is not above 0 is none', () => {
  const plunging = fitHar([...VARIANCES.slice(0, 40), 0, 0, 0, 20, 0], 'level');
  expect('nextVariance' in plunging && plunging.nextVariance).toBeUndefined();
});

test('without variances that vary there is no regression, nor of the logarithm of 0', () => {
  expect(fitHar(VARIANCES.slice(0, 26), 'level')).toEqual({ unavailable: 'too-few-variances' });
  expect(fitHar(VARIANCES.slice(0, 27), 'level')).not.toHaveProperty('unavailable');
  const constant = Array.from({ length: 60 }, () => 0.5);
  expect(fitHar(constant, 'level')).toEqual({ unavailable: 'no-variation' });
  expect(fitHar([...VARIANCES, 0], 'log')).toEqual({ unavailable: 'variance-of-zero' });
});

test('losses are 0 at the truth, and too low a forecast loses more than one as much too high', () => {
  expect([forecastLoss('qlike', 2, 2), forecastLoss('mse', 2, 2)]).toEqual([0, 0]);
  expect(forecastLoss('qlike', 2, 1)).toBeCloseTo(2 - Math.log(2) - 1, 15);
  expect(forecastLoss('qlike', 1, 2)).toBeCloseTo(0.5 + Math.log(2) - 1, 15);
  expect(forecastLoss('mse', 1, 4)).toBe(9);
  // Near the truth half the squared relative error, which 1 - 1 would lose.
  expect((forecastLoss('qlike', 1 + 1e-9, 1) ?? NaN) / 5e-19).toBeCloseTo(1, 6);
});

test('qlike has no value at or below 0', () => {
  for (const [realised, forecast] of [
    [0, 1],
    [1, 0],
    [-1, 1],
    [1, -1],
  ] as const) {
    expect(forecastLoss('qlike', realised, forecast)).toBeUndefined();
  }
  expect(forecastLoss('mse', 1e200, 0)).toBeUndefined();
});
