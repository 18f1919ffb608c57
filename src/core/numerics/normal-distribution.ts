// The standard normal distribution, accurate to the last places in both tails; prices, deltas and tests of chance rest on it.
import { scaledNormalTail } from './scaled-normal-tail.ts';

/** 1/sqrt(2 pi), the normal density at 0. */
export const INVERSE_SQRT_TWO_PI = 0.3989422804014327;

/** Beyond this the normal tail is below the smallest float64. */
const TAIL_END = 39;
/** 2^27 + 1, which splits a float64 in two halves whose products are exact (Dekker 1971). */
const SPLITTER = 134217729;

/** The standard normal density; relative error at most 6e-16 while the value is a normal float64. */
export function normalDensity(x: number): number {
  return INVERSE_SQRT_TWO_PI * gaussian(x);
}

/**
 * N(x), the standard normal distribution function: relative error at most 1e-15 in the lower tail down to where
 * float64 becomes subnormal (x > -37.5), absolute error at most 3e-16 above (measured against 60-digit arithmetic).
 */
export function cumulativeNormal(x: number): number {
  const distance = Math.abs(x);
  const tail = gaussian(distance) * scaledNormalTail(distance);
  return x < 0 ? tail : 1 - tail;
}

/** exp(-x^2/2) with the rounding error of the square carried along, which in the far tail would cost three digits. */
function gaussian(x: number): number {
  if (Math.abs(x) > TAIL_END) return 0;
  const scaled = SPLITTER * x;
  const high = scaled - (scaled - x);
  const low = x - high;
  const square = x * x;
  const squareError = high * high - square + 2 * high * low + low * low;
  return Math.exp(-0.5 * square) * (1 - 0.5 * squareError);
}
