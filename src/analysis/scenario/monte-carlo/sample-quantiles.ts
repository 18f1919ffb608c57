// Quantiles of simulated figures, and how far chance of the simulation alone may have moved them.

/** The two-sided 95% point of the normal distribution. */
const Z95 = 1.959963984540054;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Quantiles of values, by linear interpolation of the order statistics, for many probabilities with one sort; aligned
 * with `probabilities`. At least one value. Source: Hyndman and Fan (1996), definition 7.
 */
export function quantilesOf(values: Float64Array, probabilities: readonly number[]): readonly number[] {
  const sorted = values.toSorted();
  return probabilities.map((probability) => quantileOfSorted(sorted, probability));
}

/** The quantile of values in ascending order, at least one. */
export function quantileOfSorted(sorted: Float64Array, probability: number): number {
  const position = (sorted.length - 1) * probability;
  const below = Math.floor(position);
  const low = sorted[below] as number;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] as number;
  // Equal neighbours are given back as they are: their difference times a share may be rounding.
  return low === high ? low : low + (position - below) * (high - low);
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

/** The 95% interval of a share found `hits` times in `trials`, at least one. Source: Wilson (1927), JASA 22(158). */
export function shareInterval(hits: number, trials: number): Interval {
  const share = hits / trials;
  const weight = Z95 ** 2 / trials;
  const centre = (share + weight / 2) / (1 + weight);
  const half = (Z95 / (1 + weight)) * Math.sqrt((share * (1 - share)) / trials + weight / (4 * trials));
  return { low: hits === 0 ? 0 : centre - half, high: hits === trials ? 1 : centre + half };
}
