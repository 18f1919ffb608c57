// Rows of option quotes as a file gives them, before any check: what a chain reader hands to the market room.
import type { ChainNumberColumn } from './chain-rows.ts';
import type { RawStamps } from './raw-bars.ts';

/** The layouts of chain files that are known by their columns. */
export type ChainLayout =
  | 'cboe-delayed-quotes'
  | 'barchart-end-of-day'
  | 'yahoo-chain'
  | 'yahoo-filtered'
  | 'ivolatility-end-of-day'
  | 'greeks-end-of-day'
  | 'optionsdx-puts'
  | 'lean-universe'
  | 'lean-minute-quotes'
  | 'lean-minute-trades'
  | 'lean-minute-open-interest'
  | 'option-minute-bars'
  | 'nineteen-columns'
  | 'quantor-chain';

/**
 * What a row's stamp dates: `quotes` were taken then; of a `close` only the date is told; a `prior-close` is stamped with
 * the day after the quotes.
 */
export type ChainStampMeaning = 'quotes' | 'close' | 'prior-close';

/** Quotes as columns in file order. A number that a cell does not hold is NaN; prices are per share, volatilities decimals. */
export interface RawChain extends RawStamps {
  readonly layout: ChainLayout;
  readonly stampMeaning: ChainStampMeaning;
  /** Underlyings in capitals as the rows or the file's name say, `SPX` for one; and for each row its place among them. */
  readonly underlyings: readonly string[];
  readonly underlyingOf: Int32Array;
  /** Option roots as written, and for each row its place among them; -1 where the file does not tell roots. */
  readonly roots: readonly string[];
  readonly rootOf: Int32Array;
  /** Expiration as days since 1970-01-01; NaN where unreadable. */
  readonly expiryDay: Float64Array;
  /** 1 call, 0 put, 2 unreadable. */
  readonly side: Uint8Array;
  readonly spot: Float64Array;
  readonly strike: Float64Array;
  readonly bid: Float64Array;
  readonly ask: Float64Array;
  readonly last: Float64Array;
  readonly volume: Float64Array;
  readonly openInterest: Float64Array;
  readonly vendorVol: Float64Array;
  readonly vendorDelta: Float64Array;
  /** A volatility that the vendor writes where it has none. */
  readonly vendorVolFallback: number | undefined;
}

/** Bits of `RawChainRows.faults`. */
export const ROW_FAULTS = {
  /** A cell of a number column holds something else, not even a usual word for nothing. */
  unreadableNumber: 1,
  /** The row has fewer cells than the header. */
  tooFewCells: 2,
  /** Further cells, not blank, follow those of the header. */
  tooManyCells: 4,
  /** The file ends within the row, or at least without the end that its other lines have. */
  unended: 8,
} as const;

/**
 * Some rows of a file with everything that the columns of the dataset store hold. Only the first `length` entries of a column
 * count, and they hold until the next rows of the same file are asked for.
 */
export interface RawChainRows
  extends RawChain, Readonly<Record<Exclude<ChainNumberColumn, 'quotedAtMs'>, Float64Array>> {
  readonly spot: Float64Array;
  readonly strike: Float64Array;
  /** What an OCC symbol of the row says: expiry as days since 1970-01-01, NaN where the row has none. */
  readonly symbolExpiryDay: Float64Array;
  readonly symbolStrike: Float64Array;
  /** 1 call, 0 put, 2 where the row has no symbol. */
  readonly symbolSide: Uint8Array;
  /** What the vendor's theta, vega and rho are multiplied with to be per year and per 1.00; left out where that is not known. */
  readonly greekFactors: Readonly<Partial<Record<ChainNumberColumn, number>>>;
  /** Sums of `ROW_FAULTS`; 0 where the row reads well. */
  readonly faults: Uint8Array;
}
