// How uncertain a Sharpe ratio is when returns depend on those before them.
import { mean } from '../../../core/numerics/index.ts';
import { sharpeRatio } from '../../metrics/index.ts';

/**
 * The standard error of the Sharpe ratio per period of excess returns, consistent under dependence over time: the
 * long-run variance, with Bartlett weights to `lags`, of what each return adds to the ratio. Without lags given,
 * 4 (n / 100)^(2/9) of them, rounded down; 0 lags are right for independent returns.
 * `undefined` below two returns or without deviation.
 * Source: Lo (2002), "The Statistics of Sharpe Ratios", the case of returns that are not independent; Newey and West (1987).
 */
export function sharpeStandardError(excess: readonly number[], lags?: number): number | undefined {
  const n = excess.length;
  const centre = mean(excess);
  const ratio = sharpeRatio(excess, 1);
  if (centre === undefined || ratio === undefined) return undefined;
  const variance = excess.reduce((sum, value) => sum + (value - centre) ** 2, 0) / n;
  const influence = Float64Array.from(excess, (value) => {
    const offset = value - centre;
    return offset / Math.sqrt(variance) - (ratio / 2) * (offset ** 2 / variance - 1);
  });
  const lagMax = Math.min(n - 1, lags ?? Math.floor(4 * (n / 100) ** (2 / 9)));
  let longRun = 0;
  for (let lag = 0; lag <= lagMax; lag += 1) {
    let sum = 0;
    for (let at = lag; at < n; at += 1) sum += (influence[at] as number) * (influence[at - lag] as number);
    longRun += (lag === 0 ? 1 : 2 * (1 - lag / (lagMax + 1))) * (sum / n);
  }
  // Bartlett weights keep the sum from going below 0, but for rounding.
  return Math.sqrt(Math.max(0, longRun) / n);
}
