// Tests the line of performance elsewhere by performance where chosen, worked out by hand.
import { expect, test } from 'vitest';
import { degradationOf } from './degradation.ts';

test('points (1, 5), (2, 4), (3, 4): slope -1/2 through the middle (2, 13/3), three quarters explained', () => {
  const found = degradationOf(Float64Array.of(1, 2, 3), Float64Array.of(5, 4, 4));
  // Squares of x 2, products -1, squares of y 2/3: slope -1/2, explained (1/2) / (2/3).
  expect(found?.slope).toBeCloseTo(-0.5, 12);
  expect(found?.intercept).toBeCloseTo(13 / 3 + 1, 12);
  expect(found?.rSquared).toBeCloseTo(0.75, 12);
});

test('there is no line through points that lie above each other', () => {
  expect(degradationOf(Float64Array.of(2, 2), Float64Array.of(1, 3))).toBeUndefined();
  expect(degradationOf(Float64Array.of(0.3, 0.1 + 0.2), Float64Array.of(1, 3))).toBeUndefined();
});
