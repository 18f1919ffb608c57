// The bars of every wanted timeframe: as given, or aggregated from the longest series that divides it, or a reason why there are none.
import { type BarSeries, type Timeframe, TIMEFRAMES } from '../../domain/index.ts';
import { aggregateWithCover } from '../bars/aggregate-bars.ts';
import type { TradingCalendar } from '../calendar/trading-calendar.ts';
import { createFrameSchedule } from './frame-schedule.ts';

/** Bars of one timeframe. */
export interface FrameBars {
  readonly timeframe: Timeframe;
  readonly series: BarSeries;
}

/** A bar that was not built, as the base bars that end it are missing: its close is not known. */
export interface UnclosedBar {
  readonly closeMs: number;
  readonly lastBaseCloseMs: number;
  readonly baseBars: number;
  readonly baseBarsDue: number;
}

/** Where a frame's bars come from. */
export type FrameSeries =
  | { readonly timeframe: Timeframe; readonly origin: 'given'; readonly series: BarSeries }
  | {
      readonly timeframe: Timeframe;
      readonly origin: 'aggregated';
      /** The timeframe of the bars it was built from. */
      readonly from: Timeframe;
      /** Bars whose last base bar is there. */
      readonly series: BarSeries;
      /** Of each bar of `series`, how many base bars it was built from, and how many the calendar has. */
      readonly baseBars: Int32Array;
      readonly baseBarsDue: Int32Array;
      readonly unclosed: readonly UnclosedBar[];
    }
  | {
      readonly timeframe: Timeframe;
      readonly origin: 'missing';
      readonly reason: 'no-base' | 'shorter-than-base';
    };

/**
 * One entry for each wanted frame, in their order: the series given for it, or the longest of the shorter ones aggregated,
 * so that a week agrees with the days that are given.
 */
export function frameSeries(
  wanted: readonly Timeframe[],
  given: readonly FrameBars[],
  calendar: TradingCalendar,
): readonly FrameSeries[] {
  return wanted.map((timeframe): FrameSeries => {
    const own = given.find((bars) => bars.timeframe === timeframe);
    if (own !== undefined) return { timeframe, origin: 'given', series: own.series };
    if (given.length === 0) return { timeframe, origin: 'missing', reason: 'no-base' };
    const base = longestWithin(timeframe, given);
    if (base === undefined) return { timeframe, origin: 'missing', reason: 'shorter-than-base' };
    return builtFrame(timeframe, base, calendar);
  });
}

/** Every known length divides the longer intraday ones; days and weeks hold whole sessions. */
function longestWithin(timeframe: Timeframe, given: readonly FrameBars[]): FrameBars | undefined {
  const rankOf = (frame: Timeframe): number => TIMEFRAMES.indexOf(frame);
  return given
    .filter((bars) => rankOf(bars.timeframe) < rankOf(timeframe))
    .toSorted((left, right) => rankOf(right.timeframe) - rankOf(left.timeframe))[0];
}

function builtFrame(timeframe: Timeframe, base: FrameBars, calendar: TradingCalendar): FrameSeries {
  const { series, baseBars, lastBaseCloseMs } = aggregateWithCover(base.series, calendar, timeframe);
  const schedule = createFrameSchedule(calendar, base.timeframe);
  const dueBy = (ms: number): number => schedule.dueBy(ms);
  const due = Int32Array.from(series.closeMs, (ms, bar) => dueBy(ms) - dueBy(series.startMs[bar] as number));
  const kept: number[] = [];
  const unclosed: UnclosedBar[] = [];
  for (const [bar, closeMs] of series.closeMs.entries()) {
    const lastMs = lastBaseCloseMs[bar] as number;
    if (dueBy(lastMs) === dueBy(closeMs)) kept.push(bar);
    else
      unclosed.push({
        closeMs,
        lastBaseCloseMs: lastMs,
        baseBars: baseBars[bar] as number,
        baseBarsDue: due[bar] as number,
      });
  }
  return {
    timeframe,
    origin: 'aggregated',
    from: base.timeframe,
    series: barsAt(series, kept),
    baseBars: Int32Array.from(kept, (bar) => baseBars[bar] as number),
    baseBarsDue: Int32Array.from(kept, (bar) => due[bar] as number),
    unclosed,
  };
}

function barsAt(series: BarSeries, bars: readonly number[]): BarSeries {
  const at = (column: Float64Array): Float64Array => Float64Array.from(bars, (bar) => column[bar] as number);
  return {
    length: bars.length,
    startMs: at(series.startMs),
    closeMs: at(series.closeMs),
    open: at(series.open),
    high: at(series.high),
    low: at(series.low),
    close: at(series.close),
    volume: series.volume && at(series.volume),
  };
}
