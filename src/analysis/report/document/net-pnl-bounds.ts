// The interval in which a run's net P&L lies where trades could not be closed for want of quotes: bounded, and none left out.
import { cents, dollarsFromCents } from '../../../core/domain/index.ts';
import { tradeEntry } from './trades/trade-entry.ts';
import { openingCashCents, type RecordedTrade } from './trades/trade-history.ts';

export interface NetPnlBounds {
  readonly netPnlBounds: readonly [low: number, high: number] | null;
  readonly unquotedExits: number;
}

/**
 * The bounds of every trade that has them in place of what it is counted with, wherever that is worse or better; the sum always
 * holds the net P&L itself.
 */
export function netPnlBounds(trades: readonly RecordedTrade[], netPnlDollars: number): NetPnlBounds {
  let low = 0;
  let high = 0;
  let unquotedExits = 0;
  for (const trade of trades) {
    const { pnlBounds } = tradeEntry(trade);
    if (pnlBounds === null) continue;
    unquotedExits += 1;
    const counted = countedCents(trade);
    low += Math.min(0, Math.round(pnlBounds[0] * 100) - counted);
    high += Math.max(0, Math.round(pnlBounds[1] * 100) - counted);
  }
  if (unquotedExits === 0) return { netPnlBounds: null, unquotedExits };
  const netCents = Math.round(netPnlDollars * 100);
  const bounds = [dollarsFromCents(cents(netCents + low)), dollarsFromCents(cents(netCents + high))] as const;
  return { netPnlBounds: bounds, unquotedExits };
}

/** What a trade adds to the net P&L: once it is over its own, until then its cash and its last mark. */
function countedCents(trade: RecordedTrade): number {
  const { closed, remaining, opened, increased } = trade;
  if (closed !== undefined) return closed.pnlCents;
  const cashCents = remaining?.held?.cashCents ?? openingCashCents(trade) - (increased ?? opened).feesCents;
  return cashCents + (remaining?.markCents ?? 0);
}
