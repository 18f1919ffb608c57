// The standard deviation of closes.
import { type Indicator, type IndicatorBar, unlessMissing } from '../indicator.ts';
import { WindowMoments } from '../windows/window-moments.ts';

/**
 * The population standard deviation (divisor n) of the last `period` closes, in points, exactly 0 for equal closes; reads
 * close, begins at bar `period - 1`. Source: TA-Lib, function STDDEV.
 */
export function createStandardDeviation(period: number): Indicator<'stddev'> {
  return new StandardDeviation(period);
}

class StandardDeviation implements Indicator<'stddev'> {
  readonly lines = ['stddev'] as const;
  readonly #closes: WindowMoments;

  constructor(period: number) {
    this.#closes = new WindowMoments(period);
  }

  push({ close }: IndicatorBar): void {
    this.#closes.push(close);
  }

  value(): number | undefined {
    return unlessMissing(this.#closes.populationDeviation);
  }
}
