// The shape in which all tests of a search take its results, and which numbers they can work with.

/** Results per period, excess returns as a rule: row = time in order, column = configuration; all rows of one length. */
export type TrialReturns = readonly ArrayLike<number>[];

/** Squares of larger numbers, and sums of them, leave the range of a float. */
const MAGNITUDE_MAX = 1e100;

/** The first number that is not finite or too large to be squared and summed, or `undefined`. */
export function unusableNumber(values: ArrayLike<number>): number | undefined {
  for (let at = 0; at < values.length; at += 1)
    if (!(Math.abs(values[at] as number) <= MAGNITUDE_MAX)) return values[at];
  return undefined;
}
