// An interval for the mean of a series whose values may hang together: what an edge is judged by.
import {
  mean,
  optimalBlockLengths,
  quantile,
  type Rng,
  stationaryBootstrapIndices,
} from '../../../core/numerics/index.ts';

export interface MeanInterval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  /** Mean length of the blocks that were drawn. */
  readonly blockLength: number;
}

export interface MeanIntervalOptions {
  readonly rng: Rng;
  readonly resamples: number;
  /** Share of intervals that hold the mean, above 0 and below 1. */
  readonly confidence: number;
}

/**
 * Quantiles of the means of resampled series, in blocks of the length that the series asks for; `undefined` without values.
 * Rare large losses stretch it downwards, as they should: a bound from the normal distribution finds edges too often there.
 * Source: Politis and Romano (1994), The stationary bootstrap; Politis and White (2004) for the length.
 */
export function meanInterval(
  values: Float64Array,
  { rng, resamples, confidence }: MeanIntervalOptions,
): MeanInterval | undefined {
  const centre = mean(values);
  if (centre === undefined) return undefined;
  const blockLength = Math.max(1, optimalBlockLengths(values)?.stationary ?? 1);
  const indices = new Int32Array(values.length);
  const means = new Float64Array(resamples);
  for (let resample = 0; resample < resamples; resample += 1) {
    stationaryBootstrapIndices(rng, values.length, blockLength, indices);
    let sum = 0;
    for (const index of indices) sum += values[index] as number;
    means[resample] = sum / values.length;
  }
  const tail = (1 - confidence) / 2;
  const low = quantile(means, tail) ?? centre;
  const high = quantile(means, 1 - tail) ?? centre;
  return { mean: centre, low, high, blockLength };
}
