// A window that also keeps its values in order, so that the place of one among them is found without looking at all.
import { SessionWindow, type WindowLimits, type WindowProblem } from './session-window.ts';

/** A `SessionWindow` with order statistics: a push and a count take a binary search each. */
export class RankWindow {
  readonly #window: SessionWindow;
  /** The first `length` are the window's values, ascending. */
  readonly #sorted: Float64Array;

  constructor(capacity: number) {
    this.#window = new SessionWindow(capacity);
    this.#sorted = new Float64Array(capacity);
  }

  get length(): number {
    return this.#window.length;
  }

  /** Adds the value of a session. */
  push(value: number, session: number): void {
    const values = this.#window;
    let { length } = values;
    if (length === values.capacity) {
      const place = this.countBelow(values.valueAt(0));
      this.#sorted.copyWithin(place, place + 1, length);
      length -= 1;
    }
    const place = lowerBound(this.#sorted, length, value);
    this.#sorted.copyWithin(place + 1, place, length);
    this.#sorted[place] = value;
    values.push(value, session - 1, session);
  }

  /** The latest value; this, `minimum` and `maximum` only where there is a value. */
  get newest(): number {
    return this.#window.valueAt(this.length - 1);
  }

  get minimum(): number {
    return this.#sorted[0] as number;
  }

  get maximum(): number {
    return this.#sorted[this.length - 1] as number;
  }

  /** How many values are strictly below `value`. */
  countBelow(value: number): number {
    return lowerBound(this.#sorted, this.length, value);
  }

  problem(limits: WindowLimits): WindowProblem | undefined {
    return this.#window.problem(limits);
  }
}

/** The first place among the first `length` ascending values that does not lie below `value`. */
function lowerBound(sorted: Float64Array, length: number, value: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
