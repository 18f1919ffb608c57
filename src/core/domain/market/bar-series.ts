// Many bars as columns, so that a run over years touches only flat arrays.
import { invariant } from '../invariant.ts';
import type { EpochMs } from '../time.ts';
import type { Bar } from './bar.ts';

/** Bars in time order; every column has `length` entries. */
export interface BarSeries {
  readonly length: number;
  /** Epoch ms of the bar's start. */
  readonly startMs: Float64Array;
  /** Epoch ms of the bar's close: the instant from which the bar is visible. */
  readonly closeMs: Float64Array;
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  /** `undefined` where the source has no volume column. */
  readonly volume: Float64Array | undefined;
}

/** A zeroed series of `length` bars for a builder to fill. */
export function emptyBarSeries(length: number, hasVolume: boolean): BarSeries {
  const column = (): Float64Array => new Float64Array(length);
  return {
    length,
    startMs: column(),
    closeMs: column(),
    open: column(),
    high: column(),
    low: column(),
    close: column(),
    volume: hasVolume ? column() : undefined,
  };
}

/** The first `length` bars of a series, sharing its memory. */
export function truncatedBarSeries(series: BarSeries, length: number): BarSeries {
  return {
    length,
    startMs: series.startMs.subarray(0, length),
    closeMs: series.closeMs.subarray(0, length),
    open: series.open.subarray(0, length),
    high: series.high.subarray(0, length),
    low: series.low.subarray(0, length),
    close: series.close.subarray(0, length),
    volume: series.volume?.subarray(0, length),
  };
}

/** One bar of a series as an object of its own. */
export function barOf(series: BarSeries, index: number): Bar {
  return {
    startMs: valueAt(series.startMs, index) as EpochMs,
    closeMs: valueAt(series.closeMs, index) as EpochMs,
    open: valueAt(series.open, index),
    high: valueAt(series.high, index),
    low: valueAt(series.low, index),
    close: valueAt(series.close, index),
    volume: series.volume === undefined ? undefined : valueAt(series.volume, index),
  };
}

function valueAt(column: Float64Array, index: number): number {
  const value = column[index];
  invariant(value !== undefined, `a series has a bar ${index}`);
  return value;
}
