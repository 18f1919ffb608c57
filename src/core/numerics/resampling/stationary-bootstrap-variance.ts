// The variance that a mean of dependent values has, as the stationary bootstrap itself sees it.

/** Autocovariances whose weight is below this cannot change a float. */
const WEIGHT_MIN = 1e-17;

/**
 * The variance of sqrt(n) x the mean of a resampled series of `offsets` from their mean, in blocks of mean length
 * `meanBlockLength`: the autocovariances around the end, lag i weighing (1 - i / n) (1 - 1 / b)^i on either side, which
 * is the sum over plain ones with kappa(n, i) = (n - i) / n (1 - q)^i + i / n (1 - q)^(n - i).
 * Source: Politis and Romano (1994), lemma 1; Hansen (2005), the estimator of omega squared.
 */
export function stationaryBootstrapVariance(offsets: Float64Array, meanBlockLength: number): number {
  const n = offsets.length;
  const stay = 1 - 1 / Math.max(1, meanBlockLength);
  let variance = 0;
  let weight = 1;
  for (let lag = 0; lag < n && weight > WEIGHT_MIN; lag += 1) {
    let sum = 0;
    for (let at = 0; at < n - lag; at += 1) sum += (offsets[at] as number) * (offsets[at + lag] as number);
    for (let at = n - lag; at < n; at += 1)
      sum += (offsets[at] as number) * (offsets[at + lag - n] as number);
    variance += (lag === 0 ? 1 : 2) * (1 - lag / n) * weight * (sum / n);
    weight *= stay;
  }
  return Math.max(0, variance);
}
