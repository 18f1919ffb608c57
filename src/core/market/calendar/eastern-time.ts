// New York wall-clock time to instants and back by the US daylight-saving rules; the one place that converts a zone.
import {
  type DayNumber,
  dayNumberOf,
  type EpochMs,
  invariant,
  MS_PER_DAY,
  type SessionDate,
  sessionDateOf,
  weekdayOf,
} from '../../domain/index.ts';

const MS_PER_MINUTE = 60_000;
const MS_PER_HOUR = 3_600_000;
const STANDARD_OFFSET_MS = -5 * MS_PER_HOUR;
const DAYLIGHT_OFFSET_MS = -4 * MS_PER_HOUR;
const FIRST_YEAR = 1987;
const LAST_YEAR = 2099;

interface DaylightSpan {
  readonly startMs: number;
  readonly endMs: number;
}

const DAYLIGHT_SPANS: readonly DaylightSpan[] = Array.from(
  { length: LAST_YEAR - FIRST_YEAR + 1 },
  (_, index) => daylightSpan(FIRST_YEAR + index),
);

/**
 * The instant of `minuteOfDay` minutes past midnight in New York on `date`, for years 1987 to 2099.
 * A time that the autumn change repeats is its first, daylight, occurrence.
 */
export function easternEpochMs(date: SessionDate, minuteOfDay: number): EpochMs {
  return epochMsFromEastern(dayNumberOf(date) * MS_PER_DAY + minuteOfDay * MS_PER_MINUTE);
}

/** The instant of a New York wall-clock time that is written as epoch ms as if it were UTC. */
export function epochMsFromEastern(wallClockMs: number): EpochMs {
  const daylight = wallClockMs - DAYLIGHT_OFFSET_MS;
  return (
    easternOffsetMs(daylight) === DAYLIGHT_OFFSET_MS ? daylight : wallClockMs - STANDARD_OFFSET_MS
  ) as EpochMs;
}

/** Minutes from midnight in New York on `date` to an instant; may be negative or beyond a day for another date. */
export function easternMinuteOfDay(ms: EpochMs, date: SessionDate): number {
  return (ms + easternOffsetMs(ms) - dayNumberOf(date) * MS_PER_DAY) / MS_PER_MINUTE;
}

/** The day in New York at an instant. */
export function easternDayNumber(ms: number): DayNumber {
  return Math.floor((ms + easternOffsetMs(ms)) / MS_PER_DAY) as DayNumber;
}

/** The calendar date in New York at an instant. */
export function easternDateOf(ms: EpochMs): SessionDate {
  return sessionDateOf(easternDayNumber(ms));
}

function easternOffsetMs(ms: number): number {
  // The estimate can miss by one only within a day of New Year, when neither year has daylight time.
  const year = 1970 + Math.floor(ms / (365.2425 * MS_PER_DAY));
  const span = DAYLIGHT_SPANS[Math.max(0, year - FIRST_YEAR)];
  invariant(
    year >= FIRST_YEAR - 1 && span !== undefined,
    `New York time is defined for 1987 to 2099, found ${year}`,
  );
  return ms >= span.startMs && ms < span.endMs ? DAYLIGHT_OFFSET_MS : STANDARD_OFFSET_MS;
}

/**
 * Daylight time runs from 02:00 standard to 02:00 daylight time.
 * Source: Public Law 99-359 (1986), first Sunday of April to last Sunday of October; Energy Policy Act of 2005,
 * section 110, second Sunday of March to first Sunday of November from 2007.
 */
function daylightSpan(year: number): DaylightSpan {
  const isSince2007 = year >= 2007;
  const start = isSince2007 ? sundayOnOrAfter(year, '03-08') : sundayOnOrAfter(year, '04-01');
  const end = isSince2007 ? sundayOnOrAfter(year, '11-01') : sundayOnOrAfter(year, '10-25');
  return {
    startMs: start * MS_PER_DAY + 2 * MS_PER_HOUR - STANDARD_OFFSET_MS,
    endMs: end * MS_PER_DAY + 2 * MS_PER_HOUR - DAYLIGHT_OFFSET_MS,
  };
}

function sundayOnOrAfter(year: number, monthAndDay: string): number {
  const day = dayNumberOf(`${year}-${monthAndDay}` as SessionDate);
  return day + ((7 - weekdayOf(day)) % 7);
}
