// The out-of-the-money Black price and its complement without their common exponential: what implied volatility inverts.
import { INVERSE_SQRT_TWO_PI } from '../../numerics/index.ts';
import { gaussian, pieceOfTail } from './kernel-normal.ts';

/** Below this half-width the two tails are too close to subtract, and their difference is summed as a series. */
const SERIES_HALF_VOL_MAX = 0.12;
/** Keeps the logarithm of a difference that rounding made 0. */
const SCALED_MIN = 1e-300;

/**
 * With distance z = |ln(F/K)|/s and t = s/2: the undiscounted time value (`sign` above 0) over sqrt(F K), or what is
 * missing from its maximum min(F, K) (`sign` below 0, for t >= z), divided by exp(-(z^2 + t^2)/2). It neither under- nor
 * overflows where the price does.
 * Source: Jäckel (2014), Let's Be Rational, for the common factor and the series in small t.
 */
export function scaledPart(z: number, t: number, sign: number): number {
  if (sign > 0 && t < SERIES_HALF_VOL_MAX) return seriesTimeValue(z, t);
  const near = t - z;
  const tail = pieceOfTail(Math.abs(near));
  const farTail = pieceOfTail(z + t);
  let scaled = tail + farTail;
  if (sign > 0) scaled = near > 0 ? 1 / gaussian(near * near) - scaled : tail - farTail;
  return scaled > SCALED_MIN ? scaled : SCALED_MIN;
}

/**
 * The odd Taylor terms of Y(-z + t) - Y(-z - t) up to t^11, where Y(x) = N(x) exp(x^2/2), whose derivatives follow
 * Y(k+1) = x Y(k) + k Y(k-1). What cancels in them for large z is small against the price's own steepness in s there.
 */
function seriesTimeValue(z: number, t: number): number {
  const y0 = pieceOfTail(z);
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
  const high = y7 * (1 / 5040) + t2 * (y9 * (1 / 362880) + t2 * (y11 * (1 / 39916800)));
  return 2 * t * (y1 + t2 * (y3 * (1 / 6) + t2 * (y5 * (1 / 120) + t2 * high)));
}
