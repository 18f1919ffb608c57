// The nouns of a recorded chain: one underlying's quotes at one instant, by expiry, after cleaning.
import type { ChainLayout, EpochMs, OptionExpiry, OptionRight, SessionDate } from '../../../domain/index.ts';

/** One contract's quote, per share. Numbers that the vendor does not give, or gives a stand-in for, are `undefined`. */
export interface RecordedQuote {
  readonly right: OptionRight;
  readonly strike: number;
  /** Middle of bid and ask; the close in files that give nothing else. */
  readonly mid: number;
  readonly bid: number | undefined;
  readonly ask: number | undefined;
  readonly volume: number | undefined;
  readonly openInterest: number | undefined;
  readonly vendorVol: number | undefined;
  readonly vendorDelta: number | undefined;
}

/** `quotes` ascend by strike, the put before the call. */
export interface RecordedExpiry {
  readonly expiry: OptionExpiry;
  readonly quotes: readonly RecordedQuote[];
}

export type RecordedUnderlying = 'SPX' | 'XSP' | 'SPY';

/** Quotes of one instant. */
export interface RecordedSnapshot {
  readonly layout: ChainLayout;
  readonly underlying: RecordedUnderlying;
  /** The session whose quotes these are. */
  readonly date: SessionDate;
  /** The instant to which time to expiry is counted: of the quotes inside a session, its close for those after it. */
  readonly atMs: EpochMs;
  readonly timing: 'close' | 'intraday';
  /** As the vendor gives it, which after the close may be of another instant than the quotes. */
  readonly vendorSpot: number | undefined;
  /** Nearest first. */
  readonly expiries: readonly RecordedExpiry[];
}

/** Why a row is not used, in the order in which rows are tested. */
export const DROP_REASONS = [
  'unreadable',
  'nonstandard-root',
  'outside-calendar',
  'overnight',
  'not-an-expiry',
  'expired',
  'ambiguous-root',
  'duplicate',
  'no-ask',
  'no-bid',
  'crossed',
  'small-price',
  'one-sided-expiry',
] as const;
export type DropReason = (typeof DROP_REASONS)[number];

/** rows = kept + the sum of dropped. */
export interface CleaningReport {
  readonly rows: number;
  readonly kept: number;
  readonly dropped: Readonly<Record<DropReason, number>>;
}
