// Reads a number that a flag's text spells in decimal.

const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** The number that a text spells in decimal, so that `0x10`, `Infinity` and an empty text stay what they are. */
export function decimalIn(text: string): number | undefined {
  const value = DECIMAL.test(text.trim()) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : undefined;
}
