// The last so many values of a series in order of size, kept so as one comes and one goes.

/** Begins with the given values; each `replace` takes one out and puts one in. */
export class SortedWindow {
  readonly #ascending: Float64Array;

  constructor(values: Float64Array) {
    this.#ascending = values.toSorted();
  }

  /** Values in ascending order; valid until the next `replace`. */
  get ascending(): Float64Array {
    return this.#ascending;
  }

  /** `gone` is a value of the window. */
  replace(gone: number, come: number): void {
    const values = this.#ascending;
    const from = firstAtLeast(values, gone);
    const to = firstAtLeast(values, come);
    if (to > from) {
      values.copyWithin(from, from + 1, to);
      values[to - 1] = come;
    } else {
      values.copyWithin(to + 1, to, from);
      values[to] = come;
    }
  }
}

/** The first place whose value is at least `value`; the length where there is none. */
function firstAtLeast(ascending: Float64Array, value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
