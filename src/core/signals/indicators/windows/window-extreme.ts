// The highest or lowest of the last values of a stream.
import { checkedPeriod } from './checked-period.ts';

type Extreme = 'highest' | 'lowest';

/**
 * Keeps the extreme of the last `length` values in a constant number of comparisons a value: each block as long as the
 * window keeps the extremes of its ends, the next block that of its beginning, and the window is one of each.
 * Source: van Herk (1992); Gil and Werman (1993).
 */
export class WindowExtreme {
  /** As in `WindowSum`; lowest values are kept as the highest of the negated ones. */
  readonly #block: Float64Array;
  readonly #sign: 1 | -1;
  #next = 0;
  #beginning = Number.NEGATIVE_INFINITY;
  #highest = Number.NaN;

  constructor(extreme: Extreme, length: number) {
    this.#block = new Float64Array(checkedPeriod(length)).fill(Number.NaN);
    this.#sign = extreme === 'highest' ? 1 : -1;
  }

  /** NaN until the window is full. */
  get extreme(): number {
    return this.#sign * this.#highest;
  }

  push(value: number): void {
    const block = this.#block;
    const at = this.#next;
    const last = block.length - 1;
    const signed = this.#sign * value;
    this.#beginning = Math.max(this.#beginning, signed);
    block[at] = signed;
    if (at < last) {
      this.#highest = Math.max(block[at + 1] as number, this.#beginning);
      this.#next = at + 1;
      return;
    }
    this.#highest = this.#beginning;
    for (let index = last; index > 0; index -= 1)
      block[index - 1] = Math.max(block[index - 1] as number, block[index] as number);
    this.#next = 0;
    this.#beginning = Number.NEGATIVE_INFINITY;
  }
}
