// The records of trades: opened, increased, closed, still open at the end.
import type { Cents, ExitReason, SessionDate } from '../../domain/index.ts';
import type { AtEvent, CandidateRecord } from './leg-record.ts';

export interface TradeOpenedRecord extends AtEvent {
  readonly type: 'trade-opened';
  readonly tradeId: number;
  readonly date: SessionDate;
  readonly quantity: number;
  readonly spotPoints: number;
  readonly creditCents: Cents;
  readonly feesCents: Cents;
  /** Worst loss at expiry of the whole position net of the credit, before fees, positive. */
  readonly maxLossCents: Cents;
  readonly candidate: CandidateRecord;
  readonly vixPoints?: number;
}

/** A later fill of the order that opened a trade. */
export interface TradeIncreasedRecord extends AtEvent {
  readonly type: 'trade-increased';
  readonly tradeId: number;
  /** Units opened so far, and their mean credit a share and fees. */
  readonly quantity: number;
  readonly creditCents: number;
  readonly feesCents: Cents;
  readonly maxLossCents: Cents;
}

export interface TradeClosedRecord extends AtEvent {
  readonly type: 'trade-closed';
  readonly tradeId: number;
  readonly date: SessionDate;
  readonly reason: ExitReason;
  readonly spotPoints: number;
  /** Cents per share of each leg: the closing fill, or the exercise value at settlement. */
  readonly legExitPricesCents: readonly number[];
  /** Cash of all share deliveries and share trades, where there were any. */
  readonly shareCashCents?: Cents;
  /** All cash of the trade less all fees, whole position. */
  readonly pnlCents: Cents;
  /** Where quotes were missing when it was to be closed: the least and the most that the exit could have come to then. */
  readonly pnlBoundsCents?: readonly [low: Cents, high: Cents];
  readonly feesCents: Cents;
}

/** A trade still open at the end. */
export interface OpenTradeRecord {
  readonly tradeId: number;
  /** Value of all legs at mid, whole position. */
  readonly markCents: Cents;
  /** Cost per share of buying each leg back (shorts at the ask, longs at the bid), in leg order; absent where unquoted. */
  readonly legNaturalsCents?: readonly Cents[];
}
