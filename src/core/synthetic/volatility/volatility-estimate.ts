// The estimated volatility index at one instant: recent ranges and losses through a fitted formula, without any option data.
import { FORECAST_DECAY, type RangeHistory } from './range-history.ts';

/** Closed sessions needed before the first estimate. */
export const WARM_UP_SESSIONS = 252;
const SESSIONS_PER_YEAR = 252;
const WEEK = 5;
const MONTH = 22;
const QUARTER = 66;

/** Today up to an instant. */
export interface PartialDay {
  /** Natural logarithm of the last price. */
  logPrice: number;
  /** `rangeVariance` of the session so far. */
  rangeVariance: number;
  /** Share of the session that has passed, 0 to 1. */
  sessionShare: number;
  /** Share of the trading day, the night before included. */
  dayShare: number;
}

/**
 * The level in points from `closed` closed rows and today. What is left of today's range variance is expected at the
 * mean of the last 22 sessions: a range so far alone would start every day at zero and rise by the clock, and the larger
 * of range and mean would be biased upwards all day. At the close nothing is left and the daily formula stands.
 * `undefined` during warm-up, and where a week has no range at all. Own fit of ln VIX on 1990 to 1999; the error has a
 * standard deviation of 0.095 there and lasts for weeks.
 */
export function estimatedVixPoints(
  history: RangeHistory,
  closed: number,
  today: PartialDay,
): number | undefined {
  if (closed < WARM_UP_SESSIONS) return undefined;
  const rest = (1 - today.sessionShare) * (sumOfLast(history, closed, MONTH) / MONTH);
  const range = today.rangeVariance + rest;
  const week = sumOfLast(history, closed, WEEK - 1) + range;
  if (!(week > 0)) return undefined;
  const month = sumOfLast(history, closed, MONTH - 1) + range;
  const quarter = sumOfLast(history, closed, QUARTER - 1) + range;
  const year = sumOfLast(history, closed, SESSIONS_PER_YEAR - 1) + range;
  const dayLoss = Math.min(
    0.5,
    Math.max(0, -returnOver(history, closed, 1, today)) * Math.sqrt(SESSIONS_PER_YEAR),
  );
  const weekLoss = Math.min(
    0.4,
    Math.max(0, -returnOver(history, closed, WEEK, today)) * Math.sqrt(SESSIONS_PER_YEAR / WEEK),
  );
  const monthLoss = Math.min(0.12, Math.max(-0.08, -returnOver(history, closed, MONTH, today)));
  const logLevel =
    0.1028 +
    0.1014 * logVolatility(week / WEEK) +
    0.258 * logVolatility(month / MONTH) +
    0.2061 * logVolatility(quarter / QUARTER) +
    0.2761 * logVolatility(year / SESSIONS_PER_YEAR) +
    0.2046 * dayLoss +
    0.3419 * weekLoss +
    0.6074 * monthLoss;
  return 100 * Math.exp(logLevel);
}

/**
 * Realised volatility as RiskMetrics forecasts it, in points: the level at which options carry no premium. Today's
 * squared return counts as it stands, what is left of the day at the forecast before it. `undefined` during warm-up.
 */
export function forecastVixPoints(
  history: RangeHistory,
  closed: number,
  today: PartialDay,
): number | undefined {
  if (closed < WARM_UP_SESSIONS) return undefined;
  const before = history.forecast[closed] as number;
  const change = returnOver(history, closed, 1, today);
  const todayVariance = change * change + (1 - today.dayShare) * before;
  const variance = FORECAST_DECAY * before + (1 - FORECAST_DECAY) * todayVariance;
  return variance > 0 ? 100 * Math.sqrt(SESSIONS_PER_YEAR * variance) : undefined;
}

function sumOfLast(history: RangeHistory, closed: number, count: number): number {
  return (history.rangeSum[closed] as number) - (history.rangeSum[closed - count] as number);
}

/** The logarithmic return to now over `sessions` sessions, today being the last of them. */
function returnOver(history: RangeHistory, closed: number, sessions: number, today: PartialDay): number {
  return today.logPrice - (history.logClose[closed - sessions] as number);
}

/** ln of the annual volatility of a daily variance. */
function logVolatility(dailyVariance: number): number {
  return 0.5 * Math.log(SESSIONS_PER_YEAR * dailyVariance);
}
