// The stochastic oscillator: where the close lies in the recent range.
import { type Indicator, type IndicatorBar, unlessMissing } from '../indicator.ts';
import { WindowExtreme } from '../windows/window-extreme.ts';
import { WindowSum } from '../windows/window-sum.ts';

/** Bars of the range, of the average that makes slow %K of fast %K, and of the one that makes %D of slow %K. */
export interface StochasticPeriods {
  readonly k: number;
  readonly smooth: number;
  readonly d: number;
}

type Line = 'k' | 'd' | 'fastK';

/**
 * `fastK` = 100 (close - lowest) / (highest - lowest) of the last `k` bars, 0 to 100; `k` its simple average over
 * `smooth` bars, `d` that of `k` over `d` bars. They begin at bars `k - 1`, `k + smooth - 2` and `k + smooth + d - 3`;
 * TA-Lib shows `k` only from where it has `d`. Reads high, low, close. A window without range has no place in it:
 * `fastK` is then undefined, and the averages while they hold it, where TA-Lib says 0. Source: Lane (1984); TA-Lib, function STOCH.
 */
export function createStochastic(periods: StochasticPeriods): Indicator<Line> {
  return new Stochastic(periods);
}

class Stochastic implements Indicator<Line> {
  readonly lines = ['k', 'd', 'fastK'] as const;
  readonly #smooth: number;
  readonly #d: number;
  readonly #highs: WindowExtreme;
  readonly #lows: WindowExtreme;
  readonly #fast: WindowSum;
  readonly #slow: WindowSum;
  #fastK = Number.NaN;

  constructor({ k, smooth, d }: StochasticPeriods) {
    this.#smooth = smooth;
    this.#d = d;
    this.#highs = new WindowExtreme('highest', k);
    this.#lows = new WindowExtreme('lowest', k);
    this.#fast = new WindowSum(smooth);
    this.#slow = new WindowSum(d);
  }

  push({ high, low, close }: IndicatorBar): void {
    this.#highs.push(high);
    this.#lows.push(low);
    const lowest = this.#lows.extreme;
    const range = this.#highs.extreme - lowest;
    this.#fastK = range > 0 ? (100 * (close - lowest)) / range : Number.NaN;
    this.#fast.push(this.#fastK);
    this.#slow.push(this.#fast.sum / this.#smooth);
  }

  value(line: Line): number | undefined {
    if (line === 'fastK') return unlessMissing(this.#fastK);
    if (line === 'k') return unlessMissing(this.#fast.sum / this.#smooth);
    return unlessMissing(this.#slow.sum / this.#d);
  }
}
