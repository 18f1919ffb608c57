// The regularised incomplete beta function, on which tails of Student's t rest.
import { betaMass, type UnitShare } from './saddle-point-terms.ts';

/** Keeps Lentz' quotients off zero. */
const TINY = 1e-300;

/**
 * I_x(a, b) for a, b > 0, with x and 1 - x given apart; beyond the mean, a / (a + b), the sides are swapped (Abramowitz
 * and Stegun (1964), 26.5.2).
 * Source: Didonato and Morris (1992), Algorithm 708: a continued fraction whose terms are all of one sign
 * below the mean, so that nothing cancels however large a and b are.
 */
export function incompleteBeta(a: number, b: number, share: UnitShare): number {
  if (share.x <= 0) return 0;
  if (share.complement <= 0) return 1;
  if (a * share.complement >= b * share.x)
    return (betaMass(a, b, share) * a) / continuedFraction(a, b, share);
  const swapped = { x: share.complement, complement: share.x };
  return 1 - (betaMass(b, a, swapped) * b) / continuedFraction(b, a, swapped);
}

function continuedFraction(a: number, b: number, { x, complement }: UnitShare): number {
  const belowMean = a * complement - b * x;
  const partial = (m: number): number =>
    m +
    (m * (b - m) * x) / (a + 2 * m - 1) +
    ((a + m) * (belowMean + 1 + m * (1 + complement))) / (a + 2 * m + 1);
  let value = awayFromZero((a * (belowMean + 1)) / (a + 1));
  let numerators = value;
  let denominators = 0;
  for (let m = 1; ; m += 1) {
    const root = x / (a + 2 * m - 1);
    const coefficient = (a + m - 1) * (a + b + m - 1) * m * (b - m) * root * root;
    denominators = 1 / awayFromZero(partial(m) + coefficient * denominators);
    numerators = awayFromZero(partial(m) + coefficient / numerators);
    value *= numerators * denominators;
    if (Math.abs(numerators * denominators - 1) <= Number.EPSILON) return value;
  }
}

function awayFromZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
