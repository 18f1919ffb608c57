// The account as the engine books it: cash, open trades, and the running sums that prove the two agree.
import type { Cents, OpenTrade } from '../domain/index.ts';

/** Owned and mutated by the engine's step; all sums in whole cents. */
export interface Portfolio {
  readonly initialCashCents: Cents;
  cashCents: number;
  /** Open trades in the order they were opened. */
  readonly openTrades: OpenTrade[];
  /** P&L of closed trades, fees included. */
  realisedPnlCents: number;
  interestCents: number;
}

/** An account that holds nothing but cash. */
export function emptyPortfolio(initialCashCents: Cents): Portfolio {
  return {
    initialCashCents,
    cashCents: initialCashCents,
    openTrades: [],
    realisedPnlCents: 0,
    interestCents: 0,
  };
}

/** The open trade of an id, or `undefined` where it is none. */
export function openTradeById({ openTrades }: Portfolio, tradeId: number): OpenTrade | undefined {
  return openTrades.find(({ opening }) => opening.tradeId === tradeId);
}

/** Value of all open positions at mid, whole cents. */
export function marksCents(portfolio: Portfolio): number {
  let sum = 0;
  for (const trade of portfolio.openTrades) sum += trade.markCents;
  return sum;
}

/** Cash plus marks, whole cents. */
export function equityCents(portfolio: Portfolio): number {
  return portfolio.cashCents + marksCents(portfolio);
}
