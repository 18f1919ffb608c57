// Bollinger bands: how far closes stray from their average, and where the last one stands.
import { type Indicator, type IndicatorBar, unlessMissing } from '../indicator.ts';
import { WindowMoments } from '../windows/window-moments.ts';

export interface BollingerParameters {
  readonly period: number;
  /** Standard deviations from the middle to either band, above 0. */
  readonly deviations: number;
}

type Line = 'upper' | 'middle' | 'lower' | 'position' | 'width';

/**
 * `middle` is the mean of the last `period` closes, `upper` and `lower` lie `deviations` population standard deviations
 * (divisor n, as TA-Lib) from it; `position` (%b) is 0 at the lower band and 1 at the upper, `width` = (upper - lower) /
 * middle. Begins at bar `period - 1`. Reads close. Without deviation there is no position, with a middle of 0 no width: undefined.
 * Source: Bollinger (2001), Bollinger on Bollinger Bands; TA-Lib, function BBANDS.
 */
export function createBollinger(parameters: BollingerParameters): Indicator<Line> {
  return new Bollinger(parameters);
}

class Bollinger implements Indicator<Line> {
  readonly lines = ['upper', 'middle', 'lower', 'position', 'width'] as const;
  readonly #closes: WindowMoments;
  readonly #deviations: number;
  #close = Number.NaN;

  constructor({ period, deviations }: BollingerParameters) {
    this.#closes = new WindowMoments(period);
    this.#deviations = deviations;
  }

  push({ close }: IndicatorBar): void {
    this.#close = close;
    this.#closes.push(close);
  }

  value(line: Line): number | undefined {
    const middle = this.#closes.mean;
    const reach = this.#deviations * this.#closes.populationDeviation;
    if (line === 'middle') return unlessMissing(middle);
    if (line === 'upper') return unlessMissing(middle + reach);
    if (line === 'lower') return unlessMissing(middle - reach);
    if (line === 'position') return reach > 0 ? 0.5 + (this.#close - middle) / (2 * reach) : undefined;
    return middle === 0 ? undefined : unlessMissing((2 * reach) / middle);
  }
}
