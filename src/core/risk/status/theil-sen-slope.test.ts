// Tests the Theil-Sen slope against a published example, on lines with outliers, and on series too short or unsound.
import { expect, it } from 'vitest';
import { theilSenSlope } from './theil-sen-slope.ts';

it('is the median of the slopes between all pairs', () => {
  // Slopes 1, 0.5, 4, 0, 5.5, 11 in order of pairs: the middle two are 1 and 4.
  expect(theilSenSlope([0, 1, 1, 12])).toBe(2.5);
  expect(theilSenSlope([5, 3])).toBe(-2);
  expect(theilSenSlope([1, 2, 4])).toBe(1.5);
});

it('does not feel fewer than three values in ten that lie far off a line', () => {
  const line = Array.from({ length: 21 }, (_, index) => 7 - 3 * index);
  const spoilt = line.map((value, index) => (index % 5 === 2 ? 1e6 : value));
  expect(theilSenSlope(line)).toBe(-3);
  expect(theilSenSlope(spoilt)).toBeCloseTo(-3, 12);
});

it('does not exist below two values and is no number where a value is none', () => {
  expect(theilSenSlope([])).toBeUndefined();
  expect(theilSenSlope([4])).toBeUndefined();
  expect(theilSenSlope([1, Number.NaN, 3, 4, 5, 6, 7])).toBeNaN();
  expect(theilSenSlope([1, 2, Infinity])).toBeNaN();
});
