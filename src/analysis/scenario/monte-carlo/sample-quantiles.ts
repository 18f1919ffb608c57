// Quantiles of simulated figures, and how far chance of the simulation alone may have moved them.
import { quantileOfSorted } from '../../../core/numerics/index.ts';

/** The two-sided 95% point of the normal distribution. */
const Z95 = 1.959963984540054;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Quantiles of values, as `quantile` has them, for many probabilities with one sort; aligned with `probabilities`. At
 * least one value.
 */
export function quantilesOf(values: Float64Array, probabilities: readonly number[]): readonly number[] {
  const sorted = values.toSorted();
  return probabilities.map((probability) => quantileOfSorted(sorted, probability));
}

/**
 * The 95% interval of a quantile of independent values in ascending order, by the order statistics that the binomial
 * distribution's normal limit points at. Source: Conover (1999), Practical Nonparametric Statistics, section 3.2.
 */
export function quantileInterval(sorted: Float64Array, probability: number): Interval {
  const n = sorted.length;
  const spread = Z95 * Math.sqrt(n * probability * (1 - probability));
  const at = (rank: number): number => sorted[Math.min(n - 1, Math.max(0, rank - 1))] as number;
  return { low: at(Math.floor(n * probability - spread)), high: at(Math.ceil(n * probability + spread) + 1) };
}
