// Wilder's relative strength index.
import { type Indicator, type IndicatorBar, unlessMissing } from '../indicator.ts';
import { WilderAverage } from '../windows/wilder-average.ts';

/**
 * 100 x average gain / (average gain + average loss) of closes, 0 to 100, by Wilder's averages over `period` changes;
 * begins at bar `period` with their plain mean, as TA-Lib with unstable period 0. Reads close. Only gains give 100, only
 * losses 0; undefined where nothing has moved since the beginning, where TA-Lib says 0.
 * Source: Wilder (1978), New Concepts in Technical Trading Systems, section VI.
 */
export function createRsi(period: number): Indicator<'rsi'> {
  return new Rsi(period);
}

class Rsi implements Indicator<'rsi'> {
  readonly lines = ['rsi'] as const;
  readonly #gains: WilderAverage;
  readonly #losses: WilderAverage;
  #close = Number.NaN;

  constructor(period: number) {
    this.#gains = new WilderAverage(period);
    this.#losses = new WilderAverage(period);
  }

  push({ close }: IndicatorBar): void {
    const change = close - this.#close;
    this.#close = close;
    if (Number.isNaN(change)) return;
    this.#gains.push(Math.max(0, change));
    this.#losses.push(Math.max(0, -change));
  }

  value(): number | undefined {
    const gain = this.#gains.average;
    return unlessMissing((100 * gain) / (gain + this.#losses.average));
  }
}
