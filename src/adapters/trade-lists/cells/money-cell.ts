// Reads amounts as spreadsheets and brokers write them: with dollar signs, thousands separators, and brackets for losses.
import { type Cents, centsFromDollars } from '../../../core/domain/index.ts';

const NUMBER = /^(?:\d+|\d{1,3}(?:,\d{3})+)?(?:\.\d*)?(?:e[+-]?\d{1,3})?$/i;
const HAS_DIGIT = /^[^e]*\d/i;
/** What lists write where they have nothing. */
const NOTHING: ReadonlySet<string> = new Set(['', '--', 'nan', 'n/a']);
/** No trade has more dollars. Cents of so much stay whole in sums over a million rows. */
export const AMOUNT_MAX = 1e8;

/** `undefined` where the cell says that there is nothing; NaN where it holds no number. */
export function numberOfCell(cell: string): number | undefined {
  const text = cell.trim();
  if (NOTHING.has(text.toLowerCase())) return undefined;
  // The dollar sign stands before or behind the sign or bracket.
  const bare = text.replace(/^([+(-]?)\s*\$\s*/, '$1');
  const isBracketed = bare.startsWith('(') && bare.endsWith(')');
  const [, sign = '', digits = ''] = /^([+-]?)\s*(.*)$/.exec(isBracketed ? bare.slice(1, -1) : bare) ?? [];
  if (!NUMBER.test(digits) || !HAS_DIGIT.test(digits) || (isBracketed && sign !== '')) return Number.NaN;
  const size = Number(digits.replaceAll(',', ''));
  if (!(size < AMOUNT_MAX)) return Number.NaN;
  return isBracketed || sign === '-' ? 0 - size : size;
}

/** The cell's dollars as whole cents, halves away from zero; as above. */
export function centsOfCell(cell: string): Cents | undefined | 'no-number' {
  const dollars = numberOfCell(cell);
  if (dollars === undefined) return undefined;
  return Number.isNaN(dollars) ? 'no-number' : centsFromDollars(dollars);
}
