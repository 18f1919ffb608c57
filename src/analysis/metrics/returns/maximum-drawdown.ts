// The worst fall of an equity curve from a high it had reached.

/** One fall; the indices point into the curve. */
export interface Drawdown {
  /** Fall over the peak, decimal; at most 1 while equity is not negative. */
  readonly ratio: number;
  readonly dollars: number;
  readonly peakIndex: number;
  readonly troughIndex: number;
}

/** The deepest fall by each measure: in a growing account they may be two different falls. */
export interface MaximumDrawdown {
  readonly byRatio: Drawdown;
  readonly byDollars: Drawdown;
}

/**
 * The deepest falls of `equity` (in time order, the starting value first); the first of equals is kept, and a curve
 * that never falls has a drawdown of 0 at its first point. `undefined` for no points or a start of nothing or less.
 * Source: Magdon-Ismail and Atiya (2004), "Maximum Drawdown", Risk 17(10), definition of MDD.
 */
export function maximumDrawdown(equity: readonly number[]): MaximumDrawdown | undefined {
  const start = equity[0];
  if (start === undefined || start <= 0) return undefined;
  let peak = start;
  let peakIndex = 0;
  let byRatio: Drawdown = { ratio: 0, dollars: 0, peakIndex: 0, troughIndex: 0 };
  let byDollars = byRatio;
  for (const [index, value] of equity.entries()) {
    if (value > peak) {
      peak = value;
      peakIndex = index;
    }
    const dollars = peak - value;
    const ratio = dollars / peak;
    if (ratio > byRatio.ratio) byRatio = { ratio, dollars, peakIndex, troughIndex: index };
    if (dollars > byDollars.dollars) byDollars = { ratio, dollars, peakIndex, troughIndex: index };
  }
  return { byRatio, byDollars };
}
