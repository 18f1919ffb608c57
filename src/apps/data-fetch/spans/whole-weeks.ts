// Weeks as weekly bars are asked for: whole ones, since half a week's bar is another one than the week's.
import { addDays, dayNumberOf, type SessionDate, weekdayOf } from '../../../core/domain/index.ts';
import type { TradingCalendar } from '../../../core/market/index.ts';
import type { SessionSpan } from '../../../core/ports/index.ts';

export function mondayOf(date: SessionDate): SessionDate {
  return addDays(date, -((weekdayOf(dayNumberOf(date)) + 6) % 7));
}

export function sundayOf(date: SessionDate): SessionDate {
  return addDays(mondayOf(date), 6);
}

/**
 * From the Monday of the span's first week to the last session of its last week that the span has all of; `undefined` where
 * it has none.
 */
export function wholeWeeks({ from, to }: SessionSpan, calendar: TradingCalendar): SessionSpan | undefined {
  const first = mondayOf(from);
  const ownEnd = calendar.atOrBefore(sundayOf(to))?.date;
  const last = ownEnd !== undefined && ownEnd <= to ? ownEnd : calendar.before(mondayOf(to))?.date;
  return last === undefined || last < first ? undefined : { from: first, to: last };
}
