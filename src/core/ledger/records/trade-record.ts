// The records of trades: opened, increased, adjusted, closed, still open at the end.
import type {
  AdjustmentKind,
  AdjustmentRefusal,
  Cents,
  ExitReason,
  SessionDate,
  SideRoll,
} from '../../domain/index.ts';
import type { AtEvent, CandidateRecord } from './leg-record.ts';

/** What brokers' rules ask for a trade as it is opened, cents, gross of the credit; absent where a rule asks nothing definite. */
export interface MarginRecord {
  readonly cboe?: number;
  readonly ibkr?: number;
  readonly alpaca?: number;
  readonly lean?: number;
}

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
  readonly marginCents?: MarginRecord;
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
  readonly marginCents?: MarginRecord;
}

/** An adjusting order has filled: what the trade holds from now on. Lists in leg order of the legs that it holds now. */
export interface TradeAdjustedRecord extends AtEvent {
  readonly type: 'trade-adjusted';
  readonly tradeId: number;
  readonly orderId: number;
  readonly kind: SideRoll;
  readonly quantity: number;
  readonly strikesCents: readonly Cents[];
  /** Prices at which the legs were opened, cents per share; the mean of several fills may carry a fraction. */
  readonly legPricesCents: readonly number[];
  /** Net credit of the opening and all adjustments, cents per share, a mean likewise. */
  readonly creditCents: number;
  /** All fees of the trade so far. */
  readonly feesCents: Cents;
  /** Worst loss at expiry of the whole position net of all credits, before fees. */
  readonly maxLossCents: Cents;
  readonly marginCents?: MarginRecord;
}

/** An adjustment that was wanted and did not pass; told once a session, trade and gate. */
export interface AdjustmentRefusedRecord extends AtEvent {
  readonly type: 'adjustment-refused';
  readonly tradeId: number;
  readonly kind: AdjustmentKind;
  readonly gate: AdjustmentRefusal['gate'];
  readonly measured?: number;
  readonly limit?: number;
  /** Why no numbers could be compared, or which of several was too large. */
  readonly reason?: string;
}

/** The best profit so far of a trade on which a trailing exit is armed. */
export interface ProfitPeakedRecord extends AtEvent {
  readonly type: 'profit-peaked';
  readonly tradeId: number;
  /** At mid, twice cents a share. */
  readonly doubleProfitCents: number;
}

/** A trade was to be closed and a leg had no sound quote; told once a trade, at the first such bar. */
export interface ExitUnquotedRecord extends AtEvent {
  readonly type: 'exit-unquoted';
  readonly tradeId: number;
  /** The least and the most that its P&L could have come to then, less the fees of closing at the latest marks. */
  readonly pnlBoundsCents: readonly [low: Cents, high: Cents];
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
  /** Where quotes were missing when it was first to be closed: the least and the most that it could have come to then. */
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
  /** Where a leg that is held is unquoted: the least and the most that its P&L could come to, less the fees of closing at the latest marks. */
  readonly pnlBoundsCents?: readonly [low: Cents, high: Cents];
  /** Where something other than its opening fills moved it: contracts held in leg order, shares, cash and fees so far. */
  readonly held?: HeldRecord;
}

/** What is left of a trade that was closed, assigned or liquidated in part. */
export interface HeldRecord {
  /** + long, - short, in leg order. */
  readonly legContracts: readonly number[];
  /** + long, - sold short. */
  readonly shares: number;
  /** Cents a share; absent without shares. */
  readonly sharePriceCents?: number;
  readonly shareCashCents: Cents;
  /** All cash booked on the trade, fees taken off. */
  readonly cashCents: Cents;
  readonly feesCents: Cents;
}
