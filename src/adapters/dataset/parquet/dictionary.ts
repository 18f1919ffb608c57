// Numbers the different values of a column, so that a page can hold places in a short list instead of eight bytes a value.

/** Beyond this many different values a list and places in it are hardly shorter than the values. */
const SHARE_MAX = 0.5;
/** After these rows it shows whether values repeat. */
const SAMPLE_ROWS = 2048;
const SAMPLE_SHARE_MAX = 0.85;
const SLOTS_A_ROW = 2;

/** Values by their bits, so that -0 and 0 stay apart. */
export class ColumnDictionary {
  /** The different values in the order in which they are first met. */
  readonly values: Float64Array;
  /** Each row's place among `values`. */
  readonly places: Uint16Array;
  size = 0;
  /** Stretches of rows with one value. */
  runs = 0;
  readonly #words: Int32Array;
  /** Place + 1 by hash, 0 where free. */
  readonly #slots: Uint16Array;
  readonly #shift: number;

  /** `rows`: a power of two, 65,536 at most. */
  constructor(rows: number) {
    this.values = new Float64Array(rows);
    this.places = new Uint16Array(rows);
    this.#words = new Int32Array(this.values.buffer);
    this.#slots = new Uint16Array(SLOTS_A_ROW * rows);
    this.#shift = Math.clz32(this.#slots.length - 1);
  }

  /** Numbers the first `length` values, given as pairs of words; false where too many differ, and nothing here holds then. */
  build(words: Int32Array, length: number): boolean {
    const { places, values } = this;
    const [known, slots, shift] = [this.#words, this.#slots, this.#shift];
    const mask = slots.length - 1;
    slots.fill(0);
    const sizeMax = Math.max(1, Math.floor(length * SHARE_MAX));
    let checkedAt = SAMPLE_ROWS;
    let lastLow = 0;
    let lastHigh = 0;
    let place = -1;
    let size = 0;
    let runs = 0;
    for (let row = 0; row < length; row += 1) {
      const low = words[2 * row] as number;
      const high = words[2 * row + 1] as number;
      if (low !== lastLow || high !== lastHigh || place < 0) {
        runs += 1;
        lastLow = low;
        lastHigh = high;
        // Multiplicative hashing of both words. Source: Knuth (1973), "The Art of Computer Programming", vol. 3, 6.4.
        let slot = Math.imul(low ^ Math.imul(high, 0x85ebca6b), 0x9e3779b1) >>> shift;
        for (;;) {
          place = (slots[slot] as number) - 1;
          if (place < 0) {
            if (size >= sizeMax) return false;
            place = size;
            size += 1;
            known[2 * place] = low;
            known[2 * place + 1] = high;
            slots[slot] = size;
            break;
          }
          if (known[2 * place] === low && known[2 * place + 1] === high) break;
          slot = (slot + 1) & mask;
        }
        if (row >= checkedAt) {
          if (size > SAMPLE_SHARE_MAX * row) return false;
          checkedAt = Number.MAX_SAFE_INTEGER;
        }
      }
      places[row] = place;
    }
    this.size = size;
    this.runs = runs;
    return values.length >= size;
  }
}
