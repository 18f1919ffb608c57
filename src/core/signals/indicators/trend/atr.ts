// Average true range: how far a bar reaches, gaps included.
import { trueRange } from '../bar-prices.ts';
import { type Indicator, type IndicatorBar, unlessMissing } from '../indicator.ts';
import { WilderAverage } from '../windows/wilder-average.ts';

type Line = 'atr' | 'trueRange';

/**
 * Wilder's average of true ranges over `period` bars, in points; it begins at bar `period` with the plain mean of the first
 * `period` true ranges, the first bar having none for want of a previous close, as in TA-Lib. (Wilder's own worksheet counts that
 * bar's high - low.) Reads high, low, close. Source: Wilder (1978), New Concepts in Technical Trading Systems, section III.
 */
export function createAtr(period: number): Indicator<Line> {
  return new Atr(period);
}

class Atr implements Indicator<Line> {
  readonly lines = ['atr', 'trueRange'] as const;
  readonly #ranges: WilderAverage;
  #close = Number.NaN;
  #range = Number.NaN;

  constructor(period: number) {
    this.#ranges = new WilderAverage(period);
  }

  push(bar: IndicatorBar): void {
    if (!Number.isNaN(this.#close)) {
      this.#range = trueRange(bar, this.#close);
      this.#ranges.push(this.#range);
    }
    this.#close = bar.close;
  }

  value(line: Line): number | undefined {
    return unlessMissing(line === 'atr' ? this.#ranges.average : this.#range);
  }
}
