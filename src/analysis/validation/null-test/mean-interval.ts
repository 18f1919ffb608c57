// An interval for the mean of a series whose values may hang together: what an edge is judged by.
import { bootstrapMeanInterval, mean, type Rng } from '../../../core/numerics/index.ts';

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
 * The interval of `bootstrapMeanInterval`, in blocks of the length that the series asks for; `undefined` below two values.
 * Rare large losses stretch it downwards, as they should: a bound from the normal distribution finds edges too often there.
 */
export function meanInterval(
  values: Float64Array,
  { rng, resamples, confidence }: MeanIntervalOptions,
): MeanInterval | undefined {
  const centre = mean(values);
  const found = bootstrapMeanInterval(values, { rng, confidence, replications: resamples });
  if (centre === undefined || found === undefined) return undefined;
  return { mean: centre, low: found.low, high: found.high, blockLength: found.meanBlockLength };
}
