// Bars that the hygiene pass judged when they were imported: placed in their sessions, and not judged again.
import type { InputFailure, RawBars, Timeframe } from '../../domain/index.ts';
import type { TradingCalendar, TradingSession } from '../calendar/trading-calendar.ts';
import { placeRows } from './placing/bar-slots.ts';
import { readRowStamps } from './placing/row-stamps.ts';
import type { PreparedBars } from './prepare-bars.ts';
import { RowTally } from './row-tally.ts';
import { countGaps } from './session-gaps.ts';

/**
 * Places bars of a store, which are in order of time with one row a stamp. Prices stand as they are: the report has gaps,
 * and beyond them only rows that no session of the calendar has a place for. Fails with `input-rows` where no bar is left.
 */
export function placeStoredBars(
  raw: RawBars,
  calendar: TradingCalendar,
  { name, timeframe }: { readonly name: string; readonly timeframe: Timeframe },
): PreparedBars | InputFailure {
  const tally = new RowTally(raw.lines);
  const slots = placeRows(readRowStamps(raw, calendar, tally), timeframe, calendar, tally);
  const rows = tally.candidates();
  if (rows.length === 0) {
    const message = `${name}: expected at least one bar in a session of the calendar, found none`;
    return { ok: false, error: { code: 'input-rows', message, problems: [`${raw.length} rows`] } };
  }
  const gather = (column: Float64Array): Float64Array =>
    Float64Array.from(rows, (row) => column[row] as number);
  const series = {
    length: rows.length,
    startMs: gather(slots.startMs),
    closeMs: gather(slots.closeMs),
    open: gather(raw.open),
    high: gather(raw.high),
    low: gather(raw.low),
    close: gather(raw.close),
    volume: raw.volume && gather(raw.volume),
  };
  const sessionOf = Array.from(
    rows,
    (row) => calendar.sessions[slots.sessionIndex[row] as number] as TradingSession,
  );
  const dividends = Array.from(rows, (row, bar) => [sessionOf[bar]?.date, raw.dividend?.[row]] as const);
  return {
    ok: true,
    series,
    timeframe,
    sessionOf,
    lines: Int32Array.from(rows, (row) => raw.lines[row] as number),
    dividends: new Map(
      dividends.flatMap(([date, dollars]) =>
        date !== undefined && dollars !== undefined && dollars > 0 ? [[date, dollars]] : [],
      ),
    ),
    report: {
      ...tally.report(),
      accepted: rows.length,
      levelChanges: [],
      ...countGaps(series, sessionOf, timeframe),
    },
  };
}
