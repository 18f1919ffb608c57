// What an account holds of each contract, and which trade opened it: closing rows are booked on the oldest first.
import { cents, type Cents } from '../../../core/domain/index.ts';
import type { Transaction } from './transaction.ts';

/** A trade while its rows are gathered. Money before costs, + received. */
export interface GatheredTrade {
  readonly order: string;
  readonly opening: Transaction[];
  /** Rows after the opening, each with its share of a row that closes several trades. */
  readonly later: BookedShare[];
}

export interface BookedShare {
  readonly row: Transaction;
  readonly valueCents: Cents;
  readonly feesCents: Cents;
  readonly totalCents: Cents;
}

interface Lot {
  readonly trade: GatheredTrade;
  /** + long, - short; shrinks to zero. */
  quantity: number;
}

export interface AccountLots {
  open(row: Transaction, trade: GatheredTrade): void;
  /** The trades that a row closes, oldest first; empty where the account holds too little of the contract. */
  close(row: Transaction): readonly GatheredTrade[];
  held(symbol: string): number;
  /** The trades that hold something. */
  holders(): ReadonlySet<GatheredTrade>;
}

export function createAccountLots(): AccountLots {
  const lots = new Map<string, Lot[]>();
  const of = (symbol: string): Lot[] => {
    const found = lots.get(symbol) ?? [];
    lots.set(symbol, found);
    return found;
  };
  const held = (symbol: string): number => of(symbol).reduce((sum, { quantity }) => sum + quantity, 0);
  return {
    open: (row, trade) => {
      of(row.holding.symbol).push({ trade, quantity: row.isBuy === true ? row.quantity : -row.quantity });
    },
    close: (row) => {
      const position = held(row.holding.symbol);
      const isCovering = row.isBuy === undefined || row.isBuy === position < 0;
      if (!isCovering || Math.abs(position) < row.quantity) return [];
      return bookOn(of(row.holding.symbol), row);
    },
    held,
    holders: () =>
      new Set(
        [...lots.values()].flatMap((all) =>
          all.filter(({ quantity }) => quantity !== 0).map(({ trade }) => trade),
        ),
      ),
  };
}

function bookOn(lots: Lot[], row: Transaction): readonly GatheredTrade[] {
  const trades: GatheredTrade[] = [];
  let left = row.quantity;
  for (const lot of lots) {
    const taken = Math.min(left, Math.abs(lot.quantity));
    if (taken === 0) continue;
    const from = row.quantity - left;
    left -= taken;
    lot.quantity -= Math.sign(lot.quantity) * taken;
    lot.trade.later.push(shareOf(row, from, from + taken));
    trades.push(lot.trade);
  }
  return trades;
}

/** The money of the contracts from one number up to another, so that the shares of a row add up to it. */
function shareOf(row: Transaction, from: number, to: number): BookedShare {
  const part = (amount: number): Cents => {
    const upTo = (count: number): number => Math.round((amount * count) / row.quantity);
    return cents(upTo(to) - upTo(from));
  };
  return {
    row,
    valueCents: part(row.valueCents),
    feesCents: part(row.feesCents),
    totalCents: part(row.totalCents),
  };
}
