import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type DayNumber,
  dayNumberOf,
  type EpochMs,
  type SessionDate,
  sessionDateOf,
} from '../../domain/index.ts';
import { nyse } from '../bundled-rules.fixture.ts';
import { buildTradingCalendar } from './trading-calendar.ts';

const day = (text: string): SessionDate => text as SessionDate;
const utc = (text: string): EpochMs => Date.parse(text) as EpochMs;
const anyDate = fc
  .integer({ min: dayNumberOf(nyse.from), max: dayNumberOf(nyse.to) })
  .map((number) => sessionDateOf(number as DayNumber));

describe('sessions', () => {
  it('opens at 09:30 and closes at 16:00 New York time on either side of the clock change', () => {
    expect(nyse.sessionOn(day('2020-03-06'))).toMatchObject({
      openMs: utc('2020-03-06T14:30:00Z'),
      closeMs: utc('2020-03-06T21:00:00Z'),
      isEarlyClose: false,
    });
    expect(nyse.sessionOn(day('2020-03-09'))).toMatchObject({
      openMs: utc('2020-03-09T13:30:00Z'),
      closeMs: utc('2020-03-09T20:00:00Z'),
    });
  });

  it('knows half days', () => {
    for (const date of ['2018-07-03', '2019-11-29', '2020-12-24', '2025-07-03']) {
      const session = nyse.sessionOn(day(date));
      expect(session?.isEarlyClose, date).toBe(true);
      expect((session?.closeMs ?? 0) - (session?.openMs ?? 0), date).toBe(3.5 * 3_600_000);
    }
  });

  it('is closed on weekends, holidays and one-off closures', () => {
    for (const date of ['2018-12-05', '2025-01-09', '2012-10-29', '2012-10-30', '2021-01-18', '2020-03-08']) {
      expect(nyse.sessionOn(day(date)), date).toBeUndefined();
    }
    expect(nyse.after(day('2001-09-10'))?.date).toBe('2001-09-17');
    expect(nyse.before(day('2001-09-17'))?.date).toBe('2001-09-10');
  });

  it('opens late where the opening was truly late, not after a moment of silence', () => {
    expect(nyse.sessionOn(day('2002-09-11'))?.openMs).toBe(utc('2002-09-11T16:00:00Z'));
    expect(nyse.sessionOn(day('2004-06-07'))?.openMs).toBe(utc('2004-06-07T13:30:00Z'));
  });

  it('counts the sessions of known years', () => {
    const sessionsIn = (year: string): number =>
      nyse.sessions.filter(({ date }) => date.startsWith(year)).length;
    expect([1990, 2001, 2012, 2018, 2020, 2024, 2025].map((year) => sessionsIn(String(year)))).toEqual([
      253, 248, 250, 251, 253, 252, 250,
    ]);
  });
});

describe('look-ups', () => {
  it('agree with a plain scan of the sessions', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const { sessions } = nyse;
        expect(nyse.sessionOn(date)).toBe(sessions.find((session) => session.date === date));
        expect(nyse.atOrBefore(date)).toBe(sessions.findLast((session) => session.date <= date));
        expect(nyse.before(date)).toBe(sessions.findLast((session) => session.date < date));
        expect(nyse.atOrAfter(date)).toBe(sessions.find((session) => session.date >= date));
        expect(nyse.after(date)).toBe(sessions.find((session) => session.date > date));
      }),
      { numRuns: 150 },
    );
  });

  it('find a session by instant, its close excluded', () => {
    const session = nyse.sessionOn(day('2020-11-27'));
    expect(nyse.containing(utc('2020-11-27T14:29:59Z'))).toBeUndefined();
    expect(nyse.containing(utc('2020-11-27T14:30:00Z'))).toBe(session);
    expect(nyse.containing(utc('2020-11-27T17:59:59Z'))).toBe(session);
    expect(nyse.containing(utc('2020-11-27T18:00:00Z'))).toBeUndefined();
    expect(nyse.lastOpened(utc('2020-11-29T12:00:00Z'))).toBe(session);
  });

  it('answer nothing outside the span', () => {
    expect(nyse.atOrBefore(day('1989-12-29'))).toBeUndefined();
    expect(nyse.before(nyse.sessions[0]?.date ?? day('1990-01-02'))).toBeUndefined();
    expect(nyse.sessionOn(day('1989-12-29'))).toBeUndefined();
    expect(nyse.sessionOn(day('2029-01-02'))).toBeUndefined();
    expect(nyse.atOrAfter(day('2029-01-02'))).toBeUndefined();
    expect(nyse.atOrAfter(day('1980-01-01'))).toBe(nyse.sessions[0]);
    expect(nyse.covers(day('2028-12-31'))).toBe(true);
    expect(nyse.covers(day('2029-01-01'))).toBe(false);
  });

  it('hold on a span that begins and ends on closed days', () => {
    const table = { openMinute: 570, closeMinute: 960, closures: [], earlyCloses: [], lateOpens: [] };
    const week = buildTradingCalendar({ ...table, from: day('2020-08-01'), to: day('2020-08-09') });
    expect(week.sessions.map(({ date }) => date)).toEqual(
      ['2020-08-03', '2020-08-04', '2020-08-05', '2020-08-06', '2020-08-07'].map(day),
    );
    expect(week.sessionOn(day('2020-08-01'))).toBeUndefined();
    expect(week.sessionOn(day('2020-08-02'))).toBeUndefined();
    expect(week.atOrBefore(day('2020-08-09'))?.date).toBe('2020-08-07');
    expect(week.after(day('2020-08-07'))).toBeUndefined();
  });
});

describe('monthly expiry', () => {
  it('is the third Friday', () => {
    expect(nyse.monthlyExpiryOf(day('2020-03-02'))).toBe('2020-03-20');
    expect(nyse.monthlyExpiryOf(day('2020-05-31'))).toBe('2020-05-15');
    expect(nyse.isMonthlyExpiry(day('2018-02-16'))).toBe(true);
    expect(nyse.isMonthlyExpiry(day('2018-02-15'))).toBe(false);
  });

  it('moves to the Thursday before a Good Friday', () => {
    for (const [friday, thursday] of [
      ['2008-03-21', '2008-03-20'],
      ['2014-04-18', '2014-04-17'],
      ['2019-04-19', '2019-04-18'],
      ['2025-04-18', '2025-04-17'],
    ] as const) {
      expect(nyse.monthlyExpiryOf(day(friday))).toBe(thursday);
      expect(nyse.isMonthlyExpiry(day(thursday))).toBe(true);
      expect(nyse.isMonthlyExpiry(day(friday))).toBe(false);
    }
  });
});
