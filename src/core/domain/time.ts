// Instants and session dates as plain comparable values; zone conversion lives in the market calendar only.

/** Milliseconds since 1970-01-01T00:00Z. */
export type EpochMs = number & { readonly __unit: 'epochMs' };

/** An exchange session's calendar date in New York, `YYYY-MM-DD`; compares in date order as a string. */
export type SessionDate = string & { readonly __unit: 'sessionDate' };

/** Whole days since 1970-01-01 of a calendar date, without a zone. */
export type DayNumber = number & { readonly __unit: 'dayNumber' };

export const MS_PER_DAY = 86_400_000;

/** Milliseconds of an ACT/365F year. */
export const MS_PER_YEAR = 365 * MS_PER_DAY;
