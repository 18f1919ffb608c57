// Books what a venue does to contracts without an order: exercise, assignment, liquidation, dividends, interest.
import {
  type Cents,
  type DividendBooked,
  invariant,
  isSameContract,
  type LiquidatedLeg,
  type OpenTrade,
  type OptionContract,
  type OptionExercised,
  type PositionLiquidated,
} from '../../domain/index.ts';
import { addShares, takeContracts } from './book-orders.ts';
import { bookCash, type ClosedTrade, endIfEmpty } from './end-trade.ts';
import type { Portfolio } from '../portfolio-state.ts';
import { revalueTrade } from '../revalue-trade.ts';
import { shareOut, takeInOrder } from './share-out.ts';

/** A part of an event that falls on one trade. */
export interface TradeShare {
  readonly trade: OpenTrade;
  /** Place of the leg in the trade's structure. */
  readonly place: number;
  /** Contracts, positive. */
  readonly contracts: number;
}

/** Which trades give up `contracts` of a contract that they hold long (`side` 1) or short (-1): the oldest first. */
export function sharesOfTrades(
  portfolio: Portfolio,
  contract: OptionContract,
  { side, contracts }: { readonly side: 1 | -1; readonly contracts: number },
): readonly TradeShare[] {
  const holders: TradeShare[] = [];
  for (const trade of portfolio.openTrades) {
    for (const [place, leg] of trade.opening.structure.legs.entries()) {
      const held = side * (trade.legContracts[place] ?? 0);
      if (held > 0 && isSameContract(leg.contract, contract)) holders.push({ trade, place, contracts: held });
    }
  }
  const taken = takeInOrder(
    contracts,
    holders.map((holder) => holder.contracts),
  );
  return holders
    .map((holder, index) => ({ ...holder, contracts: taken[index] ?? 0 }))
    .filter((share) => share.contracts > 0);
}

/**
 * Books early exercise or assignment: contracts go, shares, valued at the underlying's latest price, and the strike come.
 * Returns the trades it fell on.
 */
export function bookExercise(
  portfolio: Portfolio,
  event: Pick<OptionExercised, 'contract' | 'quantity' | 'shares' | 'cashCents' | 'feesCents'>,
  spotPoints: number,
): readonly OpenTrade[] {
  const { contract, quantity } = event;
  invariant(
    Number.isSafeInteger(quantity) && quantity !== 0,
    `contracts are exercised in whole numbers, found ${quantity}`,
  );
  const side = quantity > 0 ? 1 : -1;
  const parts = sharesOfTrades(portfolio, contract, { side, contracts: Math.abs(quantity) });
  const weights = parts.map(({ contracts }) => contracts);
  const shares = shareOut(event.shares, weights);
  const cash = shareOut(event.cashCents, weights);
  const fees = shareOut(event.feesCents, weights);
  for (const [index, { trade, place, contracts }] of parts.entries()) {
    takeContracts(trade, place, { contracts: side * contracts, cashCents: 0 });
    addShares(trade, shares[index] ?? 0, cash[index] ?? 0);
    bookCash(portfolio, trade, { cashCents: cash[index] ?? 0, feesCents: fees[index] ?? 0 });
    trade.windDown ??= 'assignment';
    trade.sharePriceCents = spotPoints * 100;
    revalueTrade(trade);
  }
  return parts.map(({ trade }) => trade);
}

/** Books a dividend on the shares that trades hold; throws `InvariantViolation` where those are not the event's. */
export function bookDividend(
  portfolio: Portfolio,
  event: Pick<DividendBooked, 'root' | 'shares' | 'amountCents'>,
): void {
  const holders = portfolio.openTrades.filter(
    ({ opening, shares }) => shares !== 0 && opening.structure.expiry.root === event.root,
  );
  const held = holders.reduce((sum, { shares }) => sum + shares, 0);
  invariant(
    held === event.shares,
    `a dividend on ${event.shares} shares of ${event.root}, the trades hold ${held}`,
  );
  let sharesSoFar = 0;
  let givenSoFar = 0;
  for (const trade of holders) {
    sharesSoFar += trade.shares;
    // The running sum is rounded, so that the parts add up where longs and shorts stand side by side too.
    const cashCents = Math.round((event.amountCents * sharesSoFar) / event.shares) - givenSoFar;
    givenSoFar += cashCents;
    trade.shareCashCents += cashCents;
    bookCash(portfolio, trade, { cashCents, feesCents: 0 });
  }
}

/** What a liquidation did to one trade. */
export interface LiquidatedTrade {
  readonly trade: OpenTrade;
  /** Where nothing is left of it. */
  readonly closed: ClosedTrade | undefined;
}

/**
 * Books contracts that the broker traded of its own accord against the trades that hold them, the oldest first. What one trade
 * held long and another short was in no broker's account: they pay each other its price first, and nobody charges for it.
 */
export function bookLiquidation(
  portfolio: Portfolio,
  { legs, crossed = [], feesCents }: Pick<PositionLiquidated, 'legs' | 'crossed' | 'feesCents'>,
): readonly LiquidatedTrade[] {
  const against = crossed.flatMap((leg) => {
    invariant(
      Number.isSafeInteger(leg.quantity) && leg.quantity > 0,
      `contracts are set against each other in whole numbers above 0, found ${leg.quantity}`,
    );
    return [leg, { ...leg, quantity: -leg.quantity }].flatMap((side) => takeLiquidated(portfolio, side));
  });
  const traded = legs.flatMap((leg) => takeLiquidated(portfolio, leg));
  const fees = shareOut(
    feesCents,
    traded.map(({ contracts }) => contracts),
  );
  for (const [index, { trade }] of traded.entries())
    bookCash(portfolio, trade, { cashCents: 0, feesCents: fees[index] ?? 0 });
  const trades = [...new Set([...against, ...traded].map(({ trade }) => trade))];
  for (const trade of trades) {
    trade.windDown ??= 'liquidated';
    revalueTrade(trade);
  }
  return trades.map((trade) => ({ trade, closed: endIfEmpty(portfolio, trade) }));
}

/** Takes what was bought (+ quantity, of shorts) or sold (-, of longs) from the trades, for its price. */
function takeLiquidated(
  portfolio: Portfolio,
  { contract, quantity, priceCents }: LiquidatedLeg,
): readonly TradeShare[] {
  const side = quantity < 0 ? 1 : -1;
  const parts = sharesOfTrades(portfolio, contract, { side, contracts: Math.abs(quantity) });
  for (const { trade, place, contracts } of parts) {
    const cashCents = side * contracts * priceCents * contract.multiplier;
    takeContracts(trade, place, { contracts: side * contracts, cashCents });
    bookCash(portfolio, trade, { cashCents, feesCents: 0 });
  }
  return parts;
}

/** Books interest on cash. */
export function bookInterest(portfolio: Portfolio, amountCents: Cents): void {
  portfolio.cashCents += amountCents;
  portfolio.interestCents += amountCents;
}
