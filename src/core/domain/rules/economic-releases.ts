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

/** A scheduled release that did not come on its date. */
export interface MovedRelease {
  readonly event: EconomicEvent;
  /** When it had been scheduled for. */
  readonly date: SessionDate;
  readonly minuteOfDay: number;
  /** The day on which the change was announced; it is known from the day after. */
  readonly announced: SessionDate;
  /** The date of the release it became; `undefined` where it was dropped, or held before it was due. */
  readonly movedTo: SessionDate | undefined;
}

/** Releases in any order; one event has at most one release a date. */
export interface EconomicReleaseTable {
  readonly coverage: readonly EconomicCoverage[];
  /** Scheduled releases that were moved or dropped. */
  readonly moves?: readonly MovedRelease[];
  readonly releases: readonly EconomicRelease[];
}
