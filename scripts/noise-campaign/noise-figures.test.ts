// Runs a small seeded part of the noise campaign and holds its figures to what it promises.
import { expect, test } from 'vitest';
import {
  coverageOfIntervals,
  deflationOnNoise,
  overfittingOnNoise,
  superiorityOnNoise,
} from './noise-figures.ts';

test('the best of configurations without skill overfits half of the time', () => {
  const { pbo, loss } = overfittingOnNoise(
    { worlds: 150, seed: 1 },
    { rows: 120, configurations: 10, partitions: 8 },
  );
  expect(Math.abs(pbo.value - 0.5)).toBeLessThan(0.05);
  expect(Math.abs(loss.value - 0.5)).toBeLessThan(0.07);
});

test('models as good as the benchmark are called better in 3% to 7%', () => {
  const shape = { periods: 150, models: 8, noise: 'independent', replications: 200 } as const;
  const { consistent } = superiorityOnNoise({ worlds: 400, seed: 1 }, shape);
  expect(consistent.value).toBeGreaterThan(0.03);
  expect(consistent.value).toBeLessThan(0.07);
});

test.each(['independent', 'condor'] as const)(
  'intervals of %s values cover as often as they say, give or take two in a hundred',
  (noise) => {
    const coverage = coverageOfIntervals({ worlds: 1000, seed: 1 }, { length: 60, noise, replications: 200 });
    expect(coverage.value).toBeGreaterThan(0.93);
    expect(coverage.value).toBeLessThan(0.97);
  },
);

test('the best of many trials is called skilled seldom where they are counted, and nearly always where not', () => {
  const { counted, uncounted } = deflationOnNoise(
    { worlds: 200, seed: 1 },
    { trials: 50, observations: 250 },
  );
  expect(counted.value).toBeLessThan(0.05);
  expect(uncounted.value).toBeGreaterThan(0.85);
});
