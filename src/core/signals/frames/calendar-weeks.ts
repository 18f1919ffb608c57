// The weeks of the exchange's calendar as frame builders ask for them, so that a week is known to be over at its last close.
import { type DayNumber, sessionDateOf, weekdayOf } from '../../domain/index.ts';
import type { TradingCalendar } from '../../market/index.ts';
import type { WeekAt } from './frame-bar.ts';

/** Weeks of `calendar`; `undefined` for a week in which it has no session. */
export function calendarWeeks(calendar: TradingCalendar): WeekAt {
  return (day) => {
    const monday = day - ((weekdayOf(day) + 6) % 7);
    const from = sessionDateOf(monday as DayNumber);
    const to = sessionDateOf((monday + 6) as DayNumber);
    const first = calendar.atOrAfter(from);
    const last = calendar.atOrBefore(to);
    if (first === undefined || last === undefined || first.index > last.index) return undefined;
    return { startMs: first.openMs, closeMs: calendar.weekCloseMs(last) };
  };
}
