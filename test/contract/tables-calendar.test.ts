// Checks data/nyse-calendar.json against its builder, the facts it must hold and, where at hand, recorded trading dates.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { nyseCalendarTable } from '../../scripts/build-nyse-calendar.ts';
import { formatJsonTable } from '../../scripts/build-json-table.ts';

type Calendar = {
  from: string;
  to: string;
  closures: { date: string; name: string }[];
  earlyCloses: { date: string; closeEt: string; scheduled: boolean }[];
  lateOpens: { date: string; openEt: string }[];
};

const path = resolve(import.meta.dirname, '../../data/nyse-calendar.json');
const text = readFileSync(path, 'utf8');
const calendar = JSON.parse(text) as Calendar;
const closed = new Set(calendar.closures.map((closure) => closure.date));
const real = process.env['QUANTOR_REAL_DATA'] ?? '';

const DAY_MS = 86_400_000;

function sessionsBetween(from: string, to: string): string[] {
  const sessions: string[] = [];
  for (let ms = Date.parse(from); ms <= Date.parse(to); ms += DAY_MS) {
    const date = new Date(ms).toISOString().slice(0, 10);
    const weekday = new Date(ms).getUTCDay();
    if (weekday % 6 !== 0 && !closed.has(date)) sessions.push(date);
  }
  return sessions;
}

describe('NYSE calendar', () => {
  it('is exactly what its script derives from the rules and the one-off closings', () => {
    expect(text).toBe(formatJsonTable(nyseCalendarTable()));
  });

  it('lists weekdays only, once each, in order, and no half day on a closure', () => {
    for (const list of [calendar.closures, calendar.earlyCloses, calendar.lateOpens]) {
      const dates = list.map((entry) => entry.date);
      expect(dates).toEqual([...new Set(dates)].toSorted());
      for (const date of dates) expect(new Date(`${date}T00:00Z`).getUTCDay() % 6, date).not.toBe(0);
    }
    for (const { date } of [...calendar.earlyCloses, ...calendar.lateOpens])
      expect(closed.has(date), date).toBe(false);
  });

  it('holds the one-off closings and leaves out what never was', () => {
    const oneOff = [
      '1994-04-27',
      '2001-09-11',
      '2001-09-14',
      '2004-06-11',
      '2007-01-02',
      '2012-10-29',
      '2012-10-30',
    ];
    for (const date of [...oneOff, '2018-12-05', '2025-01-09', '2022-06-20', '2027-06-18']) {
      expect(closed.has(date), date).toBe(true);
    }
    // No Martin Luther King Day before 1998, no Juneteenth before 2022, no observed Saturday New Year.
    for (const date of ['1997-01-20', '2021-06-18', '2010-12-31', '2021-12-31', '2001-09-17']) {
      expect(closed.has(date), date).toBe(false);
    }
    const early = new Map(calendar.earlyCloses.map((entry) => [entry.date, entry]));
    expect(early.get('1999-12-31')?.closeEt).toBe('13:00');
    expect(early.get('1992-11-27')?.closeEt).toBe('14:00');
    expect(early.get('1997-10-27')?.scheduled).toBe(false);
    expect(early.has('2026-07-02')).toBe(false);
  });
});

const referencePath = join(real, 'calendars/nyse_holidays_early_closes_1993_2028.csv');

describe.skipIf(real === '' || !existsSync(referencePath))(
  'NYSE calendar against records (skipped where QUANTOR_REAL_DATA is unset)',
  () => {
    it('agrees with the reference list on every weekday closure and, since 1999-11, on every early close but one', () => {
      const rows = readFileSync(referencePath, 'utf8')
        .trim()
        .split(/\r?\n/)
        .slice(1)
        .map((line) => line.split(','));
      const isWeekday = (date: string): boolean => new Date(`${date}T00:00Z`).getUTCDay() % 6 !== 0;
      const reference = (kind: string): string[] =>
        rows.flatMap(([date = '', found]) => (found === kind && isWeekday(date) ? [date] : []));
      // The reference starts in mid-February 1993.
      const ours = calendar.closures.map((closure) => closure.date).filter((date) => date >= '1993-02-01');
      expect(ours).toEqual(reference('closed'));
      const early = calendar.earlyCloses.map((entry) => entry.date).filter((date) => date >= '1999-11-01');
      // Announced by NYSE in June 1999 and visible in the day's volume; the reference lacks it.
      expect(early.filter((date) => date !== '1999-12-31')).toEqual(reference('early_close'));
    });

    it('has a session for every day the index traded since 1990, and only for those', () => {
      const csv = gunzipSync(readFileSync(join(real, 'underlying/spx_daily_1990_2026.csv.gz'))).toString(
        'utf8',
      );
      const dates = csv
        .trim()
        .split(/\r?\n/)
        .slice(1)
        .map((line) => line.slice(0, 10));
      expect(dates.length).toBeGreaterThan(9000);
      expect(sessionsBetween('1990-01-01', dates.at(-1) ?? '')).toEqual(dates);
    });
  },
);
