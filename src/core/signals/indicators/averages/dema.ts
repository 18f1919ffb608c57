// The double exponential moving average: an EMA that lags less.
import { type Indicator, type IndicatorBar, unlessMissing } from '../indicator.ts';
import { ExponentialAverage } from '../windows/exponential-average.ts';

/**
 * Twice the EMA of closes less the EMA of that EMA, both seeded with plain means as in TA-Lib; reads close, begins at bar
 * `2 period - 2`. Source: Mulloy (1994), Smoothing data with faster moving averages; TA-Lib, function DEMA.
 */
export function createDema(period: number): Indicator<'dema'> {
  return new Dema(period);
}

class Dema implements Indicator<'dema'> {
  readonly lines = ['dema'] as const;
  readonly #once: ExponentialAverage;
  readonly #twice: ExponentialAverage;

  constructor(period: number) {
    this.#once = new ExponentialAverage(period);
    this.#twice = new ExponentialAverage(period);
  }

  push({ close }: IndicatorBar): void {
    this.#once.push(close);
    if (!Number.isNaN(this.#once.average)) this.#twice.push(this.#once.average);
  }

  value(): number | undefined {
    return unlessMissing(2 * this.#once.average - this.#twice.average);
  }
}
