// Reads the cells that bytes alone do not tell: those in quotes, and the text of any other.

const LINE_FEED = 10;
const QUOTE = 34;

/**
 * The content of the quoted cell at `from`, and where the next cell starts. A doubled quote stands for one, the delimiter may
 * stand inside; a quote that is never closed ends with its line, so that it changes no other row.
 */
export function unquoted(
  block: Uint8Array,
  from: number,
  delimiter: number,
): { readonly bytes: Uint8Array; readonly next: number } {
  const content: number[] = [];
  let at = from + 1;
  let isInside = true;
  for (; block[at] !== LINE_FEED; at += 1) {
    const code = block[at] as number;
    if (code === QUOTE) {
      if (isInside && block[at + 1] === QUOTE) {
        content.push(QUOTE);
        at += 1;
      } else isInside = !isInside;
    } else if (code === delimiter && !isInside) break;
    else content.push(code);
  }
  return { bytes: Uint8Array.from(content), next: at + 1 };
}

/** The bytes as text; others than ASCII become what they are not, which no number, date or root is. */
export function textInBytes(bytes: Uint8Array, from: number, to: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('latin1');
}
