// Logarithms of normal densities of one observation in every state, as the filter takes them.

/** ln(2 pi) / 2 */
const HALF_LOG_TWO_PI = 0.9189385332046727;

/**
 * Writes ln N(x; mean, variance) of each state into `out`; variances above 0. -Infinity only where the distance in standard
 * deviations overflows when squared.
 */
export function gaussianLogDensities(
  x: number,
  states: { readonly means: ArrayLike<number>; readonly variances: ArrayLike<number> },
  out: Float64Array,
): void {
  const { means, variances } = states;
  for (let state = 0; state < out.length; state += 1) {
    const deviation = Math.sqrt(variances[state] as number);
    const distance = (x - (means[state] as number)) / deviation;
    out[state] = logPeak(deviation) - 0.5 * distance * distance;
  }
}

/** The logarithm of a normal density at its mean. */
export function logPeak(deviation: number): number {
  return -HALF_LOG_TWO_PI - Math.log(deviation);
}
