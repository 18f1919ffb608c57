// Sets the shares that one trade holds against those that another owes: the account has neither, and no venue is asked.
import { type Cents, invariant, type OpenTrade } from '../../domain/index.ts';
import { addShares } from './book-orders.ts';
import { bookCash, type ClosedTrade, endIfEmpty } from './end-trade.ts';
import type { Portfolio } from '../portfolio-state.ts';
import { revalueTrade } from '../revalue-trade.ts';

/** Shares that change hands between two trades of one root. */
export interface SharesCrossing {
  /** Gives shares up that it holds. */
  readonly long: OpenTrade;
  /** Takes them for those that it owes. */
  readonly short: OpenTrade;
  /** Positive, no more than either has. */
  readonly shares: number;
  /** Cents a share. */
  readonly priceCents: Cents;
}

/** Books a crossing, free of charge; the trades that end by it, where nothing else is left of them. */
export function bookCrossing(
  portfolio: Portfolio,
  { long, short, shares, priceCents }: SharesCrossing,
): readonly ClosedTrade[] {
  invariant(
    Number.isSafeInteger(shares) && shares > 0 && shares <= long.shares && shares <= -short.shares,
    `${shares} shares are crossed of ${long.shares} held and ${-short.shares} owed`,
  );
  const cashCents = shares * priceCents;
  addShares(long, -shares, cashCents);
  bookCash(portfolio, long, { cashCents, feesCents: 0 });
  addShares(short, shares, -cashCents);
  bookCash(portfolio, short, { cashCents: -cashCents, feesCents: 0 });
  return [long, short].flatMap((trade) => {
    revalueTrade(trade);
    const closed = endIfEmpty(portfolio, trade);
    return closed === undefined ? [] : [closed];
  });
}
