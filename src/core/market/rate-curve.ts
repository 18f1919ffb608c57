// The interest rate that was known on a date, from a file of daily rates; read by pricing inputs and interest on cash.
import {
  type DayNumber,
  dayNumberOf,
  MS_PER_DAY,
  type RawRates,
  type SessionDate,
  sessionDateOf,
} from '../domain/index.ts';
import { lastIndexAtOrBelow } from '../numerics/index.ts';

/** Days after which a rate is no longer used. */
export const RATE_AGE_DAYS_MAX = 10;
/** Continuous yearly rates outside these bounds are misread units, not rates. */
const RATE_MIN = -0.05;
const RATE_MAX = 0.3;

/** A continuously compounded yearly rate with the date it was set for, or why there is none. */
export type KnownRate =
  | { readonly available: true; readonly rate: number; readonly asOf: SessionDate }
  | { readonly available: false; readonly reason: 'before-first-rate' | 'rate-too-old' };

/** rows = accepted + duplicates + unusable; `unusable` rows have no readable date or no rate from -5 % to 30 %. */
export interface RateReport {
  readonly rows: number;
  readonly accepted: number;
  readonly duplicates: number;
  readonly unusable: number;
}

/** Whether a continuous yearly rate lies between -5 % and 30 %: outside are misread units, not rates. */
export function isPlausibleRate(rate: number): boolean {
  return rate >= RATE_MIN && rate <= RATE_MAX;
}

export interface RateCurve {
  readonly report: RateReport;
  /** The latest rate of a day strictly before `date`, as a day's rate is published after it; at most 10 days old. */
  rateOn(date: SessionDate): KnownRate;
}

/** A step curve over the file's days, in any file order; of two rows for one day the later in the file counts. */
export function createRateCurve(raw: RawRates): RateCurve {
  const rateByDay = new Map<number, number>();
  let unusable = 0;
  for (let row = 0; row < raw.length; row += 1) {
    const day = Math.floor((raw.stampsMs[row] ?? Number.NaN) / MS_PER_DAY);
    const rate = raw.rate[row] ?? Number.NaN;
    if (!Number.isNaN(day) && isPlausibleRate(rate)) rateByDay.set(day, rate);
    else unusable += 1;
  }
  const days = Float64Array.from(rateByDay.keys()).sort();
  const accepted = days.length;
  return {
    report: { rows: raw.length, accepted, duplicates: raw.length - accepted - unusable, unusable },
    rateOn: (date) => {
      const day = dayNumberOf(date);
      const known = days[lastIndexAtOrBelow(days, day - 1)];
      const rate = known === undefined ? undefined : rateByDay.get(known);
      if (known === undefined || rate === undefined) return { available: false, reason: 'before-first-rate' };
      if (day - known > RATE_AGE_DAYS_MAX) return { available: false, reason: 'rate-too-old' };
      return { available: true, rate, asOf: sessionDateOf(known as DayNumber) };
    },
  };
}
