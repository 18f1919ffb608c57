// What risk is shown of the account as it will be once a trade has been closed, for what is to take its place.
import type { OpenTrade } from '../../domain/index.ts';
import type { EntryView } from '../../risk/index.ts';

/** A trade, held whole, that is to be closed first. */
export interface LeavingTrade {
  readonly trade: OpenTrade;
  /** What buying a unit of it back is taken to cost, cents per share. */
  readonly closingCents: number;
  /** Fees of closing all of it, cents: a part of those that the view keeps back. */
  readonly closingFeesCents: number;
}

/** The view without the trade: its contracts are gone, its cost and its fees are paid. Orders sent so far stay as they are. */
export function viewOnceLeft(
  { account, market }: EntryView,
  { trade, closingCents, closingFeesCents }: LeavingTrade,
): EntryView {
  const { quantity, structure } = trade.opening;
  const costCents = closingCents * structure.multiplier * quantity + closingFeesCents;
  return {
    market,
    account: {
      ...account,
      openTrades: account.openTrades.filter((one) => one !== trade),
      cashCents: account.cashCents - costCents,
      equityCents: account.equityCents - trade.markCents - costCents,
      closingFeesCents: account.closingFeesCents - closingFeesCents,
    },
  };
}
