// Counts what is missing between the first and the last bar: bars in sessions that have some, and whole sessions.
import {
  type BarSeries,
  type EpochMs,
  intradayMinutes,
  type SessionDate,
  type Timeframe,
} from '../../domain/index.ts';
import { easternMinuteOfDay } from '../calendar/eastern-time.ts';
import type { TradingSession } from '../calendar/trading-calendar.ts';
import type { BarsReport, SessionGap, ShortSession } from './bars-report.ts';

/** `sessionOf[i]` is the session in which bar i of `series` closes; bars are in order and on the grid. */
export function countGaps(
  series: BarSeries,
  sessionOf: readonly TradingSession[],
  timeframe: Timeframe,
): Pick<BarsReport, 'sessions' | 'gaps'> {
  const minutes = intradayMinutes(timeframe);
  let [count, missingBars] = [0, 0];
  const halfDays: SessionDate[] = [];
  const shortSessions: ShortSession[] = [];
  const stretches: SessionGap[] = [];
  for (let first = 0; first < series.length;) {
    const session = sessionOf[first] as TradingSession;
    let end = first + 1;
    while (end < series.length && sessionOf[end] === session) end += 1;
    const expected =
      minutes === undefined ? 1 : Math.ceil((session.closeMs - session.openMs) / (minutes * 60_000));
    const bars = end - first;
    count += 1;
    if (session.isEarlyClose) halfDays.push(session.date);
    if (bars < expected) {
      missingBars += expected - bars;
      shortSessions.push({
        date: session.date,
        bars,
        expected,
        firstMinute: easternMinuteOfDay(series.startMs[first] as EpochMs, session.date),
        lastMinute: easternMinuteOfDay(series.startMs[end - 1] as EpochMs, session.date),
      });
    }
    const gap = gapBefore(sessionOf[first - 1], session, timeframe);
    if (gap !== undefined) stretches.push(gap);
    first = end;
  }
  const [from, to] = [sessionOf[0]?.date, sessionOf.at(-1)?.date];
  const short = shortSessions.length;
  return {
    sessions: { from, to, count, earlyCloses: halfDays.length, short, halfDays, shortSessions },
    gaps: {
      missingBars,
      missingSessions: stretches.reduce((sum, { sessions }) => sum + sessions, 0),
      longest: stretches.toSorted((a, b) => b.sessions - a.sessions)[0],
      stretches,
    },
  };
}

/** Weekly bars stand for up to five sessions, so only what is beyond a week counts as missing. */
function gapBefore(
  previous: TradingSession | undefined,
  session: TradingSession,
  timeframe: Timeframe,
): SessionGap | undefined {
  if (previous === undefined) return undefined;
  const sessions = session.index - previous.index - 1;
  const ordinary = timeframe === 'W' ? 4 : 0;
  return sessions > ordinary
    ? { after: previous.date, before: session.date, sessions: sessions - ordinary }
    : undefined;
}
