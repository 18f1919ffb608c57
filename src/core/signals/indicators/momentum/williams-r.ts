// Williams' %R: where the close lies in the recent range, counted from its top.
import { type Indicator, type IndicatorBar, unlessMissing } from '../indicator.ts';
import { WindowExtreme } from '../windows/window-extreme.ts';

/**
 * 100 (close - highest) / (highest - lowest) of the last `period` bars, -100 to 0; reads high, low, close, begins at bar
 * `period - 1`. Undefined in a window without range, where TA-Lib says 0. Source: TA-Lib, function WILLR.
 */
export function createWilliamsR(period: number): Indicator<'willr'> {
  return new WilliamsR(period);
}

class WilliamsR implements Indicator<'willr'> {
  readonly lines = ['willr'] as const;
  readonly #highs: WindowExtreme;
  readonly #lows: WindowExtreme;
  #close = Number.NaN;

  constructor(period: number) {
    this.#highs = new WindowExtreme('highest', period);
    this.#lows = new WindowExtreme('lowest', period);
  }

  push({ high, low, close }: IndicatorBar): void {
    this.#highs.push(high);
    this.#lows.push(low);
    this.#close = close;
  }

  value(): number | undefined {
    const highest = this.#highs.extreme;
    const range = highest - this.#lows.extreme;
    return range === 0 ? undefined : unlessMissing((100 * (this.#close - highest)) / range);
  }
}
