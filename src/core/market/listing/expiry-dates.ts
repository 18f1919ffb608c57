// The sessions on which the expiries of one listing rule fall, and the day from which each is listed.
import {
  type DayNumber,
  dayNumberOf,
  type ExpiryDates,
  type ExpiryRule,
  type SessionDate,
  sessionDateOf,
  weekdayOf,
} from '../../domain/index.ts';
import { thirdFridayOf } from '../calendar/third-friday.ts';
import type { TradingCalendar, TradingSession } from '../calendar/trading-calendar.ts';

/** An expiry as one rule lists it: its session, and the first day on which it is listed. */
export interface ListedDate {
  readonly session: TradingSession;
  readonly listedFromDay: DayNumber;
}

/** Every expiry that `rule` lists on some day of the calendar's span, in no particular order. */
export function listedDates(rule: ExpiryRule, calendar: TradingCalendar): readonly ListedDate[] {
  const listed: ListedDate[] = [];
  const firstDay = dayNumberOf(rule.from);
  const lastDay = rule.to === undefined ? undefined : dayNumberOf(rule.to);
  for (const nominal of nominalDates(rule, calendar)) {
    const session = sessionFor(rule, nominal, calendar);
    if (session === undefined || !isWithinBounds(rule, session.date)) continue;
    const daysAhead = daysAheadOf(rule, session.date);
    if (daysAhead === undefined) continue;
    const listedFromDay = Math.max(firstDay, dayNumberOf(session.date) - daysAhead) as DayNumber;
    if (lastDay === undefined || listedFromDay <= lastDay) listed.push({ session, listedFromDay });
  }
  return listed;
}

function nominalDates(rule: ExpiryRule, calendar: TradingCalendar): readonly SessionDate[] {
  const start = calendar.from > rule.from ? calendar.from : rule.from;
  const dates =
    rule.dates === 'weekday'
      ? everyWeekday(rule.weekday, start, calendar.to)
      : monthly(rule, start, calendar.to);
  return dates.filter(
    (date) => calendar.covers(date) && !rule.skip.some((kind) => isOfKind(kind, date, calendar)),
  );
}

function everyWeekday(
  weekday: number | undefined,
  from: SessionDate,
  to: SessionDate,
): readonly SessionDate[] {
  const dates: SessionDate[] = [];
  const firstDay = dayNumberOf(from);
  const lastDay = dayNumberOf(to);
  for (let day = firstDay + (((weekday ?? 0) - weekdayOf(firstDay) + 7) % 7); day <= lastDay; day += 7) {
    dates.push(sessionDateOf(day as DayNumber));
  }
  return dates;
}

function monthly(rule: ExpiryRule, from: SessionDate, to: SessionDate): readonly SessionDate[] {
  const dates: SessionDate[] = [];
  for (let month = monthStart(from); month <= to; month = nextMonthStart(month)) {
    if (rule.dates === 'quarter-end' && Number(month.slice(5, 7)) % 3 !== 0) continue;
    dates.push(rule.dates === 'third-friday' ? thirdFridayOf(month) : monthEnd(month));
  }
  return dates;
}

function sessionFor(
  rule: ExpiryRule,
  nominal: SessionDate,
  calendar: TradingCalendar,
): TradingSession | undefined {
  return rule.onClosure === 'previous-session' ? calendar.atOrBefore(nominal) : calendar.atOrAfter(nominal);
}

function isWithinBounds(rule: ExpiryRule, date: SessionDate): boolean {
  const { from, firstExpiry, lastExpiry } = rule;
  return date >= (firstExpiry ?? from) && (lastExpiry === undefined || date <= lastExpiry);
}

function daysAheadOf(rule: ExpiryRule, date: SessionDate): number | undefined {
  const month = Number(date.slice(5, 7));
  const reaching = rule.horizon.filter(({ months }) => months === undefined || months.includes(month));
  return reaching.length === 0 ? undefined : Math.max(...reaching.map(({ daysAhead }) => daysAhead));
}

function isOfKind(kind: ExpiryDates, date: SessionDate, calendar: TradingCalendar): boolean {
  if (kind === 'weekday') return false;
  if (kind === 'third-friday') return thirdFridayOf(date) === date;
  const isQuarter = Number(date.slice(5, 7)) % 3 === 0;
  return (kind === 'month-end' || isQuarter) && calendar.atOrBefore(monthEnd(date))?.date === date;
}

function monthStart(date: SessionDate): SessionDate {
  return `${date.slice(0, 8)}01` as SessionDate;
}

function nextMonthStart(date: SessionDate): SessionDate {
  // 31 days from the first always lands in the next month.
  return monthStart(sessionDateOf((dayNumberOf(monthStart(date)) + 31) as DayNumber));
}

function monthEnd(date: SessionDate): SessionDate {
  return sessionDateOf((dayNumberOf(nextMonthStart(date)) - 1) as DayNumber);
}
