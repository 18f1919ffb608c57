// Marks an open condor at the mid of its four legs.
import {
  type ChainSnapshot,
  CONDOR_LEG_QUANTITIES,
  invariant,
  legsOf,
  type OpenTrade,
  type QuoteSlot,
} from '../domain/index.ts';

const slot: QuoteSlot = { bidCents: 0, askCents: 0 };

/**
 * Updates `markCents`, `closeCostDoubleCents` and `isMarkFresh` from `chain`.
 * Where a leg has no quote the old mark stays and is no longer fresh.
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

/** Twice the mid value of one condor, cents per share, or `undefined` where a leg is not quoted. */
function condorValueDoubleCents(condor: OpenTrade['opening']['condor'], chain: ChainSnapshot): number | undefined {
  let value = 0;
  const legs = legsOf(condor);
  for (let index = 0; index < 4; index += 1) {
    const leg = legs[index];
    const legQuantity = CONDOR_LEG_QUANTITIES[index];
    if (leg === undefined || legQuantity === undefined || !chain.readQuote(leg, slot)) return undefined;
    value += legQuantity * (slot.bidCents + slot.askCents);
  }
  return value;
}
