// One trade's own account: what it holds of each contract and of shares, and what has been booked on it.
import type { Root } from '../../../core/domain/index.ts';
import type { LegRecord, OrderFilledRecord } from '../../../core/ledger/index.ts';
import { contractName } from '../contract-name.ts';
import { premiumCents } from './premium.ts';

export interface TradeLeg {
  readonly leg: LegRecord;
  /** Contracts held: + long, - short. */
  quantity: number;
  /** Contracts that opening and adjusting fills brought, signed likewise. */
  openedQuantity: number;
  /** Their prices, cents a share, summed over contracts without sign. */
  openedPricesCents: number;
  /** Cash that ends of its contracts brought (+) or cost (-): closing fills, liquidations, cash settlement; not shares. */
  exitCashCents: number;
}

export interface TradeAccount {
  readonly tradeId: number;
  /** By contract, in strike order, puts first; legs that were given up are gone. */
  readonly legs: Map<string, TradeLeg>;
  openedQuantity: number;
  /** Of opening and adjusting fills. */
  openingPremiumCents: number;
  openingFeesCents: number;
  /** + long, - sold short. */
  shares: number;
  /** Cash of share deliveries, share trades and dividends, before fees. */
  shareCashCents: number;
  /** All cash, fees taken off. */
  cashCents: number;
  feesCents: number;
  /** Event at which cash, contracts or shares last moved. */
  movedSeq: number;
  /** Opening fills that no record of the trade has taken in yet. */
  openFillsDue: number;
  /** Adjusting fills likewise. */
  adjustingFillsDue: number;
  /** Kinds of its adjustments so far, in order. */
  readonly adjustments: string[];
  /** What its P&L could have come to when it was to be closed without quotes, where that is on record. */
  missedExit: readonly [number, number] | undefined;
  isOpenRecorded: boolean;
  isCloseRecorded: boolean;
}

/** What one record did to one trade. */
export interface Movement {
  readonly trade: TradeAccount;
  /** Contracts that came (+) or went (-), by contract; `cashCents` is theirs. */
  readonly contracts: readonly { readonly leg: LegRecord; readonly quantity: number }[];
  readonly shares: number;
  /** Before fees. */
  readonly cashCents: number;
  readonly feesCents: number;
}

export function emptyTradeAccount(tradeId: number): TradeAccount {
  return {
    tradeId,
    legs: new Map(),
    openedQuantity: 0,
    openingPremiumCents: 0,
    openingFeesCents: 0,
    shares: 0,
    shareCashCents: 0,
    cashCents: 0,
    feesCents: 0,
    movedSeq: 0,
    openFillsDue: 0,
    adjustingFillsDue: 0,
    adjustments: [],
    missedExit: undefined,
    isOpenRecorded: false,
    isCloseRecorded: false,
  };
}

/** Whether the trade holds contracts or shares. */
export function holdsAnything(trade: TradeAccount): boolean {
  if (trade.shares !== 0) return true;
  for (const { quantity } of trade.legs.values()) if (quantity !== 0) return true;
  return false;
}

/** The root of what the trade trades; `undefined` before its first fill. */
export function rootOf(trade: TradeAccount): Root | undefined {
  const [first] = trade.legs.values();
  return first?.leg.root;
}

/** Books a fill and returns what is wrong with it: a closing fill may only bring holdings nearer to nothing. */
export function bookFill(trade: TradeAccount, fill: OrderFilledRecord): readonly string[] {
  if (fill.action === 'adjust') return bookAdjustingFill(trade, fill);
  const problems: string[] = [];
  const isOpening = fill.action === 'open';
  const premium = premiumCents(fill);
  bookCash(trade, premium, fill.feesCents);
  if (isOpening) {
    trade.openedQuantity += fill.quantity;
    trade.openingPremiumCents += premium;
    trade.openingFeesCents += fill.feesCents;
    trade.openFillsDue += 1;
  }
  for (const [index, leg] of fill.legs.entries()) {
    const name = contractName(leg);
    const own = trade.legs.get(name) ?? emptyLeg(leg);
    trade.legs.set(name, own);
    const contracts = leg.quantity * fill.quantity;
    const before = own.quantity;
    own.quantity += contracts;
    if (isOpening) {
      own.openedQuantity += contracts;
      own.openedPricesCents += Math.abs(contracts) * (fill.legPricesCents[index] ?? 0);
      continue;
    }
    own.exitCashCents -= contracts * leg.multiplier * (fill.legPricesCents[index] ?? 0);
    if (own.quantity * before < 0 || Math.abs(own.quantity) > Math.abs(before)) {
      problems.push(`closes ${name} from ${before} to ${own.quantity}`);
    }
  }
  return problems;
}

/**
 * Books a fill that gives legs up for others: what the trade holds of a contract goes, all of it, and what it does not hold comes.
 * The premium is the trade's own, as that of its opening.
 */
function bookAdjustingFill(trade: TradeAccount, fill: OrderFilledRecord): readonly string[] {
  const problems: string[] = [];
  const premium = premiumCents(fill);
  bookCash(trade, premium, fill.feesCents);
  trade.openingPremiumCents += premium;
  trade.adjustingFillsDue += 1;
  for (const [index, leg] of fill.legs.entries()) {
    const name = contractName(leg);
    const contracts = leg.quantity * fill.quantity;
    const held = trade.legs.get(name);
    if (held !== undefined) {
      if (held.quantity + contracts !== 0 || held.quantity === 0)
        problems.push(`gives ${-contracts} of ${name} up, it holds ${held.quantity}`);
      trade.legs.delete(name);
      continue;
    }
    const openedPricesCents = Math.abs(contracts) * (fill.legPricesCents[index] ?? 0);
    const taken = { ...emptyLeg(leg), quantity: contracts, openedQuantity: contracts, openedPricesCents };
    trade.legs.set(name, taken);
  }
  const sorted = [...trade.legs].toSorted(([, one], [, other]) => compareLegs(one.leg, other.leg));
  trade.legs.clear();
  for (const [name, leg] of sorted) trade.legs.set(name, leg);
  return problems;
}

function emptyLeg(leg: LegRecord): TradeLeg {
  return { leg, quantity: 0, openedQuantity: 0, openedPricesCents: 0, exitCashCents: 0 };
}

/** By strike; where two are equal the put stands first. */
function compareLegs(one: LegRecord, other: LegRecord): number {
  return one.strikeCents - other.strikeCents || (one.right === 'put' ? -1 : 1);
}

/** Cents per share at which the contracts of a leg were opened, on average. */
export function openedPriceCents({ openedQuantity, openedPricesCents }: TradeLeg): number {
  return openedPricesCents / Math.abs(openedQuantity);
}

/** Books cash before fees, and fees. */
export function bookCash(trade: TradeAccount, cashCents: number, feesCents: number): void {
  trade.cashCents += cashCents - feesCents;
  trade.feesCents += feesCents;
}

/** Books shares that came (+) or went (-) and the cash for them. */
export function bookShares(trade: TradeAccount, shares: number, cashCents: number): void {
  trade.shares += shares;
  trade.shareCashCents += cashCents;
}

/** Cents per share that the contracts of a leg came to at their end, on average over all that were opened. */
export function exitPriceCents({ leg, openedQuantity, exitCashCents }: TradeLeg): number {
  return exitCashCents === 0 ? 0 : exitCashCents / (openedQuantity * leg.multiplier);
}
