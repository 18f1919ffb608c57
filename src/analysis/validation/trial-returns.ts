// The shape in which all tests of a search take its results.

/** Results per period, excess returns as a rule: row = time in order, column = configuration; all rows of one length. */
export type TrialReturns = readonly ArrayLike<number>[];
