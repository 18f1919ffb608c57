// The bars of a file as a run sees them at each close: what the consensus of timeframes is fed outside a run.
import { readBarsFile } from '../../src/adapters/market-data/csv/index.ts';
import { readCalendarTable } from '../../src/adapters/bundled/index.ts';
import { type BarSeries, dayNumberOf, type EpochMs, type InputFailure } from '../../src/core/domain/index.ts';
import { buildTradingCalendar, prepareBars, type TradingCalendar } from '../../src/core/market/index.ts';
import type { FrameInput } from '../../src/core/signals/index.ts';

export interface BarEvents {
  readonly calendar: TradingCalendar;
  readonly bars: number;
  /** Calls `take` with each bar in order; the object is reused. */
  each(take: (bar: FrameInput) => void): void;
}

/** The bars of a file of any accepted layout; throws what is wrong with it. */
export function barEventsOf(path: string): BarEvents {
  const table = readCalendarTable();
  if (!table.ok) throw new Error(messageOf(table));
  const calendar = buildTradingCalendar(table.table);
  const file = readBarsFile(path);
  if (!file.ok) throw new Error(messageOf(file));
  const prepared = prepareBars(file.bars, calendar, { name: path });
  if (!prepared.ok) throw new Error(messageOf(prepared));
  return { calendar, bars: prepared.series.length, each: (take) => walk(prepared.series, calendar, take) };
}

/** Calls `take` with each bar of a series, which lies inside the calendar's sessions. */
export function walk(series: BarSeries, calendar: TradingCalendar, take: (bar: FrameInput) => void): void {
  let session = calendar.sessions[0];
  for (let index = 0; index < series.length; index += 1) {
    const at = (column: Float64Array): number => column[index] as number;
    const startMs = at(series.startMs) as EpochMs;
    const closeMs = at(series.closeMs) as EpochMs;
    if (session === undefined || startMs >= session.closeMs || startMs < session.openMs)
      session = calendar.containing(startMs);
    if (session === undefined) throw new RangeError(`bar ${index} lies in no session`);
    take({
      availableAtMs: closeMs,
      bar: {
        startMs,
        closeMs,
        open: at(series.open),
        high: at(series.high),
        low: at(series.low),
        close: at(series.close),
        volume: series.volume?.[index],
      },
      sessionOpenMs: session.openMs,
      sessionCloseMs: session.closeMs,
      sessionDay: dayNumberOf(session.date),
    });
  }
}

function messageOf({ error }: InputFailure): string {
  return error.message;
}
