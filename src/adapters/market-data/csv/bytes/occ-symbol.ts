// Reads the tail of an OCC option symbol: expiry, right and strike behind the root.

/** Digits of the date at a tail's start, `YYMMDD`. */
export const DATE_DIGITS = 6;
const TAIL_BYTES = 15;
const STRIKE_BYTES = 8;
const POINT_PLACE = 5;
const STRIKE_UNITS_A_DOLLAR = 1000;
const ZERO = 48;
const POINT = 46;
const BLANK = 32;
const LOWER_BIT = 32;
const LOWER_C = 99;
const LOWER_P = 112;
const SIDE_PUT = 0;
const SIDE_CALL = 1;
const SIDE_UNREADABLE = 2;

/**
 * Where the tail of the symbol in `bytes[from, to)` starts: six digits, C or P, and the strike in eight places, thousandths of
 * a dollar or with a decimal point (`00450.00`). -1 where the bytes end otherwise or nothing comes before.
 */
export function occTail(bytes: Uint8Array, from: number, to: number): number {
  let end = to;
  while (end > from && (bytes[end - 1] as number) <= BLANK) end -= 1;
  const tail = end - TAIL_BYTES;
  if (tail <= from) return -1;
  for (let at = tail; at < end; at += 1) {
    const code = bytes[at] as number;
    const place = at - tail - DATE_DIGITS;
    if (place === 0) {
      const letter = code | LOWER_BIT;
      if (letter !== LOWER_C && letter !== LOWER_P) return -1;
    } else if (!(code >= ZERO && code <= ZERO + 9) && !(code === POINT && place === POINT_PLACE + 1))
      return -1;
  }
  return tail;
}

/** Dollars of the strike at `from`. */
export function symbolStrike(bytes: Uint8Array, from: number): number {
  let whole = 0;
  for (let at = from; at < from + STRIKE_BYTES; at += 1) {
    const code = bytes[at] as number;
    if (code !== POINT) whole = whole * 10 + (code - ZERO);
  }
  return bytes[from + POINT_PLACE] === POINT ? whole / 100 : whole / STRIKE_UNITS_A_DOLLAR;
}

/** 1 where the bytes begin with C as in call, 0 with P as in put, else 2; blanks before count for nothing. */
export function rightInBytes(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && (bytes[at] as number) <= BLANK) at += 1;
  const letter = at < to ? (bytes[at] as number) | LOWER_BIT : 0;
  return letter === LOWER_C ? SIDE_CALL : letter === LOWER_P ? SIDE_PUT : SIDE_UNREADABLE;
}

/** Call, calls, put and puts, in small letters. */
const WORDS = ['puts', 'calls'].map((word) => Buffer.from(word));

/** The same of a whole cell, which has the letter or the word and nothing else. */
export function rightCellInBytes(bytes: Uint8Array, from: number, to: number): number {
  let start = from;
  while (start < to && (bytes[start] as number) <= BLANK) start += 1;
  let end = to;
  while (end > start && (bytes[end - 1] as number) <= BLANK) end -= 1;
  const right = rightInBytes(bytes, start, end);
  const length = end - start;
  if (length <= 1 || right === SIDE_UNREADABLE) return right;
  const word = WORDS[right] as Buffer;
  if (length !== word.length && length !== word.length - 1) return SIDE_UNREADABLE;
  for (let at = 1; at < length; at += 1)
    if (((bytes[start + at] as number) | LOWER_BIT) !== word[at]) return SIDE_UNREADABLE;
  return right;
}
