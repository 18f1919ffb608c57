// The dates and times of the releases that move volatility, as the dated table gives them.
import type { SessionDate } from '../time.ts';

/** A rate decision of the Federal Reserve, or the consumer prices, payrolls or producer prices of the Bureau of Labor Statistics. */
export type EconomicEvent = 'fomc' | 'cpi' | 'nfp' | 'ppi';

/** One release. `isScheduled` is false where nobody could know it before: a forward-looking schedule ignores those. */
export interface EconomicRelease {
  readonly event: EconomicEvent;
  readonly date: SessionDate;
  /** Minutes since midnight in New York. */
  readonly minuteOfDay: number;
  readonly isScheduled: boolean;
}

/** The first and last date for which every release of an event is known. */
export interface EconomicCoverage {
  readonly event: EconomicEvent;
  readonly from: SessionDate;
  readonly to: SessionDate;
}

/** A date that a schedule got when the one before it had been given up. */
export interface LateDate {
  readonly event: EconomicEvent;
  readonly date: SessionDate;
  /** The day on which it was told, known from the day after; `undefined` where that is not on record. */
  readonly announced: SessionDate | undefined;
}

/** A scheduled release that was given up. */
export interface WithdrawnRelease {
  readonly event: EconomicEvent;
  readonly date: SessionDate;
  /** Minutes since midnight in New York. */
  readonly minuteOfDay: number;
  /** The day on which that was told, known from the day after. */
  readonly withdrawn: SessionDate;
}

/** How the schedule of releases changed after it had been published. */
export interface ScheduleChanges {
  readonly lateDates: readonly LateDate[];
  readonly withdrawn: readonly WithdrawnRelease[];
}

/** Releases in any order; one event has at most one release a date. */
export interface EconomicReleaseTable {
  readonly coverage: readonly EconomicCoverage[];
  readonly releases: readonly EconomicRelease[];
}
