// How much a simulated contract trades and how much of it is open: levels that rank contracts as real chains do.
import {
  type Cents,
  type ContractActivity,
  dayNumberOf,
  type DayNumber,
  type OptionExpiry,
  type OptionRight,
  type Root,
  sessionDateOf,
  type SessionDate,
  weekdayOf,
} from '../../domain/index.ts';
import { thirdFridayOf } from '../../market/index.ts';

/** What the activity of a day depends on, fixed at the session's opening so that open interest stands all day. */
export interface ActivityDay {
  readonly date: SessionDate;
  /** The underlying's opening value in the root's points. */
  readonly openingPoints: number;
  /** VIX at the session's first bar, points. */
  readonly vix: number;
  /** How much of the session has passed, 0 to 1. */
  readonly elapsedShare: number;
}

export interface ActivityContract {
  readonly expiry: OptionExpiry;
  readonly right: OptionRight;
  readonly strikeCents: Cents;
}

/** Logarithms of one measure plus one: a sum over contract, strike and expiry. */
interface MeasureTable {
  /** At each of `DEVIATIONS` out of the money. */
  readonly call: readonly number[];
  readonly put: readonly number[];
  /** What a strike at a multiple of each of `ROUND_POINTS` adds: at 30 days, and per unit of log(days / 30). */
  readonly round: readonly (readonly [number, number])[];
  readonly base: number;
  readonly perLogDays: number;
  readonly perSquaredLogDays: number;
  readonly friday: number;
  readonly monthly: number;
  readonly quarterlyMonthly: number;
  readonly monthEnd: number;
  readonly quarterEnd: number;
  readonly root: Readonly<Record<Root, number>>;
}

/** Standard deviations to expiry at which the shapes are given; negative is in the money. */
const DEVIATIONS = [-4, -1.5, 0, 1, 2, 3, 5, 8] as const;
/** Round strikes in points of the index; SPY and XSP count tenfold. Each multiple of 500 is one of 100, 50 and 25 too. */
const ROUND_POINTS = [500, 100, 50, 25] as const;
/** At-the-money volatility over VIX. */
const ATM_SHARE_OF_VIX = 0.85;
const REFERENCE_DAYS = 30;
const LOG_DAYS_MIN = -3.4;
const LOG_DAYS_MAX = 2.5;
const DAYS_PER_YEAR = 365;
const FRIDAY = 5;
const U_SHAPE = 0.08;

/** Own regression on quoted chains of calibration weeks 2011 to 2026, equal weight to every source. */
const OPEN_INTEREST: MeasureTable = {
  call: [-2.9, -0.36, 1.95, 2.07, 0.8, -0.15, -0.9, -2.24],
  put: [-3.86, -2.9, 1.78, 2.23, 1.76, 1.46, 1.12, 0.15],
  round: [
    [0.48, 0.18],
    [0.26, 0.11],
    [0.52, 0.17],
    [0.91, 0.14],
  ],
  base: 1.16,
  perLogDays: -1.23,
  perSquaredLogDays: -0.08,
  friday: 0.44,
  monthly: 1.51,
  quarterlyMonthly: 1.09,
  monthEnd: 1.2,
  quarterEnd: 0.36,
  root: { SPX: 3.14, SPXW: 0, XSP: -1.49, SPY: 1.55 },
};

const VOLUME: MeasureTable = {
  call: [-1.56, -0.28, 1.64, 1.79, 0.53, -0.41, -1.37, -2.44],
  put: [-2.28, -1.21, 1.7, 1.8, 1.36, 0.92, 0.53, -0.72],
  round: [
    [0.24, 0.03],
    [0.19, 0.08],
    [0.28, 0.12],
    [0.41, 0.17],
  ],
  base: 0.52,
  perLogDays: -1.07,
  perSquaredLogDays: -0.02,
  friday: 0.24,
  monthly: 0.42,
  quarterlyMonthly: 0.13,
  monthEnd: 0.02,
  quarterEnd: 0.17,
  root: { SPX: 0.84, SPXW: 0, XSP: -0.73, SPY: 1.12 },
};

/**
 * Contracts open at the day's start, and traded in the session so far. Only their order within an expiry was held
 * against real chains; the levels are those of 2022 to 2026 at every date.
 */
export function contractActivity(contract: ActivityContract, day: ActivityDay): ContractActivity {
  const { elapsedShare } = day;
  // Trading is busier at both ends of a session.
  const traded = elapsedShare + U_SHAPE * Math.sin(2 * Math.PI * elapsedShare);
  return {
    openInterest: Math.max(0, Math.round(Math.exp(logLevel(OPEN_INTEREST, contract, day)) - 1)),
    volume: Math.max(0, Math.round((Math.exp(logLevel(VOLUME, contract, day)) - 1) * traded)),
  };
}

function logLevel(table: MeasureTable, contract: ActivityContract, day: ActivityDay): number {
  const { expiry, right, strikeCents } = contract;
  const expiryDay = dayNumberOf(expiry.sessionDate);
  const days = Math.max(0.5, expiryDay - dayNumberOf(day.date));
  const logDays = Math.log(days / REFERENCE_DAYS);
  const { root } = expiry;
  const deviation =
    Math.log(strikeCents / 100 / day.openingPoints) /
    (((ATM_SHARE_OF_VIX * day.vix) / 100) * Math.sqrt(days / DAYS_PER_YEAR));
  const shape = right === 'call' ? interpolated(table.call, deviation) : interpolated(table.put, -deviation);
  return (
    table.base +
    logDays * (table.perLogDays + table.perSquaredLogDays * logDays) +
    shape +
    roundness(table, strikeCents, root, logDays) +
    expiryLevel(table, root, expiry.sessionDate, expiryDay) +
    table.root[root]
  );
}

function roundness(table: MeasureTable, strikeCents: Cents, root: Root, logDays: number): number {
  const indexCents = root === 'SPY' || root === 'XSP' ? strikeCents * 10 : strikeCents;
  const bounded = Math.min(LOG_DAYS_MAX, Math.max(LOG_DAYS_MIN, logDays));
  let sum = 0;
  for (const [index, points] of ROUND_POINTS.entries()) {
    if (indexCents % (points * 100) !== 0) continue;
    const [level, growth] = table.round[index] ?? [0, 0];
    sum += level + growth * bounded;
  }
  return sum;
}

function expiryLevel(table: MeasureTable, root: Root, date: SessionDate, day: DayNumber): number {
  const isFriday = weekdayOf(day) === FRIDAY;
  const isQuarterMonth = Number(date.slice(5, 7)) % 3 === 0;
  const nextSession = sessionDateOf((day + (isFriday ? 3 : 1)) as DayNumber);
  const isMonthEnd = nextSession.slice(5, 7) !== date.slice(5, 7);
  const isMonthly = root !== 'SPX' && thirdFridayOf(date) === date;
  return (
    (isFriday ? table.friday : 0) +
    (isMonthly ? table.monthly + (isQuarterMonth ? table.quarterlyMonthly : 0) : 0) +
    (root === 'SPX' && isQuarterMonth ? table.quarterlyMonthly : 0) +
    (isMonthEnd ? table.monthEnd + (isQuarterMonth ? table.quarterEnd : 0) : 0)
  );
}

function interpolated(values: readonly number[], deviation: number): number {
  const last = DEVIATIONS.length - 1;
  if (deviation >= (DEVIATIONS[last] as number)) return values[last] as number;
  let after = 1;
  while (after < last && deviation > (DEVIATIONS[after] as number)) after += 1;
  const start = DEVIATIONS[after - 1] as number;
  const share = Math.max(0, (deviation - start) / ((DEVIATIONS[after] as number) - start));
  const first = values[after - 1] as number;
  return first + share * ((values[after] as number) - first);
}
