// Cuts a stream of bytes into lines while holding no more than one bounded line.

const NEWLINE = 0x0a;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** A line's bytes without its newline; `undefined` for a line that is longer than the limit. */
export type RawLine = Buffer | undefined;

export interface LineSplitter {
  /** The lines that end in `chunk`, in order. */
  push(chunk: Buffer): Generator<RawLine>;
  /** The last line where the stream ends without a newline. */
  end(): Generator<RawLine>;
}

/** A splitter whose lines have at most `bytesMax` bytes; a byte order mark before the first line is dropped. */
export function createLineSplitter(bytesMax: number): LineSplitter {
  let pieces: Buffer[] = [];
  let bytes = 0;
  let isFirst = true;

  const keep = (piece: Buffer): void => {
    bytes += piece.length;
    if (bytes > bytesMax) pieces = [];
    else pieces.push(piece);
  };

  const take = (): RawLine => {
    const line = bytes > bytesMax ? undefined : Buffer.concat(pieces);
    const isMarked = isFirst && line?.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK);
    pieces = [];
    bytes = 0;
    isFirst = false;
    return isMarked === true ? line?.subarray(BYTE_ORDER_MARK.length) : line;
  };

  return {
    *push(chunk) {
      let from = 0;
      for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
        keep(chunk.subarray(from, at));
        from = at + 1;
        yield take();
      }
      if (from < chunk.length) keep(chunk.subarray(from));
    },
    *end() {
      if (bytes > 0) yield take();
    },
  };
}
