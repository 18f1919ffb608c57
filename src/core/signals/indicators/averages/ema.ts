// The exponential moving average of closes.
import { type Indicator, type IndicatorBar, unlessMissing } from '../indicator.ts';
import { ExponentialAverage } from '../windows/exponential-average.ts';

/**
 * Begins at bar `period - 1` with the mean of the first `period` closes; each further close counts 2 / (period + 1).
 * Reads close. Source: TA-Lib, function EMA, default compatibility.
 */
export function createEma(period: number): Indicator<'ema'> {
  return new Ema(period);
}

class Ema implements Indicator<'ema'> {
  readonly lines = ['ema'] as const;
  readonly #closes: ExponentialAverage;

  constructor(period: number) {
    this.#closes = new ExponentialAverage(period);
  }

  push({ close }: IndicatorBar): void {
    this.#closes.push(close);
  }

  value(): number | undefined {
    return unlessMissing(this.#closes.average);
  }
}
