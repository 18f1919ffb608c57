// Dates that follow from a rule and the exchange calendar: monthly and VIX expiries, quadruple witching, election days.
import {
  addDays,
  type DayNumber,
  dayNumberOf,
  type SessionDate,
  sessionDateOf,
  weekdayOf,
} from '../../domain/index.ts';
import { thirdFridayOf } from './third-friday.ts';
import type { TradingCalendar } from './trading-calendar.ts';

/** From a VIX expiry to the monthly expiry of the S&P 500 options that its settlement is calculated from. */
const VIX_DAYS = 30;
const MONDAY = 1;

/**
 * The day on which VIX futures and options of a date's month settle: the Wednesday 30 days before the third Friday of the
 * next month, or the session before that Wednesday where either day is closed. `undefined` outside the calendar.
 * Source: Cboe Futures Exchange, VX contract specifications, "Final Settlement Date".
 */
export function vixExpiryOf(date: SessionDate, calendar: TradingCalendar): SessionDate | undefined {
  const friday = thirdFridayOf(firstOfNextMonth(date));
  const wednesday = addDays(friday, -VIX_DAYS);
  if (!calendar.covers(wednesday) || !calendar.covers(friday)) return undefined;
  const isRegular = [wednesday, friday].every((day) => calendar.sessionOn(day) !== undefined);
  return isRegular ? wednesday : calendar.before(wednesday)?.date;
}

/** True on the monthly expiry of March, June, September and December, when index futures and options end together. */
export function isQuadWitching(date: SessionDate, calendar: TradingCalendar): boolean {
  return calendar.isMonthlyExpiry(date) && Number(date.slice(5, 7)) % 3 === 0;
}

/**
 * The day of the federal election of an even year: the Tuesday after the first Monday of November; `undefined` in odd years.
 * Source: 2 U.S.C. section 7 (Congress), 3 U.S.C. section 1 (President).
 */
export function electionDayOf(year: number): SessionDate | undefined {
  if (year % 2 !== 0) return undefined;
  const first = dayNumberOf(`${year}-11-01` as SessionDate);
  const toMonday = (MONDAY - weekdayOf(first) + 7) % 7;
  return sessionDateOf((first + toMonday + 1) as DayNumber);
}

/** The first day of each month from that of `from` to that of `to`. */
export function monthsBetween(from: SessionDate, to: SessionDate): readonly SessionDate[] {
  const months: SessionDate[] = [];
  for (let month = `${from.slice(0, 8)}01` as SessionDate; month <= to; month = firstOfNextMonth(month))
    months.push(month);
  return months;
}

function firstOfNextMonth(date: SessionDate): SessionDate {
  return `${addDays(`${date.slice(0, 8)}28` as SessionDate, 4).slice(0, 8)}01` as SessionDate;
}
