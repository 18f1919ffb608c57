// Counts what is missing between the first and the last bar: bars in sessions that have some, and whole sessions.
import { type BarSeries, intradayMinutes, type Timeframe } from '../../domain/index.ts';
import type { TradingSession } from '../calendar/trading-calendar.ts';
import type { BarsReport, SessionGap } from './bars-report.ts';

/** `sessionOf[i]` is the session in which bar i of `series` closes; bars are in order and on the grid. */
export function countGaps(
  series: BarSeries,
  sessionOf: readonly TradingSession[],
  timeframe: Timeframe,
): Pick<BarsReport, 'sessions' | 'gaps'> {
  const minutes = intradayMinutes(timeframe);
  let [count, earlyCloses, short, missingBars, missingSessions] = [0, 0, 0, 0, 0];
  let longest: SessionGap | undefined;
  for (let first = 0; first < series.length;) {
    const session = sessionOf[first] as TradingSession;
    let end = first + 1;
    while (end < series.length && sessionOf[end] === session) end += 1;
    const expected =
      minutes === undefined ? 1 : Math.ceil((session.closeMs - session.openMs) / (minutes * 60_000));
    const missing = Math.max(0, expected - (end - first));
    missingBars += missing;
    count += 1;
    if (session.isEarlyClose) earlyCloses += 1;
    if (missing > 0) short += 1;
    const gap = gapBefore(sessionOf[first - 1], session, timeframe);
    missingSessions += gap?.sessions ?? 0;
    if (gap !== undefined && gap.sessions > (longest?.sessions ?? 0)) longest = gap;
    first = end;
  }
  const [from, to] = [sessionOf[0]?.date, sessionOf.at(-1)?.date];
  return {
    sessions: { from, to, count, earlyCloses, short },
    gaps: { missingBars, missingSessions, longest },
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
