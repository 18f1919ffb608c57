// The rate of change of closes.
import { type Indicator, type IndicatorBar, unlessMissing } from '../indicator.ts';
import { checkedPeriod } from '../windows/checked-period.ts';

/**
 * 100 (close / close `period` bars before - 1), in percent; reads close, begins at bar `period`. Undefined where the
 * earlier close is 0. Source: TA-Lib, function ROC.
 */
export function createRoc(period: number): Indicator<'roc'> {
  return new Roc(period);
}

class Roc implements Indicator<'roc'> {
  readonly lines = ['roc'] as const;
  readonly #closes: Float64Array;
  #next = 0;
  #roc = Number.NaN;

  constructor(period: number) {
    this.#closes = new Float64Array(checkedPeriod(period)).fill(Number.NaN);
  }

  push({ close }: IndicatorBar): void {
    const before = this.#closes[this.#next] as number;
    this.#roc = before === 0 ? Number.NaN : 100 * (close / before - 1);
    this.#closes[this.#next] = close;
    this.#next = (this.#next + 1) % this.#closes.length;
  }

  value(): number | undefined {
    return unlessMissing(this.#roc);
  }
}
