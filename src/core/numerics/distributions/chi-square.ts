// The tail of the chi-square distribution, which turns a likelihood ratio into a p-value.
import { upperIncompleteGamma } from './incomplete-gamma.ts';

/**
 * P(X > x) for a chi-square variable, to 5e-13 of itself for 1 to 10,000 degrees of freedom; 1 at and below x = 0,
 * 0 at infinity. Throws a RangeError where x is NaN or the degrees of freedom are not finite and above 0.
 */
export function chiSquareUpperTail(x: number, degreesOfFreedom: number): number {
  if (Number.isNaN(x)) throw new RangeError(`x: expected a number, found ${x}`);
  if (!(degreesOfFreedom > 0 && degreesOfFreedom < Infinity)) {
    throw new RangeError(`degreesOfFreedom: expected a finite number above 0, found ${degreesOfFreedom}`);
  }
  if (x <= 0) return 1;
  return x === Infinity ? 0 : upperIncompleteGamma(degreesOfFreedom / 2, x / 2);
}
