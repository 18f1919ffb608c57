// The words for what becomes of rows of option quotes at import: stored, put right under a rule, or kept out with a reason.

/**
 * Rows that were unambiguous once put right. The first is left out: the row on the underlying in Lean's universe files. All
 * others are stored, with
 * - `sentinel`: a price, size or volatility of -1 taken for missing
 * - `vendor-fallback`: the stand-in that the vendor writes where it solved no volatility, and its Greeks, taken for missing
 * - `no-vendor-vol`: a volatility of 0 or nearly, and Greeks of exactly 0 beside it, taken for missing
 * - `vendor-figure-out-of-range`: a negative volatility or gamma, a delta beyond 1, taken for missing
 * - `greek-of-unknown-unit`: theta, vega or rho of a layout whose unit is not documented, taken for missing
 * - `expiry-on-closed-day`: the Saturday of old monthlies, or a third Friday that is a holiday, moved to the session that it
 *   stands for
 * - `strike-in-thousandths`, `expiry-from-symbol`, `right-from-symbol`: read from the OCC symbol of the row, which proves it
 */
export const INTAKE_REPAIRS = [
  'underlying-row',
  'sentinel',
  'vendor-fallback',
  'no-vendor-vol',
  'vendor-figure-out-of-range',
  'greek-of-unknown-unit',
  'expiry-on-closed-day',
  'strike-in-thousandths',
  'expiry-from-symbol',
  'right-from-symbol',
] as const;
export type IntakeRepair = (typeof INTAKE_REPAIRS)[number];

/**
 * Why a row is kept out, in the order in which rows are tested. `line-without-end`: the last of a file that may be cut there,
 * so that its last number may be shortened. `beyond-calendar`: an expiry after the last day whose
 * sessions are known. `not-an-expiry`: a date on which the class has none.
 * The last two are of all rows of an expiry at an instant: the prices of neighbouring strikes go the wrong way, or change by
 * a multiple of what the strikes do.
 */
export const INTAKE_REASONS = [
  'line-without-end',
  'unreadable-number',
  'cell-count',
  'unreadable-stamp',
  'outside-calendar',
  'symbol-disagrees',
  'unreadable-strike',
  'unreadable-right',
  'unreadable-expiry',
  'nonstandard-root',
  'beyond-calendar',
  'not-an-expiry',
  'ambiguous-root',
  'expired',
  'negative-number',
  'implausible-strike',
  'price-above-bound',
  'no-figures',
  'call-put-swapped',
  'price-scale',
] as const;
export type IntakeReason = (typeof INTAKE_REASONS)[number];

/** What stored quotes are like; facts that a run's liquidity gate judges. */
export interface IntakeFacts {
  readonly crossed: number;
  readonly locked: number;
  readonly zeroBid: number;
  /** Neither a bid nor an ask above 0. */
  readonly unquoted: number;
  /** Quoted on the expiry's own date after its last trade. */
  readonly afterLastTrade: number;
}

/** rows = accepted + repaired['underlying-row'] + quarantinedRows. Rows that repeat a contract and instant are for the store to tell. */
export interface IntakeReport {
  readonly rows: number;
  readonly accepted: number;
  readonly repaired: Readonly<Partial<Record<IntakeRepair, number>>>;
  readonly quarantinedRows: number;
  readonly quarantined: Readonly<Partial<Record<IntakeReason, number>>>;
  /** The first of them. */
  readonly quarantinedLines: readonly { readonly line: number; readonly reason: IntakeReason }[];
  readonly facts: IntakeFacts;
  /** Of accepted rows. */
  readonly dates: {
    readonly count: number;
    readonly first: number | undefined;
    readonly last: number | undefined;
  };
  /** Contracts' expiry dates, each root's counted for itself. */
  readonly expiries: number;
  readonly rowsByRoot: Readonly<Record<string, number>>;
}
