// Starting points of the search for an implied volatility, in the operations and the order of the TypeScript kernel.
import { add, at, div, line, mul, select, sub } from './lanes';
import { gaussian, naturalLog } from './normal';

// prettier-ignore
const C: usize = memory.data<f64>([
  2.0, 1e-8, 1e300, 1.0, 24.0,
  0.5005117303914016, 23.13773028002896, -1.3392641129635257, 72.85433638527383, 349.2152525123206,
  43.484476756182296, -79.00197224990904, 297.4358782758109, 91.64006937645591, 1e-6, 0.2, 2.1,
]);

/** For prices below half the maximum. */
@inline
export function bachelierGuess(x: v128, distance: v128, timeValue: v128): v128 {
  const straddle = add(mul(at(C, 0), timeValue), distance);
  const ratio = div(distance, straddle);
  const odds = f64x2.pmin(at(C, 2), div(distance, timeValue));
  const variable = div(mul(at(C, 0), ratio), naturalLog(add(at(C, 3), odds)));
  const e = select(f64x2.lt(ratio, at(C, 1)), at(C, 3), variable);
  const upper = line(at(C, 7), line(at(C, 8), at(C, 9), e), e);
  const numerator = line(at(C, 5), line(at(C, 6), upper, e), e);
  const lower = line(at(C, 11), line(at(C, 12), at(C, 13), e), e);
  const denominator = line(at(C, 3), line(at(C, 10), lower, e), e);
  const normalVol = div(mul(mul(straddle, f64x2.sqrt(e)), numerator), denominator);
  const share = select(f64x2.gt(distance, at(C, 14)), div(x, distance), at(C, 3));
  const scaled = mul(normalVol, share);
  const turn = div(mul(scaled, scaled), add(at(C, 4), mul(mul(at(C, 15), x), x)));
  return mul(scaled, line(at(C, 3), turn, line(at(C, 3), at(C, 16), turn)));
}

// prettier-ignore
const H: usize = memory.data<f64>([
  0.5, 1.0, 2.0, -2.0, 0.25, 2.515517, 0.802853, 0.010328, 1.432788, 0.189269, 0.001308,
]);

/** For prices above half the maximum. */
@inline
export function complementGuess(x: v128, logPart: v128): v128 {
  const spread = naturalLog(add(at(H, 1), gaussian(mul(at(H, 2), x))));
  const logTail = sub(sub(logPart, mul(at(H, 0), x)), spread);
  const w = f64x2.sqrt(mul(at(H, 3), logTail));
  const numerator = line(at(H, 5), line(at(H, 6), at(H, 7), w), w);
  const denominator = line(at(H, 1), line(at(H, 8), line(at(H, 9), at(H, 10), w), w), w);
  const halfVol = sub(w, div(numerator, denominator));
  const reduced = sub(mul(halfVol, halfVol), mul(mul(at(H, 4), x), x));
  return mul(at(H, 2), f64x2.sqrt(f64x2.pmax(mul(at(H, 0), x), reduced)));
}
