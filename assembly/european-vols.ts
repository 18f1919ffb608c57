// Implied volatility of many European options of one expiry, two at a time.
import { add, at, div, mul, select, sub } from './lanes';
import { absolute, naturalLog } from './normal';
import { scaledPart } from './scaled-part';
import { bachelierGuess, complementGuess } from './total-vol-guess';

// prettier-ignore
const C: usize = memory.data<f64>([
  0.0, 1.0, -1.0, 2.0, 3.0, 4.0, 2.2250738585072014e-308, 8.881784197001252e-16, Infinity,
]);

/**
 * Solves `count` options, rounded up to two; `terms` and the eleven columns of `stride` bytes from `columns` on are
 * those of the TypeScript kernel, of which columns 5 to 9 hold intermediate results.
 */
export function solveVols(terms: usize, columns: usize, stride: usize, count: usize): void {
  const end = columns + (count << 3);
  for (let p = columns; p < end; p += 16) splitPrices(terms, p, stride);
  for (let p = columns; p < end; p += 16) guessTotalVols(p, stride);
  for (let p = columns; p < end; p += 16) refineTotalVols(terms, p, stride);
}

function splitPrices(terms: usize, p: usize, stride: usize): void {
  const zero = at(C, 0);
  const forward = at(terms, 0);
  const discount = at(terms, 2);
  const sign = v128.load(p);
  const strike = v128.load(p + stride);
  const price = v128.load(p + 4 * stride);
  const exercise = mul(sub(forward, strike), sign);
  const intrinsic = mul(discount, f64x2.pmax(zero, exercise));
  const maximum = mul(discount, select(f64x2.gt(sign, zero), forward, strike));
  const rounding = mul(mul(at(C, 7), discount), f64x2.pmax(strike, forward));
  const middle = mul(f64x2.sqrt(forward), f64x2.sqrt(strike));
  const scale = mul(discount, middle);
  const timeValue = div(sub(price, intrinsic), scale);
  const complement = div(sub(maximum, price), scale);
  const byComplement = f64x2.lt(complement, timeValue);
  const x = absolute(sub(at(terms, 1), v128.load(p + 2 * stride)));
  const smaller = select(byComplement, complement, timeValue);
  const isInRange = v128.and(
    f64x2.ge(smaller, at(C, 6)),
    f64x2.lt(add(add(timeValue, complement), x), at(C, 8)),
  );
  let state = select(isInRange, at(C, 2), at(C, 5));
  state = select(f64x2.le(price, intrinsic), zero, state);
  state = select(f64x2.eq(at(terms, 12), zero), at(C, 4), state);
  state = select(f64x2.ge(price, sub(maximum, rounding)), at(C, 3), state);
  state = select(f64x2.lt(price, sub(intrinsic, rounding)), at(C, 1), state);
  v128.store(p + 10 * stride, state);
  v128.store(p + 5 * stride, x);
  v128.store(p + 6 * stride, smaller);
  v128.store(p + 7 * stride, div(absolute(exercise), middle));
  v128.store(p + 9 * stride, select(byComplement, at(C, 2), at(C, 1)));
}

function guessTotalVols(p: usize, stride: usize): void {
  const isPending = f64x2.lt(v128.load(p + 10 * stride), at(C, 0));
  if (!v128.any_true(isPending)) return;
  const x = v128.load(p + 5 * stride);
  const part = v128.load(p + 6 * stride);
  const logPart = naturalLog(part);
  v128.store(p + 8 * stride, logPart);
  const byComplement = f64x2.lt(v128.load(p + 9 * stride), at(C, 0));
  let guess = bachelierGuess(x, v128.load(p + 7 * stride), part);
  if (v128.any_true(v128.and(isPending, byComplement))) {
    guess = select(byComplement, complementGuess(x, logPart), guess);
  }
  v128.store(p + 3 * stride, guess);
}

// prettier-ignore
const R: usize = memory.data<f64>([
  0.0, 2.0, 0.5, 6e-5, 0.3989422804014327, 0.25, -3.0, 1.0 / 6.0, 1.0, Infinity, 4.0, 3.0,
]);
const STEPS_MAX = 200;

function refineTotalVols(terms: usize, p: usize, stride: usize): void {
  const state = v128.load(p + 10 * stride);
  let isOpen = f64x2.lt(state, at(R, 0));
  const asked = isOpen;
  const x = v128.load(p + 5 * stride);
  const target = v128.load(p + 8 * stride);
  const sign = v128.load(p + 9 * stride);
  let s = v128.load(p + 3 * stride);
  let low = select(f64x2.lt(sign, at(R, 0)), f64x2.sqrt(mul(at(R, 1), x)), at(R, 0));
  let high = at(R, 9);
  for (let step = 0; step < STEPS_MAX && v128.any_true(isOpen); step += 1) {
    const z = div(x, s);
    const t = mul(at(R, 2), s);
    const scaled = scaledPart(z, t, sign);
    const distance = mul(at(R, 2), add(mul(z, z), mul(t, t)));
    const excess = mul(sign, sub(sub(naturalLog(scaled), distance), target));
    const isAbove = f64x2.gt(excess, at(R, 0));
    high = select(isAbove, s, high);
    low = select(isAbove, low, s);
    const moved = add(s, householderStep(excess, div(mul(sign, at(R, 4)), scaled), z, s));
    const middle = mul(at(R, 2), add(low, high));
    const fallback = select(f64x2.eq(high, at(R, 9)), mul(at(R, 1), low), middle);
    const isInside = v128.and(f64x2.ge(moved, low), f64x2.le(moved, high));
    const next = select(isInside, moved, fallback);
    const isLast = f64x2.le(absolute(sub(next, s)), mul(at(R, 3), s));
    s = select(isOpen, next, s);
    isOpen = v128.andnot(isOpen, isLast);
  }
  const solved = div(s, at(terms, 3));
  const isSolved = v128.andnot(v128.and(asked, f64x2.lt(solved, at(R, 9))), isOpen);
  v128.store(p + 3 * stride, v128.and(isSolved, solved));
  v128.store(p + 10 * stride, select(asked, v128.andnot(at(R, 10), isSolved), state));
}

@inline
function householderStep(excess: v128, slope: v128, z: v128, s: v128): v128 {
  const curvature = sub(div(mul(z, z), s), mul(at(R, 5), s));
  const zOverS = div(z, s);
  const curvatureSlope = sub(mul(at(R, 6), mul(zOverS, zOverS)), at(R, 5));
  const newton = div(f64x2.neg(excess), absolute(slope));
  const second = sub(curvature, slope);
  const third = add(
    sub(add(mul(curvature, curvature), curvatureSlope), mul(mul(at(R, 11), slope), curvature)),
    mul(mul(at(R, 1), slope), slope),
  );
  const numerator = add(at(R, 8), mul(mul(at(R, 2), second), newton));
  const denominator = add(at(R, 8), mul(newton, add(second, mul(mul(third, newton), at(R, 7)))));
  const isPositive = v128.and(f64x2.gt(numerator, at(R, 0)), f64x2.gt(denominator, at(R, 0)));
  return select(isPositive, div(mul(newton, numerator), denominator), newton);
}
