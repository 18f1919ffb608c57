// The size of good extremes against bad ones.
import { quantile } from '../../../core/numerics/index.ts';

/** |95th percentile| over |5th percentile| of returns; `undefined` for no returns or a 5th percentile of 0. */
export function tailRatio(returns: readonly number[]): number | undefined {
  const high = quantile(returns, 0.95);
  const low = quantile(returns, 0.05);
  if (high === undefined || low === undefined || low === 0) return undefined;
  return Math.abs(high) / Math.abs(low);
}
