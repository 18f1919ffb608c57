// The numbers of the surface rule and of its clock: what each means, with the error of its estimate.

/*
 * Fitted to recorded S&P 500 chains of 2010 to 2026 (774 maturities of 126 weeks), odd calendar weeks only; even weeks are
 * kept for validation. After each number: its standard error by the jackknife over eight groups of weeks.
 * docs/decisions/0015 has the method and what was tried; scripts/calibrate-surface.ts finds them again.
 */

/** At-the-money total variance over the index variance curve, as a logarithm. */
export const LEVEL_TERMS = {
  /** At VIX 18, to 30 days (volatility at the money is 0.83 of the index). 0.009 */
  constant: -0.368,
  /** Per ln(VIX/18): a calm market holds more of the index in its wings. 0.077 */
  perVix: 0.345,
  /** Per ln(days/30) beyond 30 days; below them the ratio does not depend on maturity. 0.031 */
  perLongMaturity: -0.065,
  /** Per their product: what VIX says of today fades with maturity. 0.055 */
  perVixAndLongMaturity: -0.127,
  /** Above this VIX the ratio is held (0.95 to 30 days): chosen, since the index holds the wings at any level. */
  vixMost: 40,
} as const;

/** rho = tanh of the sum: the smile's tilt. */
export const TILT_TERMS = {
  /** At 30 days, VIX equal to VIX6M. 0.15 */
  constant: -0.986,
  /** Per ln(days/30). 0.011 */
  perMaturity: -0.082,
  /** Per ln(VIX/VIX6M): steeper in a spike than in a high plateau. 0.60 */
  perInversion: -1.357,
} as const;

/** psi = exp of the sum: the smile's curvature at one standard deviation (phi times the root of theta). */
export const CURVATURE_TERMS = {
  /** At 30 days and an index volatility of 18 to the maturity. 0.026 */
  constant: -0.184,
  /** Per ln(days/30). 0.021 */
  perMaturity: 0.105,
  /** Per logarithm of the index volatility to the maturity over 18. 0.22 */
  perIndexVol: -0.584,
} as const;

/** The deep puts: what is added to the eSSVI, in units of theta and of standard deviations at the money. */
export const WING = {
  /** Slope of total variance beyond the bend. 0.050 */
  slope: 0.545,
  /** Standard deviations below the forward at which the smile bends upwards (of 1.5 to 3, the best). */
  start: 2.5,
  /** Width of the bend; 0.3 to 1 fit equally. */
  softness: 0.5,
} as const;

/** The variance clock, in trading days. */
export const CLOCK = {
  /** Share of an open day's variance before the opening; 0.2 to 0.4 fit equally. */
  overnightShare: 0.3,
  /** A day without a session. 0.03 */
  closedDay: 0.2,
  /**
   * What a scheduled release adds to its day, from forward variances between expiries, the fit of all chains and the
   * realised variance of its days, weighted by their errors. 0.09, 0.04, 0.08
   */
  releases: { fomc: 0.45, cpi: 0.2, nfp: 0.2 },
} as const;
