// Checks data/nyse-calendar.json against its builder and the facts it must hold.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nyseCalendarTable } from '../../scripts/build-nyse-calendar.ts';
import { formatJsonTable } from '../../scripts/build-json-table.ts';

type Calendar = {
  from: string;
  to: string;
  closures: { date: string; name: string; announced?: string }[];
  earlyCloses: { date: string; closeEt: string; scheduled: boolean }[];
  lateOpens: { date: string; openEt: string }[];
};

const path = resolve(import.meta.dirname, '../../data/nyse-calendar.json');
const text = readFileSync(path, 'utf8');
const calendar = JSON.parse(text) as Calendar;
const closed = new Set(calendar.closures.map((closure) => closure.date));

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

  it('tells when each one-off closing was announced, up to two weeks before, and of no other', () => {
    const announced = calendar.closures.filter((closure) => closure.announced !== undefined);
    expect(announced.map(({ date }) => date)).toEqual([
      '1994-04-27',
      '2001-09-11',
      '2001-09-12',
      '2001-09-13',
      '2001-09-14',
      '2004-06-11',
      '2007-01-02',
      '2012-10-29',
      '2012-10-30',
      '2018-12-05',
      '2025-01-09',
    ]);
    for (const { date, announced: day = '' } of announced) {
      expect(day <= date, date).toBe(true);
      expect(Date.parse(date) - Date.parse(day), date).toBeLessThanOrEqual(14 * 86_400_000);
    }
  });
});
