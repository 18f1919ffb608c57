// The one hygiene pass between a bar file and a run: rows in, trusted bars and a full account of the rest out.
import {
  type BarSeries,
  emptyBarSeries,
  type InputFailure,
  type RawBars,
  type SessionDate,
  type Timeframe,
} from '../../domain/index.ts';
import type { TradingCalendar, TradingSession } from '../calendar/trading-calendar.ts';
import { type BarSlots, placeRows } from './bar-slots.ts';
import type { BarsReport } from './bars-report.ts';
import { detectTimeframe } from './detect-timeframe.ts';
import { orderRows, settleDuplicates } from './order-rows.ts';
import { checkLevels, checkRowPrices, volumeOf } from './price-checks.ts';
import { readRowStamps } from './row-stamps.ts';
import { RowTally } from './row-tally.ts';
import { countGaps } from './session-gaps.ts';

export interface PrepareBarsOptions {
  /** What messages call the input. */
  readonly name: string;
  /** The bar length the caller expects; without it, the stamps tell. */
  readonly timeframe?: Timeframe;
}

/** Trusted bars in order of time, with what became of every row. */
export interface PreparedBars {
  readonly ok: true;
  readonly series: BarSeries;
  readonly timeframe: Timeframe;
  /** The session in which each bar closes, aligned with `series`. */
  readonly sessionOf: readonly TradingSession[];
  /** Cash dividends by ex-date, dollars per share, where the file has them. */
  readonly dividends: ReadonlyMap<SessionDate, number>;
  readonly report: BarsReport;
}

/**
 * Cleans raw rows under one policy: what is unambiguous is put right and counted (order, exact duplicates, rows outside
 * the regular session), what cannot be trusted is quarantined with line and reason, nothing is interpolated or guessed.
 * Fails with `input-rows` where no timeframe fits or no bar is left.
 */
export function prepareBars(
  raw: RawBars,
  calendar: TradingCalendar,
  options: PrepareBarsOptions,
): PreparedBars | InputFailure {
  const tally = new RowTally(raw.lines);
  const stamps = readRowStamps(raw, calendar, tally);
  const detected = detectTimeframe(stamps, raw.length);
  const timeframe = options.timeframe ?? detected;
  if (timeframe === undefined) {
    const step =
      stamps.stepMs === undefined ? 'a single stamp' : `rows ${stamps.stepMs / 60_000} minutes apart`;
    return failure(`${options.name}: expected bars of 1m, 5m, 15m, 30m, 60m, D or W, found ${step}`, tally);
  }
  if (detected !== undefined && detected !== timeframe) {
    return failure(`${options.name}: expected ${timeframe} bars, found ${detected} bars`, tally);
  }
  const slots = placeRows(stamps, timeframe, calendar, tally);
  checkRowPrices(raw, tally);
  const columns = [raw.open, raw.high, raw.low, raw.close, ...(raw.volume === undefined ? [] : [raw.volume])];
  const ordered = settleDuplicates(orderRows(slots.startMs, tally), slots.startMs, columns, tally);
  checkLevels(
    { rows: ordered, timeMs: gather(slots.startMs, ordered), level: gather(raw.close, ordered) },
    tally,
  );
  const rows = ordered.filter((row) => tally.isCandidate(row));
  if (rows.length === 0)
    return failure(`${options.name}: expected at least one usable bar, found none`, tally);
  return prepared(raw, slots, rows, { calendar, timeframe, tally });
}

function prepared(
  raw: RawBars,
  slots: BarSlots,
  rows: Int32Array,
  run: { readonly calendar: TradingCalendar; readonly timeframe: Timeframe; readonly tally: RowTally },
): PreparedBars {
  const { calendar, timeframe, tally } = run;
  const volume = volumeOf(raw);
  const series: BarSeries = {
    ...emptyBarSeries(0, false),
    length: rows.length,
    startMs: gather(slots.startMs, rows),
    closeMs: gather(slots.closeMs, rows),
    open: gather(raw.open, rows),
    high: gather(raw.high, rows),
    low: gather(raw.low, rows),
    close: gather(raw.close, rows),
    volume: volume === undefined ? undefined : gather(volume, rows),
  };
  const sessionOf = Array.from(
    rows,
    (row) => calendar.sessions[slots.sessionIndex[row] as number] as TradingSession,
  );
  const report = { ...tally.report(), accepted: rows.length, ...countGaps(series, sessionOf, timeframe) };
  return { ok: true, series, timeframe, sessionOf, dividends: dividendsOf(raw, rows, sessionOf), report };
}

function dividendsOf(
  raw: RawBars,
  rows: Int32Array,
  sessionOf: readonly TradingSession[],
): ReadonlyMap<SessionDate, number> {
  const dividends = new Map<SessionDate, number>();
  for (const [index, row] of rows.entries()) {
    const dollars = raw.dividend?.[row] ?? 0;
    const session = sessionOf[index];
    if (dollars > 0 && session !== undefined) dividends.set(session.date, dollars);
  }
  return dividends;
}

function gather(column: Float64Array, rows: Int32Array): Float64Array {
  const gathered = new Float64Array(rows.length);
  for (let index = 0; index < rows.length; index += 1)
    gathered[index] = column[rows[index] as number] as number;
  return gathered;
}

function failure(message: string, tally: RowTally): InputFailure {
  const { rows, repaired, quarantineReasons } = tally.report();
  const counts = Object.entries({ ...repaired, ...quarantineReasons });
  const problems = [`${rows} rows`, ...counts.map(([kind, count]) => `${count} ${kind}`)];
  return { ok: false, error: { code: 'input-rows', message, problems } };
}
