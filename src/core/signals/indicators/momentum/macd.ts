// Moving average convergence and divergence: the distance of a fast from a slow average, and of that from its own.
import { invariant } from '../../../domain/index.ts';
import { type Indicator, type IndicatorBar, unlessMissing } from '../indicator.ts';
import { ExponentialAverage } from '../windows/exponential-average.ts';

/** Periods in bars; `fast` below `slow`. */
export interface MacdPeriods {
  readonly fast: number;
  readonly slow: number;
  readonly signal: number;
}

type Line = 'macd' | 'signal' | 'histogram';

/**
 * `macd` is the fast EMA of closes less the slow one, in points; `signal` its EMA, `histogram` what it exceeds that by. Both
 * EMAs begin at bar `slow - 1`, each with the mean of its own last closes there (TA-Lib's aligned seeding: the fast one passes
 * over the first `slow - fast` closes); `signal` begins at bar `slow + signal - 2` with the mean of the first values of `macd`.
 * TA-Lib shows `macd` only from there. Reads close.
 * Source: Appel (2005), Technical Analysis: Power Tools for Active Investors; TA-Lib, function MACD, default compatibility.
 */
export function createMacd(periods: MacdPeriods): Indicator<Line> {
  return new Macd(periods);
}

class Macd implements Indicator<Line> {
  readonly lines = ['macd', 'signal', 'histogram'] as const;
  readonly #fast: ExponentialAverage;
  readonly #slow: ExponentialAverage;
  readonly #signal: ExponentialAverage;
  #macd = Number.NaN;

  constructor({ fast, slow, signal }: MacdPeriods) {
    invariant(fast < slow, `periods: expected fast below slow, found ${fast} and ${slow}`);
    this.#fast = new ExponentialAverage(fast, slow - fast);
    this.#slow = new ExponentialAverage(slow);
    this.#signal = new ExponentialAverage(signal);
  }

  push({ close }: IndicatorBar): void {
    this.#fast.push(close);
    this.#slow.push(close);
    this.#macd = this.#fast.average - this.#slow.average;
    if (!Number.isNaN(this.#macd)) this.#signal.push(this.#macd);
  }

  value(line: Line): number | undefined {
    if (line === 'macd') return unlessMissing(this.#macd);
    if (line === 'signal') return unlessMissing(this.#signal.average);
    return unlessMissing(this.#macd - this.#signal.average);
  }
}
