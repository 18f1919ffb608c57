// One page of a vendor's answer: rows as the vendor gives them, what was left out, and where to go on.
import type { ChainRows, RawBars, RawRates, SessionDate } from '../domain/index.ts';

/** One listed option contract. */
export interface OptionListing {
  /** As OCC writes it, without a vendor's prefix: `SPXW260220P06800000`. */
  readonly symbol: string;
  readonly root: string;
  readonly expiry: SessionDate;
  readonly right: 'call' | 'put';
  readonly strikeCents: number;
  /** Contracts open at the end of the session before; `undefined` where the vendor does not say. */
  readonly openInterest: number | undefined;
  /** The latest closing price that the vendor has, dollars a share, with its session. */
  readonly close?: { readonly dollars: number; readonly date: SessionDate };
}

/** One cash dividend, dollars a share. */
export interface DividendRow {
  readonly symbol: string;
  readonly exDate: SessionDate;
  readonly payDate: SessionDate | undefined;
  readonly amountDollars: number;
}

/** One split: `newShares` for `oldShares`. */
export interface SplitRow {
  readonly symbol: string;
  readonly exDate: SessionDate;
  readonly newShares: number;
  readonly oldShares: number;
}

/**
 * Rows in the vendor's order, before any judgement: a price that cannot be true is a row, only what could not be read is
 * left out. Index levels have no volume.
 */
export type PageRows =
  | { readonly kind: 'bars'; readonly bars: RawBars }
  | { readonly kind: 'chain'; readonly rows: ChainRows }
  | { readonly kind: 'option-contracts'; readonly listings: readonly OptionListing[] }
  | { readonly kind: 'dividends'; readonly dividends: readonly DividendRow[] }
  | { readonly kind: 'splits'; readonly splits: readonly SplitRow[] }
  | { readonly kind: 'index-levels'; readonly levels: RawBars }
  | { readonly kind: 'rates'; readonly rates: RawRates };

/** `next` is where a later request continues, `undefined` on the last page; `leftOut` counts records by reason. */
export interface MarketDataPage {
  readonly ok: true;
  readonly rows: PageRows;
  readonly leftOut: Readonly<Record<string, number>>;
  readonly next: PageCursor | undefined;
  /** Epoch ms at which the vendor answered by its own clock, the first answer of several; `undefined` where it does not say. */
  readonly answeredAtMs?: number | undefined;
  /** The vendor says that its quotes are older than the market, by the delay of the plan. */
  readonly isDelayed?: boolean;
}

/** A vendor's own word for a place between two pages; holds no key and may be kept on disk. */
export type PageCursor = string & { readonly __unit: 'pageCursor' };
