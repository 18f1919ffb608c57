// One smile in the raw SVI form: total variance, its slope and bend, the density it implies, and where the form is valid.

/**
 * Total variance w(k) = a + b (rho (k - m) + sqrt((k - m)^2 + sigma^2)) by log-moneyness k = ln(strike/forward).
 * Source: Gatheral and Jacquier (2014), Arbitrage-free SVI volatility surfaces, eq. 3.1.
 */
export interface SviSlice {
  readonly a: number;
  readonly b: number;
  readonly rho: number;
  readonly m: number;
  readonly sigma: number;
}

/** Why five numbers are no slice. */
export interface InvalidSvi {
  readonly code:
    | 'invalid-a'
    | 'invalid-b'
    | 'invalid-rho'
    | 'invalid-m'
    | 'invalid-sigma'
    | 'negative-variance';
  /** What was expected and what was found. */
  readonly message: string;
}

/** Total variance with its first and second derivative by log-moneyness. */
export interface VarianceShape {
  readonly variance: number;
  readonly slope: number;
  readonly curvature: number;
}

/**
 * What keeps the numbers from being a slice, or `undefined`: b >= 0, |rho| < 1, sigma > 0, and a variance that is
 * nowhere negative, a + b sigma sqrt(1 - rho^2) >= 0 up to rounding. Source: Gatheral and Jacquier (2014), section 3.1.
 */
export function findInvalidSvi(slice: SviSlice): InvalidSvi | undefined {
  const { a, b, rho, m, sigma } = slice;
  if (!Number.isFinite(a)) return { code: 'invalid-a', message: `a: expected a finite number, found ${a}` };
  if (!(b >= 0 && b < Infinity)) {
    return { code: 'invalid-b', message: `b: expected a finite number of at least 0, found ${b}` };
  }
  if (!(Math.abs(rho) < 1)) {
    return { code: 'invalid-rho', message: `rho: expected a number strictly between -1 and 1, found ${rho}` };
  }
  if (!Number.isFinite(m)) return { code: 'invalid-m', message: `m: expected a finite number, found ${m}` };
  if (!(sigma > 0 && sigma < Infinity)) {
    return { code: 'invalid-sigma', message: `sigma: expected a finite number above 0, found ${sigma}` };
  }
  const least = leastVariance(slice);
  if (least >= -1e-14 * Math.abs(a)) return undefined;
  return {
    code: 'negative-variance',
    message: `a + b sigma sqrt(1 - rho^2): expected at least 0, the least total variance, found ${least}`,
  };
}

/** The smallest total variance of the slice, at k = m - rho sigma / sqrt(1 - rho^2). */
export function leastVariance({ a, b, rho, sigma }: SviSlice): number {
  return a + b * sigma * Math.sqrt((1 - rho) * (1 + rho));
}

export function sviTotalVariance(slice: SviSlice, logMoneyness: number): number {
  const x = logMoneyness - slice.m;
  return slice.a + slice.b * (slice.rho * x + Math.sqrt(x * x + slice.sigma * slice.sigma));
}

export function sviShape(slice: SviSlice, logMoneyness: number): VarianceShape {
  const { a, b, rho, m, sigma } = slice;
  const x = logMoneyness - m;
  const root = Math.sqrt(x * x + sigma * sigma);
  const share = sigma / root;
  return {
    variance: a + b * (rho * x + root),
    slope: b * (rho + x / root),
    curvature: (b * share * share) / root,
  };
}

/**
 * Gatheral's g: the risk-neutral density up to a positive factor, negative exactly where a butterfly could be had for
 * nothing. It does not exist where the variance is 0: then NaN or infinite.
 * Source: Gatheral and Jacquier (2014), eq. 2.1.
 */
export function densityFactor({ variance, slope, curvature }: VarianceShape, logMoneyness: number): number {
  const bend = 1 - (logMoneyness * slope) / (2 * variance);
  return bend * bend - 0.25 * slope * slope * (1 / variance + 0.25) + 0.5 * curvature;
}
