// Draws which values of a series a resampled one repeats, in blocks of random length that keep its dependence over time.
import type { Rng } from '../seeded-rng.ts';

/**
 * Fills all of `into` with indices 0 to `length` - 1: blocks that begin anywhere with equal chance, have geometric lengths
 * of mean `meanBlockLength`, and go on at the start where the series ends. A mean of 1 or less draws independently, so
 * that an estimate of the best length can be handed on as it is. Two draws a block. Throws `RangeError` for a length
 * that is no whole number from 1 to 2^31 - 1 and for a mean that is not a finite number above 0.
 * Source: Politis and Romano (1994), "The Stationary Bootstrap", JASA 89(428), section 2.
 */
export function stationaryBootstrapIndices(
  rng: Rng,
  length: number,
  meanBlockLength: number,
  into: Int32Array,
): void {
  if (!Number.isInteger(length) || length < 1 || length >= 2 ** 31) {
    throw new RangeError(`length: expected a whole number from 1 to 2^31 - 1, found ${length}`);
  }
  if (!(meanBlockLength > 0 && meanBlockLength < Infinity)) {
    throw new RangeError(`mean block length: expected a finite number above 0, found ${meanBlockLength}`);
  }
  const logOfStaying = Math.log1p(-1 / Math.max(1, meanBlockLength));
  for (let at = 0; at < into.length;) {
    let index = rng.integer(length);
    // 1 - u lies in (0, 1], whose logarithm is finite; the inverse of the geometric distribution in one draw.
    const blockLength = 1 + Math.floor(Math.log(1 - rng.uniform()) / logOfStaying);
    const end = Math.min(into.length, at + blockLength);
    for (; at < end; at += 1) {
      into[at] = index;
      index += 1;
      if (index === length) index = 0;
    }
  }
}
