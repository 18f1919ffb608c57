// The choppiness index: how much of the way that price went brought it anywhere.
import { trueRange } from '../bar-prices.ts';
import { type Indicator, type IndicatorBar, unlessMissing } from '../indicator.ts';
import { checkedPeriod } from '../windows/checked-period.ts';
import { WindowExtreme } from '../windows/window-extreme.ts';
import { WindowSum } from '../windows/window-sum.ts';

/**
 * 100 log(sum of true ranges / (highest - lowest)) / log(period) over the last `period` bars, near 0 in a straight trend and
 * near 100 in a range; `period` at least 2. Reads high, low, close; begins at bar `period`, as TA-Lib. Undefined in a
 * window without range. Source: Burke (1993), Measuring market choppiness with chaos; TA-Lib, function CHOP.
 */
export function createChoppiness(period: number): Indicator<'chop'> {
  return new Choppiness(period);
}

class Choppiness implements Indicator<'chop'> {
  readonly lines = ['chop'] as const;
  readonly #logPeriod: number;
  readonly #ranges: WindowSum;
  readonly #highs: WindowExtreme;
  readonly #lows: WindowExtreme;
  #close = Number.NaN;

  constructor(period: number) {
    this.#logPeriod = Math.log(checkedPeriod(period, 2));
    this.#ranges = new WindowSum(period);
    this.#highs = new WindowExtreme('highest', period);
    this.#lows = new WindowExtreme('lowest', period);
  }

  push(bar: IndicatorBar): void {
    this.#ranges.push(trueRange(bar, this.#close));
    this.#highs.push(bar.high);
    this.#lows.push(bar.low);
    this.#close = bar.close;
  }

  value(): number | undefined {
    const range = this.#highs.extreme - this.#lows.extreme;
    return range === 0
      ? undefined
      : unlessMissing((100 * Math.log(this.#ranges.sum / range)) / this.#logPeriod);
  }
}
