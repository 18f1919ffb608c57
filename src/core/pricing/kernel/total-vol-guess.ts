// Starting points of the search for an implied volatility: close enough that two steps are usual.
import { gaussian, naturalLog } from './kernel-normal.ts';

/** Below this quotient the logarithm it comes from has lost its digits, and the limit is exact enough. */
const RATIO_MIN = 1e-8;
/** Keeps the start above 0 where a tiny time value would overflow the quotient. */
const ODDS_MAX = 1e300;

/** Below this distance ln(F/K) and |F - K|/sqrt(F K) are one to ten places, and their quotient may be of rounding alone. */
const DISTANCE_MIN = 1e-6;

/**
 * A start for prices below half the maximum: the volatility of the normal (Bachelier) model for the same price, with
 * `distance` |F - K|/sqrt(F K), turned lognormal. Its rational coefficients are an own fit over distances z from 0 to 40,
 * within 5e-5; the turn is exact to first order in the variance for every strike, ln(distance/x)/x^2 being close to
 * 1/(24 + x^2/5), and to second order at the money. Up to a total volatility of 0.2 the start is within 6e-5.
 * Source: Choi, Kim and Kwak (2009), Numerical approximation of the implied volatility under arithmetic Brownian
 * motion, for the variable; Hagan, Kumar, Lesniewski and Woodward (2002), Managing smile risk, appendix B, for the turn.
 */
export function bachelierGuess(x: number, distance: number, timeValue: number): number {
  const straddle = 2 * timeValue + distance;
  const ratio = distance / straddle;
  const odds = distance / timeValue;
  // The variable is ratio/atanh(ratio): 1 at the money, and 0 for a worthless option.
  const e = ratio < RATIO_MIN ? 1 : (2 * ratio) / naturalLog(1 + (odds < ODDS_MAX ? odds : ODDS_MAX));
  const numerator =
    0.5005117303914016 +
    e * (23.13773028002896 + e * (-1.3392641129635257 + e * (72.85433638527383 + e * 349.2152525123206)));
  const denominator =
    1 + e * (43.484476756182296 + e * (-79.00197224990904 + e * (297.4358782758109 + e * 91.64006937645591)));
  const normalVol = (straddle * Math.sqrt(e) * numerator) / denominator;
  const scaled = normalVol * (distance > DISTANCE_MIN ? x / distance : 1);
  const turn = (scaled * scaled) / (24 + 0.2 * x * x);
  return scaled * (1 + turn * (1 + 2.1 * turn));
}

/**
 * A start for prices above half the maximum, from the complement 2 N(-s/2) cosh(x/2), which is exact at the money. It is
 * not below sqrt(2 x), the inflection point of the price, under which no such price lies.
 * Source: Hastings, in Abramowitz and Stegun (1964), 26.2.23, for the inverse of N.
 */
export function complementGuess(x: number, logPart: number): number {
  const logTail = logPart - 0.5 * x - naturalLog(1 + gaussian(2 * x));
  const w = Math.sqrt(-2 * logTail);
  const halfVol =
    w - (2.515517 + w * (0.802853 + w * 0.010328)) / (1 + w * (1.432788 + w * (0.189269 + w * 0.001308)));
  const reduced = halfVol * halfVol - 0.25 * x * x;
  return 2 * Math.sqrt(reduced > 0.5 * x ? reduced : 0.5 * x);
}
