// The sum of the last values of a stream, for every indicator that averages over a window.
import { checkedPeriod } from './checked-period.ts';

/**
 * Sums the last `length` values without ever subtracting one: a value that has left the window leaves no trace, however
 * large it was, and rounding does not grow with the stream. The stream is cut into blocks as long as the window, which
 * always is the end of one block and the beginning of the next; what the block's ends sum to is laid down once a block.
 * A missing value (NaN) makes the sum missing while it is inside the window.
 * Source: van Herk (1992), whose running extreme this applies to sums.
 */
export class WindowSum {
  /** Before `#next`: values of the current block. From there on: sums of the previous one from each place to its end. */
  readonly #block: Float64Array;
  #next = 0;
  #beginning = 0;
  /** NaN until the window is full. */
  sum = Number.NaN;

  constructor(length: number) {
    this.#block = new Float64Array(checkedPeriod(length)).fill(Number.NaN);
  }

  push(value: number): void {
    const block = this.#block;
    const at = this.#next;
    const last = block.length - 1;
    this.#beginning += value;
    block[at] = value;
    if (at < last) {
      this.sum = (block[at + 1] as number) + this.#beginning;
      this.#next = at + 1;
      return;
    }
    this.sum = this.#beginning;
    for (let index = last; index > 0; index -= 1)
      block[index - 1] = (block[index - 1] as number) + (block[index] as number);
    this.#next = 0;
    this.#beginning = 0;
  }
}
