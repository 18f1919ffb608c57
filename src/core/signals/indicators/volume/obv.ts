// On-balance volume: the volume of rising bars less that of falling ones, from the first bar on.
import { type Indicator, type IndicatorBar, unlessMissing } from '../indicator.ts';

/**
 * Begins with the first bar's volume, as TA-Lib; adds a bar's volume where its close is above the previous one, takes it
 * away where it is below. Its level means nothing by itself, and a bar without volume leaves it unknown for good. Reads
 * close, volume; sums with a running correction, so that fractional volumes do not drift.
 * Source: Granville (1963), New Key to Stock Market Profits; TA-Lib, function OBV; Neumaier (1974), algorithm IV.
 */
export function createObv(): Indicator<'obv'> {
  return new Obv();
}

class Obv implements Indicator<'obv'> {
  readonly lines = ['obv'] as const;
  #sum = 0;
  #correction = 0;
  #close = Number.NEGATIVE_INFINITY;

  push({ close, volume = Number.NaN }: IndicatorBar): void {
    this.#add(Math.sign(close - this.#close) * volume);
    this.#close = close;
  }

  value(): number | undefined {
    if (this.#close === Number.NEGATIVE_INFINITY) return undefined;
    return unlessMissing(this.#sum + this.#correction);
  }

  #add(value: number): void {
    const sum = this.#sum;
    const next = sum + value;
    this.#correction += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    this.#sum = next;
  }
}
