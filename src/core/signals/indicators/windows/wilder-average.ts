// Wilder's moving average, behind RSI, ATR and ADX.
import { checkedPeriod } from './checked-period.ts';

/**
 * Begins with the mean of the first `period` values; each further one counts 1 / period, what was before the rest.
 * Source: Wilder (1978), New Concepts in Technical Trading Systems, section III.
 */
export class WilderAverage {
  readonly #period: number;
  #count = 0;
  #sum = 0;
  /** NaN until `period` values are in. */
  average = Number.NaN;

  constructor(period: number) {
    this.#period = checkedPeriod(period);
  }

  push(value: number): void {
    const period = this.#period;
    if (this.#count >= period) {
      this.average = (this.average * (period - 1) + value) / period;
      return;
    }
    this.#count += 1;
    this.#sum += value;
    if (this.#count === period) this.average = this.#sum / period;
  }
}
