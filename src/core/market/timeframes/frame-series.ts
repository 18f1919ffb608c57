// The bars of every wanted timeframe: as given, or aggregated from the base series, or a reason why there are none.
import { type BarSeries, type Timeframe, TIMEFRAMES } from '../../domain/index.ts';
import { aggregateBars } from '../bars/aggregate-bars.ts';
import type { TradingCalendar } from '../calendar/trading-calendar.ts';

/** Bars of one timeframe. */
export interface FrameBars {
  readonly timeframe: Timeframe;
  readonly series: BarSeries;
}

/** Where a frame's bars come from. */
export type FrameSeries =
  | { readonly timeframe: Timeframe; readonly origin: 'given' | 'aggregated'; readonly series: BarSeries }
  | {
      readonly timeframe: Timeframe;
      readonly origin: 'missing';
      readonly reason: 'no-base' | 'shorter-than-base';
    };

/**
 * One entry for each wanted frame, in their order: the series given for it, or the base series aggregated where its bars
 * are as long or shorter.
 */
export function frameSeries(
  wanted: readonly Timeframe[],
  given: readonly FrameBars[],
  base: FrameBars | undefined,
  calendar: TradingCalendar,
): readonly FrameSeries[] {
  return wanted.map((timeframe): FrameSeries => {
    const own = given.find((bars) => bars.timeframe === timeframe);
    if (own !== undefined) return { timeframe, origin: 'given', series: own.series };
    if (base === undefined) return { timeframe, origin: 'missing', reason: 'no-base' };
    if (!isBuiltFrom(timeframe, base.timeframe))
      return { timeframe, origin: 'missing', reason: 'shorter-than-base' };
    return { timeframe, origin: 'aggregated', series: aggregateBars(base.series, calendar, timeframe) };
  });
}

/** Every known length divides the longer intraday ones; days and weeks hold whole sessions. */
function isBuiltFrom(timeframe: Timeframe, base: Timeframe): boolean {
  return TIMEFRAMES.indexOf(timeframe) >= TIMEFRAMES.indexOf(base);
}
