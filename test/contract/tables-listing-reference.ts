// Derives listed expiries and strikes from data/option-listing-rules.json word for word as data/README.md states it, for the table tests.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** One entry of `expiries`. */
type ExpiryRule = {
  id: string;
  root: string;
  dates: 'third-friday' | 'weekday' | 'month-end' | 'quarter-end';
  weekday?: number;
  skip?: string[];
  onClosure: 'previous-session' | 'next-session';
  settlement: 'AM' | 'PM';
  from: string;
  to?: string;
  firstExpiry?: string;
  lastExpiry?: string;
  horizon: { months?: number[]; daysAhead: number }[];
};
/** One entry of `strikes`. */
type StrikeRule = {
  root: string;
  dates: string[];
  weekdays?: number[];
  from: string;
  to?: string;
  dteMin: number;
  dteMax?: number;
  steps: { spacing: number; below: number; above: number }[];
};
type Rules = {
  roots: { root: string; listedFrom: string; referenceScale: number }[];
  trading: { root: string; settlement: string }[];
  expiries: ExpiryRule[];
  strikes: StrikeRule[];
};

const DATA = resolve(import.meta.dirname, '../../data');
/** The table under test. */
export const listingRules = JSON.parse(
  readFileSync(join(DATA, 'option-listing-rules.json'), 'utf8'),
) as Rules;
const calendar = JSON.parse(readFileSync(join(DATA, 'nyse-calendar.json'), 'utf8')) as {
  closures: { date: string }[];
};
const closures = new Set(calendar.closures.map((closure) => closure.date));
const DAY_MS = 86_400_000;
const dayOf = (date: string): number => Date.parse(`${date}T00:00Z`) / DAY_MS;
const isoOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7;
const isSession = (day: number): boolean => weekdayOf(day) % 6 !== 0 && !closures.has(isoOf(day));
const isInForce = (rule: { from: string; to?: string }, date: string): boolean =>
  rule.from <= date && (rule.to === undefined || date <= rule.to);

/** The nearest session at or after (1) or at or before (-1) a day. */
function sessionFrom(day: number, step: 1 | -1): number {
  let session = day;
  while (!isSession(session)) session += step;
  return session;
}

/** Whether a calendar day is a nominal date of a kind. */
function isNominal(day: number, kind: string, weekday?: number): boolean {
  const [, month = 0, dayOfMonth = 0] = isoOf(day).split('-').map(Number);
  if (kind === 'weekday') return weekdayOf(day) === weekday;
  if (kind === 'third-friday') return weekdayOf(day) === 5 && dayOfMonth >= 15 && dayOfMonth <= 21;
  if (kind === 'quarter-end' && month % 3 !== 0) return false;
  let lastOfMonth = day;
  while (isoOf(lastOfMonth + 1).slice(5, 7) === isoOf(day).slice(5, 7)) lastOfMonth += 1;
  return sessionFrom(lastOfMonth, -1) === day;
}

/** Expiries listed on a date as data/README.md derives them: expiry -> deciding rule. */
export function listedExpiries(root: string, date: string): Map<string, ExpiryRule> {
  const today = dayOf(date);
  const listed = new Map<string, ExpiryRule>();
  for (const rule of listingRules.expiries.filter((entry) => entry.root === root && isInForce(entry, date))) {
    const daysAheadMax = Math.max(...rule.horizon.map((item) => item.daysAhead));
    for (let day = today - 4; day <= today + daysAheadMax + 4; day += 1) {
      if (!isNominal(day, rule.dates, rule.weekday)) continue;
      if (rule.skip?.some((kind) => isNominal(day, kind))) continue;
      const expiryDay = sessionFrom(day, rule.onClosure === 'next-session' ? 1 : -1);
      const expiry = isoOf(expiryDay);
      const month = Number(isoOf(day).slice(5, 7));
      const isNear = rule.horizon.some(
        (item) =>
          expiryDay - today <= item.daysAhead && (item.months === undefined || item.months.includes(month)),
      );
      const isBounded = (rule.firstExpiry ?? expiry) <= expiry && expiry <= (rule.lastExpiry ?? expiry);
      if (expiryDay >= today && isNear && isBounded && !listed.has(expiry)) listed.set(expiry, rule);
    }
  }
  return listed;
}

/** Strike rules that fit an expiry; the table promises exactly one. */
export function strikeRulesOf(expiryRule: ExpiryRule, date: string, dte: number): StrikeRule[] {
  return listingRules.strikes.filter(
    (rule) =>
      rule.root === expiryRule.root &&
      rule.dates.includes(expiryRule.dates) &&
      (rule.weekdays === undefined || rule.weekdays.includes(expiryRule.weekday ?? 0)) &&
      isInForce(rule, date) &&
      rule.dteMin <= dte &&
      dte <= (rule.dteMax ?? Number.POSITIVE_INFINITY),
  );
}

/** Whether a strike is listed at a reference price. */
export const isListedStrike = (rule: StrikeRule, strike: number, reference: number): boolean =>
  rule.steps.some(
    ({ spacing, below, above }) =>
      Math.abs(strike / spacing - Math.round(strike / spacing)) < 1e-9 &&
      reference * (1 - below) <= strike &&
      strike <= reference * (1 + above),
  );

/** Calendar-day arithmetic of the tests: days since 1970-01-01, ISO dates, 0 = Sunday, NYSE sessions. */
export const days = { dayOf, isoOf, weekdayOf, sessionFrom };
