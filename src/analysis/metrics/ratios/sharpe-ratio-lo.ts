// The annual Sharpe ratio of returns that are correlated over time, where the square root of time misleads.
import { autocorrelations } from '../distribution/autocorrelations.ts';
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
 * `undefined` where the ratio per period or the scale is. Source: Lo (2002), eq. 20; Box and Jenkins (1976) for n / 4.
 */
export function sharpeRatioLo(excess: readonly number[], periodsPerYear: number): number | undefined {
  const perPeriod = sharpeRatio(excess, 1);
  const lags = Math.min(periodsPerYear - 1, Math.floor(excess.length / 4));
  const rho = autocorrelations(excess, lags);
  const scale = rho === undefined ? undefined : loScaleFactor(rho, periodsPerYear);
  return perPeriod === undefined || scale === undefined ? undefined : perPeriod * scale;
}
