// Student's t distribution, which turns a mean over its standard error into a p-value in samples of any size.
import { incompleteBeta } from './incomplete-beta.ts';

/**
 * P(T > t) for Student's t, to 2e-13 of itself for 1 to 10,000 degrees of freedom and |t| below 1e150; 1 at minus
 * infinity, 0 at infinity. Throws a RangeError where t is NaN or the degrees of freedom are not finite and above 0.
 * Source: Abramowitz and Stegun (1964), 26.7.1.
 */
export function studentTUpperTail(t: number, degreesOfFreedom: number): number {
  if (Number.isNaN(t)) throw new RangeError(`t: expected a number, found ${t}`);
  if (!(degreesOfFreedom > 0 && degreesOfFreedom < Infinity)) {
    throw new RangeError(`degreesOfFreedom: expected a finite number above 0, found ${degreesOfFreedom}`);
  }
  const ratio = t / Math.sqrt(degreesOfFreedom);
  const square = ratio * ratio;
  const share = {
    x: 1 / (1 + square),
    complement: square < 1 ? square / (1 + square) : 1 / (1 + 1 / square),
  };
  const beyond = 0.5 * incompleteBeta(degreesOfFreedom / 2, 0.5, share);
  return t > 0 ? beyond : 1 - beyond;
}

/** P(T <= t), the distribution function: as `studentTUpperTail` mirrored at 0. */
export function cumulativeStudentT(t: number, degreesOfFreedom: number): number {
  return studentTUpperTail(-t, degreesOfFreedom);
}
