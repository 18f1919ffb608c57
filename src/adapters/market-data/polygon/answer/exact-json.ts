// Reads JSON without rounding whole numbers that a double cannot hold: the vendor's nanosecond times are such numbers.
import { z } from 'zod';

const DIGITS = /^\d{1,19}$/;
const DIGITS_OF_MS_FRACTION = 6;

type ReviverContext = { readonly source?: string };

/**
 * The value of a JSON text, whole numbers beyond 2^53 as their digits; throws `SyntaxError` as `JSON.parse` does.
 * The context argument is JSON.parse source text access (ECMA-262 proposal), which Node 24 has and ES2023 does not declare.
 */
export function parseExactJson(text: string): unknown {
  return JSON.parse(text, function keepDigits(...[, value, context]: readonly unknown[]): unknown {
    if (typeof value !== 'number' || Number.isSafeInteger(value) || !Number.isInteger(value)) return value;
    const source = (context as ReviverContext | undefined)?.source;
    return source !== undefined && DIGITS.test(source) ? source : value;
  });
}

/** An instant to the nanosecond: ordered exactly by `ms`, then by `nanos`. */
export interface ExactInstant {
  readonly ms: number;
  /** Nanoseconds after `ms`, 0 to 999,999. */
  readonly nanos: number;
}

/** What the calendar can place, 1987 to 2099: a stamp outside of it is no time of a market. */
const EPOCH_MS_MIN = 536_457_600_000;
const EPOCH_MS_MAX = 4_102_444_799_999;

const isMarketTime = (ms: number): boolean => ms >= EPOCH_MS_MIN && ms <= EPOCH_MS_MAX;

/** Epoch ms of a market's time. */
export const epochMs = z.number().int().refine(isMarketTime);

const nanoseconds = z
  .union([z.number().int().nonnegative(), z.string().regex(DIGITS)])
  .transform((value): ExactInstant => {
    const digits = String(value).padStart(DIGITS_OF_MS_FRACTION + 1, '0');
    return {
      ms: Number(digits.slice(0, -DIGITS_OF_MS_FRACTION)),
      nanos: Number(digits.slice(-DIGITS_OF_MS_FRACTION)),
    };
  });

/** Nanoseconds since 1970 as the vendor writes them, as `parseExactJson` hands them over. */
export const exactInstant = nanoseconds.refine(({ ms }) => isMarketTime(ms));

/** The same where 0 stands for never, which becomes `undefined`. */
export const exactInstantOrNever = nanoseconds
  .transform((instant) => (instant.ms === 0 ? undefined : instant))
  .refine((instant) => instant === undefined || isMarketTime(instant.ms));
