// Numbers names in the order in which they are first met, straight from the bytes of a cell.

const BLANK = 32;
const LOWER_A = 97;
const LOWER_Z = 122;
const CASE_STEP = 32;
const NAME_BYTES_KEPT = 64;

/** Names in capitals without surrounding blanks; a damaged file may have as many as rows. */
export class NamePlaces {
  readonly names: string[] = [];
  readonly #places = new Map<string, number>();
  readonly #latest = new Uint8Array(NAME_BYTES_KEPT);
  #latestLength = -1;
  #latestPlace = -1;

  place(name: string): number {
    const known = this.#places.get(name);
    if (known !== undefined) return known;
    const place = this.names.push(name) - 1;
    this.#places.set(name, place);
    return place;
  }

  /** The place of the name in `bytes[from, to)`; the name of the row before costs only a comparison. */
  placeOf(bytes: Uint8Array, from: number, to: number): number {
    let start = from;
    let end = to;
    while (start < end && (bytes[start] as number) <= BLANK) start += 1;
    while (end > start && (bytes[end - 1] as number) <= BLANK) end -= 1;
    if (this.#isLatest(bytes, start, end)) return this.#latestPlace;
    let name = '';
    for (let at = start; at < end; at += 1) {
      const code = bytes[at] as number;
      name += String.fromCharCode(code >= LOWER_A && code <= LOWER_Z ? code - CASE_STEP : code);
    }
    this.#latestPlace = this.place(name);
    this.#latestLength = end - start <= NAME_BYTES_KEPT ? end - start : -1;
    if (this.#latestLength >= 0) this.#latest.set(bytes.subarray(start, end));
    return this.#latestPlace;
  }

  #isLatest(bytes: Uint8Array, start: number, end: number): boolean {
    if (end - start !== this.#latestLength) return false;
    for (let at = start; at < end; at += 1) if (bytes[at] !== this.#latest[at - start]) return false;
    return true;
  }
}
