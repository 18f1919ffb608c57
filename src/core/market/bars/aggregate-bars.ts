// Longer bars from shorter ones, aligned to the session's open and visible at their own close, with what each was made of.
import {
  type BarSeries,
  dayNumberOf,
  emptyBarSeries,
  type EpochMs,
  intradayMinutes,
  invariant,
  type Timeframe,
  truncatedBarSeries,
} from '../../domain/index.ts';
import type { TradingCalendar, TradingSession } from '../calendar/trading-calendar.ts';
import { weekOf } from './placing/bar-slots.ts';

interface Bucket {
  readonly startMs: number;
  readonly closeMs: number;
}

/** Longer bars with the base bars behind each; every column has the length of `series`. */
export interface AggregatedBars {
  readonly series: BarSeries;
  /** How many base bars each was made of. */
  readonly baseBars: Int32Array;
  /** Epoch ms of the close of the last of them: where it is before the last that was due, the bar's close is older than it looks. */
  readonly lastBaseCloseMs: Float64Array;
}

/** The longer bars of `aggregateWithCover` alone. */
export function aggregateBars(series: BarSeries, calendar: TradingCalendar, timeframe: Timeframe): BarSeries {
  return aggregateWithCover(series, calendar, timeframe).series;
}

/**
 * Aggregates bars that lie inside sessions to `timeframe`. Buckets count from the session's open, never cross sessions
 * (a week: its sessions), and close at their nominal end or the session's close, whichever is earlier. A bucket without
 * a base bar is absent. Throws `InvariantViolation` where a base bar is longer than its bucket.
 */
export function aggregateWithCover(
  series: BarSeries,
  calendar: TradingCalendar,
  timeframe: Timeframe,
): AggregatedBars {
  const result = emptyBarSeries(series.length, series.volume !== undefined);
  const baseBars = new Int32Array(series.length);
  const lastBaseCloseMs = new Float64Array(series.length);
  let count = 0;
  let bucket: Bucket = { startMs: -Infinity, closeMs: -Infinity };
  for (let index = 0; index < series.length; index += 1) {
    const startMs = series.startMs[index] as EpochMs;
    if (startMs >= bucket.closeMs) {
      bucket = bucketAt(startMs, calendar, timeframe);
      openBucket(result, count, bucket, series.open[index] as number);
      count += 1;
    }
    invariant(
      (series.closeMs[index] as number) <= bucket.closeMs,
      `bar ${index} is longer than a ${timeframe} bar`,
    );
    addBar(result, count - 1, series, index);
    baseBars[count - 1] = (baseBars[count - 1] as number) + 1;
    lastBaseCloseMs[count - 1] = series.closeMs[index] as number;
  }
  return {
    series: truncatedBarSeries(result, count),
    baseBars: baseBars.subarray(0, count),
    lastBaseCloseMs: lastBaseCloseMs.subarray(0, count),
  };
}

function bucketAt(startMs: EpochMs, calendar: TradingCalendar, timeframe: Timeframe): Bucket {
  const session = calendar.containing(startMs);
  invariant(session !== undefined, `a bar at ${startMs} must start inside a session`);
  const minutes = intradayMinutes(timeframe);
  if (minutes === undefined) return timeframe === 'D' ? dayBucket(session) : weekBucket(session, calendar);
  const frameMs = minutes * 60_000;
  const bucketStartMs = session.openMs + Math.floor((startMs - session.openMs) / frameMs) * frameMs;
  return { startMs: bucketStartMs, closeMs: Math.min(bucketStartMs + frameMs, session.closeMs) };
}

function dayBucket(session: TradingSession): Bucket {
  return { startMs: session.openMs, closeMs: session.closeMs };
}

function weekBucket(session: TradingSession, calendar: TradingCalendar): Bucket {
  const week = weekOf(calendar, dayNumberOf(session.date));
  invariant(week !== undefined, `session ${session.date} must have a week`);
  return { startMs: week.first.openMs, closeMs: calendar.weekCloseMs(week.last) };
}

function openBucket(result: BarSeries, at: number, bucket: Bucket, open: number): void {
  result.startMs[at] = bucket.startMs;
  result.closeMs[at] = bucket.closeMs;
  result.open[at] = open;
  result.high[at] = -Infinity;
  result.low[at] = Infinity;
}

function addBar(result: BarSeries, at: number, series: BarSeries, index: number): void {
  result.high[at] = Math.max(result.high[at] as number, series.high[index] as number);
  result.low[at] = Math.min(result.low[at] as number, series.low[index] as number);
  result.close[at] = series.close[index] as number;
  if (result.volume !== undefined && series.volume !== undefined) {
    result.volume[at] = (result.volume[at] as number) + (series.volume[index] as number);
  }
}
