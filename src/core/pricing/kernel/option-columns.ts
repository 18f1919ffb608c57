// The columns that a kernel reads and writes: European options of one expiry as structure of arrays.

/** The columns in the order in which a kernel with its own memory lays them out. */
export const COLUMN_NAMES = [
  'sign',
  'strike',
  'logStrike',
  'vol',
  'price',
  'delta',
  'gamma',
  'vega',
  'theta',
  'rho',
  'status',
] as const;

/**
 * Entry i of every column belongs to option i. `sign` is 1 for a call and -1 for a put; `logStrike` is
 * ln(strike/reference), with the reference near the spot: stored once for a chain, and small, so known well; `vol` is
 * decimal a year; prices and Greeks are dollars a share, raw derivatives as `OptionValue`; `status` is what solving
 * found, one of `SOLVE_STATUS`.
 */
export type OptionColumns = Readonly<Record<(typeof COLUMN_NAMES)[number], Float64Array>>;

/** A volatility was found, or why there is none; `undetermined`: at years 0 every volatility gives the intrinsic value. */
export const SOLVE_STATUS = {
  solved: 0,
  belowIntrinsic: 1,
  aboveMaximum: 2,
  undetermined: 3,
  outOfRange: 4,
} as const;
