// The exchange's closed days and irregular hours, as the dated table gives them.
import type { SessionDate } from '../time.ts';

/** A session with another opening or closing time than the regular one. */
export interface IrregularTime {
  readonly date: SessionDate;
  /** Minutes since midnight in New York. */
  readonly minuteOfDay: number;
}

/** A closure or irregular hours that the calendar did not have from the start. */
export interface LateNotice {
  readonly date: SessionDate;
  /** The day on which it became known; only later days could count on it. */
  readonly announced: SessionDate;
}

/** Every weekday from `from` to `to` that is not a closure is a session from `openMinute` to `closeMinute`, New York time. */
export interface CalendarTable {
  readonly from: SessionDate;
  readonly to: SessionDate;
  readonly openMinute: number;
  readonly closeMinute: number;
  readonly closures: readonly SessionDate[];
  readonly earlyCloses: readonly IrregularTime[];
  readonly lateOpens: readonly IrregularTime[];
  /** Entries of the lists above that were not known from the start; without it all were. */
  readonly lateNotices?: readonly LateNotice[];
}
