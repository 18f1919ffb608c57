// The inverse of the normal distribution function: turns uniform deviates into normal ones and deltas into strikes.
import { INVERSE_SQRT_TWO_PI } from './normal-distribution.ts';
import { scaledNormalTail } from './scaled-normal-tail.ts';

/** Tail probabilities below this keep Wichura's value: their density is close to the subnormal range. */
const NEWTON_TAIL_MIN = 1e-290;

/**
 * The x with N(x) = `probability`, for probabilities strictly between 0 and 1; `RangeError` outside.
 * Relative error at most 1e-15 (measured against 60-digit arithmetic).
 * Source: Wichura (1988), Algorithm AS 241, PPND16; in the tails one Newton step on N follows.
 */
export function inverseCumulativeNormal(probability: number): number {
  if (!(probability > 0 && probability < 1)) {
    throw new RangeError(`probability: expected a number between 0 and 1 exclusive, found ${probability}`);
  }
  const centred = probability - 0.5;
  if (Math.abs(centred) <= 0.425) return centralQuantile(centred);
  const tail = centred < 0 ? probability : 1 - probability;
  const distance = newtonStep(tailQuantile(tail), tail);
  return centred < 0 ? -distance : distance;
}

/** One Newton step for N(-distance) = tail, written with the scaled tail so that no small numbers are subtracted. */
function newtonStep(distance: number, tail: number): number {
  if (tail < NEWTON_TAIL_MIN) return distance;
  const tailOverGaussian = tail * Math.exp(0.5 * distance * distance);
  return distance + (scaledNormalTail(distance) - tailOverGaussian) / INVERSE_SQRT_TWO_PI;
}

function centralQuantile(q: number): number {
  const r = 0.180625 - q * q;
  const numerator =
    ((((((2509.0809287301226727 * r + 33430.575583588128105) * r + 67265.770927008700853) * r +
      45921.953931549871457) *
      r +
      13731.693765509461125) *
      r +
      1971.5909503065514427) *
      r +
      133.14166789178437745) *
      r +
    3.387132872796366608;
  const denominator =
    ((((((5226.495278852854561 * r + 28729.085735721942674) * r + 39307.89580009271061) * r +
      21213.794301586595867) *
      r +
      5394.1960214247511077) *
      r +
      687.1870074920579083) *
      r +
      42.313330701600911252) *
      r +
    1;
  return (q * numerator) / denominator;
}

function tailQuantile(tail: number): number {
  const root = Math.sqrt(-Math.log(tail));
  return root <= 5 ? nearTailQuantile(root - 1.6) : farTailQuantile(root - 5);
}

function nearTailQuantile(r: number): number {
  const numerator =
    ((((((7.7454501427834140764e-4 * r + 2.27238449892691845833e-2) * r + 2.4178072517745061177e-1) * r +
      1.27045825245236838258) *
      r +
      3.64784832476320460504) *
      r +
      5.7694972214606914055) *
      r +
      4.6303378461565452959) *
      r +
    1.42343711074968357734;
  const denominator =
    ((((((1.05075007164441684324e-9 * r + 5.475938084995344946e-4) * r + 1.51986665636164571966e-2) * r +
      1.4810397642748007459e-1) *
      r +
      6.8976733498510000455e-1) *
      r +
      1.6763848301838038494) *
      r +
      2.05319162663775882187) *
      r +
    1;
  return numerator / denominator;
}

function farTailQuantile(r: number): number {
  const numerator =
    ((((((2.01033439929228813265e-7 * r + 2.71155556874348757815e-5) * r + 1.2426609473880784386e-3) * r +
      2.6532189526576123093e-2) *
      r +
      2.9656057182850489123e-1) *
      r +
      1.7848265399172913358) *
      r +
      5.4637849111641143699) *
      r +
    6.6579046435011037772;
  const denominator =
    ((((((2.04426310338993978564e-15 * r + 1.4215117583164458887e-7) * r + 1.8463183175100546818e-5) * r +
      7.868691311456132591e-4) *
      r +
      1.48753612908506148525e-2) *
      r +
      1.3692988092273580531e-1) *
      r +
      5.9983220655588793769e-1) *
      r +
    1;
  return numerator / denominator;
}
