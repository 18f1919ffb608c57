// Time value and its complement without their common exponential, in the operations and the order of the TypeScript kernel.
import { add, at, div, line, mul, select, sub } from './lanes';
import { absolute, gaussian, scaledTail } from './normal';

// prettier-ignore
const C: usize = memory.data<f64>([
  0.12, 1e-300, 0.0, 1.0, 0.3989422804014327, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0,
  1.0 / 5040.0, 1.0 / 362880.0, 1.0 / 39916800.0, 1.0 / 6.0, 1.0 / 120.0,
]);

/** The time value where `sign` is above 0, else its complement. */
@inline
export function scaledPart(z: v128, t: v128, sign: v128): v128 {
  const isTimeValue = f64x2.gt(sign, at(C, 2));
  const isSeries = v128.and(isTimeValue, f64x2.lt(t, at(C, 0)));
  if (i64x2.all_true(isSeries)) return seriesTimeValue(z, t);
  const direct = directPart(z, t, isTimeValue);
  return v128.any_true(isSeries) ? select(isSeries, seriesTimeValue(z, t), direct) : direct;
}

function directPart(z: v128, t: v128, isTimeValue: v128): v128 {
  const near = sub(t, z);
  const tail = scaledTail(absolute(near));
  const farTail = scaledTail(add(z, t));
  const sum = add(tail, farTail);
  const isNear = f64x2.gt(near, at(C, 2));
  let timeValue = sub(tail, farTail);
  if (v128.any_true(isNear)) {
    timeValue = select(isNear, sub(div(at(C, 3), gaussian(mul(near, near))), sum), timeValue);
  }
  const scaled = select(isTimeValue, timeValue, sum);
  return select(f64x2.gt(scaled, at(C, 1)), scaled, at(C, 1));
}

function seriesTimeValue(z: v128, t: v128): v128 {
  const y0 = scaledTail(z);
  const y1 = sub(at(C, 4), mul(z, y0));
  const y2 = sub(y0, mul(z, y1));
  const y3 = sub(mul(at(C, 5), y1), mul(z, y2));
  const y4 = sub(mul(at(C, 6), y2), mul(z, y3));
  const y5 = sub(mul(at(C, 7), y3), mul(z, y4));
  const y6 = sub(mul(at(C, 8), y4), mul(z, y5));
  const y7 = sub(mul(at(C, 9), y5), mul(z, y6));
  const y8 = sub(mul(at(C, 10), y6), mul(z, y7));
  const y9 = sub(mul(at(C, 11), y7), mul(z, y8));
  const y10 = sub(mul(at(C, 12), y8), mul(z, y9));
  const y11 = sub(mul(at(C, 13), y9), mul(z, y10));
  const t2 = mul(t, t);
  const top = add(mul(y9, at(C, 15)), mul(t2, mul(y11, at(C, 16))));
  const high = add(mul(y7, at(C, 14)), mul(t2, top));
  const middle = add(mul(y3, at(C, 17)), mul(t2, add(mul(y5, at(C, 18)), mul(t2, high))));
  return mul(mul(at(C, 5), t), add(y1, mul(t2, middle)));
}
