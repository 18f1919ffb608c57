// Every close of a timeframe that the exchange's calendar has in a span: a clock that does not depend on any source's bars.
import { intradayMinutes, type Timeframe } from '../../domain/index.ts';
import type { TradingCalendar } from '../calendar/trading-calendar.ts';
import { createFrameSchedule } from './frame-schedule.ts';

/** The closes with fromMs <= close <= toMs, ascending. */
export function scheduledCloses(
  calendar: TradingCalendar,
  timeframe: Timeframe,
  fromMs: number,
  toMs: number,
): Float64Array {
  const schedule = createFrameSchedule(calendar, timeframe);
  const count = Math.max(0, schedule.dueBy(toMs) - schedule.dueBy(fromMs - 1));
  const closes = new Float64Array(count);
  const stepMs = (intradayMinutes(timeframe) ?? Infinity) * 60_000;
  let found = 0;
  for (const session of calendar.sessions) {
    const { openMs } = session;
    const closeMs = timeframe === 'W' ? calendar.weekCloseMs(session) : session.closeMs;
    if (closeMs < fromMs) continue;
    if (openMs > toMs) break;
    for (let ms = Math.min(openMs + stepMs, closeMs); found < count; ms = Math.min(ms + stepMs, closeMs)) {
      // A session in the middle of a week has no weekly close: the schedule counts none there.
      const isDue = schedule.dueBy(ms) > schedule.dueBy(ms - 1);
      if (isDue && ms >= fromMs && ms <= toMs) {
        closes[found] = ms;
        found += 1;
      }
      if (ms === closeMs) break;
    }
  }
  return closes;
}
