// Quotes of one expiry sorted into calls and puts by strike: where parity, the index formula and fits begin.
import type { OptionRight } from '../../domain/index.ts';

/** Bid and ask in dollars per share; a bid of 0 means that nobody bids, an ask of 0 that nobody offers. */
export interface TwoSidedQuote {
  readonly bid: number;
  readonly ask: number;
}

/** The quote of one option of an expiry that the context names. `strike` in dollars. */
export interface StrikeQuote extends TwoSidedQuote {
  readonly right: OptionRight;
  readonly strike: number;
}

/** What is quoted at one strike; a side that is not quoted is absent. */
export interface StrikePair {
  readonly strike: number;
  readonly call?: TwoSidedQuote;
  readonly put?: TwoSidedQuote;
}

/**
 * The quotes by strike, ascending. Of two for one option the later counts, save that one without a mid never replaces
 * one that has it.
 */
export function strikePairs(quotes: Iterable<StrikeQuote>): readonly StrikePair[] {
  const byStrike = new Map<number, { strike: number; call?: TwoSidedQuote; put?: TwoSidedQuote }>();
  for (const quote of quotes) {
    if (!(quote.bid >= 0 && quote.ask >= 0)) continue;
    const pair = byStrike.get(quote.strike) ?? { strike: quote.strike };
    if (!hasMid(pair[quote.right]) || hasMid(quote)) pair[quote.right] = quote;
    byStrike.set(quote.strike, pair);
  }
  return [...byStrike.values()].sort((a, b) => a.strike - b.strike);
}

/** Whether somebody offers, and not below the bid: only then the middle is a price. */
export function hasMid(quote: TwoSidedQuote | undefined): quote is TwoSidedQuote {
  return quote !== undefined && quote.ask > 0 && quote.ask >= quote.bid;
}

/** The middle of bid and ask, dollars per share, of a quote that `hasMid`. */
export function midOf(quote: TwoSidedQuote): number {
  return 0.5 * (quote.bid + quote.ask);
}
