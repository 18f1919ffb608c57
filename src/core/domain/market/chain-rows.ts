// Quotes of option chains as columns: what readers and vendors hand to the row judgement, the store keeps and a run loads.

/** The number columns of `ChainRows`, in the order in which they are stored. */
export const CHAIN_NUMBER_COLUMNS = [
  'quotedAtMs',
  'strike',
  'spot',
  'bid',
  'ask',
  'bidSize',
  'askSize',
  'last',
  'volume',
  'openInterest',
  'vendorVol',
  'vendorDelta',
  'vendorGamma',
  'vendorTheta',
  'vendorVega',
  'vendorRho',
] as const;
export type ChainNumberColumn = (typeof CHAIN_NUMBER_COLUMNS)[number];

/**
 * Any rows of one file, page or store window. Only the first `length` entries of a column count, so that a reader may reuse
 * its arrays. A number that is missing is NaN; prices are dollars per share, `spot` points of the root itself.
 */
export interface ChainRows extends Readonly<Record<ChainNumberColumn, Float64Array>> {
  readonly length: number;
  /** Option roots in capitals, `SPXW` for one; `root` is each row's place among them. */
  readonly roots: readonly string[];
  readonly root: Uint8Array;
  /** Epoch ms at which the quotes stood. */
  readonly quotedAtMs: Float64Array;
  /** Session date in New York that the row belongs to, as days since 1970-01-01. */
  readonly date: Int32Array;
  /** Expiration as days since 1970-01-01. */
  readonly expiryDay: Int32Array;
  /** 1 call, 0 put. */
  readonly side: Uint8Array;
  /** The vendor's implied volatility, decimal a year. */
  readonly vendorVol: Float64Array;
  /** The vendor's Greeks per share: delta, gamma per point, theta per year, vega and rho per 1.00. */
  readonly vendorDelta: Float64Array;
  readonly vendorGamma: Float64Array;
  readonly vendorTheta: Float64Array;
  readonly vendorVega: Float64Array;
  readonly vendorRho: Float64Array;
  /** Line of the row in its source, the header being line 1; 0 where the source has no lines. */
  readonly line: Int32Array;
}

/** Zeroed identity columns and NaN numbers for `capacity` rows; a filler states its own `length`. */
export function emptyChainRows(capacity: number, roots: readonly string[]): ChainRows {
  const numbers = Object.fromEntries(
    CHAIN_NUMBER_COLUMNS.map((name) => [name, new Float64Array(capacity).fill(Number.NaN)]),
  ) as Record<ChainNumberColumn, Float64Array>;
  return {
    ...numbers,
    length: capacity,
    roots,
    root: new Uint8Array(capacity),
    date: new Int32Array(capacity),
    expiryDay: new Int32Array(capacity),
    side: new Uint8Array(capacity),
    line: new Int32Array(capacity),
  };
}
