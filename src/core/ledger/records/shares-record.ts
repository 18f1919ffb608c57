// The records of shares: traded away after an assignment, and the dividends on them meanwhile.
import type { Cents, ExitReason, Root, SessionDate } from '../../domain/index.ts';
import type { AtEvent } from './leg-record.ts';

/** Shares that an assignment left are to be traded at the market. */
export interface SharesSubmittedRecord extends AtEvent {
  readonly type: 'shares-submitted';
  readonly orderId: number;
  readonly tradeId: number;
  readonly root: Root;
  /** Bought (+) or sold (-). */
  readonly shares: number;
  readonly exitReason: ExitReason;
}

export interface SharesFilledRecord extends AtEvent {
  readonly type: 'shares-filled';
  readonly orderId: number;
  readonly tradeId: number;
  readonly fillId: number;
  readonly root: Root;
  readonly shares: number;
  readonly priceCents: Cents;
  readonly feesCents: Cents;
  readonly cashCents: Cents;
}

/** A dividend on shares held when they went ex. */
export interface DividendBookedRecord extends AtEvent {
  readonly type: 'dividend-booked';
  readonly root: Root;
  readonly exDate: SessionDate;
  readonly shares: number;
  readonly dollarsPerShare: number;
  readonly amountCents: Cents;
  readonly cashCents: Cents;
}

/** Shares that one trade held and another owed were set against each other; the account neither traded nor paid. */
export interface SharesCrossedRecord extends AtEvent {
  readonly type: 'shares-crossed';
  readonly root: Root;
  readonly longTradeId: number;
  readonly shortTradeId: number;
  readonly shares: number;
  readonly priceCents: Cents;
}
