// Marks an open condor at the mid of its four legs.
import {
  type ChainSnapshot,
  invariant,
  type IronCondor,
  type OpenTrade,
  type OptionContract,
  type QuoteSlot,
} from '../domain/index.ts';

const slot: QuoteSlot = { bidCents: 0, askCents: 0 };

/**
 * Updates `markCents`, `closeCostDoubleCents` and `isMarkFresh` from `chain`.
 * Where a leg has no sound quote the old mark stays and is no longer fresh.
 */
export function markTrade(trade: OpenTrade, chain: ChainSnapshot | undefined): void {
  trade.isMarkFresh = false;
  if (chain === undefined) return;
  const { condor, quantity } = trade.opening;
  const valueDouble = condorValueDoubleCents(condor, chain);
  if (valueDouble === undefined) return;
  // Two times the mid is whole cents a share; the multiplier is even, so the position's value is whole cents.
  const perCondorCents = (valueDouble * condor.longPut.multiplier) / 2;
  invariant(Number.isInteger(perCondorCents), 'a position mark is whole cents');
  trade.markCents = perCondorCents * quantity;
  trade.closeCostDoubleCents = -valueDouble;
  trade.isMarkFresh = true;
}

/** Twice the mid value of one condor, cents per share, or `undefined` where a leg has no sound quote. */
function condorValueDoubleCents(condor: IronCondor, chain: ChainSnapshot): number | undefined {
  // Leg by leg and without a list of legs: this is done for every open trade at every bar.
  if (!hasSoundQuote(condor.longPut, chain)) return undefined;
  let value = slot.bidCents + slot.askCents;
  if (!hasSoundQuote(condor.shortPut, chain)) return undefined;
  value -= slot.bidCents + slot.askCents;
  if (!hasSoundQuote(condor.shortCall, chain)) return undefined;
  value -= slot.bidCents + slot.askCents;
  if (!hasSoundQuote(condor.longCall, chain)) return undefined;
  return value + slot.bidCents + slot.askCents;
}

/** Reads a leg's quote into `slot`; a crossed one is an error of the data, and its mid nobody's price. */
function hasSoundQuote(leg: OptionContract, chain: ChainSnapshot): boolean {
  return chain.readQuote(leg, slot) && slot.bidCents <= slot.askCents;
}
