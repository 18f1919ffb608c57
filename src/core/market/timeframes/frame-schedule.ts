// Counts the closes of a timeframe that the exchange's calendar has brought by an instant: the age of a bar in its own bars.
import { dayNumberOf, type EpochMs, intradayMinutes, type Timeframe, weekdayOf } from '../../domain/index.ts';
import type { TradingCalendar, TradingSession } from '../calendar/trading-calendar.ts';

/** The closes of one timeframe in order of time, whether or not any source has their bars. */
export interface FrameSchedule {
  readonly timeframe: Timeframe;
  /** Closes due at or before an instant, counted from the calendar's first session. Constant time for near instants. */
  dueBy(ms: number): number;
}

/**
 * The schedule of a timeframe: intraday bars count from each session's open and end with it, a day closes with its session
 * and a week with its last, as it was known then. `offsetMs` puts every close later, for values that exist some time after it.
 */
export function createFrameSchedule(
  calendar: TradingCalendar,
  timeframe: Timeframe,
  offsetMs = 0,
): FrameSchedule {
  const { sessions } = calendar;
  const minutes = intradayMinutes(timeframe);
  const frameMs = minutes === undefined ? Infinity : minutes * 60_000;
  const dueBefore = closesBefore(sessions, timeframe, frameMs);
  let near = 0;
  const lastOpened = (ms: number): number => {
    if (!isLastOpened(sessions, near, ms)) {
      const next = near + 1;
      near = isLastOpened(sessions, next, ms) ? next : (calendar.lastOpened(ms as EpochMs)?.index ?? -1);
    }
    return near;
  };
  const dueBy = (ms: number): number => {
    const index = lastOpened(ms - offsetMs);
    const session = sessions[index];
    if (session === undefined) return 0;
    const isOver = ms - offsetMs >= session.closeMs;
    if (timeframe === 'W' && ms - offsetMs < calendar.weekCloseMs(session)) return dueBefore[index] ?? 0;
    if (isOver) return dueBefore[index + 1] ?? 0;
    return (dueBefore[index] ?? 0) + Math.floor((ms - offsetMs - session.openMs) / frameMs);
  };
  return { timeframe, dueBy };
}

function isLastOpened(sessions: readonly TradingSession[], index: number, ms: number): boolean {
  const session = sessions[index];
  if (session === undefined || ms < session.openMs) return false;
  const next = sessions[index + 1];
  return next === undefined || ms < next.openMs;
}

/** Entry i: closes due in sessions 0 to i - 1. */
function closesBefore(
  sessions: readonly TradingSession[],
  timeframe: Timeframe,
  frameMs: number,
): Float64Array {
  const before = new Float64Array(sessions.length + 1);
  for (const [index, session] of sessions.entries()) {
    const length = session.closeMs - session.openMs;
    let closes = Math.ceil(length / frameMs);
    if (timeframe === 'D') closes = 1;
    if (timeframe === 'W') closes = isLastOfWeek(session, sessions[index + 1]) ? 1 : 0;
    before[index + 1] = (before[index] ?? 0) + closes;
  }
  return before;
}

function isLastOfWeek(session: TradingSession, next: TradingSession | undefined): boolean {
  return next === undefined || mondayOf(session) !== mondayOf(next);
}

function mondayOf({ date }: TradingSession): number {
  const day = dayNumberOf(date);
  return day - ((weekdayOf(day) + 6) % 7);
}
