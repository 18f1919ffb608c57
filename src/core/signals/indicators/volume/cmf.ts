// Chaikin's money flow: whether volume comes with closes near the high or near the low.
import { type Indicator, type IndicatorBar, unlessMissing } from '../indicator.ts';
import { WindowSum } from '../windows/window-sum.ts';

/**
 * The sum of volume x ((close - low) - (high - close)) / (high - low) over the sum of volume, of the last `period` bars, -1 to
 * 1; reads high, low, close, volume, begins at bar `period - 1`. A bar without range counts its volume on neither side, as in
 * TA-Lib. Undefined, where TA-Lib says 0, if no bar of the window has both range and volume; also while a volume is missing.
 * Source: TA-Lib, function CMF, after Chaikin.
 */
export function createCmf(period: number): Indicator<'cmf'> {
  return new Cmf(period);
}

class Cmf implements Indicator<'cmf'> {
  readonly lines = ['cmf'] as const;
  readonly #flows: WindowSum;
  readonly #volumes: WindowSum;
  /** Volume of bars that have a range: without any, there is no side to be on. */
  readonly #ranging: WindowSum;

  constructor(period: number) {
    this.#flows = new WindowSum(period);
    this.#volumes = new WindowSum(period);
    this.#ranging = new WindowSum(period);
  }

  push({ high, low, close, volume = Number.NaN }: IndicatorBar): void {
    const range = high - low;
    this.#volumes.push(volume);
    this.#flows.push(range > 0 ? ((close - low - (high - close)) / range) * volume : 0);
    this.#ranging.push(range > 0 ? volume : 0);
  }

  value(): number | undefined {
    if (this.#ranging.sum === 0) return undefined;
    return unlessMissing(this.#flows.sum / this.#volumes.sum);
  }
}
