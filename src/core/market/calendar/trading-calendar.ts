// The exchange's sessions with their exact opening and closing instants; every other room asks time questions here.
import {
  type CalendarTable,
  type DayNumber,
  dayNumberOf,
  type EpochMs,
  invariant,
  type IrregularTime,
  MS_PER_DAY,
  type SessionDate,
  sessionDateOf,
  weekdayOf,
} from '../../domain/index.ts';
import { lastIndexAtOrBelow } from '../../numerics/index.ts';
import { epochMsFromEastern } from './eastern-time.ts';
import { thirdFridayOf } from './third-friday.ts';
import { lateWeekCloses } from './week-closes.ts';

/** A moment of silence keeps the regular bar grid; only a longer delay moves a session's open. */
const LATE_OPEN_MINUTES_MIN = 5;
const NO_SESSION = -1;
const MS_PER_MINUTE = 60_000;

/** One trading day. `index` counts sessions from the calendar's first. */
export interface TradingSession {
  readonly index: number;
  readonly date: SessionDate;
  readonly openMs: EpochMs;
  readonly closeMs: EpochMs;
  readonly isEarlyClose: boolean;
}

/** All sessions of the table's span, oldest first, and the ways to find one. Look-ups by date take constant time. */
export interface TradingCalendar {
  readonly sessions: readonly TradingSession[];
  /** First and last calendar day covered; outside them nothing is known. */
  readonly from: SessionDate;
  readonly to: SessionDate;
  /** True where the calendar knows whether `date` is a session. */
  covers(date: SessionDate): boolean;
  /** The session of exactly this date. */
  sessionOn(date: SessionDate): TradingSession | undefined;
  /** The same by day number, for loops over many rows. */
  sessionOnDay(day: DayNumber): TradingSession | undefined;
  /** The latest session at or before a date. */
  atOrBefore(date: SessionDate): TradingSession | undefined;
  /** The earliest session at or after a date. */
  atOrAfter(date: SessionDate): TradingSession | undefined;
  /** The latest session before a date. */
  before(date: SessionDate): TradingSession | undefined;
  /** The earliest session after a date. */
  after(date: SessionDate): TradingSession | undefined;
  /** The session with openMs <= ms < closeMs. */
  containing(ms: EpochMs): TradingSession | undefined;
  /** The latest session that has opened at an instant: openMs <= ms. */
  lastOpened(ms: EpochMs): TradingSession | undefined;
  /** The standard monthly expiry of a date's month: its third Friday, or the session before where that is closed. */
  monthlyExpiryOf(date: SessionDate): SessionDate | undefined;
  /**
   * When a week that ended with this session was over for those who lived it: its close, or, where the rest of the week was
   * closed without notice, the close of the last day on which a session had been expected.
   */
  weekCloseMs(last: TradingSession): EpochMs;
  /** True on the session on which a standard monthly expires ("opex"). */
  isMonthlyExpiry(date: SessionDate): boolean;
}

/** Builds the calendar of a closures table; sessions are the weekdays that are not closures. */
export function buildTradingCalendar(table: CalendarTable): TradingCalendar {
  const firstDay = dayNumberOf(table.from);
  const sessions = sessionsOf(table);
  const dayCount = dayNumberOf(table.to) - firstDay + 1;
  // latestByDay[d] is the index of the latest session at or before day firstDay + d.
  const latestByDay = new Int32Array(dayCount).fill(NO_SESSION);
  for (const session of sessions) latestByDay[dayNumberOf(session.date) - firstDay] = session.index;
  for (let day = 1; day < dayCount; day += 1) {
    if (latestByDay[day] === NO_SESSION) latestByDay[day] = latestByDay[day - 1] ?? NO_SESSION;
  }
  return lookups(table, sessions, latestByDay);
}

function sessionsOf(table: CalendarTable): readonly TradingSession[] {
  const closed = new Set(table.closures);
  const closes = minutesByDate(table.earlyCloses);
  const opens = minutesByDate(table.lateOpens);
  const sessions: TradingSession[] = [];
  const lastDay = dayNumberOf(table.to);
  for (let day: number = dayNumberOf(table.from); day <= lastDay; day += 1) {
    const weekday = weekdayOf(day as DayNumber);
    const date = sessionDateOf(day as DayNumber);
    if (weekday === 0 || weekday === 6 || closed.has(date)) continue;
    const lateOpen = opens.get(date) ?? table.openMinute;
    const openMinute = lateOpen - table.openMinute >= LATE_OPEN_MINUTES_MIN ? lateOpen : table.openMinute;
    const closeMinute = closes.get(date) ?? table.closeMinute;
    invariant(openMinute < closeMinute, `session ${date} must open before it closes`);
    sessions.push({
      index: sessions.length,
      date,
      openMs: epochMsFromEastern(day * MS_PER_DAY + openMinute * MS_PER_MINUTE),
      closeMs: epochMsFromEastern(day * MS_PER_DAY + closeMinute * MS_PER_MINUTE),
      isEarlyClose: closeMinute < table.closeMinute,
    });
  }
  return sessions;
}

function minutesByDate(times: readonly IrregularTime[]): ReadonlyMap<SessionDate, number> {
  return new Map(times.map(({ date, minuteOfDay }) => [date, minuteOfDay]));
}

function lookups(
  table: CalendarTable,
  sessions: readonly TradingSession[],
  latestByDay: Int32Array,
): TradingCalendar {
  const firstDay = dayNumberOf(table.from);
  const openTimes = Float64Array.from(sessions, (session) => session.openMs);
  const latestIndex = (day: number): number =>
    day < firstDay
      ? NO_SESSION
      : (latestByDay[Math.min(day - firstDay, latestByDay.length - 1)] ?? NO_SESSION);
  const sessionOnDay = (day: DayNumber): TradingSession | undefined => {
    const index = latestByDay[day - firstDay] ?? NO_SESSION;
    return index === (latestByDay[day - firstDay - 1] ?? NO_SESSION) ? undefined : sessions[index];
  };
  const lastOpened = (ms: EpochMs): TradingSession | undefined => sessions[lastIndexAtOrBelow(openTimes, ms)];
  const covers = (date: SessionDate): boolean => date >= table.from && date <= table.to;
  const atOrBefore = (date: SessionDate): TradingSession | undefined =>
    sessions[latestIndex(dayNumberOf(date))];
  const lateCloses = lateWeekCloses(table, atOrBefore);
  const monthlyExpiryOf = (date: SessionDate): SessionDate | undefined => {
    const thirdFriday = thirdFridayOf(date);
    return covers(thirdFriday) ? atOrBefore(thirdFriday)?.date : undefined;
  };
  return {
    sessions,
    from: table.from,
    to: table.to,
    covers,
    sessionOnDay,
    sessionOn: (date) => sessionOnDay(dayNumberOf(date)),
    atOrBefore,
    before: (date) => sessions[latestIndex(dayNumberOf(date) - 1)],
    atOrAfter: (date) => sessions[latestIndex(dayNumberOf(date) - 1) + 1],
    after: (date) => sessions[latestIndex(dayNumberOf(date)) + 1],
    lastOpened,
    weekCloseMs: (last) => lateCloses.get(last.index) ?? last.closeMs,
    monthlyExpiryOf,
    isMonthlyExpiry: (date) => monthlyExpiryOf(date) === date,
    containing: (ms) => {
      const session = lastOpened(ms);
      return session !== undefined && ms < session.closeMs ? session : undefined;
    },
  };
}
