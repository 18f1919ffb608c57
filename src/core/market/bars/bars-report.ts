// What the hygiene pass over a file did: every row is accepted, dropped under a counted rule, or quarantined with a reason.
import type { SessionDate } from '../../domain/index.ts';

/** Rows that were unambiguous once put right; `outside-session` rows and exact `duplicate`s were left out. */
export type RepairKind = 'out-of-order' | 'duplicate' | 'outside-session';

/** Why a row cannot be trusted. */
export type QuarantineReason =
  | 'unreadable-stamp'
  | 'beyond-calendar'
  | 'closed-day'
  | 'off-grid'
  | 'not-a-number'
  | 'non-positive-price'
  | 'ohlc-violation'
  | 'bad-volume'
  | 'conflicting-duplicate'
  | 'decimal-error'
  | 'implausible-price';

/** One quarantined row; `line` counts the header as line 1. */
export interface QuarantinedRow {
  readonly line: number;
  readonly reason: QuarantineReason;
}

/** A stretch of sessions without a row. */
export interface SessionGap {
  readonly after: SessionDate;
  readonly before: SessionDate;
  /** Sessions missing between the two. */
  readonly sessions: number;
}

/** rows = accepted + repaired.duplicate + repaired['outside-session'] + quarantinedRows. */
export interface BarsReport {
  readonly rows: number;
  readonly accepted: number;
  readonly repaired: Readonly<Partial<Record<RepairKind, number>>>;
  readonly quarantinedRows: number;
  readonly quarantineReasons: Readonly<Partial<Record<QuarantineReason, number>>>;
  /** The first rows quarantined, by line; `quarantinedRows` counts all. */
  readonly quarantined: readonly QuarantinedRow[];
  /** First and last session with a bar, how many have one, and how many of those are half days or lack a bar. */
  readonly sessions: {
    readonly from: SessionDate | undefined;
    readonly to: SessionDate | undefined;
    readonly count: number;
    readonly earlyCloses: number;
    readonly short: number;
  };
  readonly gaps: {
    /** Bars missing in sessions that have some. */
    readonly missingBars: number;
    readonly missingSessions: number;
    readonly longest: SessionGap | undefined;
  };
}
