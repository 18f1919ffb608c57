import fc from 'fast-check';
import { expect, test } from 'vitest';
import { interpolateLinear, lastIndexAtOrBelow } from './interpolation.ts';

const xs = Float64Array.of(1, 2, 4);
const ys = Float64Array.of(10, 30, 20);

test.each([
  [0, 10],
  [1, 10],
  [1.5, 20],
  [2, 30],
  [3, 25],
  [4, 20],
  [9, 20],
])('interpolates between points and stays flat outside: f(%d) = %d', (x, y) => {
  expect(interpolateLinear(xs, ys, x)).toBe(y);
});

test('one point is a constant', () => {
  expect(interpolateLinear(Float64Array.of(3), Float64Array.of(7), 100)).toBe(7);
});

test('refuses arrays of different lengths, empty arrays and NaN', () => {
  expect(() => interpolateLinear(xs, ys.subarray(1), 2)).toThrow(RangeError);
  expect(() => interpolateLinear(new Float64Array(0), new Float64Array(0), 2)).toThrow(RangeError);
  expect(() => interpolateLinear(xs, ys, NaN)).toThrow(RangeError);
});

test('bisection finds the same index as a linear scan, duplicates included', () => {
  const values = fc.array(fc.integer({ min: -20, max: 20 }), { maxLength: 30 });
  fc.assert(
    fc.property(values, fc.integer({ min: -25, max: 25 }), (unsorted, x) => {
      const sorted = Float64Array.from(unsorted).toSorted();
      expect(lastIndexAtOrBelow(sorted, x)).toBe(sorted.findLastIndex((value) => value <= x));
    }),
  );
});
