// The simple moving average of closes.
import { type Indicator, type IndicatorBar, unlessMissing } from '../indicator.ts';
import { WindowSum } from '../windows/window-sum.ts';

/** The mean of the last `period` closes; reads close, begins at bar `period - 1` (counted from 0). */
export function createSma(period: number): Indicator<'sma'> {
  return new Sma(period);
}

class Sma implements Indicator<'sma'> {
  readonly lines = ['sma'] as const;
  readonly #period: number;
  readonly #closes: WindowSum;

  constructor(period: number) {
    this.#period = period;
    this.#closes = new WindowSum(period);
  }

  push({ close }: IndicatorBar): void {
    this.#closes.push(close);
  }

  value(): number | undefined {
    return unlessMissing(this.#closes.sum / this.#period);
  }
}
