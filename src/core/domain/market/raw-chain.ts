// Rows of option quotes as a file gives them, before any check: what a chain reader hands to the market room.
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
  | 'lean-minute-quotes';

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
