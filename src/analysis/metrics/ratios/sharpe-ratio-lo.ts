// The annual Sharpe ratio of returns that are correlated over time, where the square root of time misleads.
import { compensatedSum, mean } from '../../../core/numerics/index.ts';
import { sharpeRatio } from './sharpe-ratio.ts';

/**
 * eta(q) = q / sqrt(q + 2 sum over k < q of (q - k) rho_k): what a one-period Sharpe ratio is multiplied by to cover q
 * periods. `autocorrelations[k - 1]` is rho_k; lags not given count as 0. `undefined` where the sum makes the variance
 * of q periods nothing or less.
 * Source: Lo (2002), "The Statistics of Sharpe Ratios", Financial Analysts Journal 58(4), eq. 20.
 */
export function loScaleFactor(rho: readonly number[], periods: number): number | undefined {
  let variance = periods;
  for (let lag = 1; lag < periods && lag <= rho.length; lag += 1) {
    variance += 2 * (periods - lag) * (rho[lag - 1] as number);
  }
  return variance > 0 ? periods / Math.sqrt(variance) : undefined;
}

/**
 * The Sharpe ratio a year of excess returns, with their own autocorrelations at lags 1 to periodsPerYear - 1, but at no
 * more than a quarter of the returns, since longer lags rest on too few pairs.
 * `undefined` where the ratio per period is, and where the sum makes the variance of a year nothing or less.
 * Source: Lo (2002), eq. 20; Box and Jenkins (1976) for n / 4 and for autocorrelations: products about the common mean over squares.
 */
export function sharpeRatioLo(excess: readonly number[], periodsPerYear: number): number | undefined {
  const perPeriod = sharpeRatio(excess, 1);
  const lags = Math.floor(Math.max(0, Math.min(periodsPerYear - 1, excess.length / 4)));
  if (perPeriod === undefined) return undefined;
  const variance = periodsPerYear + 2 * weightedAutocorrelations(excess, lags, periodsPerYear);
  return variance > 0 ? (perPeriod * periodsPerYear) / Math.sqrt(variance) : undefined;
}

/** The sum over lags k of (periods - k) rho_k, by sums of windows: the work does not grow with the lags. */
function weightedAutocorrelations(values: readonly number[], lags: number, periods: number): number {
  const n = values.length;
  const centre = mean(values) ?? 0;
  const offsets = Float64Array.from(values, (value) => value - centre);
  // Sums of the first j offsets, plain and each times its place.
  const plain = new Float64Array(n + 1);
  const placed = new Float64Array(n + 1);
  for (let at = 0; at < n; at += 1) {
    plain[at + 1] = (plain[at] as number) + (offsets[at] as number);
    placed[at + 1] = (placed[at] as number) + at * (offsets[at] as number);
  }
  const products = offsets.map((offset, at) => {
    const end = Math.min(n, at + 1 + lags);
    const within = (sums: Float64Array): number => (sums[end] as number) - (sums[at + 1] as number);
    return offset * ((periods + at) * within(plain) - within(placed));
  });
  return compensatedSum(products) / compensatedSum(offsets.map((offset) => offset * offset));
}
