// Reads a flag whose value is a whole number inside bounds.
import { usageError, type UsageResult } from '../../config/index.ts';

/** Bounds of a flag's value, both included. */
export interface WholeBounds {
  readonly least: number;
  readonly most: number;
}

/** The number that `text` spells; `undefined` where the flag is absent. Error code `<flag>-syntax`. */
export function wholeNumberOf(
  flag: string,
  text: string | undefined,
  { least, most }: WholeBounds,
): UsageResult<number | undefined> {
  if (text === undefined) return { ok: true, value: undefined };
  const value = /^\d{1,9}$/.test(text.trim()) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return { ok: true, value };
  return usageError(
    `${flag}-syntax`,
    `--${flag} expects a whole number from ${least} to ${most}, found "${text}"`,
  );
}
