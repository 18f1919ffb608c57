// What it takes to read a decimal number exactly: the bounds within which one division gives the nearest double, and its text.

/**
 * Powers of ten that a double holds exactly. A whole number below `EXACT_INTEGER_LIMIT` over one of them is rounded once, as
 * Number() rounds. Source: Clinger (1990), "How to Read Floating Point Numbers Accurately", section 3.
 */
export const EXACT_POWERS_OF_TEN: Float64Array = Float64Array.from({ length: 23 }, (_, power) =>
  Number(`1e${power}`),
);
export const EXACT_DECIMALS_LIMIT: number = EXACT_POWERS_OF_TEN.length;
/** Every whole number below is a double of its own. Sums of digits that reach it may have been rounded. */
export const EXACT_INTEGER_LIMIT: number = 2 ** 53;

const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const THOUSANDS = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
/** What vendors write where they have nothing. */
const NOTHING: ReadonlySet<string> = new Set([
  '',
  '-',
  '--',
  '.',
  'na',
  'n/a',
  'nan',
  'null',
  'none',
  'unch',
  '#n/a',
]);
/** The number that a text writes, `undefined` where it says that there is none, NaN where it is no number. */
export function textNumber(text: string): number | undefined {
  const trimmed = text.trim();
  if (DECIMAL.test(trimmed)) {
    const value = Number(trimmed);
    return Number.isFinite(value) ? value : Number.NaN;
  }
  if (THOUSANDS.test(trimmed)) return Number(trimmed.replaceAll(',', ''));
  return NOTHING.has(trimmed.toLowerCase()) ? undefined : Number.NaN;
}
