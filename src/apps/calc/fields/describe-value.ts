// Says in an error message what was found, without repeating a whole line of input.

const TEXT_LENGTH_MAX = 40;

/** A JSON value in a few words: scalars as written, long strings cut, arrays and objects by their kind only. */
export function describeValue(value: unknown): string {
  if (typeof value === 'string') return shortText(value);
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  return String(value);
}

/** A string in quotes, cut where it is long. */
export function shortText(text: string): string {
  return JSON.stringify(text.length <= TEXT_LENGTH_MAX ? text : `${text.slice(0, TEXT_LENGTH_MAX)}…`);
}
