// The shape in which all tests of a search take its results, and which numbers they can work with.

/** Results per period, excess returns as a rule: row = time in order, column = configuration; all rows of one length. */
export type TrialReturns = readonly ArrayLike<number>[];

/** Squares of larger numbers, and sums of them, leave the range of a float. */
const MAGNITUDE_MAX = 1e100;

/** Larger powers of two leave the range of a float. */
const EXPONENT_MAX = 1000;

/** The first number that is not finite or too large to be squared and summed, or `undefined`. */
export function unusableNumber(values: ArrayLike<number>): number | undefined {
  for (let at = 0; at < values.length; at += 1)
    if (!(Math.abs(values[at] as number) <= MAGNITUDE_MAX)) return values[at];
  return undefined;
}

/**
 * The power of two that brings numbers of size `largest` and less to about 1, so that squares of small ones do not
 * vanish: a factor that rounds nothing. 1 for 0.
 */
export function unitFor(largest: number): number {
  return largest > 0 ? 2 ** Math.min(EXPONENT_MAX, -Math.floor(Math.log2(largest))) : 1;
}
