// The variance that a mean of dependent values has, as the stationary bootstrap itself sees it.

/** Variances below this share of the values' own, for each value, are what rounding leaves of none. */
const ROUNDING = 1e-15;

/**
 * The variance of sqrt(n) x the mean of a resampled series of `offsets` from their mean, in blocks of mean length
 * `meanBlockLength`: the autocovariances around the end, lag i weighing (1 - i / n) (1 - 1 / b)^i on either side, which
 * is the sum over plain ones with kappa(n, i) = (n - i) / n (1 - q)^i + i / n (1 - q)^(n - i). 0 where blocks are so long
 * that nothing but rounding is left. The work grows with n alone, whatever the length of the blocks.
 * Source: Politis and Romano (1994), lemma 1; Hansen (2005), the estimator of omega squared.
 */
export function stationaryBootstrapVariance(offsets: Float64Array, meanBlockLength: number): number {
  const n = offsets.length;
  const stay = 1 - 1 / Math.max(1, meanBlockLength);
  const stayRound = stay ** n;
  // Of the values after one, around the end: the sum of (1 - 1 / b)^i x value, and of i times that, i the distance.
  let [near, far] = [0, 0];
  for (let at = n - 2; at >= 0; at -= 1) {
    far = stay * (far + near + (offsets[at] as number));
    near = stay * (near + (offsets[at] as number));
  }
  let [squares, pairs] = [0, 0];
  for (let at = n - 1; at >= 0; at -= 1) {
    const value = offsets[at] as number;
    squares += value * value;
    pairs += value * (near - far / n);
    // One step back: all distances grow by one, the value itself comes next, and leaves at the distance n.
    far = stay * (far + near + value) - n * stayRound * (offsets[at - 1] ?? 0);
    near = stay * (near + value) - stayRound * (offsets[at - 1] ?? 0);
  }
  const variance = (squares + 2 * pairs) / n;
  return variance > ROUNDING * squares ? variance : 0;
}
