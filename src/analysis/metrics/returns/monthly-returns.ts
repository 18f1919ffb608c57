// Calendar-month returns of the whole account, so that a run can be compared month by month with an index.
import type { SessionDate } from '../../../core/domain/index.ts';

/** The account at one session's close, dollars. */
export interface SessionEquity {
  readonly date: SessionDate;
  readonly equityDollars: number;
}

export interface MonthlyReturn {
  /** `YYYY-MM`. */
  readonly month: string;
  /** Decimal; `undefined` for a month without a session, or one that starts with nothing or less. */
  readonly value: number | undefined;
}

/**
 * One entry for every calendar month from the first session's to the last's: equity at the month's last close over
 * equity at the last close before it, less 1. The first month starts from `initialDollars`, a first or last month may be
 * partial. The months that have a value chain to the run's net return.
 */
export function monthlyReturns(
  sessions: readonly SessionEquity[],
  initialDollars: number,
): readonly MonthlyReturn[] {
  const closes = new Map<string, number>();
  for (const { date, equityDollars } of sessions) closes.set(date.slice(0, 7), equityDollars);
  const first = sessions[0]?.date.slice(0, 7);
  const last = sessions.at(-1)?.date.slice(0, 7);
  if (first === undefined || last === undefined) return [];
  const months: MonthlyReturn[] = [];
  let base = initialDollars;
  for (let month = first; month <= last; month = monthAfter(month)) {
    const close = closes.get(month);
    months.push({ month, value: close === undefined || base <= 0 ? undefined : close / base - 1 });
    base = close ?? base;
  }
  return months;
}

function monthAfter(month: string): string {
  const year = Number(month.slice(0, 4));
  const number = Number(month.slice(5));
  const [nextYear, nextNumber] = number === 12 ? [year + 1, 1] : [year, number + 1];
  return `${String(nextYear).padStart(4, '0')}-${String(nextNumber).padStart(2, '0')}`;
}
