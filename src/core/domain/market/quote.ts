// A two-sided option quote; what is not quoted is absent, never zero.
import type { Cents } from '../money.ts';

/** Best bid and ask of one contract, cents per share. A bid of 0 means nobody bids. */
export interface Quote {
  readonly bidCents: Cents;
  readonly askCents: Cents;
}

/** A caller's reusable quote that `ChainSnapshot.readQuote` fills, so that marking a book allocates nothing. */
export interface QuoteSlot {
  bidCents: number;
  askCents: number;
}

/** Whether a quote is one that a market can show: a bid of 0 or more, not above a finite ask. A crossed one is an error of the data. */
export function isSoundQuote({ bidCents, askCents }: Readonly<QuoteSlot>): boolean {
  return bidCents >= 0 && bidCents <= askCents && Number.isFinite(askCents);
}

/** Contracts displayed at the best bid and ask; `undefined` where the source does not tell. */
export interface DisplayedSize {
  readonly bidContracts: number | undefined;
  readonly askContracts: number | undefined;
}

/** Twice the mid, in cents per share: the mid itself may fall on a half cent. */
export function doubleMidCents(quote: { readonly bidCents: number; readonly askCents: number }): number {
  return quote.bidCents + quote.askCents;
}

/**
 * Twice what a quote is worth to one who trades at its middle, cents per share. Where nobody bids there is no middle: what
 * is bought costs the ask, and what is sold brings nothing.
 */
export function doubleWorthCents(
  quote: { readonly bidCents: number; readonly askCents: number },
  isBought: boolean,
): number {
  if (quote.bidCents > 0) return doubleMidCents(quote);
  return isBought ? 2 * quote.askCents : 0;
}
