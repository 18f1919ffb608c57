import { expect, test } from 'vitest';
import { dieboldMariano } from './diebold-mariano.ts';

const DIFFERENCES = [0.3, 0.5, 0.25, 0.4, -0.2, -0.15, 0.05, 0.35, 0.6, 0.1, -0.3, -0.1];

// Computed apart with NumPy and SciPy's Student t from the published formulas.
test.each([
  { horizon: 1, used: 1, statistic: 1.7681390752635056, p: 0.10472517945643603 },
  { horizon: 2, used: 2, statistic: 1.2303501403624533, p: 0.2442283894484491 },
  { horizon: 3, used: 3, statistic: 1.3693063937629155, p: 0.19821074975559505 },
])('twelve differences at horizon $horizon', ({ horizon, used, statistic, p }) => {
  const result = dieboldMariano(DIFFERENCES, horizon);
  expect(result?.statistic).toBeCloseTo(statistic, 12);
  expect(result?.p).toBeCloseTo(p, 12);
  expect(result?.horizonUsed).toBe(used);
});

test('autocovariances that leave no variance give way to those of horizon 1', () => {
  const fallback = dieboldMariano(DIFFERENCES, 4);
  expect(fallback?.horizonUsed).toBe(1);
  expect(fallback?.statistic).toBe(dieboldMariano(DIFFERENCES, 1)?.statistic);
});

test('with the forecasters exchanged the sign changes and the chance does not', () => {
  const exchanged = dieboldMariano(
    DIFFERENCES.map((value) => -value),
    2,
  );
  expect(exchanged?.statistic).toBeCloseTo(-1.2303501403624533, 12);
  expect(exchanged?.p).toBeCloseTo(0.2442283894484491, 12);
});

test('at horizon 1 it is the t test of a mean', () => {
  // Mean 1, deviations -1, 0, 1: t = 1 / (1 / sqrt(3)), and two degrees of freedom have an elementary tail.
  const result = dieboldMariano([0, 1, 2], 1);
  expect(result?.statistic).toBeCloseTo(Math.sqrt(3), 12);
  expect(result?.p).toBeCloseTo(1 - Math.sqrt(3) / Math.sqrt(5), 12);
});

test('no test of one difference, of no more than the horizon, or of the same difference throughout', () => {
  expect(dieboldMariano([0.2], 1)).toBeUndefined();
  expect(dieboldMariano([0.2, 0.3], 2)).toBeUndefined();
  expect(dieboldMariano([0.1, 0.1, 0.1], 1)).toBeUndefined();
  expect(dieboldMariano([0, 0, 0], 1)).toBeUndefined();
});
