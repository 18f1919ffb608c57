// The linearly weighted mean of the last values of a stream.
import { checkedPeriod } from './checked-period.ts';

/**
 * Weighs the newest of the last `length` values `length` times and the oldest once, without ever subtracting one: blocks as
 * in `WindowSum`, each end and beginning with its plain and its weighted sum. Source: van Herk (1992).
 */
export class WeightedWindow {
  /** Before `#next`: values of the current block. From there on: sums of the previous one from each place to its end. */
  readonly #sums: Float64Array;
  /** The same with the weights 1, 2, … from each place on. */
  readonly #weighted: Float64Array;
  #next = 0;
  #beginning = 0;
  #beginningWeighted = 0;
  /** NaN until the window is full. */
  mean = Number.NaN;

  constructor(length: number) {
    this.#sums = new Float64Array(checkedPeriod(length)).fill(Number.NaN);
    this.#weighted = new Float64Array(length).fill(Number.NaN);
  }

  push(value: number): void {
    const sums = this.#sums;
    const at = this.#next;
    const count = at + 1;
    const { length } = sums;
    this.#beginning += value;
    this.#beginningWeighted += count * value;
    sums[at] = value;
    const weights = (length * (length + 1)) / 2;
    if (count === length) {
      this.mean = this.#beginningWeighted / weights;
      this.#layDownEnds();
      return;
    }
    const weighted = (length - count) * this.#beginning + this.#beginningWeighted;
    this.mean = ((this.#weighted[count] as number) + weighted) / weights;
    this.#next = count;
  }

  #layDownEnds(): void {
    const sums = this.#sums;
    let sum = 0;
    let weighted = 0;
    for (let index = sums.length - 1; index >= 0; index -= 1) {
      sum += sums[index] as number;
      weighted += sum;
      sums[index] = sum;
      this.#weighted[index] = weighted;
    }
    this.#next = 0;
    this.#beginning = 0;
    this.#beginningWeighted = 0;
  }
}
