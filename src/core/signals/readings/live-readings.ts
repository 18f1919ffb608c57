// A book of readings as the events of a run keep it: what the run's stages tell it, beside what they ask.
import type { Bar, BarClosed, EpochMs, Signal, VolatilityRow } from '../../domain/index.ts';
import type { ReadingBook } from './reading-book.ts';

/** Events come in order of time; those of before the run first. Throws `InvariantViolation` where bars go back in time. */
export interface LiveReadings extends ReadingBook {
  /** A bar of the run's class closed. Its chain is read until the next bar is noted. */
  noteBar(bar: BarClosed): void;
  /** A row of the volatility indices was published; one that is not of a later session than the last is passed over. */
  noteVolatility(row: VolatilityRow, atMs: EpochMs): void;
  /** A whole session's bar of before the first bar of the run. */
  noteDailyBar(bar: Bar): void;
  /** A session close of the peer, in its own points, known at `atMs` of the same day. */
  notePeerClose(points: number, atMs: EpochMs): void;
  /** What the timeframes' vote came to, from the room that holds it. */
  noteConsensus(consensus: Signal<number>): void;
}
