// Gives each row the bar of the exchange's time grid that it claims to be, or takes it out.
import {
  type DayNumber,
  type EpochMs,
  intradayMinutes,
  sessionDateOf,
  type Timeframe,
  weekdayOf,
} from '../../../domain/index.ts';
import type { TradingCalendar, TradingSession } from '../../calendar/trading-calendar.ts';
import type { RowStamps } from './row-stamps.ts';
import type { RowTally } from '../row-tally.ts';

/** Columns by row index; rows that the tally took out have no meaning. */
export interface BarSlots {
  readonly startMs: Float64Array;
  readonly closeMs: Float64Array;
  /** Index of the session in which the bar closes. */
  readonly sessionIndex: Int32Array;
}

/** First and last session of the week, Monday to Sunday, in which `day` lies; `undefined` where it has none. */
export function weekOf(
  calendar: TradingCalendar,
  day: DayNumber,
): { readonly first: TradingSession; readonly last: TradingSession } | undefined {
  const monday = day - ((weekdayOf(day) + 6) % 7);
  const first = calendar.atOrAfter(sessionDateOf(monday as DayNumber));
  const last = calendar.atOrBefore(sessionDateOf((monday + 6) as DayNumber));
  return first === undefined || last === undefined || first.index > last.index ? undefined : { first, last };
}

/** Places every candidate; quarantines closed days and stamps off the grid, drops what is outside the session. */
export function placeRows(
  stamps: RowStamps,
  timeframe: Timeframe,
  calendar: TradingCalendar,
  tally: RowTally,
): BarSlots {
  const rows = stamps.day.length;
  const slots: BarSlots = {
    startMs: new Float64Array(rows),
    closeMs: new Float64Array(rows),
    sessionIndex: new Int32Array(rows),
  };
  const minutes = intradayMinutes(timeframe);
  for (let row = 0; row < rows; row += 1) {
    if (!tally.isCandidate(row)) continue;
    const day = (stamps.day[row] ?? 0) as DayNumber;
    if (timeframe === 'W') {
      placeWeek(slots, row, { week: weekOf(calendar, day), calendar }, tally);
      continue;
    }
    const session = calendar.sessionOnDay(day);
    if (session === undefined) {
      tally.quarantine(row, 'closed-day');
    } else if (minutes === undefined) {
      fill(slots, row, session.openMs, session);
    } else {
      placeIntraday(
        slots,
        row,
        { startMs: stamps.instantMs[row] as EpochMs, frameMs: minutes * 60_000, session },
        tally,
      );
    }
  }
  return slots;
}

function placeIntraday(
  slots: BarSlots,
  row: number,
  bar: { readonly startMs: EpochMs; readonly frameMs: number; readonly session: TradingSession },
  tally: RowTally,
): void {
  const { startMs, frameMs, session } = bar;
  if (startMs < session.openMs || startMs >= session.closeMs) {
    tally.drop(row, 'outside-session');
  } else if ((startMs - session.openMs) % frameMs !== 0) {
    tally.quarantine(row, 'off-grid');
  } else {
    fill(slots, row, startMs, session);
    slots.closeMs[row] = Math.min(startMs + frameMs, session.closeMs);
  }
}

function placeWeek(
  slots: BarSlots,
  row: number,
  { week, calendar }: { readonly week: ReturnType<typeof weekOf>; readonly calendar: TradingCalendar },
  tally: RowTally,
): void {
  if (week === undefined) {
    tally.quarantine(row, 'closed-day');
    return;
  }
  fill(slots, row, week.first.openMs, week.last);
  slots.closeMs[row] = calendar.weekCloseMs(week.last);
}

function fill(slots: BarSlots, row: number, startMs: EpochMs, session: TradingSession): void {
  slots.startMs[row] = startMs;
  slots.closeMs[row] = session.closeMs;
  slots.sessionIndex[row] = session.index;
}
