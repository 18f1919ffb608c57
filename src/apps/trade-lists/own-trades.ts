// The trades of a ledger in the form in which they are held against another tool's.
import type { OwnTrade } from '../../analysis/trade-comparison/index.ts';
import {
  openingCashCents,
  type RecordedTrade,
  type TradeEntry,
  tradeEntry,
  tradeHistory,
} from '../../analysis/report/index.ts';
import { cents, centsFromDollars, type EpochMs, productOf } from '../../core/domain/index.ts';
import type { LedgerRecord } from '../../core/ledger/index.ts';
import { easternDateOf } from '../../core/market/index.ts';

/** In the order of their opening; an open trade has no closing cost and no P&L. */
export function ownTrades(records: readonly LedgerRecord[]): readonly OwnTrade[] {
  return tradeHistory(records).map((trade) => ownTrade(trade, tradeEntry(trade)));
}

/** Legs and credit are those of the opening: what an adjustment brought is part of what came after, as in an imported trade. */
function ownTrade(trade: RecordedTrade, entry: TradeEntry): OwnTrade {
  const creditCents = openingCashCents(trade);
  const feesCents = centsFromDollars(entry.feesDollars);
  return {
    id: entry.id,
    root: entry.root,
    opened: momentOf(entry.entryAt),
    spotAtEntry: entry.spotAtEntry,
    legs: trade.fills[0].legs.map(({ right, strikeCents, expiry, quantity }) => ({
      right,
      strikeCents,
      expiry,
      quantity: quantity * entry.quantity,
    })),
    contracts: entry.quantity,
    multiplier: productOf(entry.root).multiplier,
    creditCents,
    feesCents,
    ...outcomeOf(entry, creditCents - feesCents),
    adjustments: entry.adjustments.length,
  };
}

/** What everything after the opening cost is what is missing from the P&L: closing fills, settlement, assigned shares. */
function outcomeOf(
  { exitAt, pnlDollars, exitReason }: TradeEntry,
  creditLessFeesCents: number,
): Pick<OwnTrade, 'closed' | 'closingCents' | 'pnlCents' | 'reason'> {
  if (exitAt === null || pnlDollars === null) return {};
  const pnlCents = centsFromDollars(pnlDollars);
  return {
    closed: momentOf(exitAt),
    closingCents: cents(creditLessFeesCents - pnlCents),
    pnlCents,
    ...(exitReason === null ? {} : { reason: exitReason }),
  };
}

function momentOf(instant: string): OwnTrade['opened'] {
  const atMs = Date.parse(instant) as EpochMs;
  return { date: easternDateOf(atMs), atMs };
}
