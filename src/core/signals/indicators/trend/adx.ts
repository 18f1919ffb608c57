// Wilder's directional movement: which way a market goes, and how much of its range is direction at all.
import { trueRange } from '../bar-prices.ts';
import { type Indicator, type IndicatorBar, unlessMissing } from '../indicator.ts';
import { checkedPeriod } from '../windows/checked-period.ts';
import { WilderAverage } from '../windows/wilder-average.ts';

type Line = 'adx' | 'plusDi' | 'minusDi' | 'dx';

/**
 * `plusDi` and `minusDi` (0 to 100) are 100 x directional movement over true range, `dx` their distance over their sum,
 * `adx` its Wilder average, all over `period` bars and seeded as TA-Lib with unstable period 0: movement and range are
 * summed over `period - 1` bars, then each bar adds its own and loses 1 / period; the indicators begin at bar `period`,
 * `adx` at bar `2 period - 1` with the mean of the first `period` values of `dx`. Reads high, low, close. Without any range,
 * or without any movement, there is no direction: undefined, where TA-Lib says 0 or repeats itself.
 * Source: Wilder (1978), New Concepts in Technical Trading Systems, section IV.
 */
export function createAdx(period: number): Indicator<Line> {
  return new Adx(period);
}

class Adx implements Indicator<Line> {
  readonly lines = ['adx', 'plusDi', 'minusDi', 'dx'] as const;
  readonly #period: number;
  readonly #dxs: WilderAverage;
  #moves = -1;
  #high = 0;
  #low = 0;
  #close = 0;
  #range = 0;
  #plus = 0;
  #minus = 0;
  #dx = Number.NaN;

  constructor(period: number) {
    this.#period = checkedPeriod(period);
    this.#dxs = new WilderAverage(period);
  }

  push(bar: IndicatorBar): void {
    this.#moves += 1;
    if (this.#moves > 0) this.#addMove(bar);
    this.#high = bar.high;
    this.#low = bar.low;
    this.#close = bar.close;
  }

  value(line: Line): number | undefined {
    if (this.#moves < this.#period) return undefined;
    if (line === 'plusDi') return unlessMissing((100 * this.#plus) / this.#range);
    if (line === 'minusDi') return unlessMissing((100 * this.#minus) / this.#range);
    if (line === 'dx') return unlessMissing(this.#dx);
    return Number.isNaN(this.#dx) ? undefined : unlessMissing(this.#dxs.average);
  }

  #addMove(bar: IndicatorBar): void {
    const up = bar.high - this.#high;
    const down = this.#low - bar.low;
    const kept = this.#moves < this.#period ? 1 : 1 - 1 / this.#period;
    this.#range = this.#range * kept + trueRange(bar, this.#close);
    this.#plus = this.#plus * kept + (up > down && up > 0 ? up : 0);
    this.#minus = this.#minus * kept + (down > up && down > 0 ? down : 0);
    if (this.#moves < this.#period) return;
    this.#dx = (100 * Math.abs(this.#plus - this.#minus)) / (this.#plus + this.#minus);
    if (!Number.isNaN(this.#dx)) this.#dxs.push(this.#dx);
  }
}
