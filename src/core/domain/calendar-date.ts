// Calendar-date arithmetic on the proleptic Gregorian calendar, without Date objects or zones.
import type { DayNumber, SessionDate } from './time.ts';

const DATE_PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Day of the week of a day number: 0 Sunday to 6 Saturday. */
export function weekdayOf(day: DayNumber): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** Days since 1970-01-01. Source: Hinnant (2013), "chrono-Compatible Low-Level Date Algorithms", days_from_civil. */
export function dayNumberOf(date: SessionDate): DayNumber {
  const year = 100 * twoDigitsAt(date, 0) + twoDigitsAt(date, 2);
  const month = twoDigitsAt(date, 5);
  const dayOfMonth = twoDigitsAt(date, 8);
  const shiftedYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(shiftedYear / 400);
  const yearOfEra = shiftedYear - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return (era * 146_097 + dayOfEra - 719_468) as DayNumber;
}

/** The date of a day number. Source: Hinnant (2013), civil_from_days. */
export function sessionDateOf(day: DayNumber): SessionDate {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const dayOfMonth = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(dayOfMonth, 2)}` as SessionDate;
}

/** The date written as `YYYY-MM-DD`, or `undefined` where the text is not a day of the calendar. */
export function parseSessionDate(text: string): SessionDate | undefined {
  if (!DATE_PATTERN.test(text)) return undefined;
  const date = text as SessionDate;
  return sessionDateOf(dayNumberOf(date)) === date ? date : undefined;
}

/** The date `days` after (or before, if negative) a date. */
export function addDays(date: SessionDate, days: number): SessionDate {
  return sessionDateOf((dayNumberOf(date) + days) as DayNumber);
}

/** Calendar days from `from` to `to`: the DTE of an expiry `to` seen on session `from`. */
export function daysBetween(from: SessionDate, to: SessionDate): number {
  return dayNumberOf(to) - dayNumberOf(from);
}

const CODE_OF_ZERO = 48;

function twoDigitsAt(date: SessionDate, index: number): number {
  return 10 * (date.charCodeAt(index) - CODE_OF_ZERO) + date.charCodeAt(index + 1) - CODE_OF_ZERO;
}

function padded(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
