// The numbers of the surface rule and of its clock: what each means, with the error of its estimate.

/**
 * The coefficients that are fitted together. Level is the logarithm of at-the-money total variance over the index
 * variance curve, tilt the inverse hyperbolic tangent of rho, curvature the logarithm of psi.
 */
export interface SurfaceTerms {
  readonly level: {
    /** At VIX 18, to 30 days. */
    readonly constant: number;
    /** Per ln(VIX/18): a calm market holds more of the index in its wings. */
    readonly perVix: number;
    /** Per ln(days/30) beyond 30 days; below them the ratio does not depend on maturity. */
    readonly perLongMaturity: number;
    /** Per their product: what VIX says of today fades with maturity. */
    readonly perVixAndLongMaturity: number;
  };
  readonly tilt: {
    /** At 30 days, VIX equal to VIX6M. */
    readonly constant: number;
    /** Per ln(days/30). */
    readonly perMaturity: number;
    /** Per ln(VIX/VIX6M): steeper in a spike than in a high plateau. */
    readonly perInversion: number;
  };
  readonly curvature: {
    /** At 30 days and an index volatility of 18 to the maturity. */
    readonly constant: number;
    /** Per ln(days/30). */
    readonly perMaturity: number;
    /** Per logarithm of the index volatility to the maturity over 18. */
    readonly perIndexVol: number;
  };
  /** Slope of total variance below the bend of the put wing, in roots of theta. */
  readonly wingSlope: number;
}

/**
 * Own fit to recorded S&P 500 chains of 2010 to 2026, odd calendar weeks only; even weeks are kept for validation. After
 * each number its standard error, by the jackknife over sixteen groups of weeks. docs/decisions/0019 has the method and
 * what was tried; scripts/calibrate-surface.ts finds the numbers again.
 */
export const SURFACE_TERMS: SurfaceTerms = {
  level: {
    constant: -0.368, // 0.014
    perVix: 0.348, // 0.11
    perLongMaturity: -0.061, // 0.046
    perVixAndLongMaturity: -0.134, // 0.082
  },
  tilt: {
    constant: -0.962, // 0.14
    perMaturity: -0.08, // 0.013
    perInversion: -1.255, // 0.48
  },
  curvature: {
    constant: -0.183, // 0.023
    perMaturity: 0.1, // 0.032
    perIndexVol: -0.572, // 0.19
  },
  wingSlope: 0.555, // 0.042
};

/**
 * Above this VIX the level is held (0.96 of the index to 30 days), since the index holds the wings at any level: puts
 * quoted at VIX 43 and 57 put it there, and no chains calibrate beyond.
 */
export const LEVEL_VIX_MOST = 40;

/** The bend of the put wing, in standard deviations at the money: where it lies below the forward, and its width. */
export const WING_BEND = {
  /** The best of 1.5 to 3. */
  start: 2.5,
  /** 0.3 to 1 fit equally. */
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
