// The out-of-the-money Black price and its complement without their common exponential: what implied volatility inverts.
import { INVERSE_SQRT_TWO_PI, scaledNormalTail } from '../numerics/index.ts';

/** Below this half-width the two tails are too close to subtract, and their difference is summed as a series. */
const SERIES_HALF_VOL_MAX = 0.12;

/**
 * With `distance` z = |ln(F/K)| / s and `halfVol` t = s/2 for a total volatility s: the undiscounted price of the
 * out-of-the-money option over sqrt(F K), divided by exp(-(z^2 + t^2)/2). It neither under- nor overflows where the
 * price does, and its error moves s by at most 5e-15 of s (measured over s from 1e-6 to 10).
 * Source: Jäckel (2014), Let's Be Rational, for the common factor and the series in small t.
 */
export function scaledTimeValue(distance: number, halfVol: number): number {
  if (halfVol < SERIES_HALF_VOL_MAX) return seriesTimeValue(distance, halfVol);
  const near = halfVol - distance;
  if (near <= 0) return scaledNormalTail(-near) - scaledNormalTail(distance + halfVol);
  return Math.exp(0.5 * near * near) - scaledTimeValueComplement(distance, halfVol);
}

/**
 * What is missing from the greatest price, min(F, K), in the same scale; for `halfVol` >= `distance` only.
 */
export function scaledTimeValueComplement(distance: number, halfVol: number): number {
  return scaledNormalTail(halfVol - distance) + scaledNormalTail(halfVol + distance);
}

/**
 * The odd Taylor terms of Y(-z + t) - Y(-z - t) up to t^11, where Y(x) = N(x) exp(x^2/2), whose derivatives follow
 * Y(k+1) = x Y(k) + k Y(k-1). What cancels in them for large z is small against the price's own steepness in s there.
 */
function seriesTimeValue(z: number, t: number): number {
  const y0 = scaledNormalTail(z);
  const y1 = INVERSE_SQRT_TWO_PI - z * y0;
  const y2 = y0 - z * y1;
  const y3 = 2 * y1 - z * y2;
  const y4 = 3 * y2 - z * y3;
  const y5 = 4 * y3 - z * y4;
  const y6 = 5 * y4 - z * y5;
  const y7 = 6 * y5 - z * y6;
  const y8 = 7 * y6 - z * y7;
  const y9 = 8 * y7 - z * y8;
  const y10 = 9 * y8 - z * y9;
  const y11 = 10 * y9 - z * y10;
  const t2 = t * t;
  return (
    2 * t * (y1 + (t2 / 6) * (y3 + (t2 / 20) * (y5 + (t2 / 42) * (y7 + (t2 / 72) * (y9 + (t2 / 110) * y11)))))
  );
}
