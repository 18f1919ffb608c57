// Checks the extremes inside a minute: never inside the minute's ends, never beyond the day's, and as far out as a bridge's.
import { describe, expect, test } from 'vitest';
import { createRng } from '../../numerics/index.ts';
import { fillMinuteRange } from './minute-range.ts';

const STEPS = 20_000;

function rangesOf(
  path: Float64Array,
  deviation: number,
): { readonly high: Float64Array; readonly low: Float64Array } {
  const range = { high: new Float64Array(path.length), low: new Float64Array(path.length) };
  fillMinuteRange(range, path, new Float64Array(path.length).fill(deviation), createRng(3));
  return range;
}

describe('minute range', () => {
  test('lies around the minute and inside the day, however wild the minute is', () => {
    const rng = createRng(1);
    const path = Float64Array.from({ length: 2000 }, (_, index) =>
      index % 7 === 0 ? index % 2 : rng.uniform(),
    );
    for (const deviation of [1e-6, 0.01, 0.2, 5]) {
      const { high, low } = rangesOf(path, deviation);
      for (let index = 1; index < path.length; index += 1) {
        const ends = [path[index - 1] as number, path[index] as number];
        expect(high[index]).toBeGreaterThanOrEqual(Math.max(...ends) - 1e-12);
        expect(high[index]).toBeLessThanOrEqual(1);
        expect(low[index]).toBeLessThanOrEqual(Math.min(...ends) + 1e-12);
        expect(low[index]).toBeGreaterThanOrEqual(0);
      }
    }
  });

  test('has the distribution of the maximum of a bridge', () => {
    const path = new Float64Array(STEPS + 1).fill(0.5);
    const { high, low } = rangesOf(path, 0.01);
    // A bridge from 0 to 0 of unit variance stays below b with probability 1 - exp(-2 b^2).
    for (const bound of [0.2, 0.6, 1, 1.5]) {
      const expected = -Math.expm1(-2 * bound * bound);
      const below = high.subarray(1).filter((value) => value < 0.5 + 0.01 * bound).length / STEPS;
      const above = low.subarray(1).filter((value) => value > 0.5 - 0.01 * bound).length / STEPS;
      expect(Math.abs(below - expected)).toBeLessThan(0.015);
      expect(Math.abs(above - expected)).toBeLessThan(0.015);
    }
  });
});
