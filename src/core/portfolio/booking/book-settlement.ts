// Books an expiry: every contract of it is gone, for its exercise value or for shares at the strike.
import {
  type ExpirySettled,
  exerciseCashCents,
  isSameContract,
  type OpenTrade,
  type OptionContract,
  type SettledLeg,
} from '../../domain/index.ts';
import { addShares, takeContracts } from './book-orders.ts';
import { sharesOfTrades } from './book-deliveries.ts';
import { bookCash, type ClosedTrade, endIfEmpty } from './end-trade.ts';
import type { Portfolio } from '../portfolio-state.ts';
import { revalueTrade } from '../revalue-trade.ts';
import { shareOut } from './share-out.ts';
import { heldContracts } from '../trade-legs.ts';

/** A trade whose contracts are settled; `closed` where it holds no shares either. */
export interface SettledTrade {
  readonly trade: OpenTrade;
  readonly closed: ClosedTrade | undefined;
}

/**
 * Books a settlement. Contracts that one trade holds long and another short are in no broker's account and not in the
 * event: they pay each other their exercise value. Of the rest the oldest trades are exercised and assigned first.
 */
export function bookSettlement(portfolio: Portfolio, event: ExpirySettled): readonly SettledTrade[] {
  const trades = portfolio.openTrades.filter(
    ({ opening, legContracts }) =>
      opening.structure.expiry === event.expiry && legContracts.some((contracts) => contracts !== 0),
  );
  for (const contract of contractsOf(trades)) {
    const leg = event.legs.find((settled) => isSameContract(settled.contract, contract));
    crossWithin(portfolio, contract, event.settlementPoints);
    if (leg !== undefined) deliver(portfolio, leg, event.settlementPoints);
  }
  bookFees(portfolio, trades, event.feesCents - legFeesCents(event));
  return trades.map((trade) => {
    trade.sharePriceCents = event.settlementPoints * 100;
    revalueTrade(trade);
    if (trade.shares !== 0) trade.windDown ??= 'expiry';
    return { trade, closed: endIfEmpty(portfolio, trade) };
  });
}

/** Each contract that the trades hold, once. */
function contractsOf(trades: readonly OpenTrade[]): readonly OptionContract[] {
  const contracts: OptionContract[] = [];
  for (const { contract } of heldContracts(trades))
    if (!contracts.some((known) => isSameContract(known, contract))) contracts.push(contract);
  return contracts;
}

/** Longs and shorts of different trades in one contract pay each other what it is worth. */
function crossWithin(portfolio: Portfolio, contract: OptionContract, points: number): void {
  const crossed = Math.min(contractsHeld(portfolio, contract, 1), contractsHeld(portfolio, contract, -1));
  if (crossed === 0) return;
  const valueCents = exerciseCashCents(contract, points);
  for (const side of [1, -1] as const)
    takeForCash(portfolio, { contract, side, contracts: crossed, valueCents });
}

function contractsHeld(portfolio: Portfolio, contract: OptionContract, side: 1 | -1): number {
  let size = 0;
  for (const { contract: held, quantity } of heldContracts(portfolio.openTrades))
    if (isSameContract(held, contract)) size += Math.max(0, side * quantity);
  return size;
}

/** What the broker did with the net contracts: cash for all of them, or shares for those exercised and nothing for the others. */
function deliver(portfolio: Portfolio, leg: SettledLeg, points: number): void {
  const { contract, exercised, sharesPerContract } = leg;
  const side = leg.quantity > 0 ? 1 : -1;
  const contracts = Math.abs(leg.quantity);
  if (sharesPerContract === 0) {
    // Worked out here too: what the venue says it paid is held against it.
    takeForCash(portfolio, { contract, side, contracts, valueCents: exerciseCashCents(contract, points) });
    return;
  }
  takeForShares(portfolio, leg, side);
  takeForCash(portfolio, { contract, side, contracts: contracts - exercised, valueCents: 0 });
}

interface TakenForCash {
  readonly contract: OptionContract;
  readonly side: 1 | -1;
  readonly contracts: number;
  /** Cash that one long contract brings. */
  readonly valueCents: number;
}

function takeForCash(portfolio: Portfolio, { contract, side, contracts, valueCents }: TakenForCash): void {
  for (const part of sharesOfTrades(portfolio, contract, { side, contracts })) {
    const taken = side * part.contracts;
    const cashCents = takeContracts(part.trade, part.place, {
      contracts: taken,
      cashCents: taken * valueCents,
    });
    bookCash(portfolio, part.trade, { cashCents, feesCents: 0 });
  }
}

function takeForShares(portfolio: Portfolio, leg: SettledLeg, side: 1 | -1): void {
  const { contract, exercised, feesCents = 0 } = leg;
  const parts = sharesOfTrades(portfolio, contract, { side, contracts: exercised });
  // What delivers nothing is charged nothing.
  const fees =
    feesCents === 0
      ? []
      : shareOut(
          feesCents,
          parts.map(({ contracts }) => contracts),
        );
  for (const [index, { trade, place, contracts }] of parts.entries()) {
    const taken = side * contracts;
    takeContracts(trade, place, { contracts: taken, cashCents: 0 });
    const cashCents = taken * leg.cashPerContractCents;
    addShares(trade, taken * leg.sharesPerContract, cashCents);
    bookCash(portfolio, trade, { cashCents, feesCents: fees[index] ?? 0 });
  }
}

/** Of the fees of contracts that delivered shares, which fall on the trades that held those. */
function legFeesCents({ legs }: ExpirySettled): number {
  return legs.reduce((sum, { feesCents = 0 }) => sum + feesCents, 0);
}

/** What no leg accounts for falls on the trades in proportion to the contracts they had opened. */
function bookFees(portfolio: Portfolio, trades: readonly OpenTrade[], feesCents: number): void {
  if (feesCents === 0) return;
  const fees = shareOut(
    feesCents,
    trades.map(({ opening }) => opening.quantity),
  );
  for (const [index, trade] of trades.entries())
    bookCash(portfolio, trade, { cashCents: 0, feesCents: fees[index] ?? 0 });
}
