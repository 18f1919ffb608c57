// One trade's own account: what it holds of each contract, and what its fills and settlements have brought.
import type { ExpirySettledRecord, LegRecord, OrderFilledRecord } from '../../core/ledger/index.ts';
import { premiumCents } from './checks/check-cash.ts';
import { contractName, seriesName } from './contract-name.ts';
import { exerciseValueCents } from './expiry-value.ts';

interface TradeLeg {
  readonly leg: LegRecord;
  /** Contracts held: + long, - short. */
  quantity: number;
  /** Cents per share at which the leg was last closed or settled. */
  exitPriceCents: number | undefined;
}

export interface TradeAccount {
  /** By contract, in the order of the opening fill. */
  readonly legs: Map<string, TradeLeg>;
  openedQuantity: number;
  openingPremiumCents: number;
  cashCents: number;
  feesCents: number;
  isOpenRecorded: boolean;
  isCloseRecorded: boolean;
}

export function emptyTradeAccount(): TradeAccount {
  return {
    legs: new Map(),
    openedQuantity: 0,
    openingPremiumCents: 0,
    cashCents: 0,
    feesCents: 0,
    isOpenRecorded: false,
    isCloseRecorded: false,
  };
}

export function holdsAnything(trade: TradeAccount): boolean {
  for (const { quantity } of trade.legs.values()) if (quantity !== 0) return true;
  return false;
}

/** Books a fill and returns what is wrong with it: a closing fill may only bring holdings nearer to nothing. */
export function bookFill(trade: TradeAccount, fill: OrderFilledRecord): readonly string[] {
  const problems: string[] = [];
  const isOpening = fill.action === 'open';
  const premium = premiumCents(fill);
  trade.cashCents += premium - fill.feesCents;
  trade.feesCents += fill.feesCents;
  if (isOpening) {
    trade.openedQuantity += fill.quantity;
    trade.openingPremiumCents += premium;
  }
  for (const [index, leg] of fill.legs.entries()) {
    const name = contractName(leg);
    const own = trade.legs.get(name) ?? { leg, quantity: 0, exitPriceCents: undefined };
    trade.legs.set(name, own);
    const before = own.quantity;
    own.quantity += leg.quantity * fill.quantity;
    if (isOpening) continue;
    own.exitPriceCents = fill.legPricesCents[index];
    if (own.quantity * before < 0 || Math.abs(own.quantity) > Math.abs(before)) {
      problems.push(`closes ${name} from ${before} to ${own.quantity}`);
    }
  }
  return problems;
}

/** Books the trade's share of a settlement; the trade then holds nothing of that series. */
export function bookSettlement(trade: TradeAccount, record: ExpirySettledRecord): void {
  const series = seriesName(record);
  const stated = new Map(record.legs.map((leg) => [contractName(leg), leg.cashPerContractCents]));
  for (const [name, own] of trade.legs) {
    if (seriesName(own.leg) !== series || own.quantity === 0) continue;
    // Contracts that trades hold against each other may be missing from the account's settlement.
    const cashCents = stated.get(name) ?? Math.round(exerciseValueCents(own.leg, record.settlementPoints));
    trade.cashCents += own.quantity * cashCents;
    own.quantity = 0;
    own.exitPriceCents = cashCents / own.leg.multiplier;
  }
}
