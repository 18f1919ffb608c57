// Reads the dates and times of trade lists: ISO or month first, New York wall clock or with an offset.
import {
  dayNumberOf,
  type EpochMs,
  type ImportedMoment,
  MS_PER_DAY,
  parseSessionDate,
  type SessionDate,
} from '../../../core/domain/index.ts';
import { easternDateOf, easternEpochMs } from '../../../core/market/index.ts';

const MONTH_FIRST = /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})$/;
/** A date that a data frame wrote as a time at midnight. */
const MIDNIGHT = /[ T]00:00(?::00(?:\.0+)?)?$/;
const CLOCK = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([AP]M)?$/i;
const STAMP = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})$/;
/** New York's clock is known for these years; no option list is older. */
const DATE_MIN = '1990-01-01';
const DATE_MAX = '2098-12-31';

/** A day of the calendar, `2024-01-31`, the same at midnight, `1/31/2024` or `1/31/24`. */
export function dateOfCell(cell: string): SessionDate | undefined {
  const text = cell.trim().replace(MIDNIGHT, '');
  const [, month = '', day = '', year = ''] = MONTH_FIRST.exec(text) ?? [];
  const century = year.length === 2 ? '20' : '';
  const date = parseSessionDate(
    year === '' ? text : `${century}${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
  );
  return date !== undefined && date >= DATE_MIN && date <= DATE_MAX ? date : undefined;
}

/** A day and a time of New York: `15:45:00`, `9:32` or `3:45 PM`. */
export function easternMoment(date: SessionDate, clock: string): ImportedMoment | undefined {
  const [, hour = '', minute = '', second = '0', half] = CLOCK.exec(clock.trim()) ?? [];
  if (hour === '') return undefined;
  const hours = half === undefined ? Number(hour) : halfDayHour(Number(hour), half);
  if (hours === undefined || hours > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const midnightMs = easternEpochMs(date, hours * 60 + Number(minute));
  return { date, atMs: (midnightMs + Number(second) * 1000) as EpochMs };
}

/** An instant with its offset, `2024-01-31T09:45:00-0500`, and its day in New York. */
export function stampedMoment(cell: string): ImportedMoment | undefined {
  const [, day = '', hour = '', minute = '', second = '', zone = ''] = STAMP.exec(cell.trim()) ?? [];
  const date = dateOfCell(day);
  const parts = [hour, minute, second].map(Number) as [number, number, number];
  if (date === undefined || parts[0] > 23 || parts[1] > 59 || parts[2] > 59) return undefined;
  const wallMs = dayNumberOf(date) * MS_PER_DAY + ((parts[0] * 60 + parts[1]) * 60 + parts[2]) * 1000;
  const atMs = (wallMs - offsetMs(zone)) as EpochMs;
  return { date: easternDateOf(atMs), atMs };
}

function halfDayHour(hour: number, half: string): number | undefined {
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half.toUpperCase() === 'PM' ? 12 : 0);
}

function offsetMs(zone: string): number {
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone.startsWith('-') ? -1 : 1) * minutes * 60_000;
}
