// Bars together with the calendar session each belongs to: the form in which this room takes and gives bars.
import type { BarSeries } from '../domain/index.ts';

/** `sessionIndex[i]` is the calendar index of the session of bar i; it never decreases. */
export interface SessionBars {
  readonly bars: BarSeries;
  readonly sessionIndex: Int32Array;
}

/** For each bar the index of its session's first bar. */
export function firstBarOfSession(sessionIndex: Int32Array): Int32Array {
  const first = new Int32Array(sessionIndex.length);
  for (let index = 1; index < first.length; index += 1) {
    first[index] = sessionIndex[index] === sessionIndex[index - 1] ? (first[index - 1] as number) : index;
  }
  return first;
}
