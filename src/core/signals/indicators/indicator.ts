// What every indicator is: fed one closed bar after another, asked for the value of its lines as of the last one.

/** Prices of one closed bar; an indicator reads only the columns that its description names. */
export interface IndicatorBar {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  /** `undefined` where the source has none; every indicator of volume is then undefined. */
  readonly volume: number | undefined;
}

/** Streaming state over bars in time order, O(1) a bar (amortised where a window is summed) without allocation. */
export interface Indicator<Line extends string> {
  readonly lines: readonly Line[];
  /** Takes in the next bar; its prices are finite. */
  push(bar: IndicatorBar): void;
  /** As of the last bar; `undefined` in warm-up and wherever the definition gives no value. Never NaN. */
  value(line: Line): number | undefined;
}

/** What callers see of a figure whose missing value is NaN inside an indicator, where it spreads by itself. */
export function unlessMissing(figure: number): number | undefined {
  return Number.isNaN(figure) ? undefined : figure;
}
