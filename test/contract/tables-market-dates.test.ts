// Checks data/us-market-dates.json against the rule of the minutes and the facts it must hold.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDatedEvents } from '../../src/adapters/bundled/index.ts';
import type { DatedEventKind } from '../../src/core/domain/index.ts';

const read = readDatedEvents();
if (!read.ok) throw new Error(read.error.message);
const { events } = read;
const datesOf = (kind: DatedEventKind): readonly string[] =>
  events
    .filter((event) => event.kind === kind)
    .map(({ date }): string => date)
    .toSorted();
const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

describe('minutes of the FOMC', () => {
  const minutes = datesOf('fomc-minutes');
  const scheduled = events
    .filter(({ kind, known, withdrawn }) => kind === 'fomc' && known.how !== 'announced' && !withdrawn)
    .map(({ date }): string => date)
    .toSorted();

  it('come out three weeks after each scheduled decision since 2005, but for days around holidays', () => {
    const decisions = scheduled.filter((date) => date >= '2004-12-01' && date <= '2026-06-30');
    const waits = decisions.map((date) => {
      const next = minutes.find((day) => daysBetween(date, day) > 10) ?? '';
      return daysBetween(date, next);
    });
    const others = decisions.filter((_, index) => waits[index] !== 21);
    expect(Math.min(...waits)).toBe(19);
    expect(Math.max(...waits)).toBe(23);
    expect(others).toEqual([
      '2006-12-12',
      '2007-10-31',
      '2007-12-11',
      '2009-11-04',
      '2010-11-03',
      '2011-06-22',
      '2011-11-02',
      '2012-12-12',
      '2018-06-13',
      '2019-12-11',
      '2020-11-05',
      '2023-11-01',
      '2024-11-07',
      '2025-12-10',
    ]);
  });

  it('came out on the Thursday after the next meeting until 2004', () => {
    for (const day of minutes.filter((date) => date < '2005-01-01')) {
      expect(new Date(`${day}T00:00Z`).getUTCDay(), day).toBe(4);
      const meeting = scheduled.findLast((date) => date < day) ?? '2000-02-02';
      expect(daysBetween(meeting, day), day).toBeLessThanOrEqual(2);
    }
  });

  it('belong to every decision, and once to those of March 2020 that nobody had scheduled', () => {
    const decisions = scheduled.filter((date) => date <= '2026-06-30');
    expect(minutes.length).toBe(decisions.length + 1);
    expect(minutes).toContain('2020-04-08');
  });
});

describe('the Jackson Hole symposium', () => {
  it('is once a year at the end of August, on a Friday but for 2020', () => {
    const days = datesOf('jackson-hole');
    expect(days.map((date) => Number(date.slice(0, 4)))).toEqual(
      Array.from({ length: 26 }, (_, index) => 2000 + index),
    );
    for (const day of days) {
      expect(day.slice(5) >= '08-21' && day.slice(5) <= '08-31', day).toBe(true);
      expect(new Date(`${day}T00:00Z`).getUTCDay(), day).toBe(day.startsWith('2020') ? 4 : 5);
    }
  });
});

describe('releases that were moved', () => {
  const moved = events.filter(
    ({ kind, known }) =>
      ['cpi', 'nfp', 'ppi'].includes(kind) &&
      (known.how === 'announced' || (known.how === 'not-recorded' && known.notBefore !== undefined)),
  );

  it('are those after the lapses in appropriations of 2013 and 2025, none known before them', () => {
    const dates = moved.map(({ kind, date }) => `${date} ${kind}`).toSorted();
    expect(dates).toEqual([
      '2013-10-22 nfp',
      '2013-10-29 ppi',
      '2013-10-30 cpi',
      '2013-11-08 nfp',
      '2013-11-20 cpi',
      '2013-11-21 ppi',
      '2025-10-24 cpi',
      '2025-11-20 nfp',
      '2025-11-25 ppi',
      '2025-12-16 nfp',
      '2025-12-18 cpi',
    ]);
    for (const { date, known } of moved) {
      const earliest =
        known.how === 'announced' ? known.on : known.how === 'not-recorded' ? known.notBefore : '';
      const lapse = date < '2020-01-01' ? '2013-10-01' : '2025-10-01';
      expect(earliest && earliest >= lapse && earliest < date, date).toBe(true);
    }
  });

  it('have every announcement on a release of the schedules', () => {
    const text = readFileSync(join(import.meta.dirname, '../../data/us-market-dates.json'), 'utf8');
    const { announcements } = JSON.parse(text) as { announcements: readonly unknown[] };
    expect(moved.length).toBe(announcements.length);
  });

  it('have plans that were given up, and that nothing else took on their dates', () => {
    const withdrawn = events.filter((event) => event.withdrawn !== undefined);
    expect(withdrawn.map(({ kind, date }) => `${date} ${kind}`).toSorted()).toEqual([
      '2013-10-04 nfp',
      '2013-10-11 ppi',
      '2013-10-16 cpi',
      '2013-11-01 nfp',
      '2020-03-18 fomc',
      '2025-10-03 nfp',
      '2025-10-15 cpi',
      '2025-12-10 cpi',
    ]);
    for (const { kind, date, withdrawn: day = '' } of withdrawn) {
      expect(day < date, date).toBe(true);
      expect(events.filter((event) => event.kind === kind && event.date === date)).toHaveLength(1);
    }
  });
});
