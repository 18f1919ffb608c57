// The limit on gamma in the last days before an expiry, where a small move of the underlying turns a position over.
import { atMost, type LimitAnswer } from './refusal.ts';

export interface NearExpiryGamma {
  /** Days to expiry up to which the limit holds. */
  readonly dteMax: number;
  /** Dollar gamma for a move of 1%, as a share of equity. */
  readonly ratioMax: number;
}

export interface NearExpiryBook {
  readonly dte: number;
  /** Dollar gamma of the order's units; `undefined` where it cannot be told. */
  readonly orderGamma: number | undefined;
  /** Dollar gamma of all that is held and expires within `dteMax`. */
  readonly heldGamma: number | undefined;
  readonly equityDollars: number;
}

/** Refuses an order that expires soon where its gamma with that of other such positions is too much; dollars in the refusal. */
export function checkGammaNearExpiry(book: NearExpiryBook, limit: NearExpiryGamma | undefined): LimitAnswer {
  if (limit === undefined || book.dte > limit.dteMax) return undefined;
  const { orderGamma, heldGamma } = book;
  if (orderGamma === undefined || heldGamma === undefined) {
    return { gate: 'gamma-near-expiry', reason: 'no-greeks' };
  }
  return atMost('gamma-near-expiry', Math.abs(orderGamma + heldGamma), limit.ratioMax * book.equityDollars);
}
