// Which dates may calibrate the simulated chain and which only validate it: whole weeks in turn, fixed before anything was fitted.
import { dayNumberOf, type SessionDate } from '../../core/domain/index.ts';

export type ChainDates = 'calibration' | 'validation' | 'all';

/** 1970-01-01 as a day of the proleptic calendar whose day 1 is Monday, 1 January of year 1. */
const EPOCH_ORDINAL = 719_163;

/** Counts weeks from Monday, 1 January of year 1. */
export function weekNumberOf(date: SessionDate): number {
  const ordinal: number = dayNumberOf(date) + EPOCH_ORDINAL;
  return Math.floor((ordinal - 1) / 7);
}

/** Odd weeks calibrate, even weeks validate. */
export function calibrates(date: SessionDate): boolean {
  return weekNumberOf(date) % 2 === 1;
}

/** True where a date belongs to the kind asked for. */
export function isAmong(dates: ChainDates, date: SessionDate): boolean {
  return dates === 'all' || (dates === 'calibration') === calibrates(date);
}

/** The rule as a person reads it. */
export const SPLIT_RULE =
  'weeks counted from Monday, 1 January of year 1: odd weeks calibrate, even weeks validate';
