// Writes numbers for people: grouped thousands, fixed decimals, a stated sign for what is undefined.

/** What stands where a figure is undefined. */
export const UNDEFINED_TEXT = 'n/a';

// Beyond this a number is read by its size, not by its digits.
const GROUPED_MAX = 1e12;

/** `-1,234.50`: thousands grouped by commas, `decimals` places, no negative zero; from 1e12 on `1.23e+15`. */
export function groupedNumber(value: number, decimals: number): string {
  if (Math.abs(value) >= GROUPED_MAX) return value.toExponential(2);
  const digits = Math.abs(value).toFixed(decimals);
  const [whole = '', fraction] = digits.split('.');
  const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
  const sign = value < 0 && Number(digits) !== 0 ? '-' : '';
  return `${sign}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** A number or `n/a`. */
export function numberOrUndefined(value: number | null, decimals: number): string {
  return value === null ? UNDEFINED_TEXT : groupedNumber(value, decimals);
}

/** A decimal ratio in percent, without the sign of percent, or `n/a`. */
export function percentOrUndefined(ratio: number | null, decimals: number): string {
  return ratio === null ? UNDEFINED_TEXT : groupedNumber(ratio * 100, decimals);
}

/** `1 trade`, `2 trades`, `1,234 trades`. */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${groupedNumber(count, 0)} ${count === 1 ? singular : plural}`;
}

/** Five digits that tell, whatever the size: what a gate measured has many units. */
export function shortFigure(value: number): string {
  return String(Number(value.toPrecision(5)));
}
