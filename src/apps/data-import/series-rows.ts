// Rows of bars, index levels and rates as the store takes them: judged, in order, stamped the way their timeframe asks.
import {
  type InputFailure,
  intradayMinutes,
  MS_PER_DAY,
  type RawBars,
  type RawIndexValues,
  type RawRates,
  type SessionDate,
  sessionDateOf,
  type DayNumber,
  type Timeframe,
  TIMEFRAMES,
} from '../../core/domain/index.ts';
import {
  easternDayNumber,
  epochMsFromEastern,
  prepareBars,
  type PreparedBars,
  type TradingCalendar,
} from '../../core/market/index.ts';
import type { ImportCounts } from './import-outcome.ts';

const LINES_LISTED_MAX = 1000;

export interface BarsToStore {
  readonly ok: true;
  readonly bars: RawBars;
  readonly timeframe: Timeframe;
  readonly counts: ImportCounts;
}

/** Bars through the hygiene pass; the rows it keeps out are counted and listed as it counts them. */
export function barsToStore(
  raw: RawBars,
  calendar: TradingCalendar,
  name: string,
): BarsToStore | InputFailure {
  const prepared = prepareBars(raw, calendar, { name });
  if (!prepared.ok) return prepared;
  const { series, timeframe, report } = prepared;
  const isIntraday = intradayMinutes(timeframe) !== undefined;
  const bars: RawBars = {
    length: series.length,
    stampKind: isIntraday ? 'instant' : 'date',
    stampsMs: isIntraday
      ? series.startMs
      : series.startMs.map((startMs) => easternDayNumber(startMs) * MS_PER_DAY),
    lines: new Int32Array(series.length),
    open: series.open,
    high: series.high,
    low: series.low,
    close: series.close,
    volume: series.volume,
    dividend: raw.dividend === undefined ? undefined : dividendsOf(prepared),
  };
  return {
    ok: true,
    bars,
    timeframe,
    counts: {
      rows: report.rows,
      accepted: report.accepted,
      repaired: report.repaired,
      quarantinedRows: report.quarantinedRows,
      quarantineReasons: report.quarantineReasons,
      quarantined: report.quarantined.slice(0, LINES_LISTED_MAX),
      dates: report.sessions,
    },
  };
}

function dividendsOf({ series, sessionOf, dividends }: PreparedBars): Float64Array {
  return series.startMs.map((_, bar) => dividends.get(sessionOf[bar]?.date as SessionDate) ?? 0);
}

export interface LevelsToStore {
  readonly ok: true;
  readonly levels: RawIndexValues;
  readonly timeframe: Timeframe;
  readonly counts: ImportCounts;
}

/** Index levels with a readable stamp and a level above 0; hours outside the session are kept. */
export function levelsToStore(
  raw: RawIndexValues,
  calendar: TradingCalendar,
  name: string,
): LevelsToStore | InputFailure {
  const instants = raw.stampsMs.map((ms) => (raw.stampKind === 'local' ? epochMsFromEastern(ms) : ms));
  const first = Date.parse(`${calendar.from}T00:00:00Z`);
  const last = Date.parse(`${calendar.to}T23:59:59Z`);
  const judged = judge(raw, (row) => {
    const ms = raw.stampsMs[row] as number;
    if (Number.isNaN(ms)) return 'unreadable-stamp';
    if (ms < first || ms > last) return 'beyond-calendar';
    const level = raw.close[row] as number;
    if (Number.isNaN(level)) return 'not-a-number';
    return level > 0 ? undefined : 'non-positive-price';
  });
  const timeframe =
    raw.stampKind === 'date' ? 'D' : timeframeOf(judged.kept.map((row) => instants[row] as number));
  if (judged.kept.length === 0 || timeframe === undefined) {
    const found = judged.kept.length === 0 ? 'none' : 'rows of another distance';
    return {
      ok: false,
      error: {
        code: 'input-rows',
        message: `${name}: expected index levels by the day or 1, 5, 15, 30 or 60 minutes apart, found ${found}`,
        problems: [],
      },
    };
  }
  const pick = (column: Float64Array): Float64Array =>
    Float64Array.from(judged.kept, (row) => column[row] as number);
  const levels: RawIndexValues = {
    length: judged.kept.length,
    stampKind: timeframe === 'D' ? 'date' : 'instant',
    stampsMs: pick(instants),
    lines: Int32Array.from(judged.kept, (row) => raw.lines[row] as number),
    close: pick(raw.close),
  };
  const dayOf = (ms: number): number => (timeframe === 'D' ? ms / MS_PER_DAY : easternDayNumber(ms));
  return { ok: true, levels, timeframe, counts: judged.counts(Array.from(levels.stampsMs, dayOf)) };
}

/** Rates with a readable date and number. */
export function ratesToStore(raw: RawRates): { readonly rates: RawRates; readonly counts: ImportCounts } {
  const judged = judge(raw, (row) => {
    if (Number.isNaN(raw.stampsMs[row])) return 'unreadable-stamp';
    return Number.isFinite(raw.rate[row]) ? undefined : 'not-a-number';
  });
  const days = Array.from(judged.kept, (row) => Math.floor((raw.stampsMs[row] as number) / MS_PER_DAY));
  const rates: RawRates = {
    length: judged.kept.length,
    stampKind: 'date',
    stampsMs: Float64Array.from(days, (day) => day * MS_PER_DAY),
    lines: Int32Array.from(judged.kept, (row) => raw.lines[row] as number),
    rate: Float64Array.from(judged.kept, (row) => raw.rate[row] as number),
  };
  return { rates, counts: judged.counts(days) };
}

interface JudgedRows {
  readonly kept: Int32Array;
  readonly counts: (days: readonly number[]) => ImportCounts;
}

function judge(
  { length, lines }: { readonly length: number; readonly lines: Int32Array },
  faultOf: (row: number) => string | undefined,
): JudgedRows {
  const kept: number[] = [];
  const quarantined: { line: number; reason: string }[] = [];
  const quarantineReasons: Record<string, number> = {};
  for (let row = 0; row < length; row += 1) {
    const reason = faultOf(row);
    if (reason === undefined) kept.push(row);
    else {
      quarantineReasons[reason] = (quarantineReasons[reason] ?? 0) + 1;
      if (quarantined.length < LINES_LISTED_MAX) quarantined.push({ line: lines[row] as number, reason });
    }
  }
  return {
    kept: Int32Array.from(kept),
    counts: (days) => {
      const sorted = [...new Set(days)].toSorted((a, b) => a - b);
      const dateOf = (day: number | undefined): SessionDate | undefined =>
        day === undefined ? undefined : sessionDateOf(day as DayNumber);
      return {
        rows: length,
        accepted: kept.length,
        repaired: {},
        quarantinedRows: length - kept.length,
        quarantineReasons,
        quarantined,
        dates: { count: sorted.length, from: dateOf(sorted[0]), to: dateOf(sorted.at(-1)) },
      };
    },
  };
}

function timeframeOf(instantsMs: readonly number[] | Float64Array | Int32Array): Timeframe | undefined {
  const sorted = Float64Array.from(instantsMs).sort();
  const steps = sorted
    .subarray(1)
    .map((ms, at) => ms - (sorted[at] as number))
    .filter((step) => step > 0)
    .sort();
  const usual = steps[(steps.length - 1) >>> 1];
  return TIMEFRAMES.find((timeframe) => (intradayMinutes(timeframe) ?? 0) * 60_000 === usual);
}
