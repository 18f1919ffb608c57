// Encodes places in a dictionary: as runs where they repeat, else packed in as few bits as the longest needs.

const SEVEN_BITS = 0x80;
const GROUP = 8;
/** A run's length and value take about this. */
const RUN_BYTES = 4;

/** Bits that hold places below `size`; one at least. */
export function bitsFor(size: number): number {
  return Math.max(1, 32 - Math.clz32(size - 1));
}

export interface Places {
  readonly places: Uint16Array;
  readonly length: number;
  readonly size: number;
  readonly runs: number;
}

/**
 * Writes the places of one data page at `at`, the number of bits first, and gives where they end; `to` has room. Source: Apache
 * Parquet, "Run Length Encoding / Bit-Packing Hybrid".
 */
export function writePlaces(to: Uint8Array, at: number, places: Places): number {
  const bits = bitsFor(places.size);
  to[at] = bits;
  const packedBytes = (places.length * bits) / 8;
  return places.runs * RUN_BYTES < packedBytes
    ? writeRuns(to, at + 1, places, bits)
    : writePacked(to, at + 1, places, bits);
}

function writeRuns(to: Uint8Array, from: number, { places, length }: Places, bits: number): number {
  let at = from;
  for (let row = 0, end = 0; row < length; row = end) {
    const place = places[row] as number;
    for (end = row + 1; end < length && places[end] === place;) end += 1;
    at = writeVarint(to, at, (end - row) << 1);
    to[at++] = place;
    if (bits > 8) to[at++] = place >>> 8;
  }
  return at;
}

function writePacked(to: Uint8Array, from: number, { places, length }: Places, bits: number): number {
  const groups = Math.ceil(length / GROUP);
  let at = writeVarint(to, from, (groups << 1) | 1);
  // What follows the last row of its group are zeros.
  places.fill(0, length, groups * GROUP);
  let word = 0;
  let held = 0;
  for (let row = 0; row < groups * GROUP; row += 1) {
    word |= (places[row] as number) << held;
    held += bits;
    if (held >= 16) {
      to[at] = word;
      to[at + 1] = word >>> 8;
      at += 2;
      held -= 16;
      word >>>= 16;
    }
  }
  if (held > 0) to[at++] = word;
  return at;
}

function writeVarint(to: Uint8Array, from: number, value: number): number {
  let at = from;
  let left = value;
  for (; left >= SEVEN_BITS; left >>>= 7) to[at++] = (left & (SEVEN_BITS - 1)) | SEVEN_BITS;
  to[at] = left;
  return at + 1;
}
