// The regularised incomplete gamma function's upper part, on which tails of chi-square statistics rest.
import { poissonMass } from './saddle-point-terms.ts';

/** Keeps Lentz' quotients off zero. */
const TINY = 1e-300;

/**
 * Q(a, x) = Gamma(a, x) / Gamma(a) for a > 0 and finite x > 0.
 * Source: Abramowitz and Stegun (1964), 6.5.29 (series, left of the peak) and 6.5.31 (continued fraction, right of it).
 */
export function upperIncompleteGamma(a: number, x: number): number {
  const mass = poissonMass(a, x);
  return x < a + 1 ? 1 - mass * seriesSum(a, x) : mass * a * continuedFraction(a, x);
}

function seriesSum(a: number, x: number): number {
  let sum = 1;
  let term = 1;
  for (let next = a + 1; ; next += 1) {
    term *= x / next;
    if (sum + term === sum) return sum;
    sum += term;
  }
}

/** By Lentz' method; the steps needed grow with the root of a and shrink with x. */
function continuedFraction(a: number, x: number): number {
  let denominator = x + 1 - a;
  let numerators = 1 / TINY;
  let denominators = 1 / denominator;
  let value = denominators;
  for (let step = 1; ; step += 1) {
    const coefficient = -step * (step - a);
    denominator += 2;
    denominators = 1 / awayFromZero(coefficient * denominators + denominator);
    numerators = awayFromZero(denominator + coefficient / numerators);
    const factor = numerators * denominators;
    value *= factor;
    if (Math.abs(factor - 1) <= Number.EPSILON) return value;
  }
}

function awayFromZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
