// Reads the values of Alpaca's records: numbers that may come as text, times to the nanosecond, dates.
import { z } from 'zod';
import {
  dayNumberOf,
  MS_PER_DAY,
  parseSessionDate,
  type SessionDate,
} from '../../../../core/domain/index.ts';

const NUMBER_TEXT = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i;

/** A number, or a text that is one. */
export const vendorNumber = z.union([
  z.number(),
  z.string().trim().regex(NUMBER_TEXT).transform(Number).pipe(z.number()),
]);

/** As `vendorNumber`; NaN where the vendor has none. */
export const numberOrMissing = vendorNumber.nullish().transform((value) => value ?? Number.NaN);

/** An instant to the nanosecond: ordered exactly by `ms`, then by `nanos`. */
export interface VendorInstant {
  /** Epoch ms, rounded down. */
  readonly ms: number;
  /** Nanoseconds after `ms`, 0 to 999,999. */
  readonly nanos: number;
}

const RFC_3339 =
  /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(?:[Zz]|([+-]\d{2}):(\d{2}))$/;

/** The instant of an RFC 3339 time from 1970 on; `undefined` for anything else, such as the vendor's year 1 for none. */
export function parseInstant(text: string): VendorInstant | undefined {
  const match = RFC_3339.exec(text.trim());
  const date = parseSessionDate(match?.[1] ?? '');
  if (match === null || date === undefined) return undefined;
  const [hour = 0, minute = 0, second = 0] = match.slice(2, 5).map(Number);
  const fraction = (match[5] ?? '').padEnd(9, '0');
  const [zoneHours = '+00', zoneMinutes = '00'] = [match[6], match[7]];
  const sign = zoneHours.startsWith('-') ? -1 : 1;
  if (hour > 23 || minute > 59 || second > 59 || Number(zoneMinutes) > 59) return undefined;
  const offsetMinutes = sign * (Math.abs(Number(zoneHours)) * 60 + Number(zoneMinutes));
  const ofDayMs = ((hour * 60 + minute - offsetMinutes) * 60 + second) * 1000 + Number(fraction.slice(0, 3));
  const ms = dayNumberOf(date) * MS_PER_DAY + ofDayMs;
  return ms > 0 ? { ms, nanos: Number(fraction.slice(3)) } : undefined;
}

/** An RFC 3339 time. */
export const vendorInstant = z.string().transform((text, context): VendorInstant => {
  const instant = parseInstant(text);
  if (instant === undefined) {
    context.issues.push({ code: 'custom', message: 'expected an RFC 3339 time', input: text });
    return z.NEVER;
  }
  return instant;
});

/** A calendar date as `YYYY-MM-DD`. */
export const vendorDate = z.string().transform((text, context): SessionDate => {
  const date = parseSessionDate(text.trim());
  if (date === undefined) {
    context.issues.push({ code: 'custom', message: 'expected a date', input: text });
    return z.NEVER;
  }
  return date;
});

/** Such a date, `undefined` where the vendor gives none or an empty text. */
export const dateOrMissing = z
  .union([vendorDate, z.literal('').transform(() => undefined)])
  .nullish()
  .transform((date) => date ?? undefined);
