// The records of orders in units of a structure: sent, moved, filled, ended.
import type {
  Cents,
  ChainOrigin,
  EpochMs,
  ExitReason,
  OrderAction,
  SideRoll,
  SignalCard,
  Urgency,
} from '../../domain/index.ts';
import type { AtEvent, CandidateRecord, CollateralRecord, LegRecord } from './leg-record.ts';

/** Why an adjusting order was sent, and what it does to the worst loss at expiry net of all credits, whole position, at its limit. */
export interface AdjustmentRecord {
  readonly kind: SideRoll;
  /** Delta of the short that is tested, calls positive. */
  readonly testedDelta: number;
  readonly lossBeforeCents: Cents;
  readonly lossAfterCents: Cents;
}

export interface OrderSubmittedRecord extends AtEvent {
  readonly type: 'order-submitted';
  readonly orderId: number;
  readonly tradeId: number;
  readonly action: OrderAction;
  readonly quantity: number;
  /** Of the quotes it may fill on; absent in ledgers of before chains could be recorded: simulated. */
  readonly quoteOrigin?: ChainOrigin;
  /** Instant of the quotes it was decided on, where that is not `atMs`; it fills on newer ones alone. */
  readonly quotedAtMs?: EpochMs;
  readonly urgency: Urgency;
  /** The least credit or greatest debit it was approved at; no later limit passes it. */
  readonly limitCents?: Cents;
  /** The limit it began with, where it walks a ladder. */
  readonly firstLimitCents?: Cents;
  /** The venue was to fill nothing before this instant. */
  readonly workFromMs?: EpochMs;
  /** The venue was to drop it unfilled at this instant. */
  readonly expiresAtMs?: EpochMs;
  /** It is left standing at its limit; absent: it is to be filled. */
  readonly rests?: true;
  readonly exitReason?: ExitReason;
  /** Signed for the order: an opening order sells the shorts and buys the longs, a closing order the reverse; an adjusting one as it trades. */
  readonly legs: readonly LegRecord[];
  /** On opening and adjusting orders: what was decided on, of the order's own legs. */
  readonly candidate?: CandidateRecord;
  /** On opening orders: what the signals said, where any is switched on. */
  readonly signals?: SignalCard;
  /** On opening orders. */
  readonly collateral?: CollateralRecord;
  /** On opening orders: the trade that was closed so that this one takes its place at a later expiry. */
  readonly rolledFrom?: number;
  /** On adjusting orders. */
  readonly adjustment?: AdjustmentRecord;
}

/** What the chain of a fill said of its legs, so that what moved them afterwards can be told; rounded as `session-closed` is. */
export interface FilledSurfaceRecord {
  readonly spotPoints: number;
  readonly forwardPoints: number;
  /** When the legs' expiry settles. */
  readonly settlesAtMs: EpochMs;
  /** Implied volatility of each leg, decimal a year. */
  readonly legIvs: readonly number[];
}

export interface OrderFilledRecord extends AtEvent {
  readonly type: 'order-filled';
  readonly orderId: number;
  readonly tradeId: number;
  readonly fillId: number;
  readonly action: OrderAction;
  readonly quantity: number;
  /** Signed for the order, in leg order. */
  readonly legs: readonly LegRecord[];
  readonly legPricesCents: readonly Cents[];
  readonly legDoubleMidsCents: readonly number[];
  /** Delta of each leg on the chain it was filled on, calls positive; absent where that has none of a leg. */
  readonly legDeltas?: readonly number[];
  /** Absent likewise, and in ledgers of before format 5. */
  readonly surface?: FilledSurfaceRecord;
  /** Of the quotes it was filled on; absent as in the order. */
  readonly quoteOrigin?: ChainOrigin;
  /** Instant of those quotes, where that is not `atMs`. */
  readonly quotedAtMs?: EpochMs;
  readonly feesCents: Cents;
  /** Cash of the account after the fill. */
  readonly cashCents: Cents;
}

/** Another limit was asked for of a working order; the one before holds until the venue reports the replacement. */
export interface ReplaceSubmittedRecord extends AtEvent {
  readonly type: 'replace-submitted';
  readonly orderId: number;
  readonly tradeId: number;
  readonly limitCents: Cents;
}

/** An order that closes or adjusts a trade is taken back, so that one that closes it for an earlier reason can be sent once it has ended. */
export interface ExitPreemptedRecord extends AtEvent {
  readonly type: 'exit-preempted';
  /** The order that is taken back. */
  readonly orderId: number;
  readonly tradeId: number;
  /** Why the trade is to be closed instead. */
  readonly exitReason: ExitReason;
}

/** The venue reports the limit that is now in force of a working order. */
export interface OrderReplacedRecord extends AtEvent {
  readonly type: 'order-replaced';
  readonly orderId: number;
  readonly tradeId: number;
  readonly limitCents: Cents;
  /** The instant from which it holds, where that is not `atMs`. */
  readonly fromMs?: EpochMs;
}

/** An order that ended without a fill, or with a part of its units unfilled. */
export interface OrderEndedRecord extends AtEvent {
  readonly type: 'order-ended';
  readonly orderId: number;
  readonly tradeId: number;
  readonly outcome: 'rejected' | 'cancelled' | 'expired';
  /** Units that had filled, where any had. */
  readonly filledQuantity?: number;
  readonly code?: string;
  readonly message?: string;
}
