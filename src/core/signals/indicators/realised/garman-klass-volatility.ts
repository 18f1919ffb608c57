// Realised volatility from the whole of each bar: open, high, low and close.
import { type Indicator, type IndicatorBar, unlessMissing } from '../indicator.ts';
import { WindowSum } from '../windows/window-sum.ts';
import { annualised, logRatio, type RealisedParameters } from './realised-volatility.ts';

/**
 * The root of the mean of ln(high / low)^2 / 2 - (2 ln 2 - 1) ln(close / open)^2 over the last `period` bars, decimal a year: about
 * 7.4 times as efficient as closes for a price without drift, blind to gaps between bars. Reads open, high, low, close,
 * begins at bar `period - 1`; undefined while a price of the window is not above 0, or where prices outside their own
 * bars' ranges make the mean negative.
 * Source: Garman and Klass (1980), On the estimation of security price volatilities from historical data, the practical estimator.
 */
export function createGarmanKlassVolatility(parameters: RealisedParameters): Indicator<'volatility'> {
  return new GarmanKlassVolatility(parameters);
}

const BODY_WEIGHT = 2 * Math.LN2 - 1;

class GarmanKlassVolatility implements Indicator<'volatility'> {
  readonly lines = ['volatility'] as const;
  readonly #parameters: RealisedParameters;
  readonly #variances: WindowSum;

  constructor(parameters: RealisedParameters) {
    this.#parameters = parameters;
    this.#variances = new WindowSum(parameters.period);
  }

  push({ open, high, low, close }: IndicatorBar): void {
    const range = logRatio(high, low);
    const body = logRatio(close, open);
    this.#variances.push((range * range) / 2 - BODY_WEIGHT * body * body);
  }

  value(): number | undefined {
    const { period, periodsPerYear } = this.#parameters;
    return unlessMissing(annualised(this.#variances.sum / period, periodsPerYear));
  }
}
