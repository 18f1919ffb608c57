// The two transcendental parts of a normal probability, in the operations and the order of the TypeScript kernel.
import { add, at, div, line, mul, sub } from './lanes';
import { ROOTS_OF_TWO, TAIL_PIECES } from './tables';

// prettier-ignore
const C: usize = memory.data<f64>([
  1416.0, -23.083120654223414, 6755399441055744.0, 0.021660849392446835, 5.145609244655338e-14, -0.5,
  0.49999999999760175, 0.16666666666581015, 0.041666829907005355, 0.008333362483386422,
  1.0, 5.0, 128.0, 640.0, 0.5, 4503599627370496.0,
]);
const MASKS: usize = memory.data<u64>([0x7fffffffffffffff]);

/** |x|. */
@inline
export function absolute(x: v128): v128 {
  return v128.and(x, v128.load_splat<u64>(MASKS));
}

/** exp(-square/2), and 0 where square is above 1416. */
@inline
export function gaussian(square: v128): v128 {
  const y = f64x2.pmin(square, at(C, 0));
  const rounded = add(mul(y, at(C, 1)), at(C, 2));
  const n = sub(rounded, at(C, 2));
  const r = sub(sub(mul(y, at(C, 5)), mul(n, at(C, 3))), mul(n, at(C, 4)));
  const r2 = mul(r, r);
  const p = add(r, mul(r2, add(line(at(C, 6), at(C, 7), r), mul(r2, line(at(C, 8), at(C, 9), r)))));
  const first = ROOTS_OF_TWO + ((<usize>i32x4.extract_lane(rounded, 0) & 31) << 3);
  const second = ROOTS_OF_TWO + ((<usize>i32x4.extract_lane(rounded, 2) & 31) << 3);
  const root = v128.load_lane<f64>(second, v128.load_zero<f64>(first), 1);
  // The low bits of `rounded` hold n: what is above its lowest five goes to the exponent of the root.
  const exponent = i64x2.shl(i64x2.shr_u(rounded, 5), 52);
  const scale = i64x2.add(root, exponent);
  return v128.and(add(scale, mul(scale, p)), f64x2.le(square, at(C, 0)));
}

/** N(-x) exp(x^2/2) for x >= 0. */
@inline
export function scaledTail(x: v128): v128 {
  const r = div(at(C, 10), add(x, at(C, 11)));
  const place = sub(at(C, 12), mul(at(C, 13), r));
  const piece = f64x2.floor(place);
  const t = sub(sub(place, piece), at(C, 14));
  const index = add(piece, at(C, 15));
  const first = TAIL_PIECES + ((<usize>i32x4.extract_lane(index, 0) & 255) << 6);
  const second = TAIL_PIECES + ((<usize>i32x4.extract_lane(index, 2) & 255) << 6);
  const c5 = v128.load_lane<f64>(second, v128.load_zero<f64>(first, 40), 1, 40);
  const c4 = v128.load_lane<f64>(second, v128.load_zero<f64>(first, 32), 1, 32);
  const c3 = v128.load_lane<f64>(second, v128.load_zero<f64>(first, 24), 1, 24);
  const c2 = v128.load_lane<f64>(second, v128.load_zero<f64>(first, 16), 1, 16);
  const c1 = v128.load_lane<f64>(second, v128.load_zero<f64>(first, 8), 1, 8);
  const c0 = v128.load_lane<f64>(second, v128.load_zero<f64>(first, 0), 1, 0);
  return mul(line(c0, line(c1, line(c2, line(c3, line(c4, c5, t), t), t), t), t), r);
}

// prettier-ignore
const L: usize = memory.data<f64>([
  0.666666666666667, 0.3999999999989777, 0.2857142862673362, 0.22222211014813917, 0.18182897645458224,
  0.1533144445428496, 0.14619812423951914, 5.497923018708371e-14, 0.6931471805598903,
]);
/** The high word of sqrt(1/2) against the low halves of two 64-bit lanes. */
const ROOT_HALF_WORD: usize = memory.data<u64>([0x3fe6a09e]);

/** ln(x) for normal x > 0. */
@inline
export function naturalLog(x: v128): v128 {
  const high = i64x2.shr_u(x, 32);
  const k = i32x4.shr_s(i32x4.sub(high, v128.load_splat<u64>(ROOT_HALF_WORD)), 20);
  const m = i64x2.sub(x, i64x2.shl(k, 52));
  const exponent = f64x2.convert_low_i32x4_s(i32x4.shuffle(k, k, 0, 2, 0, 2));
  const one = at(C, 10);
  const f = div(sub(m, one), add(m, one));
  const f2 = mul(f, f);
  const f4 = mul(f2, f2);
  const low = line(at(L, 0), at(L, 1), f2);
  const middle = line(at(L, 2), at(L, 3), f2);
  const upper = add(line(at(L, 4), at(L, 5), f2), mul(at(L, 6), f4));
  const atanh = add(mul(f, mul(f2, add(low, mul(add(middle, mul(upper, f4)), f4)))), mul(exponent, at(L, 7)));
  return add(mul(exponent, at(L, 8)), add(add(f, f), atanh));
}
