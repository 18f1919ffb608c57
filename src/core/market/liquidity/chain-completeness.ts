// How whole a chain is around a structure: a chain with holes between the wings was cut, filtered or is not quoted yet.
import {
  type Cents,
  type ChainSnapshot,
  isSoundQuote,
  optionContract,
  type OptionExpiry,
  type QuoteSlot,
} from '../../domain/index.ts';

/** Strikes from `lowCents` to `highCents`, both included. */
export interface StrikeRange {
  readonly lowCents: Cents;
  readonly highCents: Cents;
}

/**
 * The share, 0 to 1, of the expiry's listed strikes in `range` whose out-of-the-money option has a sound quote: an ask, and
 * a bid from 0 up to it. 0 where none is listed.
 */
export function chainCompleteness(chain: ChainSnapshot, expiry: OptionExpiry, range: StrikeRange): number {
  const centreCents = 100 * (chain.forwardPoints(expiry) ?? chain.spotPoints);
  const slot: QuoteSlot = { bidCents: 0, askCents: 0 };
  let listed = 0;
  let sound = 0;
  for (const strikeCents of chain.strikesCents(expiry)) {
    if (strikeCents < range.lowCents || strikeCents > range.highCents) continue;
    listed += 1;
    const contract = optionContract(expiry, strikeCents <= centreCents ? 'put' : 'call', strikeCents);
    if (chain.readQuote(contract, slot) && slot.askCents > 0 && isSoundQuote(slot)) sound += 1;
  }
  return listed === 0 ? 0 : sound / listed;
}
