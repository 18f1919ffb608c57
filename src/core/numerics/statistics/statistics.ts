// Sample statistics of a series, summed in fixed order; `undefined` where the series is too short to define them.
import { compensatedSum } from '../compensated-sum.ts';

/** The arithmetic mean; `undefined` for an empty series. */
export function mean(values: ArrayLike<number>): number | undefined {
  return values.length === 0 ? undefined : compensatedSum(values) / values.length;
}

/** The unbiased sample variance (divisor n - 1), by two passes; `undefined` below two values. */
export function sampleVariance(values: ArrayLike<number>): number | undefined {
  const centre = mean(values);
  if (centre === undefined || values.length < 2) return undefined;
  const squares = new Float64Array(values.length);
  for (let index = 0; index < values.length; index += 1)
    squares[index] = ((values[index] as number) - centre) ** 2;
  return compensatedSum(squares) / (values.length - 1);
}

/** The square root of `sampleVariance`; `undefined` below two values. */
export function sampleStandardDeviation(values: ArrayLike<number>): number | undefined {
  const variance = sampleVariance(values);
  return variance === undefined ? undefined : Math.sqrt(variance);
}

/**
 * The quantile at `probability` in [0, 1], by linear interpolation of the order statistics at (n - 1) p, which is the
 * default of R and NumPy. `undefined` for an empty series; `RangeError` for a probability outside.
 * Source: Hyndman and Fan (1996), Sample quantiles in statistical packages, definition 7.
 */
export function quantile(values: ArrayLike<number>, probability: number): number | undefined {
  if (!(probability >= 0 && probability <= 1)) {
    throw new RangeError(`probability: expected a number from 0 to 1, found ${probability}`);
  }
  return values.length === 0
    ? undefined
    : quantileOfSorted(Float64Array.from(values).toSorted(), probability);
}

/** The same of values in ascending order, at least one, for a probability in [0, 1]. */
export function quantileOfSorted(sorted: Float64Array, probability: number): number {
  const position = (sorted.length - 1) * probability;
  const below = Math.floor(position);
  const low = sorted[below] as number;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] as number;
  // Equal neighbours are given back as they are: their difference times a share may be rounding.
  return low === high ? low : low + (position - below) * (high - low);
}
