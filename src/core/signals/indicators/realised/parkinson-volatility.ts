// Realised volatility from the ranges of bars.
import { type Indicator, type IndicatorBar, unlessMissing } from '../indicator.ts';
import { WindowSum } from '../windows/window-sum.ts';
import { annualised, logRatio, type RealisedParameters } from './realised-volatility.ts';

/**
 * The root of the mean of ln(high / low)^2 / (4 ln 2) over the last `period` bars, decimal a year: about five times as efficient as
 * closes for a price without drift, blind to gaps between bars. Reads high, low, begins at bar `period - 1`; undefined while
 * a price of the window is not above 0. Source: Parkinson (1980), The extreme value method for estimating the variance of
 * the rate of return.
 */
export function createParkinsonVolatility(parameters: RealisedParameters): Indicator<'volatility'> {
  return new ParkinsonVolatility(parameters);
}

class ParkinsonVolatility implements Indicator<'volatility'> {
  readonly lines = ['volatility'] as const;
  readonly #parameters: RealisedParameters;
  readonly #squares: WindowSum;

  constructor(parameters: RealisedParameters) {
    this.#parameters = parameters;
    this.#squares = new WindowSum(parameters.period);
  }

  push({ high, low }: IndicatorBar): void {
    this.#squares.push(logRatio(high, low) ** 2);
  }

  value(): number | undefined {
    const { period, periodsPerYear } = this.#parameters;
    return unlessMissing(annualised(this.#squares.sum / (4 * Math.LN2 * period), periodsPerYear));
  }
}
