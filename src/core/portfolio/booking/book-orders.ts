// Books what orders bring: opening fills, closing fills, shares bought and sold.
import {
  type Cents,
  cents,
  daysBetween,
  invariant,
  type LegBundle,
  type OpenTrade,
  type SharesFilled,
  structureValue,
  type TradeOpening,
} from '../../domain/index.ts';
import { bookCash, type ClosedTrade, endIfEmpty } from './end-trade.ts';
import type { Portfolio } from '../portfolio-state.ts';
import { revalueTrade } from '../revalue-trade.ts';
import { legPlace } from '../trade-legs.ts';

/** Books an order's first opening fill and returns the open trade, marked at its own fill until the next market event. */
export function bookOpening(portfolio: Portfolio, opening: TradeOpening): OpenTrade {
  const trade: OpenTrade = {
    opening,
    legContracts: opening.structure.legs.map(() => 0),
    shares: 0,
    shareCashCents: 0,
    legExitCashCents: opening.structure.legs.map(() => 0),
    windDown: undefined,
    shareOrderId: undefined,
    cashFlowCents: 0,
    feesCents: 0,
    legsMarkCents: 0,
    legDoubleMarksCents: opening.structure.legs.map(() => 0),
    sharePriceCents: 0,
    markCents: 0,
    closeCostDoubleCents: 0,
    quotedAtMs: opening.quotedAtMs,
    isMarkFresh: false,
    stopBreachCount: 0,
    ivBreachCount: 0,
    peakProfitDoubleCents: undefined,
    // An order may fill in a later session than it was decided in.
    dte: daysBetween(opening.openedOn, opening.structure.expiry.sessionDate),
    closingOrderId: undefined,
    adjustingOrderId: undefined,
    isAdjustmentDue: false,
    adjustments: [],
    adjustedOn: undefined,
    pendingExit: undefined,
  };
  addUnits(portfolio, trade, opening);
  portfolio.openTrades.push(trade);
  return trade;
}

/** Books a later fill of the order that opened `trade`: more units, at the mean of the prices. */
export function bookIncrease(portfolio: Portfolio, trade: OpenTrade, fill: TradeOpening): void {
  const { opening } = trade;
  const quantity = opening.quantity + fill.quantity;
  const mean = (before: number, added: number): number =>
    (before * opening.quantity + added * fill.quantity) / quantity;
  trade.opening = {
    ...opening,
    quantity,
    legPricesCents: opening.legPricesCents.map((price, place) =>
      mean(price, fill.legPricesCents[place] ?? Number.NaN),
    ),
    creditCents: mean(opening.creditCents, fill.creditCents),
    feesCents: cents(opening.feesCents + fill.feesCents),
  };
  trade.quotedAtMs = fill.quotedAtMs;
  addUnits(portfolio, trade, fill);
}

function addUnits(portfolio: Portfolio, trade: OpenTrade, fill: TradeOpening): void {
  const { structure, quantity, legPricesCents } = fill;
  const valueCents = structureValue(structure, legPricesCents);
  invariant(valueCents === -fill.creditCents, 'the credit is what the legs bring');
  for (const [place, leg] of structure.legs.entries()) {
    trade.legContracts[place] = (trade.legContracts[place] ?? 0) + leg.quantity * quantity;
    trade.legDoubleMarksCents[place] = 2 * (legPricesCents[place] ?? Number.NaN);
  }
  const cashCents = -valueCents * structure.multiplier * quantity;
  bookCash(portfolio, trade, { cashCents, feesCents: fill.feesCents });
  trade.isMarkFresh = false;
  revalueTrade(trade);
}

/** A fill of a closing order; prices in cents per share, in the order of the bundle's legs. */
export interface ClosingFill {
  readonly bundle: LegBundle;
  /** Units of the bundle. */
  readonly quantity: number;
  readonly legPricesCents: readonly Cents[];
  readonly feesCents: Cents;
}

/** Books a closing fill; the closed trade where nothing is left of it. */
export function bookClosing(
  portfolio: Portfolio,
  trade: OpenTrade,
  { bundle, quantity, legPricesCents, feesCents }: ClosingFill,
): ClosedTrade | undefined {
  let cashCents = 0;
  for (const [index, leg] of bundle.legs.entries()) {
    const contracts = leg.quantity * quantity;
    cashCents += takeContracts(trade, legPlace(trade, leg.contract), {
      contracts,
      cashCents: contracts * (legPricesCents[index] ?? Number.NaN) * leg.contract.multiplier,
    });
  }
  bookCash(portfolio, trade, { cashCents, feesCents });
  revalueTrade(trade);
  return endIfEmpty(portfolio, trade);
}

/** Takes contracts, signed as held, from a leg for cash and returns that cash; no more than are held. */
export function takeContracts(
  trade: OpenTrade,
  place: number,
  taken: { readonly contracts: number; readonly cashCents: number },
): number {
  const held = trade.legContracts[place] ?? 0;
  const left = held - taken.contracts;
  // Compared as products, so that nothing changes sign.
  invariant(
    taken.contracts * held > 0 && left * held >= 0,
    `trade ${trade.opening.tradeId} holds ${held} contracts of leg ${place}, ${taken.contracts} cannot be taken`,
  );
  trade.legContracts[place] = left;
  trade.legExitCashCents[place] = (trade.legExitCashCents[place] ?? 0) + taken.cashCents;
  return taken.cashCents;
}

/** Books shares bought or sold for a trade; the closed trade where nothing is left of it. */
export function bookShares(
  portfolio: Portfolio,
  trade: OpenTrade,
  { shares, priceCents, feesCents }: Pick<SharesFilled, 'shares' | 'priceCents' | 'feesCents'>,
): ClosedTrade | undefined {
  addShares(trade, shares, -shares * priceCents);
  bookCash(portfolio, trade, { cashCents: -shares * priceCents, feesCents });
  revalueTrade(trade);
  return endIfEmpty(portfolio, trade);
}

/** Adds shares (+ received, - delivered) and the cash that they cost or bring to a trade's own account of them. */
export function addShares(trade: OpenTrade, shares: number, cashCents: number): void {
  trade.shares += shares;
  trade.shareCashCents += cashCents;
}
