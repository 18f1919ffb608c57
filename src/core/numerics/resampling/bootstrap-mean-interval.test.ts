// Tests the interval of a mean where it is known, and its degenerate cases; how often it covers is measured by scripts/noise-campaign.
import { expect, test } from 'vitest';
import { createRng } from '../seeded-rng.ts';
import { bootstrapMeanInterval } from './bootstrap-mean-interval.ts';

test('is as wide as the normal interval where values are independent', () => {
  const rng = createRng('interval');
  const values = Array.from({ length: 1000 }, () => 5 + 3 * rng.normal());
  const found = bootstrapMeanInterval(values, { rng, meanBlockLength: 1, replications: 2000 });
  const mean = values.reduce((sum, value) => sum + value, 0) / 1000;
  const half = (1.96 * 3) / Math.sqrt(1000);
  expect(found?.low).toBeCloseTo(mean - half, 1);
  expect(found?.high).toBeCloseTo(mean + half, 1);
  const narrow = bootstrapMeanInterval(values, { rng, meanBlockLength: 1, confidence: 0.5 });
  expect(((narrow?.high ?? 0) - (narrow?.low ?? 0)) / half).toBeCloseTo((2 * 0.6745) / 1.96, 1);
});

test('is wider where values repeat themselves, by blocks that follow', () => {
  const rng = createRng('interval memory');
  const values = Array.from({ length: 200 }, () => rng.normal()).flatMap((value) =>
    Array.from({ length: 5 }, () => value),
  );
  const width = (meanBlockLength?: number): number => {
    const asked = meanBlockLength === undefined ? { rng } : { rng, meanBlockLength };
    const found = bootstrapMeanInterval(values, asked);
    return (found?.high ?? 0) - (found?.low ?? 0);
  };
  expect(width() / width(1)).toBeGreaterThan(1.7);
  expect(bootstrapMeanInterval(values, { rng })?.meanBlockLength).toBeGreaterThan(5);
});

test('of few values is as wide as Student has it, however few the resamples that reach so far', () => {
  // Ten values -1 and 1: sigma^2 = 10/9, t(0.975; 9) = 2.262; the resampled means are a little coarse.
  const values = [-1, 1, 1, -1, -1, 1, -1, 1, 1, -1];
  const rng = createRng('few');
  const found = bootstrapMeanInterval(values, { rng, meanBlockLength: 1, replications: 20_000 });
  expect(found?.high).toBeGreaterThan(0.65);
  expect(found?.high).toBeLessThan(0.85);
  const sure = bootstrapMeanInterval(values, { rng, meanBlockLength: 1, confidence: 1 - 1e-15 });
  expect(sure?.high).toBeLessThanOrEqual(1);
});

test('of equal values is that value; of one value there is none', () => {
  const rng = createRng(1);
  expect(bootstrapMeanInterval([2, 2, 2], { rng })).toEqual({ low: 2, high: 2, meanBlockLength: 1 });
  expect(bootstrapMeanInterval([2], { rng })).toBeUndefined();
});
