// Marks an open trade at the mid of its legs, where nobody bids at what closing would bring or cost.
import { type ChainSnapshot, doubleWorthCents, type OpenTrade, type QuoteSlot } from '../domain/index.ts';
import { revalueTrade } from './revalue-trade.ts';

const slot: QuoteSlot = { bidCents: 0, askCents: 0 };

/** What a mark is made of: quotes that the trade had not seen, the same ones once more, or none. */
export type MarkQuotes = 'new' | 'repeated' | 'none';

/**
 * Updates the marks, `quotedAtMs` and `isMarkFresh` from `chain`. Where a leg that is held has no sound quote all legs keep
 * their old marks; then, and where the quotes are those it was filled or marked on before, it is not fresh.
 */
export function markTrade(trade: OpenTrade, chain: ChainSnapshot | undefined): MarkQuotes {
  trade.isMarkFresh = false;
  if (chain === undefined || !hasSoundQuotes(trade, chain)) return 'none';
  const { legs } = trade.opening.structure;
  for (let place = 0; place < legs.length; place += 1) {
    const leg = legs[place];
    if (leg === undefined || trade.legContracts[place] === 0) continue;
    chain.readQuote(leg.contract, slot);
    trade.legDoubleMarksCents[place] = doubleWorthCents(slot, leg.quantity < 0);
  }
  revalueTrade(trade);
  trade.isMarkFresh = chain.atMs > trade.quotedAtMs;
  if (!trade.isMarkFresh) return 'repeated';
  trade.quotedAtMs = chain.atMs;
  return 'new';
}

/** Whether every leg that is held has a quote that is not crossed: such a one is an error of the data, and its mid nobody's price. */
function hasSoundQuotes(trade: OpenTrade, chain: ChainSnapshot): boolean {
  const { legs } = trade.opening.structure;
  // Done for every open trade at every bar.
  for (let place = 0; place < legs.length; place += 1) {
    const leg = legs[place];
    if (leg === undefined || trade.legContracts[place] === 0) continue;
    if (!chain.readQuote(leg.contract, slot) || slot.bidCents > slot.askCents) return false;
  }
  return true;
}
