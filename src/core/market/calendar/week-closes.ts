// When weeks were over whose last days were closed without notice, for the calendar: nobody knew of the close on their last session.
import {
  addDays,
  type CalendarTable,
  type DayNumber,
  dayNumberOf,
  type EpochMs,
  MS_PER_DAY,
  type SessionDate,
  sessionDateOf,
  weekdayOf,
} from '../../domain/index.ts';
import { epochMsFromEastern } from './eastern-time.ts';

/**
 * By index of a week's last session the close of the last day that was still expected on it to be one. A closure that was
 * announced before that session is not expected; the others end the week where they would have closed.
 */
export function lateWeekCloses(
  table: CalendarTable,
  lastSessionOf: (date: SessionDate) => { readonly index: number; readonly date: SessionDate } | undefined,
): ReadonlyMap<number, EpochMs> {
  const closed = new Set(table.closures);
  const closes = new Map<number, EpochMs>();
  for (const { date, announced } of table.lateNotices ?? []) {
    const last = lastSessionOf(date);
    if (!closed.has(date) || last === undefined || announced < last.date) continue;
    if (lastSessionOf(sundayOf(date))?.index !== last.index || last.date < mondayOf(date)) continue;
    const closeMs = epochMsFromEastern(dayNumberOf(date) * MS_PER_DAY + table.closeMinute * 60_000);
    if (closeMs > (closes.get(last.index) ?? -Infinity)) closes.set(last.index, closeMs);
  }
  return closes;
}

function mondayOf(date: SessionDate): SessionDate {
  const day = dayNumberOf(date);
  return sessionDateOf((day - ((weekdayOf(day) + 6) % 7)) as DayNumber);
}

function sundayOf(date: SessionDate): SessionDate {
  return addDays(mondayOf(date), 6);
}
