// What a book gains or loses when its market moves, in dollars, so that ten SPY condors and one SPX condor measure alike.

/**
 * Dollars of a position, signed. Delta: value of the underlying it moves like. Gamma: by how much that changes when the
 * underlying rises 1%. Vega: gain for one point (0.01) more of volatility. Theta: gain a calendar day. Because each is
 * per notional and not per share, roots of one index add up: SPX, SPXW, XSP at a tenth and SPY at about a tenth.
 */
export interface GreekDollars {
  readonly delta: number;
  readonly gamma: number;
  readonly vega: number;
  readonly theta: number;
}

export const GREEK_NAMES = ['delta', 'gamma', 'vega', 'theta'] as const;
export type GreekName = (typeof GREEK_NAMES)[number];

export const NO_GREEKS: GreekDollars = { delta: 0, gamma: 0, vega: 0, theta: 0 };

/** `base` and `times` of `added`. */
export function plusGreeks(base: GreekDollars, added: GreekDollars, times = 1): GreekDollars {
  return {
    delta: base.delta + times * added.delta,
    gamma: base.gamma + times * added.gamma,
    vega: base.vega + times * added.vega,
    theta: base.theta + times * added.theta,
  };
}
