// What was held in each session, the common part of time in market and return on margin.
import type { SessionDate } from '../../../core/domain/index.ts';

/** Something held from one day to a later one, both included; `to` is `undefined` while it is held. */
export interface HeldSpan {
  readonly from: SessionDate;
  readonly to: SessionDate | undefined;
  /** A whole number, so that adding and taking away is exact: 1 to count, cents to add up. */
  readonly amount: number;
}

/** The sum of amounts held at any time in each of `sessions` (ascending, without repeats). */
export function sessionExposure(
  sessions: readonly SessionDate[],
  spans: readonly HeldSpan[],
): readonly number[] {
  const changes = new Float64Array(sessions.length + 1);
  for (const { from, to, amount } of spans) {
    const start = countOf(sessions, (date) => date < from);
    const end = to === undefined ? sessions.length : countOf(sessions, (date) => date <= to);
    if (start >= end) continue;
    changes[start] = (changes[start] as number) + amount;
    changes[end] = (changes[end] as number) - amount;
  }
  let held = 0;
  return sessions.map((_, index) => {
    held += changes[index] as number;
    return held;
  });
}

// How many leading sessions satisfy a condition that, once false, stays false.
function countOf(sessions: readonly SessionDate[], isBefore: (date: SessionDate) => boolean): number {
  let low = 0;
  let high = sessions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(sessions[middle] as SessionDate)) low = middle + 1;
    else high = middle;
  }
  return low;
}
