// Whether a quote is good enough to trade on, and if not, the first reason with its measure and limit.

/** The widest quote that is traded. `LiquidityLimits` of the strategy's configuration has this shape. */
export interface QuoteLimits {
  /** Ask less bid over mid, for quotes wider than `spreadCentsMax`. */
  readonly spreadRatioMax: number;
  /** A quote whose ask less bid is at most this many cents per share passes whatever its ratio. */
  readonly spreadCentsMax: number;
}

/** `measured` and `limit` are in the unit of the reason: a ratio for `wide-spread`, cents per share for the others. */
export type QuoteQuality =
  | { readonly kind: 'tradable' }
  | {
      readonly kind: 'untradable';
      readonly reason: 'no-ask' | 'no-bid' | 'crossed' | 'wide-spread';
      readonly measured: number;
      readonly limit: number;
    };

const TRADABLE: QuoteQuality = { kind: 'tradable' };

/**
 * Judges a quote in cents per share; a locked quote (bid = ask) is tradable. What is only bought needs no bid: a far
 * wing is paid its ask.
 */
export function assessQuote(
  quote: { readonly bidCents: number; readonly askCents: number },
  limits: QuoteLimits,
  { isBought = false }: { readonly isBought?: boolean } = {},
): QuoteQuality {
  const { bidCents, askCents } = quote;
  if (!(askCents > 0)) return { kind: 'untradable', reason: 'no-ask', measured: askCents, limit: 0 };
  if (!(bidCents > 0) && !(isBought && bidCents === 0))
    return { kind: 'untradable', reason: 'no-bid', measured: bidCents, limit: 0 };
  if (bidCents > askCents)
    return { kind: 'untradable', reason: 'crossed', measured: bidCents, limit: askCents };
  const spreadCents = askCents - bidCents;
  const spreadRatio = (2 * spreadCents) / (bidCents + askCents);
  if (spreadCents <= limits.spreadCentsMax || spreadRatio <= limits.spreadRatioMax) return TRADABLE;
  return { kind: 'untradable', reason: 'wide-spread', measured: spreadRatio, limit: limits.spreadRatioMax };
}
