// All recorded quotes of one option class that a run may trade on, as columns by instant and expiry.
import type { Cents, EpochMs, OptionExpiry, Root, SessionDate } from '../../../../domain/index.ts';

/** What stands in a quote column where nothing is quoted. */
export const NOT_QUOTED = -1;

/** The quotes of one expiry at one instant. Entry `2 i` of a column is the put at strike `i`, entry `2 i + 1` the call. */
export interface QuotedExpiry {
  readonly expiry: OptionExpiry;
  /** Ascending; at each a put or a call is quoted. */
  readonly strikesCents: readonly Cents[];
  /** Cents a share, `NOT_QUOTED` in both where a contract has no quote; a bid of 0 is one that nobody makes. */
  readonly bidCents: Int32Array;
  readonly askCents: Int32Array;
  /** Contracts displayed at the bid and at the ask, NaN where the source does not tell. */
  readonly bidSize: Float64Array;
  readonly askSize: Float64Array;
  /** NaN where the source does not tell. */
  readonly volume: Float64Array;
  readonly openInterest: Float64Array;
}

/** The quotes of one instant: those of a minute, the newest of each contract, or those that count as of a close. */
export interface BookSnapshot {
  /** The instant as of which they are seen: that of the newest inside a session, its close for those made after it. */
  readonly atMs: EpochMs;
  readonly date: SessionDate;
  readonly timing: 'close' | 'intraday';
  /** The stamp of the last of them, where it was made after the close; absent at the close itself and of a bare date. */
  readonly stampedAtMs?: EpochMs;
  /** As the vendor gives it; after the close it may be of another instant than the quotes. */
  readonly vendorSpot: number | undefined;
  /** Every expiry with a quote, nearest first. */
  readonly expiries: readonly QuotedExpiry[];
}

/**
 * Why a row is no quote of the class, in the order in which rows are tested. `overnight`: made when global hours had moved
 * on from the close, `other-download`: of a second look after a close, `superseded`: a newer one came in its minute,
 * `duplicate`: repeats a quote of its stamp, `conflict`: contradicts it, both left out.
 */
export const BOOK_DROP_REASONS = [
  'unreadable',
  'nonstandard-root',
  'outside-calendar',
  'overnight',
  'not-an-expiry',
  'ambiguous-root',
  'other-root',
  'expired',
  'no-quote',
  'other-download',
  'superseded',
  'duplicate',
  'conflict',
] as const;
export type BookDropReason = (typeof BOOK_DROP_REASONS)[number];

/** rows = quotes + the sum of dropped. */
export interface BookReport {
  readonly rows: number;
  readonly quotes: number;
  readonly dropped: Readonly<Record<BookDropReason, number>>;
  /** Quotes that are facts of the market or of the file, and left to the gates of the run. */
  readonly zeroBids: number;
  readonly locked: number;
  readonly crossed: number;
}

export interface ChainBook {
  readonly root: Root;
  /** In order of time, one an instant. */
  readonly snapshots: readonly BookSnapshot[];
  readonly report: BookReport;
}

/** The place of a strike among those of an expiry, or -1. */
export function strikePlace(strikesCents: readonly Cents[], strikeCents: number): number {
  let low = 0;
  let high = strikesCents.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const strike = strikesCents[middle] as number;
    if (strike === strikeCents) return middle;
    if (strike < strikeCents) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
