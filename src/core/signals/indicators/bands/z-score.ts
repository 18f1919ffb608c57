// How many standard deviations the close stands from its own recent mean.
import { type Indicator, type IndicatorBar, unlessMissing } from '../indicator.ts';
import { WindowMoments } from '../windows/window-moments.ts';

/**
 * (close - mean) / population standard deviation of the last `period` closes, the last one among them; `period` at least 2.
 * Reads close, begins at bar `period - 1`. Undefined where the closes do not differ.
 */
export function createZScore(period: number): Indicator<'zscore'> {
  return new ZScore(period);
}

class ZScore implements Indicator<'zscore'> {
  readonly lines = ['zscore'] as const;
  readonly #closes: WindowMoments;
  #close = Number.NaN;

  constructor(period: number) {
    this.#closes = new WindowMoments(period);
  }

  push({ close }: IndicatorBar): void {
    this.#closes.push(close);
    this.#close = close;
  }

  value(): number | undefined {
    const deviation = this.#closes.populationDeviation;
    return deviation === 0 ? undefined : unlessMissing((this.#close - this.#closes.mean) / deviation);
  }
}
