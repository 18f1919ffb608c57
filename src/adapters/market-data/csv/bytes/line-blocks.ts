// Cuts a stream of byte chunks into blocks of whole lines, without copying more than the lines that chunks split.

const LINE_FEED = 10;
const BLANK = 32;
/** Of a longer line, which no row of data is, only this much is kept. */
const LINE_BYTES_MAX = 1 << 20;

/** Bytes that end with a line feed. */
export type Block = Uint8Array;

export class LineBlocks {
  #carried = new Uint8Array(0);
  #isCutting = false;

  /** The whole lines that `chunk` completes, in order; they may share its memory. */
  *feed(chunk: Uint8Array): Generator<Block, void> {
    let start = 0;
    if (this.#carried.length > 0 || this.#isCutting) {
      const end = chunk.indexOf(LINE_FEED);
      if (end < 0) {
        this.#carry(chunk);
        return;
      }
      yield joined(
        this.#carried,
        this.#isCutting ? chunk.subarray(end, end + 1) : chunk.subarray(0, end + 1),
      );
      this.#carried = new Uint8Array(0);
      this.#isCutting = false;
      start = end + 1;
    }
    const last = chunk.lastIndexOf(LINE_FEED);
    if (last >= start) yield chunk.subarray(start, last + 1);
    if (last + 1 < chunk.length) this.#carry(chunk.subarray(Math.max(start, last + 1)));
  }

  /** The last line, which may lack its end. */
  *end(): Generator<Block, void> {
    if (this.#carried.length > 0) yield joined(this.#carried, Uint8Array.of(LINE_FEED));
    this.#carried = new Uint8Array(0);
  }

  #carry(bytes: Uint8Array): void {
    if (this.#isCutting) return;
    this.#isCutting = this.#carried.length + bytes.length > LINE_BYTES_MAX;
    this.#carried = joined(this.#carried, bytes.subarray(0, LINE_BYTES_MAX - this.#carried.length));
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}

/** The end of the line at `from` where it is blank, else `from`. */
export function blankLineEnd(block: Uint8Array, from: number): number {
  let at = from;
  let code = block[at] as number;
  while (code <= BLANK && code !== LINE_FEED) code = block[(at += 1)] as number;
  return code === LINE_FEED ? at + 1 : from;
}
