// Interest rates of several maturities by date, read at any maturity: what was known on a date, and nothing later.
import type { RawRates, SessionDate } from '../../domain/index.ts';
import { interpolateLinear } from '../../numerics/index.ts';
import { createRateCurve, type KnownRate, type RateReport } from '../rate-curve.ts';

/** One series of rates, continuous decimals, for money lent for `days`. */
export interface TenorRates {
  readonly name: string;
  readonly days: number;
  readonly rates: RawRates;
}

/** The point of one series that was known on a date. */
export interface CurvePoint {
  readonly name: string;
  readonly days: number;
  readonly rate: number;
  readonly asOf: SessionDate;
}

/** A curve as known on a date: at least one point, or why there is none. */
export type KnownCurve =
  | {
      readonly available: true;
      /** By maturity. */
      readonly points: readonly CurvePoint[];
      /** The continuous yearly rate for money lent for `days`: linear between the points, flat outside them. */
      rateFor(days: number): number;
    }
  | { readonly available: false; readonly reason: 'before-first-rate' | 'rate-too-old' };

export interface DatedCurve {
  readonly reports: readonly { readonly name: string; readonly report: RateReport }[];
  /** Of each series the latest rate of an earlier day, at most 10 days old; series without one are left out. */
  curveOn(date: SessionDate): KnownCurve;
}

/** A curve of one series is flat. Series must differ in `days`. */
export function createDatedCurve(tenors: readonly TenorRates[]): DatedCurve {
  const series = tenors
    .map(({ name, days, rates }) => ({ name, days, curve: createRateCurve(rates) }))
    .toSorted((left, right) => left.days - right.days);
  return {
    reports: series.map(({ name, curve }) => ({ name, report: curve.report })),
    curveOn: (date) => {
      const known = series.map(({ name, days, curve }) => ({ name, days, found: curve.rateOn(date) }));
      const points = known.flatMap(({ name, days, found }): readonly CurvePoint[] =>
        found.available ? [{ name, days, rate: found.rate, asOf: found.asOf }] : [],
      );
      return points.length === 0 ? { available: false, reason: reasonOf(known) } : curveThrough(points);
    },
  };
}

function curveThrough(points: readonly CurvePoint[]): KnownCurve {
  const days = Float64Array.from(points, (point) => point.days);
  const rates = Float64Array.from(points, (point) => point.rate);
  return { available: true, points, rateFor: (at) => interpolateLinear(days, rates, at) };
}

/** Where one series is merely too old there once were rates. */
function reasonOf(known: readonly { readonly found: KnownRate }[]): 'before-first-rate' | 'rate-too-old' {
  const isOld = known.some(({ found }) => !found.available && found.reason === 'rate-too-old');
  return isOld ? 'rate-too-old' : 'before-first-rate';
}
