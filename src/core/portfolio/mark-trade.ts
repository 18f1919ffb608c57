// Marks an open trade at the mid of its legs, where nobody bids at what closing would bring or cost.
import { type ChainSnapshot, doubleWorthCents, type OpenTrade, type QuoteSlot } from '../domain/index.ts';
import { revalueTrade } from './revalue-trade.ts';

const slot: QuoteSlot = { bidCents: 0, askCents: 0 };
/** Of the trade in hand, by leg: its marks are taken over only where every leg has one. */
const doubleMarksCents: number[] = [];

/** What a mark is made of: quotes that the trade had not seen, the same ones once more, or none. */
export type MarkQuotes = 'new' | 'repeated' | 'none';

/**
 * Updates the marks, `quotedAtMs` and `isMarkFresh` from `chain`. Where a leg that is held has no sound quote all legs keep
 * their old marks; then, and where the quotes are those it was filled or marked on before, it is not fresh.
 */
export function markTrade(trade: OpenTrade, chain: ChainSnapshot | undefined): MarkQuotes {
  trade.isMarkFresh = false;
  if (chain === undefined || !readMarks(trade, chain)) return 'none';
  for (let place = 0; place < trade.legDoubleMarksCents.length; place += 1)
    trade.legDoubleMarksCents[place] = doubleMarksCents[place] ?? 0;
  revalueTrade(trade);
  trade.isMarkFresh = chain.atMs > trade.quotedAtMs;
  if (!trade.isMarkFresh) return 'repeated';
  trade.quotedAtMs = chain.atMs;
  return 'new';
}

/**
 * Reads the mark of every leg, of those that are gone the old one; false where a leg that is held has no quote or a crossed
 * one, which is an error of the data and its mid nobody's price.
 */
function readMarks(trade: OpenTrade, chain: ChainSnapshot): boolean {
  const { legs } = trade.opening.structure;
  // Done for every open trade at every bar.
  for (let place = 0; place < legs.length; place += 1) {
    const leg = legs[place];
    if (leg === undefined || trade.legContracts[place] === 0) {
      doubleMarksCents[place] = trade.legDoubleMarksCents[place] ?? 0;
      continue;
    }
    if (!chain.readQuote(leg.contract, slot) || slot.bidCents > slot.askCents) return false;
    doubleMarksCents[place] = doubleWorthCents(slot, leg.quantity < 0);
  }
  return true;
}
