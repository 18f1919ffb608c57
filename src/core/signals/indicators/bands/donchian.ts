// Donchian's channel: the highest high and lowest low of the recent bars.
import { type Indicator, type IndicatorBar, unlessMissing } from '../indicator.ts';
import { WindowExtreme } from '../windows/window-extreme.ts';

type Line = 'upper' | 'middle' | 'lower';

/**
 * `upper` is the highest high and `lower` the lowest low of the last `period` bars, the last one among them, `middle` halfway
 * between, in points; reads high, low, begins at bar `period - 1`. Source: Donchian (1960), High finance in copper.
 */
export function createDonchian(period: number): Indicator<Line> {
  return new Donchian(period);
}

class Donchian implements Indicator<Line> {
  readonly lines = ['upper', 'middle', 'lower'] as const;
  readonly #highs: WindowExtreme;
  readonly #lows: WindowExtreme;

  constructor(period: number) {
    this.#highs = new WindowExtreme('highest', period);
    this.#lows = new WindowExtreme('lowest', period);
  }

  push({ high, low }: IndicatorBar): void {
    this.#highs.push(high);
    this.#lows.push(low);
  }

  value(line: Line): number | undefined {
    const upper = this.#highs.extreme;
    const lower = this.#lows.extreme;
    if (line === 'middle') return unlessMissing((upper + lower) / 2);
    return unlessMissing(line === 'upper' ? upper : lower);
  }
}
