// The tables that the host writes once, before the first call; their content and layout are those of the TypeScript kernel.

/** 32 float64: 2^(j/32). */
export const ROOTS_OF_TWO: usize = memory.data(32 * 8, 16);
/** 256 rows of 8 float64, one cache line each: the polynomial of a piece of the normal tail in its first six. */
export const TAIL_PIECES: usize = memory.data(256 * 64, 64);

/** Where the host writes the roots of two. */
export function rootsOfTwo(): usize {
  return ROOTS_OF_TWO;
}

/** Where the host writes the pieces of the normal tail. */
export function tailPieces(): usize {
  return TAIL_PIECES;
}
