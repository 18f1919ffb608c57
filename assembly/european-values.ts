// Price and Greeks of many European options of one expiry, two at a time.
import { add, at, div, mul, select, sub } from './lanes';
import { absolute, gaussian, scaledTail } from './normal';

const C: usize = memory.data<f64>([1e-300, 1.0, 0.5, 0.0]);
const SIGN: usize = memory.data<u64>([0x8000000000000000]);

/**
 * Values `count` options, rounded up to two. `terms` and the ten columns of `stride` bytes from `columns` on are those
 * of the TypeScript kernel, operation by operation; columns 4 to 9 hold intermediate results between the loops, which
 * are several because a short loop keeps more pairs in flight than a long one.
 */
export function valueOptions(terms: usize, columns: usize, stride: usize, count: usize): void {
  const end = columns + (count << 3);
  const forward = at(terms, 0);
  const logForward = at(terms, 1);
  const rootYears = at(terms, 3);
  for (let p = columns; p < end; p += 16) {
    const s = f64x2.pmax(at(C, 0), mul(v128.load(p + 3 * stride), rootYears));
    const inverse = div(at(C, 1), s);
    const h = mul(sub(logForward, v128.load(p + 2 * stride)), inverse);
    const half = mul(at(C, 2), s);
    const d1 = add(h, half);
    v128.store(p + 5 * stride, d1);
    v128.store(p + 6 * stride, inverse);
    v128.store(p + 8 * stride, sub(h, half));
    v128.store(p + 7 * stride, gaussian(mul(d1, d1)));
  }
  for (let p = columns; p < end; p += 16) {
    v128.store(p + 4 * stride, scaledTail(absolute(v128.load(p + 5 * stride))));
  }
  for (let p = columns; p < end; p += 16) {
    v128.store(p + 9 * stride, scaledTail(absolute(v128.load(p + 8 * stride))));
  }
  const discount = at(terms, 2);
  const deltaScale = at(terms, 4);
  const gammaScale = at(terms, 5);
  const vegaScale = at(terms, 6);
  const decayScale = at(terms, 7);
  const thetaByDelta = at(terms, 8);
  const thetaByStrikeLeg = at(terms, 9);
  const rhoByDelta = at(terms, 10);
  const rhoByStrikeLeg = at(terms, 11);
  const zero = at(C, 3);
  for (let p = columns; p < end; p += 16) {
    const sign = v128.and(v128.load(p), v128.load_splat<u64>(SIGN));
    const strike = v128.load(p + stride);
    const vol = v128.load(p + 3 * stride);
    const d1 = v128.load(p + 5 * stride);
    const d2 = v128.load(p + 8 * stride);
    const density = v128.load(p + 7 * stride);
    const scaled = mul(forward, density);
    const tail1 = mul(scaled, v128.load(p + 4 * stride));
    const tail2 = mul(scaled, v128.load(p + 9 * stride));
    const near = f64x2.pmax(zero, sub(f64x2.pmin(forward, strike), add(tail1, tail2)));
    const far = absolute(sub(tail1, tail2));
    const timeValue = select(f64x2.gt(mul(d1, d2), zero), far, near);
    const intrinsic = f64x2.pmax(zero, v128.xor(sub(forward, strike), sign));
    const leg1 = select(f64x2.lt(v128.xor(d1, sign), zero), tail1, sub(forward, tail1));
    const leg2 = select(f64x2.lt(v128.xor(d2, sign), zero), tail2, sub(strike, tail2));
    const delta = v128.xor(mul(deltaScale, leg1), sign);
    const strikeLeg = v128.xor(mul(discount, leg2), sign);
    v128.store(p + 4 * stride, mul(discount, add(intrinsic, timeValue)));
    v128.store(p + 5 * stride, delta);
    v128.store(p + 6 * stride, mul(mul(gammaScale, density), v128.load(p + 6 * stride)));
    v128.store(p + 7 * stride, mul(vegaScale, density));
    const decay = mul(mul(vol, density), decayScale);
    const theta = add(add(decay, mul(thetaByDelta, delta)), mul(thetaByStrikeLeg, strikeLeg));
    v128.store(p + 8 * stride, theta);
    v128.store(p + 9 * stride, add(mul(rhoByDelta, delta), mul(rhoByStrikeLeg, strikeLeg)));
  }
}
