// Runs an indicator over whole columns of bars: the very pushes a stream would make, so every bit of the result is the same.
import type { Indicator } from './indicator.ts';

/** Bars as columns of `length` entries in time order. */
export interface BarColumns {
  readonly length: number;
  readonly open: ArrayLike<number>;
  readonly high: ArrayLike<number>;
  readonly low: ArrayLike<number>;
  readonly close: ArrayLike<number>;
  readonly volume: ArrayLike<number> | undefined;
}

/** One line over all bars; `values[i]` means something only where `isDefined[i]` is 1 and is 0 elsewhere. */
export interface BatchLine {
  readonly values: Float64Array;
  readonly isDefined: Uint8Array;
}

/** Pushes every bar into `indicator`, which goes on from what it has seen before, and notes each line after each bar. */
export function batch<Line extends string>(
  indicator: Indicator<Line>,
  bars: BarColumns,
): Readonly<Record<Line, BatchLine>> {
  const { length } = bars;
  const { lines } = indicator;
  const values = lines.map(() => new Float64Array(length));
  const isDefined = lines.map(() => new Uint8Array(length));
  const bar = { open: 0, high: 0, low: 0, close: 0, volume: undefined as number | undefined };
  for (let index = 0; index < length; index += 1) {
    bar.open = bars.open[index] as number;
    bar.high = bars.high[index] as number;
    bar.low = bars.low[index] as number;
    bar.close = bars.close[index] as number;
    bar.volume = bars.volume?.[index];
    indicator.push(bar);
    for (let line = 0; line < lines.length; line += 1) {
      const value = indicator.value(lines[line] as Line);
      if (value === undefined) continue;
      (values[line] as Float64Array)[index] = value;
      (isDefined[line] as Uint8Array)[index] = 1;
    }
  }
  const columns = lines.map((line, place) => [
    line,
    { values: values[place] as Float64Array, isDefined: isDefined[place] as Uint8Array },
  ]);
  return Object.fromEntries(columns) as Record<Line, BatchLine>;
}
