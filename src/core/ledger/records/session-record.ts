// The records of the account and of each session: balances, interest, why bars opened nothing.
import type { Cents, ChainOrigin, EntryGate, EpochMs, SessionDate, SignalCard } from '../../domain/index.ts';
import type { RunManifest } from '../run-manifest.ts';
import type { AtEvent, CandidateRecord } from './leg-record.ts';
import type { OpenTradeRecord } from './trade-record.ts';

export interface InterestRecord extends AtEvent {
  readonly type: 'interest-credited';
  readonly date: SessionDate;
  readonly rate: number;
  readonly amountCents: Cents;
  readonly cashCents: Cents;
}

/** A trade at a session's close. */
export interface HeldMarkRecord {
  readonly tradeId: number;
  readonly markCents: Cents;
  readonly isMarkFresh: boolean;
  /**
   * Of each leg that is held, in leg order: twice its mark, cents a share, and its implied volatility, decimal a year to
   * five places, where the chain tells one. Absent where a leg has no sound quote at the close, and in ledgers of before
   * format 5.
   */
  readonly legs?: readonly (
    | readonly [doubleMarkCents: number]
    | readonly [doubleMarkCents: number, iv: number]
  )[];
  /** Of the legs' expiry on the chain that the marks are of, to four places. */
  readonly forwardPoints?: number;
  /** The underlying on that chain, likewise, where it is not the record's. */
  readonly spotPoints?: number;
  /** Instant of those quotes, where that is not `atMs`. */
  readonly quotedAtMs?: EpochMs;
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
  readonly openTrades: readonly HeldMarkRecord[];
  /** Runs of equal outcomes over the session's tradable bars, in order; `candidate` marks a bar that passed every gate. */
  readonly bars: readonly (readonly [outcome: EntryGate | 'candidate', count: number])[];
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
  /** What the signals said, where one of them refused. */
  readonly signals?: SignalCard;
}

export interface RunManifestRecord extends RunManifest {
  readonly type: 'manifest';
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
