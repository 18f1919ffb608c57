// Keltner's channel: bands of average true range around an average price.
import { typicalPrice } from '../bar-prices.ts';
import { type Indicator, type IndicatorBar, unlessMissing } from '../indicator.ts';
import { createAtr } from '../trend/atr.ts';
import { ExponentialAverage } from '../windows/exponential-average.ts';

export interface KeltnerParameters {
  /** Bars of the average in the middle. */
  readonly period: number;
  /** Bars of the average true range. */
  readonly atrPeriod: number;
  /** Average true ranges from the middle to either band, above 0. */
  readonly multiple: number;
}

type Line = 'upper' | 'middle' | 'lower';

/**
 * `middle` is the EMA of (high + low + close) / 3, `upper` and `lower` lie `multiple` Wilder ATRs from it, in points, each seeded
 * as alone; `middle` begins at bar `period - 1`, the bands where the ATR has begun too. Reads high, low, close.
 * Source: Keltner (1960), How To Make Money in Commodities, in the form of TA-Lib, function KC.
 */
export function createKeltner(parameters: KeltnerParameters): Indicator<Line> {
  return new Keltner(parameters);
}

class Keltner implements Indicator<Line> {
  readonly lines = ['upper', 'middle', 'lower'] as const;
  readonly #middle: ExponentialAverage;
  readonly #atr: Indicator<'atr' | 'trueRange'>;
  readonly #multiple: number;

  constructor({ period, atrPeriod, multiple }: KeltnerParameters) {
    this.#middle = new ExponentialAverage(period);
    this.#atr = createAtr(atrPeriod);
    this.#multiple = multiple;
  }

  push(bar: IndicatorBar): void {
    this.#middle.push(typicalPrice(bar));
    this.#atr.push(bar);
  }

  value(line: Line): number | undefined {
    const middle = this.#middle.average;
    if (line === 'middle') return unlessMissing(middle);
    const reach = this.#multiple * (this.#atr.value('atr') ?? Number.NaN);
    return unlessMissing(line === 'upper' ? middle + reach : middle - reach);
  }
}
