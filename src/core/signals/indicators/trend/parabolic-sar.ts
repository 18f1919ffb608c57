// Wilder's parabolic stop and reverse: a stop that follows a trend ever faster and turns when it is reached.
import { invariant } from '../../../domain/index.ts';
import type { Indicator, IndicatorBar } from '../indicator.ts';

export interface SarParameters {
  /** Acceleration at the start of a trend and added at each new extreme, above 0. */
  readonly step: number;
  /** The most acceleration, at least `step`, at most 1. */
  readonly maximum: number;
}

/**
 * The stop for each bar in points, begun as in TA-Lib: at bar 1, short if that bar's directional movement is downward and long
 * otherwise, from the low or high of bar 0 as the first stop and bar 1's high or low as the first extreme. A stop reached
 * by the bar becomes the old trend's extreme on that very bar. Reads high, low.
 * Source: Wilder (1978), New Concepts in Technical Trading Systems, section II; TA-Lib, function SAR.
 */
export function createParabolicSar(parameters: SarParameters): Indicator<'psar'> {
  return new ParabolicSar(parameters);
}

class ParabolicSar implements Indicator<'psar'> {
  readonly lines = ['psar'] as const;
  readonly #step: number;
  readonly #maximum: number;
  #bars = 0;
  #high = 0;
  #low = 0;
  #isLong = true;
  #acceleration: number;
  #extreme = 0;
  /** Of the last bar; then of the next. */
  #stop = 0;
  #nextStop = 0;

  constructor({ step, maximum }: SarParameters) {
    invariant(
      step > 0 && step <= maximum && maximum <= 1,
      `step, maximum: expected 0 < step <= maximum <= 1, found ${step} and ${maximum}`,
    );
    this.#step = step;
    this.#maximum = maximum;
    this.#acceleration = step;
  }

  push({ high, low }: IndicatorBar): void {
    this.#bars += 1;
    if (this.#bars === 2) this.#begin(high, low);
    if (this.#bars >= 2) this.#follow(high, low);
    this.#high = high;
    this.#low = low;
  }

  value(): number | undefined {
    return this.#bars < 2 ? undefined : this.#stop;
  }

  #begin(high: number, low: number): void {
    const up = high - this.#high;
    const down = this.#low - low;
    this.#isLong = !(down > 0 && down > up);
    this.#extreme = this.#isLong ? high : low;
    this.#nextStop = this.#isLong ? this.#low : this.#high;
    // Bar 1 bounds the stop for bar 2 alone, as if it had been there twice.
    this.#high = high;
    this.#low = low;
  }

  #follow(high: number, low: number): void {
    const isReached = this.#isLong ? low <= this.#nextStop : high >= this.#nextStop;
    if (isReached) {
      this.#stop = this.#outside(this.#extreme, !this.#isLong, high, low);
      this.#isLong = !this.#isLong;
      this.#acceleration = this.#step;
      this.#extreme = this.#isLong ? high : low;
    } else {
      this.#stop = this.#nextStop;
      const isNewExtreme = this.#isLong ? high > this.#extreme : low < this.#extreme;
      if (isNewExtreme) {
        this.#extreme = this.#isLong ? high : low;
        this.#acceleration = Math.min(this.#acceleration + this.#step, this.#maximum);
      }
    }
    const base = this.#stop + this.#acceleration * (this.#extreme - this.#stop);
    this.#nextStop = this.#outside(base, this.#isLong, high, low);
  }

  /** A stop of a long trend stays below this bar and the one before, of a short trend above both. */
  #outside(stop: number, isLong: boolean, high: number, low: number): number {
    return isLong ? Math.min(stop, this.#low, low) : Math.max(stop, this.#high, high);
  }
}
