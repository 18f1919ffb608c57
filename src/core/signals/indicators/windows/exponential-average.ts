// The exponential moving average of any values, behind EMA, DEMA, MACD and Keltner channels.
import { checkedPeriod } from './checked-period.ts';

/**
 * Begins with the mean of the first `period` values, as TA-Lib does by default; each further one counts 2 / (period + 1).
 * `passOver` first values are not looked at. Source: TA-Lib, function EMA, default compatibility.
 */
export class ExponentialAverage {
  readonly #period: number;
  readonly #weight: number;
  #count: number;
  #sum = 0;
  /** NaN until `passOver + period` values are in. */
  average = Number.NaN;

  constructor(period: number, passOver = 0) {
    this.#period = checkedPeriod(period);
    this.#weight = 2 / (period + 1);
    this.#count = -passOver;
  }

  push(value: number): void {
    if (this.#count >= this.#period) {
      this.average += (value - this.average) * this.#weight;
      return;
    }
    this.#count += 1;
    if (this.#count > 0) this.#sum += value;
    if (this.#count === this.#period) this.average = this.#sum / this.#period;
  }
}
