// Dates worked out from rules as entries of a calendar, each with the rule and its source.
import type { DatedEvent, DatedEventKind, SessionDate } from '../../domain/index.ts';
import { electionDayOf, isQuadWitching, monthsBetween, vixExpiryOf } from './computed-dates.ts';
import type { TradingCalendar } from './trading-calendar.ts';

/** VIX futures began on 2004-03-26; their first expiry was that of May 2004. */
const FIRST_VIX_MONTH = '2004-05';

const SOURCES = {
  opex: 'third Friday, or the session before where it is closed: Cboe Rule 4.13',
  'quad-witching': 'monthly expiry of March, June, September, December: CME and Cboe contract specifications',
  'vix-expiry':
    "30 days before the next month's third Friday, moved for holidays: CFE, VX contract specifications",
  election: 'Tuesday after the first Monday of November of even years: 2 U.S.C. 7, 3 U.S.C. 1',
} as const;

type ComputedKind = keyof typeof SOURCES;

/** Expiries and elections with from <= date <= to, in order of date; expiries only where the calendar knows the holidays. */
export function computedEvents(
  calendar: TradingCalendar,
  from: SessionDate,
  to: SessionDate,
): readonly DatedEvent[] {
  const events = monthsBetween(from, to).flatMap((month) => expiriesOf(month, calendar));
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
    const day = electionDayOf(year);
    const what = year % 4 === 0 ? 'presidential election' : 'midterm election';
    if (day !== undefined) events.push(eventOf('election', day, undefined, what));
  }
  return events
    .filter(({ date }) => date >= from && date <= to)
    .toSorted((left, right) => Number(left.date > right.date) - Number(left.date < right.date));
}

const OPENING_MINUTE = 570;
const CLOSING_MINUTE = 960;

function expiriesOf(month: SessionDate, calendar: TradingCalendar): DatedEvent[] {
  const events: DatedEvent[] = [];
  const monthly = calendar.monthlyExpiryOf(month);
  if (monthly !== undefined) {
    events.push(eventOf('opex', monthly, CLOSING_MINUTE, 'monthly options expire'));
    if (isQuadWitching(monthly, calendar))
      events.push(
        eventOf('quad-witching', monthly, CLOSING_MINUTE, 'index futures and options expire together'),
      );
  }
  const vix = month.slice(0, 7) < FIRST_VIX_MONTH ? undefined : vixExpiryOf(month, calendar);
  if (vix !== undefined)
    events.push(eventOf('vix-expiry', vix, OPENING_MINUTE, 'VIX futures and options settle'));
  return events;
}

function eventOf(
  kind: ComputedKind & DatedEventKind,
  date: SessionDate,
  minuteOfDay: number | undefined,
  what: string,
): DatedEvent {
  return {
    kind,
    date,
    minuteOfDay,
    what,
    known: { how: 'rule', since: undefined },
    source: SOURCES[kind],
  };
}
