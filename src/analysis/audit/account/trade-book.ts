// All trades' accounts side by side: every record that moves cash, contracts or shares is booked on the trades it falls on.
import type {
  DividendBookedRecord,
  LedgerRecord,
  OptionExercisedRecord,
  OrderFilledRecord,
  PositionLiquidatedRecord,
  SharesCrossedRecord,
  SharesFilledRecord,
} from '../../../core/ledger/index.ts';
import { contractName } from '../contract-name.ts';
import { partsOf, take } from './parts.ts';
import { premiumCents, tradedCents } from './premium.ts';
import { settlementMovements } from './settlement-movements.ts';
import { inProportion } from './share-out.ts';
import {
  bookCash,
  bookFill,
  bookShares,
  emptyTradeAccount,
  type Movement,
  rootOf,
  type TradeAccount,
} from './trade-account.ts';

/** The trades of a ledger, the oldest first; what falls on several falls on the oldest first. */
export interface TradeBook {
  readonly trades: Map<number, TradeAccount>;
  /** Books a record on its trades and returns what it did to each; `complain` hears of what cannot be. */
  readonly book: (record: LedgerRecord, complain: (reason: string) => void) => readonly Movement[];
}

export function createTradeBook(): TradeBook {
  const trades = new Map<number, TradeAccount>();
  const movementsOf: TradeBook['book'] = (record, complain) => {
    switch (record.type) {
      case 'order-filled':
        return [fillMovement(trades, record, complain)];
      case 'shares-filled':
        return sharesMovement(trades, record, complain);
      case 'shares-crossed':
        return crossingMovements(trades, record, complain);
      case 'option-exercised':
        return exerciseMovements(trades, record);
      case 'dividend-booked':
        return dividendMovements(trades, record);
      case 'position-liquidated':
        return liquidationMovements(trades, record, complain);
      case 'expiry-settled':
        return settlementMovements([...trades.values()], record);
      default:
        return [];
    }
  };
  return {
    trades,
    book(record, complain) {
      const movements = movementsOf(record, complain);
      if (record.type !== 'manifest') for (const { trade } of movements) trade.movedSeq = record.seq;
      return movements;
    },
  };
}

function fillMovement(
  trades: Map<number, TradeAccount>,
  fill: OrderFilledRecord,
  complain: (reason: string) => void,
): Movement {
  const { tradeId, feesCents } = fill;
  const trade = trades.get(tradeId) ?? emptyTradeAccount(tradeId);
  trades.set(tradeId, trade);
  for (const problem of bookFill(trade, fill)) complain(`trade ${tradeId} ${problem}`);
  const contracts = fill.legs.map((leg) => ({ leg, quantity: leg.quantity * fill.quantity }));
  return { trade, contracts, shares: 0, cashCents: premiumCents(fill), feesCents };
}

function sharesMovement(
  trades: Map<number, TradeAccount>,
  { tradeId, shares, priceCents, feesCents }: SharesFilledRecord,
  complain: (reason: string) => void,
): readonly Movement[] {
  const trade = trades.get(tradeId);
  if (trade === undefined || Math.abs(trade.shares + shares) > Math.abs(trade.shares)) {
    complain(
      `trade ${tradeId} holds ${trade?.shares ?? 0} shares, a fill of ${shares} takes it no nearer to none`,
    );
  }
  if (trade === undefined) return [];
  const cashCents = -shares * priceCents;
  bookShares(trade, shares, cashCents);
  bookCash(trade, cashCents, feesCents);
  return [{ trade, contracts: [], shares, cashCents, feesCents }];
}

/** What one trade holds and another owes is set against each other; the account moves nothing. */
function crossingMovements(
  trades: Map<number, TradeAccount>,
  { longTradeId, shortTradeId, shares, priceCents }: SharesCrossedRecord,
  complain: (reason: string) => void,
): readonly Movement[] {
  const [long, short] = [trades.get(longTradeId), trades.get(shortTradeId)];
  if (long === undefined || short === undefined || shares > Math.min(long.shares, -short.shares)) {
    complain(
      `${shares} shares of trade ${longTradeId} are set against trade ${shortTradeId}, they hold ${long?.shares ?? 0} and ${short?.shares ?? 0}`,
    );
  }
  if (priceCents <= 0) complain(`shares of trade ${longTradeId} change hands at ${priceCents} cents`);
  return [long, short].flatMap((trade, index) => {
    if (trade === undefined) return [];
    const received = index === 0 ? -shares : shares;
    const cashCents = -received * priceCents;
    bookShares(trade, received, cashCents);
    bookCash(trade, cashCents, 0);
    return [{ trade, contracts: [], shares: received, cashCents, feesCents: 0 }];
  });
}

function exerciseMovements(
  trades: Map<number, TradeAccount>,
  { leg, shares, amountCents, feesCents }: OptionExercisedRecord,
): readonly Movement[] {
  const side = Math.sign(leg.quantity);
  const parts = partsOf(trades.values(), contractName(leg), { side, contracts: Math.abs(leg.quantity) });
  const weights = parts.map(({ contracts }) => contracts);
  const partShares = inProportion(shares, weights);
  const partCash = inProportion(amountCents, weights);
  const partFees = inProportion(feesCents, weights);
  return parts.map((part, index) => {
    const [received = 0, cash = 0, fees = 0] = [partShares[index], partCash[index], partFees[index]];
    const contracts = take(part, side * part.contracts);
    bookShares(part.trade, received, cash);
    bookCash(part.trade, cash, fees);
    return { trade: part.trade, contracts, shares: received, cashCents: cash, feesCents: fees };
  });
}

function dividendMovements(
  trades: Map<number, TradeAccount>,
  { root, amountCents }: DividendBookedRecord,
): readonly Movement[] {
  const holders = [...trades.values()].filter((trade) => trade.shares !== 0 && rootOf(trade) === root);
  const parts = inProportion(
    amountCents,
    holders.map(({ shares }) => shares),
  );
  return holders.map((trade, index) => {
    const cashCents = parts[index] ?? 0;
    bookShares(trade, 0, cashCents);
    bookCash(trade, cashCents, 0);
    return { trade, contracts: [], shares: 0, cashCents, feesCents: 0 };
  });
}

/** Contracts that trades hold against each other end first, at one price and without fee; then what the broker traded. */
function liquidationMovements(
  trades: Map<number, TradeAccount>,
  { legs, crossed = [], feesCents }: PositionLiquidatedRecord,
  complain: (reason: string) => void,
): readonly Movement[] {
  const against = crossed.flatMap((leg) => {
    const sides = [leg, { ...leg, quantity: -leg.quantity }].map((side) => tradedOff(trades, side));
    if (sides.some((movements) => contractsIn(movements) !== leg.quantity))
      complain(
        `${leg.quantity} of ${contractName(leg)} are set against each other, the trades hold ${sides.map(contractsIn).join(' short and ')} long of them`,
      );
    if (leg.priceCents < 0) complain(`${contractName(leg)} is set against itself at a negative price`);
    return sides.flat();
  });
  const traded = legs.flatMap((leg) => tradedOff(trades, leg));
  const fees = inProportion(
    feesCents,
    traded.map((movement) => contractsIn([movement])),
  );
  for (const [index, { trade }] of traded.entries()) bookCash(trade, 0, fees[index] ?? 0);
  return [...against, ...traded.map((movement, index) => ({ ...movement, feesCents: fees[index] ?? 0 }))];
}

function contractsIn(movements: readonly Movement[]): number {
  return movements
    .flatMap(({ contracts }) => contracts)
    .reduce((sum, { quantity }) => sum + Math.abs(quantity), 0);
}

/** Takes what was bought (+) or sold (-) from the trades that hold it, the oldest first, for its price. */
function tradedOff(
  trades: Map<number, TradeAccount>,
  leg: PositionLiquidatedRecord['legs'][number],
): readonly Movement[] {
  const side = -Math.sign(leg.quantity);
  const parts = partsOf(trades.values(), contractName(leg), { side, contracts: Math.abs(leg.quantity) });
  return parts.map((part) => {
    const cashCents = tradedCents({ ...leg, quantity: -side * part.contracts });
    const own = part.trade.legs.get(part.name);
    if (own !== undefined) own.exitCashCents += cashCents;
    const contracts = take(part, side * part.contracts);
    bookCash(part.trade, cashCents, 0);
    return { trade: part.trade, contracts, shares: 0, cashCents, feesCents: 0 };
  });
}
