// Derives data/nyse-calendar.json from the NYSE holiday rules (Rule 7.2) and the published one-off closings.
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { formatJsonTable } from './build-json-table.ts';

const TARGET = resolve(import.meta.dirname, '../data/nyse-calendar.json');
const FIRST_YEAR = 1990;
const LAST_YEAR = 2028;

/**
 * One full-day closing; `announced` is the day on which a one-off closing became known, `ruleSince` that of the rule where it
 * is younger than the table.
 */
export type Closure = { date: string; name: string; announced?: string; ruleSince?: string };
/** One session that ends early; `scheduled` is false where nobody could know it before the day. */
export type EarlyClose = {
  date: string;
  closeEt: string;
  name: string;
  scheduled: boolean;
} & Notice;

/** Of what was known ahead without a rule: nobody can have known it before `notBefore`. The day itself is not recorded. */
type Notice = { oneOff?: true; notBefore?: string };

const ONE_OFF_CLOSURES: readonly Closure[] = [
  { date: '1994-04-27', name: 'Funeral of former President Nixon', announced: '1994-04-25' },
  { date: '2001-09-11', name: 'Terrorist attacks of 11 September 2001', announced: '2001-09-11' },
  { date: '2001-09-12', name: 'Terrorist attacks of 11 September 2001', announced: '2001-09-11' },
  { date: '2001-09-13', name: 'Terrorist attacks of 11 September 2001', announced: '2001-09-12' },
  { date: '2001-09-14', name: 'Terrorist attacks of 11 September 2001', announced: '2001-09-13' },
  { date: '2004-06-11', name: 'Day of mourning for former President Reagan', announced: '2004-06-07' },
  { date: '2007-01-02', name: 'Day of mourning for former President Ford', announced: '2006-12-28' },
  { date: '2012-10-29', name: 'Hurricane Sandy', announced: '2012-10-28' },
  { date: '2012-10-30', name: 'Hurricane Sandy', announced: '2012-10-29' },
  {
    date: '2018-12-05',
    name: 'Day of mourning for former President George H. W. Bush',
    announced: '2018-12-01',
  },
  { date: '2025-01-09', name: 'Day of mourning for former President Carter', announced: '2024-12-30' },
];

const ONE_OFF_EARLY_CLOSES: readonly EarlyClose[] = [
  { date: '1990-12-24', closeEt: '14:00', name: 'Christmas Eve', scheduled: true },
  { date: '1991-12-24', closeEt: '14:00', name: 'Christmas Eve', scheduled: true },
  { date: '1992-12-24', closeEt: '14:00', name: 'Christmas Eve', scheduled: true },
  { date: '1994-02-11', closeEt: '14:30', name: 'Snowstorm', scheduled: false },
  { date: '1996-01-08', closeEt: '14:00', name: 'Snowstorm', scheduled: false },
  { date: '1996-07-05', closeEt: '13:00', name: 'Day after Independence Day', scheduled: true },
  { date: '1997-10-27', closeEt: '15:30', name: 'Circuit breaker', scheduled: false },
  { date: '1997-12-26', closeEt: '13:00', name: 'Day after Christmas', scheduled: true },
  {
    date: '1999-12-31',
    closeEt: '13:00',
    name: 'Change of the millennium',
    scheduled: true,
    notBefore: '1999-06-01',
  },
  { date: '2002-07-05', closeEt: '13:00', name: 'Day after Independence Day', scheduled: true },
  { date: '2003-12-26', closeEt: '13:00', name: 'Day after Christmas', scheduled: true },
];

const LATE_OPENS: readonly ({ date: string; openEt: string; name: string; scheduled: boolean } & Notice)[] = [
  { date: '1990-12-27', openEt: '11:00', name: 'Power failure', scheduled: false },
  { date: '1991-01-17', openEt: '09:31', name: 'Moment of silence', scheduled: false },
  { date: '1991-02-25', openEt: '09:31', name: 'Moment of silence', scheduled: false },
  { date: '1995-12-18', openEt: '10:30', name: 'Computer systems trouble', scheduled: false },
  { date: '1996-01-08', openEt: '11:00', name: 'Snowstorm', scheduled: false },
  {
    date: '2001-09-17',
    openEt: '09:33',
    name: 'Moment of silence',
    scheduled: true,
    notBefore: '2001-09-11',
  },
  { date: '2001-10-08', openEt: '09:31', name: 'Moment of silence', scheduled: false },
  {
    date: '2002-09-11',
    openEt: '12:00',
    name: 'Anniversary of 11 September 2001',
    scheduled: true,
    notBefore: '2001-09-11',
  },
  { date: '2003-03-20', openEt: '09:32', name: 'Moment of silence', scheduled: false },
  { date: '2004-06-07', openEt: '09:32', name: 'Moment of silence', scheduled: false },
  { date: '2006-12-27', openEt: '09:32', name: 'Moment of silence', scheduled: false },
];

const SOURCES = [
  'NYSE Rule 7.2 (formerly Rule 51), holidays and their observance when they fall on a weekend',
  'NYSE, "Special Closings" 1885-2010 (nyse.com/pdfs/closings.pdf), one-off closings, early closes and late opens',
  'NYSE Group, yearly "Holidays and Early Closings" notices, 2011-2028',
  'NYSE board of directors, announcement of June 1999: 13:00 close on 1999-12-31',
  'SEC, notice of 2021-09-30 of the amendment of NYSE Rule 7.2: Juneteenth',
];

const JUNETEENTH_RULE_SINCE = '2021-09-30';
const DAY_MS = 86_400_000;
const dayOf = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day) / DAY_MS;
const isoOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
/** 0 = Sunday … 6 = Saturday; day 0 (1970-01-01) was a Thursday. */
const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7;

/** The nth given weekday of a month; nth counts from 1. */
function nthWeekday(year: number, month: number, weekday: number, nth: number): number {
  const first = dayOf(year, month, 1);
  return first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (nth - 1);
}

function lastMondayOfMay(year: number): number {
  const last = dayOf(year, 5, 31);
  return last - ((weekdayOf(last) + 6) % 7);
}

/** Easter Sunday by the Gregorian computus. Source: Meeus (1991), Astronomical Algorithms, ch. 8. */
function easterSunday(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return dayOf(year, Math.floor(n / 31), (n % 31) + 1);
}

/** Saturday holidays are kept on the Friday before, Sunday ones on the Monday after. */
function observed(day: number): number {
  const weekday = weekdayOf(day);
  return weekday === 6 ? day - 1 : weekday === 0 ? day + 1 : day;
}

function regularClosures(year: number): Closure[] {
  const newYear = dayOf(year, 1, 1);
  const days: [number, string][] = [
    // A Saturday New Year is not kept: the Friday before ends the accounting year.
    ...(weekdayOf(newYear) === 6 ? [] : [[observed(newYear), "New Year's Day"] as [number, string]]),
    ...(year >= 1998 ? [[nthWeekday(year, 1, 1, 3), 'Martin Luther King, Jr. Day'] as [number, string]] : []),
    [nthWeekday(year, 2, 1, 3), "Washington's Birthday"],
    [easterSunday(year) - 2, 'Good Friday'],
    [lastMondayOfMay(year), 'Memorial Day'],
    ...(year >= 2022 ? [[observed(dayOf(year, 6, 19)), 'Juneteenth'] as [number, string]] : []),
    [observed(dayOf(year, 7, 4)), 'Independence Day'],
    [nthWeekday(year, 9, 1, 1), 'Labor Day'],
    [nthWeekday(year, 11, 4, 4), 'Thanksgiving Day'],
    [observed(dayOf(year, 12, 25)), 'Christmas Day'],
  ];
  return days.map(([day, name]) => ({
    date: isoOf(day),
    name,
    ...(name === 'Juneteenth' ? { ruleSince: JUNETEENTH_RULE_SINCE } : {}),
  }));
}

/** The day before Independence Day, kept as a half day since 1995 when both are weekdays (Wednesdays since 2013). */
function dayBeforeIndependence(year: number): number | undefined {
  const eve = dayOf(year, 7, 3);
  const weekday = weekdayOf(eve);
  const weekdays = year >= 2013 ? [1, 2, 3, 4] : [1, 2, 4];
  return year >= 1995 && weekdays.includes(weekday) ? eve : undefined;
}

function regularEarlyCloses(year: number): EarlyClose[] {
  const out: EarlyClose[] = [];
  const eve = dayBeforeIndependence(year);
  if (eve !== undefined) {
    out.push({ date: isoOf(eve), closeEt: '13:00', name: 'Day before Independence Day', scheduled: true });
  }
  if (year >= 1992) {
    const friday = nthWeekday(year, 11, 4, 4) + 1;
    const closeEt = year === 1992 ? '14:00' : '13:00';
    out.push({ date: isoOf(friday), closeEt, name: 'Day after Thanksgiving', scheduled: true });
  }
  const christmasEve = dayOf(year, 12, 24);
  if (year >= 1996 && weekdayOf(christmasEve) >= 1 && weekdayOf(christmasEve) <= 4) {
    out.push({ date: isoOf(christmasEve), closeEt: '13:00', name: 'Christmas Eve', scheduled: true });
  }
  return out;
}

/** What nobody could know before the day needs no further mark. */
function marked<T extends { scheduled: boolean }>(entry: T): T & Notice {
  return entry.scheduled ? { ...entry, oneOff: true } : entry;
}

const byDate = (a: { date: string }, b: { date: string }): number =>
  a.date < b.date ? -1 : a.date > b.date ? 1 : 0;

/** The whole table as it stands in data/nyse-calendar.json. */
export function nyseCalendarTable(): { closures: Closure[]; earlyCloses: EarlyClose[] } & Record<
  string,
  unknown
> {
  const years = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, index) => FIRST_YEAR + index);
  return {
    exchange: 'NYSE',
    timeZone: 'America/New_York',
    from: `${FIRST_YEAR}-01-01`,
    to: `${LAST_YEAR}-12-31`,
    regularSession: { openEt: '09:30', closeEt: '16:00' },
    sources: SOURCES,
    closures: [...years.flatMap(regularClosures), ...ONE_OFF_CLOSURES].sort(byDate),
    earlyCloses: [...years.flatMap(regularEarlyCloses), ...ONE_OFF_EARLY_CLOSES.map(marked)].sort(byDate),
    lateOpens: LATE_OPENS.map(marked),
  };
}

if (import.meta.main) writeFileSync(TARGET, formatJsonTable(nyseCalendarTable()));
