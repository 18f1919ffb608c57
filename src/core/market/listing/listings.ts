// Which expiries and strikes of a root are listed on a session; strategy and chains see the market through it.
import {
  type Cents,
  type DayNumber,
  dayNumberOf,
  type ExpiryDates,
  type ExpiryRule,
  invariant,
  type ListingRules,
  type OptionExpiry,
  type Root,
  type SessionDate,
  type StrikeRule,
} from '../../domain/index.ts';
import type { TradingCalendar } from '../calendar/trading-calendar.ts';
import { type ListedDate, listedDates } from './expiry-dates.ts';
import { strikeLadder } from './strike-ladder.ts';
import { lastSessionOf, tradingEndMs, tradingRuleOf } from './trading-hours.ts';

/** The listings of one root. Every expiry is one object for the life of the listings, so identity is its key. */
export interface Listings {
  readonly root: Root;
  /**
   * Expiries listed on a session whose last trade is still ahead at that session's open, nearest first; the same
   * array for the same date. Empty before the root's launch and on dates that are no session.
   */
  expiriesOn(date: SessionDate): readonly OptionExpiry[];
  /**
   * Ascending listed strikes of an expiry of these listings on a date, cents; `referencePoints` is the underlying in
   * the root's points. Empty where no rule covers the date. The latest answer per expiry is kept.
   */
  strikesCents(expiry: OptionExpiry, date: SessionDate, referencePoints: number): readonly Cents[];
}

interface ListedExpiry {
  readonly expiry: OptionExpiry;
  readonly day: DayNumber;
  /** Earliest rule's view; a later rule may extend neither settlement nor kind of a date already taken. */
  readonly listedFromDay: DayNumber;
  readonly dates: ExpiryDates;
  /** Of the nominal date: a Monday series that a closure moved to Tuesday stays one; with `weekday` dates only. */
  readonly weekday: number | undefined;
}

interface CachedStrikes {
  readonly date: SessionDate;
  readonly referencePoints: number;
  readonly strikes: readonly Cents[];
}

/** The listings of `root` under dated rules; all expiries are laid out once, then looked up by session. */
export function createListings(rules: ListingRules, calendar: TradingCalendar, root: Root): Listings {
  const listed = listedExpiries(rules, calendar, root);
  const byExpiry = new Map(listed.map((entry) => [entry.expiry, entry]));
  const strikeRules = rules.strikes.filter((rule) => rule.root === root);
  const expiriesByDate = new Map<SessionDate, readonly OptionExpiry[]>();
  const strikesByExpiry = new Map<OptionExpiry, CachedStrikes>();
  return {
    root,
    expiriesOn: (date) => {
      const known = expiriesByDate.get(date);
      if (known !== undefined) return known;
      const expiries = tradingExpiries(listed, calendar, date);
      expiriesByDate.set(date, expiries);
      return expiries;
    },
    strikesCents: (expiry, date, referencePoints) => {
      const known = strikesByExpiry.get(expiry);
      if (known?.date === date && known.referencePoints === referencePoints) return known.strikes;
      const entry = byExpiry.get(expiry);
      invariant(entry !== undefined, `expiry ${expiry.sessionDate} is not of the listings of ${root}`);
      const dte = entry.day - dayNumberOf(date);
      const rule = strikeRules.find((candidate) => appliesTo(candidate, entry, date, dte));
      const strikes = rule === undefined ? [] : strikeLadder(rule.steps, referencePoints, dte);
      strikesByExpiry.set(expiry, { date, referencePoints, strikes });
      return strikes;
    },
  };
}

function tradingExpiries(
  listed: readonly ListedExpiry[],
  calendar: TradingCalendar,
  date: SessionDate,
): readonly OptionExpiry[] {
  const session = calendar.sessionOn(date);
  if (session === undefined) return [];
  const day = dayNumberOf(date);
  const expiries: OptionExpiry[] = [];
  for (let index = firstAtOrAfter(listed, day); index < listed.length; index += 1) {
    const { expiry, listedFromDay } = listed[index] as ListedExpiry;
    if (listedFromDay <= day && expiry.lastTradeMs > session.openMs) expiries.push(expiry);
  }
  return expiries;
}

function firstAtOrAfter(listed: readonly ListedExpiry[], day: DayNumber): number {
  let low = 0;
  let high = listed.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((listed[middle] as ListedExpiry).day < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** One entry a date: the rule that listed a date first fixes its settlement, so that a contract's name stays unique. */
function listedExpiries(rules: ListingRules, calendar: TradingCalendar, root: Root): readonly ListedExpiry[] {
  const rootRule = rules.roots.find((rule) => rule.root === root);
  invariant(rootRule !== undefined, `listing rules have no root ${root}`);
  const launchDay = dayNumberOf(rootRule.listedFrom);
  const byDate = new Map<SessionDate, ListedExpiry>();
  for (const rule of rules.expiries.filter((candidate) => candidate.root === root)) {
    for (const listedDate of listedDates(rule, calendar)) {
      const entry = listedExpiry(rules, calendar, rule, listedDate);
      if (entry === undefined || entry.day < launchDay) continue;
      const { sessionDate } = entry.expiry;
      byDate.set(sessionDate, merged(byDate.get(sessionDate), entry));
    }
  }
  return [...byDate.values()].sort((a, b) => a.day - b.day);
}

function merged(known: ListedExpiry | undefined, entry: ListedExpiry): ListedExpiry {
  if (known === undefined) return entry;
  const [first, second] = entry.listedFromDay < known.listedFromDay ? [entry, known] : [known, entry];
  if (first.expiry.settlement !== second.expiry.settlement) return first;
  // A standard date keeps its wider strike ladder although a weekly rule may have listed the same day before.
  const { dates, weekday } = first.dates === 'weekday' && second.dates !== 'weekday' ? second : first;
  return { ...first, dates, weekday };
}

function listedExpiry(
  rules: ListingRules,
  calendar: TradingCalendar,
  rule: ExpiryRule,
  listedDate: ListedDate,
): ListedExpiry | undefined {
  const { root, settlement, dates, weekday } = rule;
  const { session, listedFromDay } = listedDate;
  const trading = tradingRuleOf(rules, root, settlement);
  const lastSession = lastSessionOf(trading, session, calendar);
  if (lastSession === undefined) return undefined;
  const settlesAtMs = settlement === 'AM' ? session.openMs : session.closeMs;
  // Trading that goes on after the settlement price is struck is of no use to a bar that ends at the close.
  const lastTradeMs = Math.min(tradingEndMs(trading, lastSession, true), settlesAtMs);
  const expiry: OptionExpiry = {
    root,
    sessionDate: session.date,
    settlement,
    lastTradeMs: lastTradeMs as OptionExpiry['lastTradeMs'],
    settlesAtMs,
  };
  return { expiry, day: dayNumberOf(session.date), listedFromDay, dates, weekday };
}

function appliesTo(rule: StrikeRule, expiry: ListedExpiry, date: SessionDate, dte: number): boolean {
  const { dates, weekday } = expiry;
  return (
    rule.dates.includes(dates) &&
    (rule.weekdays === undefined || (weekday !== undefined && rule.weekdays.includes(weekday))) &&
    date >= rule.from &&
    (rule.to === undefined || date <= rule.to) &&
    dte >= rule.dteMin &&
    (rule.dteMax === undefined || dte <= rule.dteMax)
  );
}
