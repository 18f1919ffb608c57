// Reads the instant of --at: a time of New York, one with an offset, or the date of a session for its close.
import {
  dayNumberOf,
  type EpochMs,
  MS_PER_DAY,
  parseSessionDate,
  type SessionDate,
} from '../../core/domain/index.ts';
import {
  easternDateOf,
  easternMinuteOfDay,
  epochMsFromEastern,
  type TradingCalendar,
} from '../../core/market/index.ts';
import { usageError, type UsageResult } from '../config/index.ts';

const INSTANT = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?(Z|[+-]\d{2}:\d{2})?)?$/;
const ZONE = /^([+-])(\d{2}):(\d{2})$/;
/** No place on Earth is further from Greenwich. */
const OFFSET_HOURS_MAX = 14;
const MS_PER_MINUTE = 60_000;
const HOUR_MS = 60 * MS_PER_MINUTE;

/**
 * `2020-03-09T15:30` in New York, the same with an offset, or a date alone for the close of its session. Codes
 * `at-unreadable`, `at-skipped`, `at-repeated`: the change of the clocks left a time out, or it came twice.
 */
export function instantOf(
  text: string | undefined,
  calendar: TradingCalendar,
): UsageResult<EpochMs | undefined> {
  if (text === undefined) return { ok: true, value: undefined };
  const [, day = '', hour, minute = '', second = '00', zone] = INSTANT.exec(text) ?? [];
  const date = parseSessionDate(day);
  if (date === undefined || !calendar.covers(date)) return unreadable(text, calendar);
  if (hour === undefined) {
    const session = calendar.sessionOn(date);
    return session === undefined ? unreadable(text, calendar) : { ok: true, value: session.closeMs };
  }
  const wallClockMs = wallClock(date, [Number(hour), Number(minute), Number(second)]);
  if (wallClockMs === undefined) return unreadable(text, calendar);
  if (zone === undefined) return inNewYork(wallClockMs, text);
  const offsetMs = offsetOf(zone);
  if (offsetMs === undefined) return unreadable(text, calendar);
  const ms = (wallClockMs - offsetMs) as EpochMs;
  return calendar.covers(easternDateOf(ms)) ? { ok: true, value: ms } : unreadable(text, calendar);
}

function wallClock(
  date: SessionDate,
  [hours, minutes, seconds]: readonly [number, number, number],
): number | undefined {
  if (hours > 23 || minutes > 59 || seconds > 59) return undefined;
  return dayNumberOf(date) * MS_PER_DAY + ((hours * 60 + minutes) * 60 + seconds) * 1000;
}

function inNewYork(wallClockMs: number, text: string): UsageResult<EpochMs> {
  const ms = epochMsFromEastern(wallClockMs);
  if (wallClockOf(ms) !== wallClockMs) {
    const found = `found ${text}, which the clocks left out that night`;
    return usageError('at-skipped', `--at: expected a time that New York had, ${found}`);
  }
  if (wallClockOf(ms + HOUR_MS) === wallClockMs) {
    const found = `found ${text}, which came twice that night`;
    return usageError('at-repeated', `--at: expected an offset, -04:00 or -05:00, ${found}`);
  }
  return { ok: true, value: ms };
}

/** What clocks in New York show, as epoch ms as if it were UTC. */
function wallClockOf(ms: number): number {
  const date = easternDateOf(ms as EpochMs);
  return dayNumberOf(date) * MS_PER_DAY + easternMinuteOfDay(ms as EpochMs, date) * MS_PER_MINUTE;
}

function offsetOf(zone: string): number | undefined {
  if (zone === 'Z') return 0;
  const [, sign, hours, minutes] = ZONE.exec(zone) ?? [];
  const total = Number(hours) * 60 + Number(minutes);
  if (Number(minutes) > 59 || total > OFFSET_HOURS_MAX * 60) return undefined;
  return (sign === '-' ? -total : total) * MS_PER_MINUTE;
}

function unreadable(text: string, calendar: TradingCalendar): UsageResult<never> {
  const expected = `a time such as 2020-03-09T15:30 (New York), 2020-03-09T19:30Z, or the date of a session from ${calendar.from} to ${calendar.to}`;
  return usageError('at-unreadable', `--at: expected ${expected}, found "${text}"`);
}
