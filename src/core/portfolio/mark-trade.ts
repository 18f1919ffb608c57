// Marks an open trade at the mid of its legs, where nobody bids at what closing would bring or cost.
import {
  type ChainSnapshot,
  doubleWorthCents,
  invariant,
  type OpenTrade,
  type OptionContract,
  type OptionStructure,
  type QuoteSlot,
} from '../domain/index.ts';

const slot: QuoteSlot = { bidCents: 0, askCents: 0 };

/** What a mark is made of: quotes that the trade had not seen, the same ones once more, or none. */
export type MarkQuotes = 'new' | 'repeated' | 'none';

/**
 * Updates `markCents`, `closeCostDoubleCents`, `quotedAtMs` and `isMarkFresh` from `chain`. Where a leg has no sound quote
 * the old mark stays; then, and where the quotes are those it was filled or marked on before, it is not fresh.
 */
export function markTrade(trade: OpenTrade, chain: ChainSnapshot | undefined): MarkQuotes {
  trade.isMarkFresh = false;
  if (chain === undefined) return 'none';
  const { structure, quantity } = trade.opening;
  const valueDouble = valueDoubleCents(structure, chain);
  if (valueDouble === undefined) return 'none';
  // Two times the mid is whole cents a share; the multiplier is even, so the position's value is whole cents.
  const perUnitCents = (valueDouble * structure.multiplier) / 2;
  invariant(Number.isInteger(perUnitCents), 'a position mark is whole cents');
  trade.markCents = perUnitCents * quantity;
  trade.closeCostDoubleCents = -valueDouble;
  trade.isMarkFresh = chain.atMs > trade.quotedAtMs;
  if (!trade.isMarkFresh) return 'repeated';
  trade.quotedAtMs = chain.atMs;
  return 'new';
}

/** Twice what closing one unit brings at mid, cents per share, or `undefined` where a leg has no sound quote. */
function valueDoubleCents({ legs }: OptionStructure, chain: ChainSnapshot): number | undefined {
  let value = 0;
  // Done for every open trade at every bar.
  for (const { contract, quantity } of legs) {
    if (!hasSoundQuote(contract, chain)) return undefined;
    value += quantity * doubleWorthCents(slot, quantity < 0);
  }
  return value;
}

/** Reads a leg's quote into `slot`; a crossed one is an error of the data, and its mid nobody's price. */
function hasSoundQuote(leg: OptionContract, chain: ChainSnapshot): boolean {
  return chain.readQuote(leg, slot) && slot.bidCents <= slot.askCents;
}
