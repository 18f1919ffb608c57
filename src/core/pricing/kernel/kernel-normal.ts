// The two transcendental parts of a normal probability as the kernels compute them: in basic operations only, so that each
// kernel and each processor gives the same bits.
import { POWERS_OF_HALF, ROOTS_OF_TWO, TAIL_PIECES } from './kernel-tables.ts';

/** Beyond it the exponential is 0: exp(-708) is the last power whose float64 is not subnormal. */
const SQUARE_MAX = 1416;
/** Added and taken away again, it rounds to the nearest integer: 1.5 * 2^52. */
const ROUNDER = 6755399441055744;
const ROOTS_PER_HALF_SQUARE = -23.083120654223414;
/** ln(2)/32 in two parts, of which the first has few enough bits that its product with n is exact. */
const LOG_ROOT_HIGH = 0.021660849392446835;
const LOG_ROOT_LOW = 5.145609244655338e-14;

/**
 * exp(-square/2) for square >= 0, within 4e-16 of itself; 0 where square is above 1416. Reduced to |r| <= ln(2)/64,
 * where exp(r) - 1 - r is r^2 times a cubic: own Chebyshev fit in 60 digits, error 3e-16.
 */
export function gaussian(square: number): number {
  const y = square < SQUARE_MAX ? square : SQUARE_MAX;
  const n = y * ROOTS_PER_HALF_SQUARE + ROUNDER - ROUNDER;
  const r = y * -0.5 - n * LOG_ROOT_HIGH - n * LOG_ROOT_LOW;
  const r2 = r * r;
  const p =
    r +
    r2 *
      (0.49999999999760175 +
        0.16666666666581015 * r +
        r2 * (0.041666829907005355 + 0.008333362483386422 * r));
  const index = n | 0;
  const scale = (ROOTS_OF_TWO[index & 31] as number) * (POWERS_OF_HALF[-(index >> 5)] as number);
  return square <= SQUARE_MAX ? scale + scale * p : 0;
}

/** N(-x) exp(x^2/2) for x >= 0, within 2e-15 of itself, by `TAIL_PIECES`. */
export function pieceOfTail(x: number): number {
  const r = 1 / (x + 5);
  const place = 128 - 640 * r;
  const piece = Math.floor(place);
  const t = place - piece - 0.5;
  const row = (piece & 255) << 3;
  const c0 = TAIL_PIECES[row] as number;
  const c1 = TAIL_PIECES[row + 1] as number;
  const c2 = TAIL_PIECES[row + 2] as number;
  const c3 = TAIL_PIECES[row + 3] as number;
  const c4 = TAIL_PIECES[row + 4] as number;
  const c5 = TAIL_PIECES[row + 5] as number;
  return (c0 + (c1 + (c2 + (c3 + (c4 + c5 * t) * t) * t) * t) * t) * r;
}

const LOG_TWO_HIGH = 0.6931471805598903;
const LOG_TWO_LOW = 5.497923018708371e-14;
/** The high word of sqrt(1/2). */
const ROOT_HALF_WORD = 0x3fe6a09e;
const word = new Float64Array(1);
const words = new Int32Array(word.buffer);

/**
 * ln(x) for normal x > 0, within 4e-16 of itself and 2e-16. With x = 2^k m and m from sqrt(1/2) to sqrt(2) it is k ln(2) + 2 atanh(f),
 * f = (m - 1)/(m + 1): own Chebyshev fit in 60 digits, error 1e-18. The words are those of a little-endian processor.
 */
export function naturalLog(x: number): number {
  word[0] = x;
  const high = words[1] as number;
  const k = (high - ROOT_HALF_WORD) >> 20;
  words[1] = high - (k << 20);
  const m = word[0];
  const f = (m - 1) / (m + 1);
  const f2 = f * f;
  const f4 = f2 * f2;
  const low = 0.666666666666667 + 0.3999999999989777 * f2;
  const middle = 0.2857142862673362 + 0.22222211014813917 * f2;
  const upper = 0.18182897645458224 + 0.1533144445428496 * f2 + 0.14619812423951914 * f4;
  const atanh = f * (f2 * (low + (middle + upper * f4) * f4)) + k * LOG_TWO_LOW;
  return k * LOG_TWO_HIGH + (f + f + atanh);
}
