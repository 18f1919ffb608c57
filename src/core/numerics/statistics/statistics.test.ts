import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compensatedSum } from '../compensated-sum.ts';
import { mean, quantile, sampleStandardDeviation, sampleVariance } from './statistics.ts';

test('a compensated sum keeps what a plain sum loses', () => {
  expect(compensatedSum([1, 1e100, 1, -1e100])).toBe(2);
  expect(compensatedSum(Array.from({ length: 10 }, () => 0.1))).toBe(1);
  expect(compensatedSum([])).toBe(0);
});

// NIST StRD NumAcc3 and NumAcc4: certified mean and standard deviation of large numbers with a small spread.
test.each([
  { name: 'NumAcc3', first: 1000000.2, low: 1000000.1, high: 1000000.3, mean: 1000000.2, digits: 1e-9 },
  { name: 'NumAcc4', first: 10000000.2, low: 10000000.1, high: 10000000.3, mean: 10000000.2, digits: 1e-8 },
])('$name: certified mean and standard deviation 0.1', ({ first, low, high, mean: certified, digits }) => {
  const values = [first, ...Array.from({ length: 1000 }, (_, index) => (index % 2 === 0 ? low : high))];
  // The decimals of the data are not float64 numbers, so the mean of what is stored may differ in the last place.
  expect(Math.abs((mean(values) ?? NaN) / certified - 1)).toBeLessThan(2.3e-16);
  expect(Math.abs((sampleStandardDeviation(values) ?? NaN) - 0.1)).toBeLessThan(digits);
});

test('variance divides by n - 1', () => {
  expect(sampleVariance([2, 4, 4, 4, 5, 5, 7, 9])).toBe(32 / 7);
});

test('statistics of too few values are undefined', () => {
  expect([mean([]), sampleVariance([1]), sampleStandardDeviation([1]), quantile([], 0.5)]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

// The default of numpy.quantile for these inputs.
test.each([
  [0, 1],
  [0.1, 1.9],
  [0.5, 5.5],
  [0.95, 18.65],
  [1, 20],
])('quantile %d', (probability, expected) => {
  const values = [20, 1, 7, 3, 8, 5, 4, 2, 17, 6];
  expect(quantile(values, probability)).toBeCloseTo(expected, 12);
});

test('a quantile leaves its input alone, lies within it, and rejects other probabilities', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (values, p) => {
        const before = [...values];
        const result = quantile(values, p) ?? NaN;
        expect(values).toEqual(before);
        expect(result).toBeGreaterThanOrEqual(Math.min(...values));
        expect(result).toBeLessThanOrEqual(Math.max(...values));
      },
    ),
  );
  for (const p of [-0.01, 1.01, NaN]) expect(() => quantile([1, 2], p)).toThrow(RangeError);
});
