// What records of orders and trades are made of: contracts, the figures of a structure, the event they were made at.
import type { Cents, EpochMs, OptionRight, Root, SessionDate, Settlement } from '../../domain/index.ts';

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

export interface AtEvent {
  /** Sequence number of the event the record was made at. */
  readonly seq: number;
  readonly atMs: EpochMs;
}
