// The written form of an instant for documents and tables that leave the program.
import { sessionDateOf } from './calendar-date.ts';
import { type DayNumber, type EpochMs, MS_PER_DAY } from './time.ts';

/** The instant as ISO 8601 in UTC with milliseconds, `2018-01-05T15:30:00.000Z`, for the years 0000 to 9999. */
export function isoInstant(instant: EpochMs): string {
  const day = Math.floor(instant / MS_PER_DAY);
  const ofDay = instant - day * MS_PER_DAY;
  const hour = padded(Math.floor(ofDay / 3_600_000), 2);
  const minute = padded(Math.floor(ofDay / 60_000) % 60, 2);
  const second = padded(Math.floor(ofDay / 1000) % 60, 2);
  return `${sessionDateOf(day as DayNumber)}T${hour}:${minute}:${second}.${padded(ofDay % 1000, 3)}Z`;
}

function padded(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
