// Writes figures as a typesetter does: a true minus sign, the unit beside the number.
import { dayNumberOf, type SessionDate } from '../../../core/domain/index.ts';
import { groupedNumber, UNDEFINED_TEXT } from '../text/number-text.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `−1,234.50`, or `n/a` for what is undefined. */
export function numberText(value: number | null | undefined, decimals: number): string {
  if (value === null || value === undefined) return UNDEFINED_TEXT;
  return groupedNumber(value, decimals).replace('-', '−');
}

/** `−$1,234.50`, or `n/a`. */
export function dollarText(value: number | null | undefined, decimals = 2): string {
  const text = numberText(value, decimals);
  if (text === UNDEFINED_TEXT) return text;
  return text.startsWith('−') ? `−$${text.slice(1)}` : `$${text}`;
}

/** `−12.3%` of a decimal ratio, or `n/a`. */
export function percentText(ratio: number | null | undefined, decimals: number): string {
  const text = numberText(ratio === null || ratio === undefined ? ratio : ratio * 100, decimals);
  return text === UNDEFINED_TEXT ? text : `${text}%`;
}

/** `3 January 2000`. */
export function longDate(date: SessionDate): string {
  const month = MONTHS[Number(date.slice(5, 7)) - 1] ?? '';
  return `${Number(date.slice(8))} ${month} ${Number(date.slice(0, 4))}`;
}

/** The days from one date to another in the unit that fits: `12 days`, `7 months`, `4.2 years`. */
export function spanText(from: SessionDate, to: SessionDate): string {
  const days = dayNumberOf(to) - dayNumberOf(from);
  if (days < 60) return `${days} ${days === 1 ? 'day' : 'days'}`;
  if (days < 730) return `${Math.round(days / 30.44)} months`;
  return `${(days / 365.25).toFixed(1)} years`;
}
