// The money flow index: an RSI of what was traded, by value.
import { typicalPrice } from '../bar-prices.ts';
import { type Indicator, type IndicatorBar, unlessMissing } from '../indicator.ts';
import { WindowSum } from '../windows/window-sum.ts';

/**
 * 100 x value traded at risen typical prices / value traded at changed ones, of the last `period` changes, 0 to 100; reads
 * high, low, close, volume, begins at bar `period`. Undefined where nothing was traded at a changed price (TA-Lib: 0, also
 * below a value of 1) and while a volume is missing. Source: Quong and Soudack (1989); TA-Lib, function MFI.
 */
export function createMfi(period: number): Indicator<'mfi'> {
  return new Mfi(period);
}

class Mfi implements Indicator<'mfi'> {
  readonly lines = ['mfi'] as const;
  readonly #risen: WindowSum;
  readonly #fallen: WindowSum;
  #price = Number.NaN;

  constructor(period: number) {
    this.#risen = new WindowSum(period);
    this.#fallen = new WindowSum(period);
  }

  push(bar: IndicatorBar): void {
    const price = typicalPrice(bar);
    const before = this.#price;
    this.#price = price;
    if (Number.isNaN(before)) return;
    const traded = price * (bar.volume ?? Number.NaN);
    // A missing volume is missing on both sides.
    const none = Number.isNaN(traded) ? traded : 0;
    this.#risen.push(price > before ? traded : none);
    this.#fallen.push(price < before ? traded : none);
  }

  value(): number | undefined {
    const risen = this.#risen.sum;
    return unlessMissing((100 * risen) / (risen + this.#fallen.sum));
  }
}
