// What the charts of statistics show, as plain data: tables of shades, quantiles over time, distributions, intervals, sums.
import type { SeriesPoint } from './series-point.ts';

/** How a chart writes its values. */
export interface ChartMeasure {
  /** `ratio` is a decimal and written in percent. */
  readonly form: 'dollars' | 'ratio' | 'number';
  readonly decimals: number;
  /** The unit in words, as the legend tells it: `$`, `% of equity`, `volatility points`. */
  readonly unit: string;
}

/** Numbers in rows and columns, shaded on both sides of zero. */
export interface HeatMapData {
  readonly kind: 'heat-map';
  readonly rowTitle: string;
  readonly columnTitle: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** `values[row][column]`; a cell without a value is drawn empty, with a dash. */
  readonly values: readonly (readonly (number | undefined)[])[];
  readonly measure: ChartMeasure;
}

/** Quantiles over time or over a count, with what really happened where that is known. */
export interface FanData {
  readonly kind: 'fan';
  readonly horizontal: { readonly kind: 'time' } | { readonly kind: 'count'; readonly title: string };
  /** Epoch ms, or the count; ascending. */
  readonly at: readonly number[];
  /** Ascending, each with a value at every `at`; those that mirror each other about 0.5 make a band. */
  readonly quantiles: readonly { readonly quantile: number; readonly values: readonly number[] }[];
  /** With its own instants or counts. */
  readonly actual: { readonly name: string; readonly points: readonly SeriesPoint[] } | undefined;
  /** A level to compare with, such as the initial cash. */
  readonly level: { readonly name: string; readonly value: number } | undefined;
  readonly measure: ChartMeasure;
}

export interface DistributionBin {
  readonly from: number;
  /** Not included, except in the last bin. */
  readonly to: number;
  readonly count: number;
}

/** A histogram with marked values. */
export interface DistributionData {
  readonly kind: 'distribution';
  readonly bins: readonly DistributionBin[];
  readonly marks: readonly { readonly name: string; readonly at: number }[];
  /** What is counted: `paths`. */
  readonly countUnit: string;
  /** Below zero and above it are losses and gains. */
  readonly isSigned: boolean;
  readonly measure: ChartMeasure;
}

export interface IntervalRow {
  readonly name: string;
  /** `undefined` where it cannot be told, as are the bounds. */
  readonly value: number | undefined;
  readonly low: number | undefined;
  readonly high: number | undefined;
  /** How many observations the value rests on. */
  readonly n: number;
}

/** A value with its interval for each of several categories. */
export interface IntervalBarsData {
  readonly kind: 'interval-bars';
  readonly rows: readonly IntervalRow[];
  /** What value and interval are: `mean and 95% interval`. */
  readonly valueName: string;
  /** What `n` counts: `trades`. */
  readonly countUnit: string;
  readonly measure: ChartMeasure;
}

/** Components that lead from a start to a total. */
export interface WaterfallData {
  readonly kind: 'waterfall';
  readonly start: { readonly name: string; readonly value: number } | undefined;
  /** A component without a value is named and adds nothing. */
  readonly components: readonly { readonly name: string; readonly value: number | undefined }[];
  readonly total: { readonly name: string; readonly value: number };
  readonly measure: ChartMeasure;
}

/** Several series over time, told apart by dash and colour; at most six. */
export interface LinesData {
  readonly kind: 'lines';
  readonly series: readonly { readonly name: string; readonly points: readonly SeriesPoint[] }[];
  readonly level: { readonly name: string; readonly value: number } | undefined;
  readonly measure: ChartMeasure;
}
