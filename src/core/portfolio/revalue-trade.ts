// A trade's marks from the latest worth of its legs and shares, whatever of them it holds.
import { invariant, type OpenTrade, structureValue } from '../domain/index.ts';

/** Works `legsMarkCents`, `markCents` and `closeCostDoubleCents` out of `legDoubleMarksCents`, contracts and shares. */
export function revalueTrade(trade: OpenTrade): void {
  const { structure } = trade.opening;
  let double = 0;
  // Done for every open trade at every bar.
  for (let place = 0; place < trade.legContracts.length; place += 1)
    double += (trade.legContracts[place] ?? 0) * (trade.legDoubleMarksCents[place] ?? 0);
  // Two times the mid is whole cents a share; the multiplier is even, so the position's value is whole cents.
  trade.legsMarkCents = (double * structure.multiplier) / 2;
  invariant(Number.isInteger(trade.legsMarkCents), 'a position mark is whole cents');
  trade.markCents = trade.legsMarkCents + Math.round(trade.shares * trade.sharePriceCents);
  trade.closeCostDoubleCents = -structureValue(structure, trade.legDoubleMarksCents);
}

/** Values the shares at the underlying's latest price, points. */
export function markShares(trade: OpenTrade, spotPoints: number): void {
  if (trade.shares === 0) return;
  trade.sharePriceCents = spotPoints * 100;
  revalueTrade(trade);
}
