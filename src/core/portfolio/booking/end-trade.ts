// Cash that reaches a trade, and its end once nothing is held any more.
import { type Cents, cents, invariant, type OpenTrade, type TradeOpening } from '../../domain/index.ts';
import type { Portfolio } from '../portfolio-state.ts';

/** A trade that is over. Arrays in leg order. */
export interface ClosedTrade {
  readonly opening: TradeOpening;
  /**
   * Cents per share that each leg's contracts brought or cost at their end, on average: at closing fills and at cash
   * settlement; 0 for contracts that ended in shares. May carry a fraction.
   */
  readonly legExitPricesCents: readonly number[];
  /** Cash of all share deliveries and share trades, before fees. */
  readonly shareCashCents: Cents;
  readonly pnlCents: Cents;
  readonly feesCents: Cents;
  /** What it could have come to when it was first to be closed and a leg had no quote. */
  readonly missedExitCents: OpenTrade['missedExitCents'];
}

/** Cash received (+) or paid (-), and fees, positive, of one trade. */
export interface TradeCash {
  readonly cashCents: number;
  readonly feesCents: number;
}

/** Books cash before fees, and fees, on a trade and the account alike. */
export function bookCash(portfolio: Portfolio, trade: OpenTrade, { cashCents, feesCents }: TradeCash): void {
  invariant(
    Number.isSafeInteger(cashCents) && Number.isSafeInteger(feesCents) && feesCents >= 0,
    `trade ${trade.opening.tradeId} is booked whole cents, found ${cashCents} and fees of ${feesCents}`,
  );
  portfolio.cashCents += cashCents - feesCents;
  trade.cashFlowCents += cashCents - feesCents;
  trade.feesCents += feesCents;
}

/** Ends a trade that holds neither contracts nor shares and has none on order; `undefined` while it does. */
export function endIfEmpty(portfolio: Portfolio, trade: OpenTrade): ClosedTrade | undefined {
  if (
    trade.shares !== 0 ||
    trade.shareOrderId !== undefined ||
    trade.legContracts.some((contracts) => contracts !== 0)
  )
    return undefined;
  const index = portfolio.openTrades.indexOf(trade);
  invariant(index >= 0, `trade ${trade.opening.tradeId} is open`);
  portfolio.openTrades.splice(index, 1);
  portfolio.realisedPnlCents += trade.cashFlowCents;
  const { structure, quantity } = trade.opening;
  return {
    opening: trade.opening,
    legExitPricesCents: structure.legs.map((leg, place) => {
      const cashCents = trade.legExitCashCents[place] ?? 0;
      return cashCents === 0 ? 0 : (leg.quantity * cashCents) / (structure.multiplier * quantity);
    }),
    shareCashCents: cents(trade.shareCashCents),
    pnlCents: cents(trade.cashFlowCents),
    feesCents: cents(trade.feesCents),
    missedExitCents: trade.missedExitCents,
  };
}
