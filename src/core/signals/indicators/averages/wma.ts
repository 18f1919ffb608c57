// The linearly weighted moving average of closes.
import { type Indicator, type IndicatorBar, unlessMissing } from '../indicator.ts';
import { WeightedWindow } from '../windows/weighted-window.ts';

/**
 * The mean of the last `period` closes, the newest weighing `period` times the oldest; reads close, begins at bar
 * `period - 1`. Source: TA-Lib, function WMA.
 */
export function createWma(period: number): Indicator<'wma'> {
  return new Wma(period);
}

class Wma implements Indicator<'wma'> {
  readonly lines = ['wma'] as const;
  readonly #closes: WeightedWindow;

  constructor(period: number) {
    this.#closes = new WeightedWindow(period);
  }

  push({ close }: IndicatorBar): void {
    this.#closes.push(close);
  }

  value(): number | undefined {
    return unlessMissing(this.#closes.mean);
  }
}
