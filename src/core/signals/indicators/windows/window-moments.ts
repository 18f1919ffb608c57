// Mean and squared deviations of the last values of a stream, for bands, z-scores and volatilities.
import { checkedPeriod } from './checked-period.ts';

/**
 * Keeps both moments of the last `length` values, exactly 0 deviation for equal values. Blocks as in `WindowSum`, so
 * nothing is ever subtracted; each end and beginning is a mean with its squared deviations, which the formula for
 * combining two samples joins: no difference of large squares.
 * Source: Chan, Golub and LeVeque (1983); van Herk (1992).
 */
export class WindowMoments {
  /** Before `#next`: values of the current block. From there on: means of the previous one from each place to its end. */
  readonly #means: Float64Array;
  readonly #squares: Float64Array;
  #next = 0;
  #beginningMean = 0;
  #beginningSquares = 0;
  /** NaN until the window is full, as is `squaredDeviations`. */
  mean = Number.NaN;
  /** The sum, over the window, of the squared distances from its mean. */
  squaredDeviations = Number.NaN;

  constructor(length: number) {
    this.#means = new Float64Array(checkedPeriod(length)).fill(Number.NaN);
    this.#squares = new Float64Array(length).fill(Number.NaN);
  }

  /** With divisor n, as TA-Lib and Bollinger have it. */
  get populationDeviation(): number {
    return Math.sqrt(this.squaredDeviations / this.#means.length);
  }

  push(value: number): void {
    const means = this.#means;
    const at = this.#next;
    const { length } = means;
    const count = at + 1;
    const distance = value - this.#beginningMean;
    this.#beginningMean += distance / count;
    this.#beginningSquares += distance * (value - this.#beginningMean);
    means[at] = value;
    if (count === length) {
      this.mean = this.#beginningMean;
      this.squaredDeviations = this.#beginningSquares;
      this.#layDownEnds();
      return;
    }
    const apart = this.#beginningMean - (means[count] as number);
    const share = count / length;
    this.mean = (means[count] as number) + apart * share;
    this.squaredDeviations =
      (this.#squares[count] as number) + this.#beginningSquares + apart * apart * share * (length - count);
    this.#next = count;
  }

  #layDownEnds(): void {
    const means = this.#means;
    const squares = this.#squares;
    const { length } = means;
    let mean = 0;
    let sum = 0;
    for (let index = length - 1; index >= 0; index -= 1) {
      const value = means[index] as number;
      const distance = value - mean;
      mean += distance / (length - index);
      sum += distance * (value - mean);
      means[index] = mean;
      squares[index] = sum;
    }
    this.#next = 0;
    this.#beginningMean = 0;
    this.#beginningSquares = 0;
  }
}
