// Tests the variance of a resampled mean against resampling itself and against the sum that Hansen writes.
import { expect, test } from 'vitest';
import { createRng } from '../seeded-rng.ts';
import { stationaryBootstrapIndices } from './stationary-bootstrap-indices.ts';
import { stationaryBootstrapVariance } from './stationary-bootstrap-variance.ts';

test('the variance is the one that resampled means have', () => {
  const rng = createRng('long-run');
  let last = 0;
  const values = Array.from({ length: 80 }, () => {
    last = 0.5 * last + rng.normal();
    return last;
  });
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const offsets = Float64Array.from(values, (value) => value - mean);
  for (const blockLength of [1, 3, 200]) {
    const indices = new Int32Array(80);
    let squares = 0;
    for (let resample = 0; resample < 20_000; resample += 1) {
      stationaryBootstrapIndices(rng, 80, blockLength, indices);
      let sum = 0;
      for (const index of indices) sum += offsets[index] as number;
      squares += (sum / 80) ** 2 * 80;
    }
    expect(squares / 20_000 / stationaryBootstrapVariance(offsets, blockLength)).toBeCloseTo(1, 1);
  }
});

test("is Hansen's sum over plain autocovariances", () => {
  const offsets = Float64Array.from({ length: 40 }, (_, time) => Math.sin(time * time + 1));
  for (const blockLength of [1, 2.5, 30, 1e4]) {
    const q = 1 / blockLength;
    let expected = 0;
    for (let lag = 0; lag < 40; lag += 1) {
      const kappa = ((40 - lag) / 40) * (1 - q) ** lag + (lag / 40) * (1 - q) ** (40 - lag);
      let covariance = 0;
      for (let at = 0; at + lag < 40; at += 1)
        covariance += (offsets[at] as number) * (offsets[at + lag] as number);
      expected += lag === 0 ? covariance / 40 : 2 * kappa * (covariance / 40);
    }
    expect(stationaryBootstrapVariance(offsets, blockLength)).toBeCloseTo(expected, 12);
  }
});

test('blocks of any length take the same time, and leave nothing of the mean in the end', () => {
  const noise = Float64Array.from({ length: 300_000 }, (_, time) => Math.sin(time * time + 1));
  const mean = noise.reduce((sum, value) => sum + value, 0) / noise.length;
  const offsets = noise.map((value) => value - mean);
  expect(stationaryBootstrapVariance(offsets, 2000)).toBeGreaterThan(0);
  const alternating = Float64Array.from({ length: 20 }, (_, time) => (time % 2 === 0 ? 1 : -1));
  expect(stationaryBootstrapVariance(alternating, 1e300)).toBe(0);
}, 10_000);
