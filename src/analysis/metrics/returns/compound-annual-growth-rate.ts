// The constant yearly growth that turns initial into final equity.
import { daysBetween, type SessionDate } from '../../../core/domain/index.ts';
import type { EquityChange } from './net-return.ts';

const DAYS_PER_YEAR = 365.25;

/** Years from the start of the day `from` to the end of the day `to`, both included: actual days over 365.25. */
export function calendarYears(from: SessionDate, to: SessionDate): number {
  return (daysBetween(from, to) + 1) / DAYS_PER_YEAR;
}

/**
 * (final / initial)^(1 / years) - 1, decimal a year; -1 where everything is lost.
 * `undefined` unless initial equity and years are positive and final equity is not negative, and where a short span
 * compounds beyond the number range.
 */
export function compoundAnnualGrowthRate(change: EquityChange, years: number): number | undefined {
  if (!(change.initialDollars > 0 && change.finalDollars >= 0 && years > 0)) return undefined;
  const rate = (change.finalDollars / change.initialDollars) ** (1 / years) - 1;
  return Number.isFinite(rate) ? rate : undefined;
}
