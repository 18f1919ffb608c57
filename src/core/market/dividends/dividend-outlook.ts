// The dividends that a session may expect of an ETF that pays quarterly: its known schedule, and amounts known by then.
import { type CashDividend, dayNumberOf, type SessionDate } from '../../domain/index.ts';
import type { TradingCalendar } from '../calendar/trading-calendar.ts';

export interface DividendOutlook {
  /** Dividends that go ex after `date`, nearest first; the same array for the same date. */
  aheadOn(date: SessionDate): readonly CashDividend[];
}

/** Quarters that options may reach into. */
const QUARTERS_AHEAD = 14;
const MONTHS_A_QUARTER = 3;
const MONTHS_A_YEAR = 12;

/**
 * Each third Friday of March, June, September and December, or the session before where that is closed, is an ex-date:
 * SPY's schedule is published ahead. Its amount is not: expected is what the same quarter paid last, among the dividends
 * of `history` that went ex on or before the date asked for. A quarter that never paid yet is left out, as is one beyond
 * the calendar.
 */
export function createDividendOutlook(
  history: readonly CashDividend[],
  calendar: Pick<TradingCalendar, 'monthlyExpiryOf'>,
): DividendOutlook {
  const known = new Map<SessionDate, readonly CashDividend[]>();
  return {
    aheadOn(date) {
      const found = known.get(date) ?? expectedAfter(date, history, calendar);
      known.set(date, found);
      return found;
    },
  };
}

function expectedAfter(
  date: SessionDate,
  history: readonly CashDividend[],
  calendar: Pick<TradingCalendar, 'monthlyExpiryOf'>,
): readonly CashDividend[] {
  const today = dayNumberOf(date);
  const expected: CashDividend[] = [];
  const first = Math.ceil(Number(date.slice(5, 7)) / MONTHS_A_QUARTER) * MONTHS_A_QUARTER;
  for (let quarter = 0; quarter < QUARTERS_AHEAD; quarter += 1) {
    const month = first + quarter * MONTHS_A_QUARTER;
    const year = Number(date.slice(0, 4)) + Math.floor((month - 1) / MONTHS_A_YEAR);
    const ofYear = ((month - 1) % MONTHS_A_YEAR) + 1;
    const monthText = String(ofYear).padStart(2, '0');
    const exDate = calendar.monthlyExpiryOf(`${year}-${monthText}-01` as SessionDate);
    if (exDate === undefined || dayNumberOf(exDate) <= today) continue;
    const last = history.findLast((paid) => paid.exDate <= date && paid.exDate.slice(5, 7) === monthText);
    if (last !== undefined) expected.push({ exDate, dollars: last.dollars });
  }
  return expected;
}
