import { describe, expect, it } from 'vitest';
import {
  dayNumberOf,
  type EpochMs,
  type OptionExpiry,
  type Root,
  type SessionDate,
} from '../../domain/index.ts';
import { listingRules, nyse } from '../bundled-rules.fixture.ts';
import { createListings, type Listings } from './listings.ts';

const day = (text: string): SessionDate => text as SessionDate;
const utc = (text: string): EpochMs => Date.parse(text) as EpochMs;
const listingsOf = (root: Root): Listings => createListings(listingRules, nyse, root);
const datesOn = (listings: Listings, date: string): readonly string[] =>
  listings.expiriesOn(day(date)).map(({ sessionDate }) => sessionDate);
const expiryOf = (listings: Listings, date: string, expiry: string): OptionExpiry => {
  const found = listings.expiriesOn(day(date)).find(({ sessionDate }) => sessionDate === expiry);
  if (found === undefined) throw new Error(`${expiry} is not listed on ${date}`);
  return found;
};

describe('expiriesOn', () => {
  it('lists nothing before a root exists, nor on a closed day', () => {
    expect(datesOn(listingsOf('XSP'), '2005-10-24')).toEqual([]);
    expect(datesOn(listingsOf('XSP'), '2005-10-25')).not.toEqual([]);
    expect(datesOn(listingsOf('SPY'), '2005-01-07')).toEqual([]);
    expect(datesOn(listingsOf('SPY'), '2018-12-05')).toEqual([]);
  });

  it('gains Tuesday and Thursday SPXW expiries in 2022 only', () => {
    const spxw = listingsOf('SPXW');
    const weekdaysAhead = (date: string): ReadonlySet<number> =>
      new Set(
        spxw
          .expiriesOn(day(date))
          .filter(({ sessionDate }) => dayNumberOf(sessionDate) - dayNumberOf(day(date)) <= 14)
          .map(({ sessionDate }) => new Date(sessionDate).getUTCDay()),
      );
    expect(weekdaysAhead('2021-08-09')).toEqual(new Set([1, 3, 5]));
    expect(weekdaysAhead('2023-08-07')).toEqual(new Set([1, 2, 3, 4, 5]));
  });

  it('keeps monthly SPY expiries of 2018 with their neighbours in order', () => {
    const dates = datesOn(listingsOf('SPY'), '2018-01-16');
    expect(dates).toContain('2018-01-19');
    expect(dates).toContain('2018-02-16');
    expect(dates).toContain('2018-03-16');
    expect(dates).toEqual(dates.toSorted());
    expect(new Set(dates).size).toBe(dates.length);
  });

  it('moves a Good Friday expiry to the session before', () => {
    const dates = datesOn(listingsOf('SPX'), '2019-03-01');
    expect(dates).toContain('2019-04-18');
    expect(dates).not.toContain('2019-04-19');
  });

  it('drops an AM series after its last trade, a PM series after its day', () => {
    const spx = listingsOf('SPX');
    expect(datesOn(spx, '2018-02-15')[0]).toBe('2018-02-16');
    expect(datesOn(spx, '2018-02-16')[0]).not.toBe('2018-02-16');
    const spy = listingsOf('SPY');
    expect(datesOn(spy, '2018-02-16')[0]).toBe('2018-02-16');
    expect(datesOn(spy, '2018-02-20')[0]).not.toBe('2018-02-16');
  });

  it('gives AM and PM series their last trade and settlement instants', () => {
    expect(expiryOf(listingsOf('SPX'), '2018-02-01', '2018-02-16')).toMatchObject({
      settlement: 'AM',
      lastTradeMs: utc('2018-02-15T21:15:00Z'),
      settlesAtMs: utc('2018-02-16T14:30:00Z'),
    });
    expect(expiryOf(listingsOf('XSP'), '2018-07-02', '2018-07-20')).toMatchObject({
      settlement: 'PM',
      lastTradeMs: utc('2018-07-20T20:00:00Z'),
      settlesAtMs: utc('2018-07-20T20:00:00Z'),
    });
  });

  it('keeps the settlement of an XSP series that was listed before P.M. settlement began', () => {
    const xsp = listingsOf('XSP');
    expect(expiryOf(xsp, '2013-12-02', '2013-12-20').settlement).toBe('AM');
    expect(expiryOf(xsp, '2014-11-03', '2014-11-21').settlement).toBe('PM');
  });

  it('never drops an expiry between its listing and its last trade, and always shows the same object', () => {
    const faults: string[] = [];
    for (const root of ['SPX', 'SPXW', 'XSP', 'SPY'] as const) {
      const listings = listingsOf(root);
      const seen = new Map<string, OptionExpiry>();
      for (const session of nyse.sessions) {
        if (session.date < '2004-12-01' || session.date > '2024-12-31') continue;
        const shown = new Set(listings.expiriesOn(session.date));
        for (const expiry of shown) {
          const label = `${root} ${expiry.sessionDate} on ${session.date}`;
          if ((seen.get(expiry.sessionDate) ?? expiry) !== expiry) faults.push(`${label}: another object`);
          if (nyse.sessionOn(expiry.sessionDate) === undefined) faults.push(`${label}: not a session`);
          if (expiry.sessionDate < session.date) faults.push(`${label}: expired`);
          seen.set(expiry.sessionDate, expiry);
        }
        for (const [date, expiry] of seen) {
          if (expiry.lastTradeMs <= session.openMs) seen.delete(date);
          else if (!shown.has(expiry)) faults.push(`${root} ${date} on ${session.date}: dropped`);
        }
      }
    }
    expect(faults).toEqual([]);
  });

  it('reaches a condor of about 45 days on every session since launch', () => {
    const without: string[] = [];
    for (const root of ['SPX', 'XSP', 'SPY'] as const) {
      const listings = listingsOf(root);
      for (const { date } of nyse.sessions) {
        if (date < '2006-01-03' || date > '2026-06-30') continue;
        const ahead = listings
          .expiriesOn(date)
          .map((expiry) => dayNumberOf(expiry.sessionDate) - dayNumberOf(date));
        if (!ahead.some((dte) => dte >= 28 && dte <= 63)) without.push(`${root} ${date}`);
      }
    }
    expect(without).toEqual([]);
  });
});

describe('strikesCents', () => {
  it('spaces strikes as listed, ascending, without repeats', () => {
    const spy = listingsOf('SPY');
    const strikes = spy.strikesCents(expiryOf(spy, '2018-01-16', '2018-03-16'), day('2018-01-16'), 277);
    const near = strikes.filter((strike) => strike >= 26_000 && strike <= 28_000);
    expect(near).toEqual(Array.from({ length: 21 }, (_, index) => 26_000 + index * 100));
    expect(strikes.every((strike, index) => index === 0 || strike > (strikes[index - 1] ?? 0))).toBe(true);
    const spx = listingsOf('SPX');
    const index = spx.strikesCents(expiryOf(spx, '2018-01-16', '2018-03-16'), day('2018-01-16'), 2776);
    expect(index.every((strike) => strike % 500 === 0)).toBe(true);
  });

  it('spaces strikes wider far ahead', () => {
    const spx = listingsOf('SPX');
    const spacing = (expiry: string): number => {
      const strikes = spx.strikesCents(expiryOf(spx, '2018-01-16', expiry), day('2018-01-16'), 2776);
      const above = strikes.findIndex((strike) => strike >= 275_200);
      return (strikes[above] ?? 0) - (strikes[above - 1] ?? 0);
    };
    expect(['2018-02-16', '2018-06-15', '2018-12-21', '2019-12-20'].map(spacing)).toEqual([
      500, 1000, 2500, 5000,
    ]);
  });

  it('lists Friday weeklys finer and further out than those of other weekdays', () => {
    const spxw = listingsOf('SPXW');
    const finestBelow = (expiry: string): number => {
      const strikes = spxw.strikesCents(expiryOf(spxw, '2023-06-09', expiry), day('2023-06-09'), 4300);
      let lowest = 430_000;
      while (strikes.includes((lowest - 1000) as (typeof strikes)[number])) lowest -= 1000;
      return 4300 - lowest / 100;
    };
    const [friday, monday, wednesday] = ['2023-07-07', '2023-07-03', '2023-07-05'].map(finestBelow);
    expect(friday).toBeGreaterThan((monday ?? 0) * 1.3);
    expect(monday).toBeGreaterThan((wednesday ?? 0) * 1.3);
  });

  it('keeps the ladder of a Monday series that a closure moved to Tuesday', () => {
    const spxw = listingsOf('SPXW');
    // Memorial Day 2023-05-29; Tuesday and Wednesday series are one rule, the Monday series another.
    const ladder = (date: string, expiry: string): readonly number[] =>
      spxw.strikesCents(expiryOf(spxw, date, expiry), day(date), 4100);
    const moved = ladder('2023-05-10', '2023-05-30');
    const monday = ladder('2023-05-16', '2023-06-05');
    const tuesday = ladder('2023-05-17', '2023-06-06');
    expect(moved).toEqual(monday);
    expect(moved).not.toEqual(tuesday);
  });

  it('keeps one answer per expiry, date and reference', () => {
    const spy = listingsOf('SPY');
    const expiry = expiryOf(spy, '2018-01-16', '2018-03-16');
    const first = spy.strikesCents(expiry, day('2018-01-16'), 277);
    expect(spy.strikesCents(expiry, day('2018-01-16'), 277)).toBe(first);
    expect(spy.strikesCents(expiry, day('2018-01-17'), 279)).not.toEqual(first);
  });

  it('reaches beyond 5 delta on both sides in a market of VIX 80', () => {
    // 5-delta strikes of a lognormal market with a 100 % put wing and a 75 % call wing.
    const fiveDelta = 1.645;
    for (const root of ['SPX', 'SPXW', 'XSP', 'SPY'] as const) {
      const listings = listingsOf(root);
      const spot = root === 'SPX' || root === 'SPXW' ? 2400 : 240;
      const date = day('2020-03-18');
      for (const expiry of listings.expiriesOn(date)) {
        const days = dayNumberOf(expiry.sessionDate) - dayNumberOf(date);
        if (days > 90) continue;
        const deviation = Math.sqrt(Math.max(days, 1) / 365);
        const strikes = listings.strikesCents(expiry, date, spot);
        const low = spot * Math.exp(-fiveDelta * deviation * 1);
        const high = spot * Math.exp(fiveDelta * deviation * 0.75);
        const label = `${root} ${expiry.sessionDate}`;
        expect((strikes[0] ?? Infinity) / 100, label).toBeLessThan(low);
        expect((strikes.at(-1) ?? 0) / 100, label).toBeGreaterThan(high);
      }
    }
  });

  it('refuses an expiry of another root', () => {
    const foreign = expiryOf(listingsOf('SPX'), '2018-01-16', '2018-03-16');
    expect(() => listingsOf('SPY').strikesCents(foreign, day('2018-01-16'), 277)).toThrow(
      /not of the listings/,
    );
  });
});
