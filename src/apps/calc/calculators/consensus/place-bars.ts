// When the bars of a frame close, from the times that a line gives them: what decides whether a bar counts at an instant.
import {
  type DayNumber,
  dayNumberOf,
  type EpochMs,
  intradayMinutes,
  MS_PER_DAY,
  parseSessionDate,
  type SessionDate,
  sessionDateOf,
  type Timeframe,
  weekdayOf,
} from '../../../../core/domain/index.ts';
import { easternDayNumber, easternEpochMs, type TradingCalendar } from '../../../../core/market/index.ts';
import { calendarWeeks } from '../../../../core/signals/index.ts';
import { instantField } from '../../fields/time-field.ts';

const CLOSE_MINUTE = 16 * 60;
const DATE_LENGTH = 'YYYY-MM-DD'.length;
/** New York's clock is known from 1987 to 2099. */
const FIRST_MS = Date.UTC(1987, 0, 2);
const LAST_MS = Date.UTC(2099, 11, 30);

const instant = instantField('');

export const EXPECTED_TIME =
  'an ISO time such as 2024-03-11T10:30 or epoch milliseconds, of D and W also an ISO date, from 1987 to 2099';

/** The instant of an ISO time, New York's where it has no offset, or of epoch ms; `undefined` where it is neither. */
export function instantOf(value: unknown): EpochMs | undefined {
  const reading = instant.read(value, '');
  const ms = typeof value === 'number' ? value : reading.ok ? reading.value : Number.NaN;
  return ms >= FIRST_MS && ms <= LAST_MS ? (ms as EpochMs) : undefined;
}

/**
 * The close of the bar of `frame` that starts at a time. Bars of minutes end with the session they start in; a day is that of
 * a date, of the instant in New York or, at midnight UTC, there; a week that of its days. Where the exchange has no
 * session, minutes count on and a day ends at 16:00. `undefined` where the value is no time.
 */
export function closeOf(value: unknown, frame: Timeframe, calendar: TradingCalendar): EpochMs | undefined {
  const minutes = intradayMinutes(frame);
  if (minutes === undefined) {
    const day = dayOf(value);
    if (day === undefined) return undefined;
    const closeMs = closeOfDay(day, frame, calendar);
    // A stamp after the close of its day is one of the day to come, as UTC has it; nothing closes before it starts.
    const isLater = typeof value !== 'string' || value.length > DATE_LENGTH;
    const startMs = isLater ? instantOf(value) : undefined;
    return startMs === undefined || startMs % MS_PER_DAY === 0 || closeMs > startMs
      ? closeMs
      : closeOfDay((day + 1) as DayNumber, frame, calendar);
  }
  const startMs = instantOf(value);
  if (startMs === undefined) return undefined;
  const endMs = startMs + minutes * 60_000;
  return Math.min(endMs, calendar.containing(startMs)?.closeMs ?? endMs) as EpochMs;
}

function dayOf(value: unknown): DayNumber | undefined {
  const date = typeof value === 'string' ? parseSessionDate(value) : undefined;
  if (date !== undefined) {
    const day = dayNumberOf(date);
    return day * MS_PER_DAY >= FIRST_MS && day * MS_PER_DAY <= LAST_MS ? day : undefined;
  }
  const ms = instantOf(value);
  if (ms === undefined) return undefined;
  return (ms % MS_PER_DAY === 0 ? ms / MS_PER_DAY : easternDayNumber(ms)) as DayNumber;
}

function closeOfDay(day: DayNumber, frame: Timeframe, calendar: TradingCalendar): EpochMs {
  const date: SessionDate = sessionDateOf(day);
  if (frame === 'D') return calendar.sessionOn(date)?.closeMs ?? easternEpochMs(date, CLOSE_MINUTE);
  // A week that is dated with the weekend before it is the one to come.
  const weekday = weekdayOf(day);
  const inWeek = (weekday === 0 ? day + 1 : weekday === 6 ? day + 2 : day) as DayNumber;
  const week = calendarWeeks(calendar)(inWeek);
  const friday = (inWeek - ((weekdayOf(inWeek) + 6) % 7) + 4) as DayNumber;
  return week?.closeMs ?? easternEpochMs(sessionDateOf(friday), CLOSE_MINUTE);
}
