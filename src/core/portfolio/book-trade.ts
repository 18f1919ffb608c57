// Books what happens to trades: an opening fill, a closing fill, a settlement, interest.
import {
  type Cents,
  cents,
  daysBetween,
  exerciseCashCents,
  type ExpirySettled,
  invariant,
  type OpenTrade,
  structureValue,
  type TradeOpening,
} from '../domain/index.ts';
import type { Portfolio } from './portfolio-state.ts';

/** A trade that is over. Arrays in leg order. */
export interface ClosedTrade {
  readonly opening: TradeOpening;
  /** Cents per share of each leg at the end; may carry a fraction where a settlement value does. */
  readonly legExitPricesCents: readonly number[];
  readonly pnlCents: Cents;
  readonly feesCents: Cents;
}

/** Books the opening fill and returns the open trade, marked at its own fill until the next market event. */
export function bookOpening(portfolio: Portfolio, opening: TradeOpening): OpenTrade {
  const valueCents = structureValue(opening.structure, opening.legPricesCents);
  invariant(valueCents === -opening.creditCents, 'the credit is what the legs bring');
  const positionCents = valueCents * opening.structure.multiplier * opening.quantity;
  const cashFlowCents = -positionCents - opening.feesCents;
  portfolio.cashCents += cashFlowCents;
  const trade: OpenTrade = {
    opening,
    cashFlowCents,
    feesCents: opening.feesCents,
    markCents: positionCents,
    closeCostDoubleCents: -2 * valueCents,
    quotedAtMs: opening.quotedAtMs,
    isMarkFresh: false,
    stopBreachCount: 0,
    // An order may fill in a later session than it was decided in.
    dte: daysBetween(opening.openedOn, opening.structure.expiry.sessionDate),
    closingOrderId: undefined,
  };
  portfolio.openTrades.push(trade);
  return trade;
}

/** Books a closing fill and removes the trade. */
export function bookClosing(
  portfolio: Portfolio,
  trade: OpenTrade,
  fill: { readonly legPricesCents: readonly Cents[]; readonly feesCents: Cents },
): ClosedTrade {
  const { structure, quantity } = trade.opening;
  const positionCents = structureValue(structure, fill.legPricesCents) * structure.multiplier * quantity;
  return endTrade(portfolio, trade, {
    cashCents: cents(positionCents - fill.feesCents),
    feesCents: fill.feesCents,
    legExitPricesCents: fill.legPricesCents,
  });
}

/** Books a settlement: every open trade of that expiry ends at its exercise value. */
export function bookSettlement(portfolio: Portfolio, event: ExpirySettled): readonly ClosedTrade[] {
  const settled = portfolio.openTrades.filter((trade) => trade.opening.structure.expiry === event.expiry);
  return settled.map((trade) => {
    const { structure, quantity } = trade.opening;
    // The event lists net holdings: contracts that two trades hold against each other are not in it.
    const perContract = structure.legs.map(({ contract }) =>
      exerciseCashCents(contract, event.settlementPoints),
    );
    return endTrade(portfolio, trade, {
      cashCents: cents(structureValue(structure, perContract) * quantity),
      feesCents: cents(0),
      legExitPricesCents: perContract.map((value) => value / structure.multiplier),
    });
  });
}

/** Books interest on cash. */
export function bookInterest(portfolio: Portfolio, amountCents: Cents): void {
  portfolio.cashCents += amountCents;
  portfolio.interestCents += amountCents;
}

function endTrade(
  portfolio: Portfolio,
  trade: OpenTrade,
  end: {
    readonly cashCents: Cents;
    readonly feesCents: Cents;
    readonly legExitPricesCents: readonly number[];
  },
): ClosedTrade {
  const index = portfolio.openTrades.indexOf(trade);
  invariant(index >= 0, `trade ${trade.opening.tradeId} is open`);
  portfolio.openTrades.splice(index, 1);
  portfolio.cashCents += end.cashCents;
  const pnlCents = cents(trade.cashFlowCents + end.cashCents);
  portfolio.realisedPnlCents += pnlCents;
  return {
    opening: trade.opening,
    legExitPricesCents: end.legExitPricesCents,
    pnlCents,
    feesCents: cents(trade.feesCents + end.feesCents),
  };
}
