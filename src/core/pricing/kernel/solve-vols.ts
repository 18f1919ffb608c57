// Implied volatility of many European options of one expiry: the batch kernel in TypeScript.
import { INVERSE_SQRT_TWO_PI } from '../../numerics/index.ts';
import { naturalLog } from './kernel-normal.ts';
import { type OptionColumns, SOLVE_STATUS } from './option-columns.ts';
import { scaledPart } from './scaled-part.ts';
import { PENDING, splitPrices } from './split-prices.ts';
import { bachelierGuess, complementGuess } from './total-vol-guess.ts';

/**
 * Reads `sign`, `strike`, `logStrike` and `price` of the first `count` options and writes `vol` and `status`; where the status is not
 * `solved`, `vol` is 0 and tells nothing. The Greeks' columns are overwritten. `terms` as `writeForwardTerms` lays them out.
 * Householder steps of fourth order on the logarithm of the time value, or of its complement where that is the
 * smaller; a bracket that every step shrinks keeps them safe. The loops are three so that each stays within what V8
 * inlines: numbers passed to a call that is not inlined are allocated.
 * Source: Jäckel (2014), Let's Be Rational, for the method; starting points and objective functions are our own.
 */
export function solveVols(terms: Float64Array, columns: OptionColumns, count: number): void {
  splitPrices(terms, columns, count);
  guessTotalVols(columns, count);
  refineTotalVols(terms, columns, count);
}

/** Starting points: total volatilities in `vol`, logarithms of the parts in `theta`. */
function guessTotalVols(columns: OptionColumns, count: number): void {
  const { delta: moneyness, gamma: part, vega: distance, theta: target, rho: branch, vol, status } = columns;
  for (let i = 0; i < count; i += 1) {
    if (status[i] !== PENDING) continue;
    const x = moneyness[i] as number;
    const smaller = part[i] as number;
    const logPart = naturalLog(smaller);
    target[i] = logPart;
    if ((branch[i] as number) < 0) vol[i] = complementGuess(x, logPart);
    else vol[i] = bachelierGuess(x, distance[i] as number, smaller);
  }
}

/** A step this small relative to s is the last: a fourth-order step leaves the fourth power of its error. */
const LAST_STEP_RATIO = 6e-5;
/** One or two are usual; halving the bracket from any start ends within this. */
const STEPS_MAX = 200;

function refineTotalVols(terms: Float64Array, columns: OptionColumns, count: number): void {
  const { delta: moneyness, theta: target, rho: branch, vol, status } = columns;
  const rootYears = terms[3] as number;
  for (let i = 0; i < count; i += 1) {
    if (status[i] !== PENDING) {
      vol[i] = 0;
      continue;
    }
    const x = moneyness[i] as number;
    const sign = branch[i] as number;
    let s = vol[i] as number;
    let low = sign < 0 ? Math.sqrt(2 * x) : 0;
    let high = Infinity;
    let isLast = false;
    for (let step = 0; step < STEPS_MAX && !isLast; step += 1) {
      const z = x / s;
      const t = 0.5 * s;
      const scaled = scaledPart(z, t, sign);
      const excess = sign * (naturalLog(scaled) - 0.5 * (z * z + t * t) - (target[i] as number));
      if (excess > 0) high = s;
      else low = s;
      const moved = s + householderStep(excess, (sign * INVERSE_SQRT_TWO_PI) / scaled, z, s);
      const fallback = high === Infinity ? 2 * low : 0.5 * (low + high);
      const next = moved >= low && moved <= high ? moved : fallback;
      isLast = Math.abs(next - s) <= LAST_STEP_RATIO * s;
      s = next;
    }
    const solved = s / rootYears;
    const isSolved = isLast && solved < Infinity;
    vol[i] = isSolved ? solved : 0;
    status[i] = isSolved ? SOLVE_STATUS.solved : SOLVE_STATUS.outOfRange;
  }
}

/**
 * The step to s from the equation excess = 0, by its first three derivatives. `slope` is the derivative of the
 * logarithm of the time value or complement by s; the higher ones follow from b''/b' = z^2/s - s/4.
 * Source: Householder (1970), The Numerical Treatment of a Single Nonlinear Equation, order 3.
 */
function householderStep(excess: number, slope: number, z: number, s: number): number {
  const curvature = (z * z) / s - 0.25 * s;
  const zOverS = z / s;
  const curvatureSlope = -3 * (zOverS * zOverS) - 0.25;
  const newton = -excess / Math.abs(slope);
  const second = curvature - slope;
  const third = curvature * curvature + curvatureSlope - 3 * slope * curvature + 2 * slope * slope;
  const numerator = 1 + 0.5 * second * newton;
  const denominator = 1 + newton * (second + third * newton * (1 / 6));
  return numerator > 0 && denominator > 0 ? (newton * numerator) / denominator : newton;
}
