// The variance of one session from its four prices, by three estimators.

const LN_2 = Math.LN2;

/** The squared log return between two closes, its mean taken as 0. Source: J.P. Morgan and Reuters (1996), section 5.2. */
export function closeToCloseVariance(previousClose: number, close: number): number {
  return Math.log(close / previousClose) ** 2;
}

/** From the session's range: the hours of trading alone, no overnight move. Source: Parkinson (1980). */
export function parkinsonVariance({ high, low }: { readonly high: number; readonly low: number }): number {
  return Math.log(high / low) ** 2 / (4 * LN_2);
}

/** A session's four prices, points. */
export interface SessionPrices {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
}

/** From range and body: the hours of trading alone. Source: Garman and Klass (1980), their practical estimator. */
export function garmanKlassVariance({ open, high, low, close }: SessionPrices): number {
  return 0.5 * Math.log(high / low) ** 2 - (2 * LN_2 - 1) * Math.log(close / open) ** 2;
}
