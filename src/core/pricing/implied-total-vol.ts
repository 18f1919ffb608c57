// The inversion of Black's formula in its two real variables, log-moneyness and normalised time value.
import { INVERSE_SQRT_TWO_PI, inverseCumulativeNormal } from '../numerics/index.ts';
import { scaledTimeValue, scaledTimeValueComplement } from './normalised-black.ts';

/** An out-of-the-money price without units, and the same price counted down from its maximum. */
export interface NormalisedPrice {
  /** |ln(F/K)|. */
  readonly moneyness: number;
  /** Undiscounted time value over sqrt(F K); above 0. */
  readonly timeValue: number;
  /** min(F, K) / sqrt(F K) - timeValue, computed without that subtraction where the price is near its maximum; above 0. */
  readonly complement: number;
}

/** A step this small relative to s is the last: a fourth-order step leaves the fourth power of its error. */
const LAST_STEP_RATIO = 3e-5;
/** Keeps the start finite where the complement underflows. */
const PROBABILITY_MIN = 1e-300;
/** Keeps the start above 0 where a subnormal time value would overflow the quotient. */
const ODDS_MAX = 1e300;
/** Two or three steps are usual; halving the bracket from any start ends within this. */
const STEPS_MAX = 200;

/**
 * The total volatility s = vol sqrt(years) that gives the price. Householder steps of fourth order on the logarithm of
 * the time value, or of its complement where that is the smaller; a bracket that every step shrinks keeps them safe.
 * `undefined` where a part of the price has left float64's range, so that no volatility can be told from it.
 * Source: Jäckel (2014), Let's Be Rational, for the method; starting points and objective functions are our own.
 */
export function impliedTotalVol(price: NormalisedPrice): number | undefined {
  const { moneyness, timeValue, complement } = price;
  if (!(timeValue > 0 && complement > 0 && Number.isFinite(timeValue + complement + moneyness)))
    return undefined;
  const byComplement = complement < timeValue;
  const target = Math.log(byComplement ? complement : timeValue);
  const sign = byComplement ? -1 : 1;
  // Half the maximum lies above s = sqrt(2 moneyness), the inflection point, where the complement's short form begins.
  let low = byComplement ? Math.sqrt(2 * moneyness) : 0;
  let high = Infinity;
  let vol = byComplement ? Math.max(low, complementGuess(price)) : bachelierGuess(moneyness, timeValue);
  for (let steps = 0; steps < STEPS_MAX; steps += 1) {
    const z = moneyness / vol;
    const t = 0.5 * vol;
    const scaled = byComplement ? scaledTimeValueComplement(z, t) : scaledTimeValue(z, t);
    const excess = sign * (Math.log(scaled) - 0.5 * (z * z + t * t) - target);
    if (excess > 0) high = vol;
    else low = vol;
    const step = householderStep(excess, (sign * INVERSE_SQRT_TWO_PI) / scaled, z, vol);
    const next = insideBracket(vol + step, low, high);
    if (Math.abs(next - vol) <= LAST_STEP_RATIO * vol) return next;
    vol = next;
  }
  return undefined;
}

/**
 * The step to s from the equation excess = 0, by its first three derivatives. `slope` is the derivative of the
 * logarithm of the time value or complement by s; the higher ones follow from b''/b' = z^2/s - s/4.
 * Source: Householder (1970), The Numerical Treatment of a Single Nonlinear Equation, order 3.
 */
function householderStep(excess: number, slope: number, z: number, vol: number): number {
  const curvature = (z * z) / vol - 0.25 * vol;
  const curvatureSlope = -3 * (z / vol) ** 2 - 0.25;
  const newton = -excess / Math.abs(slope);
  const second = curvature - slope;
  const third = curvature * curvature + curvatureSlope - 3 * slope * curvature + 2 * slope * slope;
  const numerator = 1 + 0.5 * second * newton;
  const denominator = 1 + newton * (second + (third * newton) / 6);
  return numerator > 0 && denominator > 0 ? (newton * numerator) / denominator : newton;
}

function insideBracket(next: number, low: number, high: number): number {
  if (next >= low && next <= high) return next;
  return high === Infinity ? 2 * low : 0.5 * (low + high);
}

/**
 * A start for prices below half the maximum: the volatility of the normal (Bachelier) model, turned lognormal to second
 * order. Its rational coefficients are an own fit over distances z from 0 to 40, within 1e-4.
 * Source: Choi, Kim and Kwak (2009), Numerical approximation of the implied volatility under arithmetic Brownian
 * motion, for the variable; Hagan, Kumar, Lesniewski and Woodward (2002), Managing smile risk, appendix B, for the turn.
 */
function bachelierGuess(moneyness: number, timeValue: number): number {
  const straddle = 2 * timeValue + moneyness;
  const ratio = moneyness / straddle;
  // The variable is ratio/atanh(ratio): 1 at the money, and 0 for a worthless option.
  const odds = Math.min(moneyness / timeValue, ODDS_MAX);
  const e = ratio < 1e-8 ? 1 : (2 * ratio) / Math.log1p(odds);
  const numerator =
    0.5005117303914016 +
    e * (23.13773028002896 + e * (-1.3392641129635257 + e * (72.85433638527383 + e * 349.2152525123206)));
  const denominator =
    1 + e * (43.484476756182296 + e * (-79.00197224990904 + e * (297.4358782758109 + e * 91.64006937645591)));
  const normalVol = (straddle * Math.sqrt(e) * numerator) / denominator;
  return (normalVol * (24 + normalVol * normalVol)) / (24 + moneyness * moneyness);
}

/** A start for prices above half the maximum: exact at the money, where the complement is 2 N(-s/2). */
function complementGuess({ moneyness, complement }: NormalisedPrice): number {
  const halfVol = -inverseCumulativeNormal(
    Math.max(complement / (2 * Math.cosh(0.5 * moneyness)), PROBABILITY_MIN),
  );
  const reduced = halfVol * halfVol - 0.25 * moneyness * moneyness;
  return 2 * Math.sqrt(Math.max(reduced, 0.5 * moneyness));
}
