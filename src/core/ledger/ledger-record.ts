// The records a run leaves: plain data with integer cents, one union, written by the engine and read by everything after it.
import type {
  Cents,
  ChainOrigin,
  EntryGate,
  EpochMs,
  ExerciseReason,
  ExitReason,
  KillAction,
  OptionRight,
  Root,
  SessionDate,
  Settlement,
  SettlementSource,
  TripReason,
  Urgency,
} from '../domain/index.ts';
import type { RunManifest } from './run-manifest.ts';

/** A contract as a record names it. */
export interface LegRecord {
  readonly root: Root;
  readonly expiry: SessionDate;
  readonly settlement: Settlement;
  readonly right: OptionRight;
  readonly strikeCents: Cents;
  /** Contracts of one unit of the order or position: + long, - short. */
  readonly quantity: number;
  readonly multiplier: number;
}

/** The figures a structure was judged by; arrays in leg order, which is strike order (a condor: long put, short put, short call, long call). */
export interface CandidateRecord {
  readonly expiry: SessionDate;
  readonly dte: number;
  readonly strikesCents: readonly Cents[];
  readonly bidsCents: readonly Cents[];
  readonly asksCents: readonly Cents[];
  readonly deltas: readonly number[];
  readonly ivs: readonly number[];
  /** May be a half cent. */
  readonly midCreditCents: number;
  readonly naturalCreditCents: Cents;
  /** The most one unit can cost at expiry a share: a condor's wider side, a put's strike. */
  readonly widthCents: Cents;
}

/** What an entry's worst loss was net of when it was sized; with the cash of that moment it says that the entry was secured. */
export interface CollateralRecord {
  /** Credit a share that was counted, cents. */
  readonly creditCents: number;
  /** Continuously compounded yearly rate whose interest until the expiry was counted; 0 where none was. */
  readonly rate: number;
}

interface AtEvent {
  /** Sequence number of the event the record was made at. */
  readonly seq: number;
  readonly atMs: EpochMs;
}

export interface OrderSubmittedRecord extends AtEvent {
  readonly type: 'order-submitted';
  readonly orderId: number;
  readonly tradeId: number;
  readonly action: 'open' | 'close';
  readonly quantity: number;
  /** Of the quotes it may fill on; absent in ledgers of before chains could be recorded: simulated. */
  readonly quoteOrigin?: ChainOrigin;
  /** Instant of the quotes it was decided on, where that is not `atMs`; it fills on newer ones alone. */
  readonly quotedAtMs?: EpochMs;
  readonly urgency: Urgency;
  readonly limitCents?: Cents;
  /** The venue was to fill nothing before this instant. */
  readonly workFromMs?: EpochMs;
  /** The venue was to drop it unfilled at this instant. */
  readonly expiresAtMs?: EpochMs;
  readonly exitReason?: ExitReason;
  /** Signed for the order: an opening order sells the shorts and buys the longs, a closing order the reverse. */
  readonly legs: readonly LegRecord[];
  /** On opening orders: what was decided on. */
  readonly candidate?: CandidateRecord;
  /** On opening orders. */
  readonly collateral?: CollateralRecord;
}

export interface OrderFilledRecord extends AtEvent {
  readonly type: 'order-filled';
  readonly orderId: number;
  readonly tradeId: number;
  readonly fillId: number;
  readonly action: 'open' | 'close';
  readonly quantity: number;
  /** Signed for the order, in leg order. */
  readonly legs: readonly LegRecord[];
  readonly legPricesCents: readonly Cents[];
  readonly legDoubleMidsCents: readonly number[];
  /** Delta of each leg on the chain it was filled on, calls positive; absent where that has none of a leg. */
  readonly legDeltas?: readonly number[];
  /** Of the quotes it was filled on; absent as in the order. */
  readonly quoteOrigin?: ChainOrigin;
  /** Instant of those quotes, where that is not `atMs`. */
  readonly quotedAtMs?: EpochMs;
  readonly feesCents: Cents;
  /** Cash of the account after the fill. */
  readonly cashCents: Cents;
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

/** Contracts exercised or assigned before their expiry. */
export interface OptionExercisedRecord extends AtEvent {
  readonly type: 'option-exercised';
  /** Quantity is what is gone, signed as held. */
  readonly leg: LegRecord;
  readonly reason: ExerciseReason;
  /** Shares received (+) or delivered (-), and the cash for them. */
  readonly shares: number;
  readonly amountCents: Cents;
  readonly feesCents: Cents;
  /** The trades it fell on, the oldest first. */
  readonly tradeIds: readonly number[];
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

/** Contracts that the broker traded of its own accord. */
export interface PositionLiquidatedRecord extends AtEvent {
  readonly type: 'position-liquidated';
  readonly rule: string;
  /** Quantity is what was bought (+) or sold (-). */
  readonly legs: readonly (LegRecord & { readonly priceCents: Cents })[];
  readonly feesCents: Cents;
  readonly tradeIds: readonly number[];
  readonly cashCents: Cents;
}

/** The line to the venue was lost or came back. */
export interface ConnectionRecord extends AtEvent {
  readonly type: 'venue-connection';
  readonly isConnected: boolean;
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

export interface ExpirySettledRecord extends AtEvent {
  readonly type: 'expiry-settled';
  readonly root: Root;
  readonly expiry: SessionDate;
  readonly settlement: Settlement;
  readonly settlementPoints: number;
  readonly source: SettlementSource;
  /** Quantity is what the account held of each contract. */
  readonly legs: readonly (LegRecord & {
    /** Contracts exercised or assigned; absent in ledgers of before shares were delivered: all of them. */
    readonly exercised?: number;
    readonly cashPerContractCents: Cents;
    /** Shares that one long contract receives (+) or delivers (-), where any are delivered. */
    readonly sharesPerContract?: number;
  })[];
  /** Where the broker charges for it. */
  readonly feesCents?: Cents;
  readonly cashCents: Cents;
}

export interface InterestRecord extends AtEvent {
  readonly type: 'interest-credited';
  readonly date: SessionDate;
  readonly rate: number;
  readonly amountCents: Cents;
  readonly cashCents: Cents;
}

/** A session's end: the account, and why each of its bars opened nothing. */
export interface SessionClosedRecord extends AtEvent {
  readonly type: 'session-closed';
  readonly date: SessionDate;
  readonly spotPoints: number;
  /** The latest VIX-like level published or estimated before this close, points, and the session it is of. */
  readonly vixPoints?: number;
  readonly vixDate?: SessionDate;
  readonly cashCents: Cents;
  readonly marksCents: Cents;
  readonly equityCents: Cents;
  readonly openTrades: readonly {
    readonly tradeId: number;
    readonly markCents: Cents;
    readonly isMarkFresh: boolean;
  }[];
  /** Runs of equal outcomes over the session's tradable bars, in order; `candidate` marks a bar that passed every gate. */
  readonly bars: readonly (readonly [outcome: EntryGate | 'candidate', count: number])[];
}

/** A limit on losses was passed: no new risk from here on until an operator resumes. */
export interface KillSwitchRecord extends AtEvent {
  readonly type: 'kill-switch';
  readonly reason: TripReason;
  readonly action: KillAction;
  /** Shares, for `daily-loss-dollars` dollars; absent where the loss could not be measured. */
  readonly measured?: number;
  readonly limit?: number;
  /** Absent where it was not known. */
  readonly equityCents?: Cents;
}

/** What a person ordered; ledgers of before there was more than a halt tell it as a `rule-violation`. */
export interface OperatorCommandRecord extends AtEvent {
  readonly type: 'operator-command';
  readonly command: KillAction | 'resume';
  /** From where losses are measured once a tripped limit is resumed. */
  readonly equityCents: Cents;
}

/** Something that must not happen happened and was contained. */
export interface RuleViolationRecord extends AtEvent {
  readonly type: 'rule-violation';
  readonly rule: string;
  readonly detail: string;
  readonly tradeId?: number;
}

/** The first refusal of a session at each gate that judged numbers. */
export interface TraceRecord extends AtEvent {
  readonly type: 'trace';
  readonly gate: EntryGate;
  readonly measured?: number;
  readonly limit?: number;
  /** Why no numbers could be compared, or which of several was too large. */
  readonly reason?: string;
  readonly candidate?: CandidateRecord;
}

export interface RunManifestRecord extends RunManifest {
  readonly type: 'manifest';
}

/** A trade still open at the end. */
export interface OpenTradeRecord {
  readonly tradeId: number;
  /** Value of all legs at mid, whole position. */
  readonly markCents: Cents;
  /** Cost per share of buying each leg back (shorts at the ask, longs at the bid), in leg order; absent where unquoted. */
  readonly legNaturalsCents?: readonly Cents[];
}

/** The last record; a ledger without it was cut short. */
export interface RunEndedRecord extends AtEvent {
  readonly type: 'run-ended';
  readonly events: number;
  readonly bars: number;
  readonly candidates: number;
  readonly orders: number;
  readonly trades: number;
  /** Open trades at bar closes by the origin of the quotes they were marked on, `repeated`: seen at an earlier bar; absent as in orders. */
  readonly marks?: Readonly<Record<ChainOrigin | 'stale', number>> & { readonly repeated?: number };
  readonly openTrades: readonly OpenTradeRecord[];
  /** The latest level published by the end of the data, and the session it is of. */
  readonly vixPoints?: number;
  readonly vixDate?: SessionDate;
  readonly cashCents: Cents;
  readonly marksCents: Cents;
  readonly equityCents: Cents;
}

export type LedgerRecord =
  | RunManifestRecord
  | OrderSubmittedRecord
  | OrderFilledRecord
  | OrderEndedRecord
  | SharesSubmittedRecord
  | SharesFilledRecord
  | OptionExercisedRecord
  | DividendBookedRecord
  | PositionLiquidatedRecord
  | ConnectionRecord
  | TradeOpenedRecord
  | TradeIncreasedRecord
  | TradeClosedRecord
  | ExpirySettledRecord
  | InterestRecord
  | SessionClosedRecord
  | KillSwitchRecord
  | OperatorCommandRecord
  | RuleViolationRecord
  | TraceRecord
  | RunEndedRecord;
