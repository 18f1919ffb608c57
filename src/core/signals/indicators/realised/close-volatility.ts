// Realised volatility from closes alone.
import { type Indicator, type IndicatorBar, unlessMissing } from '../indicator.ts';
import { checkedPeriod } from '../windows/checked-period.ts';
import { WindowMoments } from '../windows/window-moments.ts';
import { annualised, logRatio, type RealisedParameters } from './realised-volatility.ts';

/**
 * The sample standard deviation (around the mean, divisor n - 1) of the last `period` logarithmic returns of closes, decimal a
 * year; `period` at least 2. Reads close, begins at bar `period`. 0 where every return is the same; undefined while a close of
 * the window is not above 0. Source: Hull (2022), Options, Futures, and Other Derivatives, section 15.4.
 */
export function createCloseVolatility(parameters: RealisedParameters): Indicator<'volatility'> {
  return new CloseVolatility(parameters);
}

class CloseVolatility implements Indicator<'volatility'> {
  readonly lines = ['volatility'] as const;
  readonly #parameters: RealisedParameters;
  readonly #returns: WindowMoments;
  #close = Number.NaN;

  constructor(parameters: RealisedParameters) {
    this.#parameters = parameters;
    this.#returns = new WindowMoments(checkedPeriod(parameters.period, 2));
  }

  push({ close }: IndicatorBar): void {
    this.#returns.push(logRatio(close, this.#close));
    this.#close = close;
  }

  value(): number | undefined {
    const { period, periodsPerYear } = this.#parameters;
    return unlessMissing(annualised(this.#returns.squaredDeviations / (period - 1), periodsPerYear));
  }
}
