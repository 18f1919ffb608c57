// What the hygiene pass over a file did: every row is accepted, dropped under a counted rule, or quarantined with a reason.
import type { SessionDate } from '../../domain/index.ts';
import type { HygieneKind } from './policy/hygiene-policy.ts';

/** Rows that were unambiguous once put right; `outside-session` rows and exact `duplicate`s were left out. */
export type RepairKind = Extract<
  HygieneKind,
  | 'out-of-order'
  | 'duplicate'
  | 'outside-session'
  | 'end-stamps'
  | 'clock-shift'
  | 'swapped-columns'
  | 'decimal-error'
  | 'split'
  | 'unit-change'
  | 'missing-bar'
>;

/** Why a row cannot be trusted. */
export type QuarantineReason = Exclude<HygieneKind, 'out-of-order' | 'missing-bar'>;

/** One quarantined row; `line` counts the header as line 1. */
export interface QuarantinedRow {
  readonly line: number;
  readonly reason: QuarantineReason;
}

/** One row that a repair changed, with what changed in it. */
export interface RowRepair {
  readonly line: number;
  readonly kind: RepairKind;
  /** The column that changed, or `row` for all prices, `time` for the stamp. */
  readonly column: 'open' | 'high' | 'low' | 'close' | 'volume' | 'row' | 'time';
  /** The number before and after: of `row` the close, of `time` epoch ms. */
  readonly before: number;
  readonly after: number;
}

/** A stretch of sessions without a row. */
export interface SessionGap {
  readonly after: SessionDate;
  readonly before: SessionDate;
  /** Sessions missing between the two. */
  readonly sessions: number;
}

/** A session that lacks bars; minutes count from midnight in New York to the start of its first and last bar. */
export interface ShortSession {
  readonly date: SessionDate;
  readonly bars: number;
  readonly expected: number;
  readonly firstMinute: number;
  readonly lastMinute: number;
}

/** A lasting change of the price level and what it looks like. */
export interface LevelChange {
  /** The first session on the new level. */
  readonly date: SessionDate;
  /** New level over old. */
  readonly ratio: number;
  readonly reading: 'split' | 'unit-change' | 'unknown';
  /** New shares for old, 2:1 or 1:10, where it may be a split. */
  readonly split: string | undefined;
  /** Rows on the side that is not trusted. */
  readonly rows: number;
}

/** A session kept out because of its stamps; `lateMinutes` is how late they seem, negative where early. */
export interface ClockFinding {
  readonly date: SessionDate;
  readonly rows: number;
  /** `undefined` where its rows do not say it. */
  readonly lateMinutes: number | undefined;
}

/** rows = accepted + repaired.duplicate + repaired['outside-session'] + quarantinedRows - repaired['missing-bar']. */
export interface BarsReport {
  readonly rows: number;
  readonly accepted: number;
  readonly repaired: Readonly<Partial<Record<RepairKind, number>>>;
  /** The first rows changed of each kind; `repaired` counts all. */
  readonly repairs: readonly RowRepair[];
  readonly quarantinedRows: number;
  readonly quarantineReasons: Readonly<Partial<Record<QuarantineReason, number>>>;
  /** The first rows quarantined, by line; `quarantinedRows` counts all. */
  readonly quarantined: readonly QuarantinedRow[];
  readonly levelChanges: readonly LevelChange[];
  /** Sessions whose stamps are off, by date; none of bars that were judged before. */
  readonly clocks?: readonly ClockFinding[];
  /** First and last session with a bar, how many have one, and how many of those are half days or lack a bar. */
  readonly sessions: {
    readonly from: SessionDate | undefined;
    readonly to: SessionDate | undefined;
    readonly count: number;
    readonly earlyCloses: number;
    readonly short: number;
    /** Dates of the half days. */
    readonly halfDays: readonly SessionDate[];
    readonly shortSessions: readonly ShortSession[];
  };
  readonly gaps: {
    /** Bars missing in sessions that have some. */
    readonly missingBars: number;
    readonly missingSessions: number;
    readonly longest: SessionGap | undefined;
    /** Every stretch of missing sessions, in order. */
    readonly stretches: readonly SessionGap[];
  };
}
