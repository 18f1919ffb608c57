// Checks the windows against windows summed anew at every bar, over long streams with a spike that must leave no trace.
import { describe, expect, test } from 'vitest';
import { createRng } from '../../../numerics/index.ts';
import { WeightedWindow } from './weighted-window.ts';
import { WindowExtreme } from './window-extreme.ts';
import { WindowMoments } from './window-moments.ts';
import { WindowSum } from './window-sum.ts';

const LENGTH = 200_000;
const SPIKE_AT = 70_001;

/** A seeded walk around 500 with one value of 1e9. */
const stream = spikedWalk();

function spikedWalk(): Float64Array {
  const rng = createRng(7);
  let price = 500;
  const values = Float64Array.from({ length: LENGTH }, () => {
    price += rng.uniform() - 0.5;
    return price;
  });
  values[SPIKE_AT] = 1e9;
  return values;
}

describe.each([1, 2, 21])('a window of %i values', (length) => {
  const inWindow = (end: number): Float64Array => stream.subarray(end - length + 1, end + 1);

  test('sums as the same window does alone', () => {
    const window = new WindowSum(length);
    let worst = 0;
    stream.forEach((value, index) => {
      window.push(value);
      if (index < length - 1) {
        expect(window.sum).toBeNaN();
        return;
      }
      const expected = inWindow(index).reduce((sum, one) => sum + one, 0);
      worst = Math.max(worst, Math.abs(window.sum / expected - 1));
    });
    // Half a unit in the last place for each addition, at most.
    expect(worst).toBeLessThan(length * Number.EPSILON);
  });

  test('has the mean and deviation of the same window alone', () => {
    const window = new WindowMoments(length);
    let worstMean = 0;
    let worstDeviation = 0;
    stream.forEach((value, index) => {
      window.push(value);
      if (index < length - 1) {
        expect(window.mean).toBeNaN();
        expect(window.populationDeviation).toBeNaN();
        return;
      }
      const values = inWindow(index);
      const mean = values.reduce((sum, one) => sum + one, 0) / length;
      const deviation = Math.sqrt(values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / length);
      worstMean = Math.max(worstMean, Math.abs(window.mean / mean - 1));
      worstDeviation = Math.max(worstDeviation, Math.abs(window.populationDeviation - deviation) / mean);
    });
    expect(worstMean).toBeLessThan(1e-14);
    expect(worstDeviation).toBeLessThan(1e-14);
  });

  test.each([
    ['highest', Math.max],
    ['lowest', Math.min],
  ] as const)('finds the %s of the same window', (extreme, of) => {
    const window = new WindowExtreme(extreme, length);
    let wrong = 0;
    stream.forEach((value, index) => {
      window.push(value);
      const expected = index < length - 1 ? Number.NaN : of(...inWindow(index));
      if (!Object.is(window.extreme, expected)) wrong += 1;
    });
    expect(wrong).toBe(0);
  });
});

test.each([1, 2, 21])('weighs the newest of %i values most', (length) => {
  const window = new WeightedWindow(length);
  let worst = 0;
  stream.subarray(SPIKE_AT - 200, SPIKE_AT + 2000).forEach((value, index, values) => {
    window.push(value);
    if (index < length - 1) {
      expect(window.mean).toBeNaN();
      return;
    }
    const inWindow = values.subarray(index - length + 1, index + 1);
    const sum = inWindow.reduce((total, one, place) => total + (place + 1) * one, 0);
    worst = Math.max(worst, Math.abs(window.mean / (sum / ((length * (length + 1)) / 2)) - 1));
  });
  expect(worst).toBeLessThan(length * Number.EPSILON);
});

test('equal values deviate by exactly nothing, also after a spike', () => {
  const window = new WindowMoments(20);
  for (let index = 0; index < 200; index += 1) window.push(index === 50 ? 1e9 : 0.1);
  expect(window.squaredDeviations).toBe(0);
  expect(window.mean).toBe(0.1);
});

test('a missing value is missing while it is in the window and no longer', () => {
  for (let missingAt = 10; missingAt < 15; missingAt += 1) {
    const sum = new WindowSum(5);
    const moments = new WindowMoments(5);
    const missing: number[] = [];
    for (let index = 0; index < 30; index += 1) {
      const value = index === missingAt ? Number.NaN : index;
      sum.push(value);
      moments.push(value);
      expect(Number.isNaN(moments.mean)).toBe(Number.isNaN(sum.sum));
      if (index >= 4 && Number.isNaN(sum.sum)) missing.push(index);
    }
    expect(missing).toEqual([0, 1, 2, 3, 4].map((later) => missingAt + later));
  }
});

test.each([0, -1, 1.5, Number.NaN, 100_001])('a window of %d values is refused', (length) => {
  const message = `period: expected an integer from 1 to 100000, found ${length}`;
  expect(() => new WindowSum(length)).toThrow(message);
  expect(() => new WindowExtreme('highest', length)).toThrow(message);
  expect(() => new WindowMoments(length)).toThrow(message);
});
