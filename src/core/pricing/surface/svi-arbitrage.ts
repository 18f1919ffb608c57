// Whether SVI slices are free of static arbitrage at every strike, decided by algebra instead of a grid.
import {
  type MeasuredPolynomial,
  negativePointOnHalfLine,
  plusPolynomial,
  polynomialOf,
  timesPolynomial,
} from '../../numerics/index.ts';
import type { SviSlice } from './svi-slice.ts';

/** A log-moneyness where arbitrage is possible; infinite where it is in the limit of a wing. */
export interface ArbitragePoint {
  readonly logMoneyness: number;
}

/**
 * Where the slice allows a butterfly arbitrage, or `undefined` where no strike at all does. With
 * k = m + sigma (u - 1/u)/2, u > 0, Gatheral's g times a positive factor is a polynomial of degree 10 in u, whose sign
 * on the half line is decided for certain; its leading coefficients are the wing bounds b (1 ± rho) <= 2 of Lee. On
 * the right the bound itself is arbitrage too, since calls would not become worthless.
 * Source: Gatheral and Jacquier (2014), lemma 2.2 and eq. 2.1; Lee (2004), The moment formula for implied volatility
 * at extreme strikes; the substitution is ours.
 */
export function findButterfly(slice: SviSlice): ArbitragePoint | undefined {
  const { b, rho, m, sigma } = slice;
  if (b === 0) return undefined;
  if (b * (1 + rho) >= 2) return { logMoneyness: Number.POSITIVE_INFINITY };
  const u = negativePointOnHalfLine(densityPolynomial(slice));
  return u === undefined ? undefined : { logMoneyness: m + 0.5 * sigma * (u - 1 / u) };
}

/**
 * Where `later` has less total variance than `earlier` at the same log-moneyness, by more than rounding, or
 * `undefined` where it has nowhere. Equal strike-to-forward ratios are compared, which is exact for proportional carry.
 * Source: Gatheral and Jacquier (2014), lemma 2.1 and the quartic of section 3.
 */
export function findCalendarSpread(earlier: SviSlice, later: SviSlice): ArbitragePoint | undefined {
  const { m, sigma } = later;
  // w of the later less the part of the earlier outside its square root, times 2u; it has to exceed that root.
  const distance = polynomialOf(-sigma, 2 * (m - earlier.m), sigma);
  const variance = polynomialOf(
    later.b * sigma * (1 - later.rho),
    2 * later.a,
    later.b * sigma * (1 + later.rho),
  );
  const level = plusPolynomial(variance, -1, polynomialOf(0, 2 * earlier.a));
  const above = plusPolynomial(level, -earlier.b * earlier.rho, distance);
  const root = plusPolynomial(
    timesPolynomial(distance, distance),
    1,
    polynomialOf(0, 0, 4 * earlier.sigma * earlier.sigma),
  );
  const square = plusPolynomial(timesPolynomial(above, above), -earlier.b * earlier.b, root);
  const u = negativePointOnHalfLine(above) ?? negativePointOnHalfLine(square);
  return u === undefined ? undefined : { logMoneyness: m + 0.5 * sigma * (u - 1 / u) };
}

/** 16 sigma D^3 P^2 g, where w = P/(2u), w' = b Q/D, k = K/(2u) and w'' = 8 b u^3 / (sigma D^3). */
function densityPolynomial({ a, b, rho, m, sigma }: SviSlice): MeasuredPolynomial {
  const d = polynomialOf(1, 0, 1);
  const p = polynomialOf(b * sigma * (1 - rho), 2 * a, b * sigma * (1 + rho));
  const q = polynomialOf(-(1 - rho), 0, 1 + rho);
  const k = polynomialOf(-sigma, 2 * m, sigma);
  const bend = plusPolynomial(
    timesPolynomial(polynomialOf(2), timesPolynomial(d, p)),
    -b,
    timesPolynomial(k, q),
  );
  const first = timesPolynomial(timesPolynomial(polynomialOf(4 * sigma), d), timesPolynomial(bend, bend));
  const slopes = timesPolynomial(
    timesPolynomial(q, q),
    timesPolynomial(p, plusPolynomial(p, 8, polynomialOf(0, 1))),
  );
  const second = timesPolynomial(timesPolynomial(polynomialOf(sigma * b * b), d), slopes);
  const third = timesPolynomial(polynomialOf(0, 0, 0, 64 * b), timesPolynomial(p, p));
  return plusPolynomial(plusPolynomial(first, -1, second), 1, third);
}
