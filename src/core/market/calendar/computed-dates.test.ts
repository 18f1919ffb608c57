import { describe, expect, it } from 'vitest';
import type { SessionDate } from '../../domain/index.ts';
import { nyse } from '../bundled-rules.fixture.ts';
import { electionDayOf, isQuadWitching, monthsBetween, vixExpiryOf } from './computed-dates.ts';
import { computedEvents } from './computed-events.ts';

const day = (text: string): SessionDate => text as SessionDate;

describe('VIX expiries', () => {
  it('are Wednesdays 30 days before the next third Friday', () => {
    // Cboe, VX expiration calendar 2024 and 2025.
    const of2025 = [
      '01-22',
      '02-19',
      '03-18',
      '04-16',
      '05-21',
      '06-18',
      '07-16',
      '08-20',
      '09-17',
      '10-22',
      '11-19',
      '12-17',
    ];
    const found = monthsBetween(day('2025-01-01'), day('2025-12-31')).map((month) =>
      vixExpiryOf(month, nyse),
    );
    expect(found).toEqual(of2025.map((date) => `2025-${date}`));
  });

  it('come a session earlier where the Wednesday or the Friday is a holiday', () => {
    // Juneteenth was a Wednesday in 2024 and the third Friday in 2026; Good Friday was the third Friday in 2008, 2014 and 2019.
    expect(vixExpiryOf(day('2024-06-01'), nyse)).toBe('2024-06-18');
    expect(vixExpiryOf(day('2026-05-01'), nyse)).toBe('2026-05-19');
    expect(vixExpiryOf(day('2008-02-01'), nyse)).toBe('2008-02-19');
    expect(vixExpiryOf(day('2014-03-31'), nyse)).toBe('2014-03-18');
    expect(vixExpiryOf(day('2019-03-15'), nyse)).toBe('2019-03-19');
  });

  it('are not known beyond the calendar', () => {
    expect(vixExpiryOf(day('2028-11-01'), nyse)).toBe('2028-11-15');
    expect(vixExpiryOf(day('2028-12-01'), nyse)).toBeUndefined();
  });
});

describe('other computed dates', () => {
  it('are the days they are known to have been', () => {
    expect([2016, 2018, 2020, 2022, 2024, 2026].map(electionDayOf)).toEqual([
      '2016-11-08',
      '2018-11-06',
      '2020-11-03',
      '2022-11-08',
      '2024-11-05',
      '2026-11-03',
    ]);
    expect(electionDayOf(2025)).toBeUndefined();
    expect(isQuadWitching(day('2026-06-18'), nyse)).toBe(true);
    expect(isQuadWitching(day('2026-06-19'), nyse)).toBe(false);
    expect(isQuadWitching(day('2026-05-15'), nyse)).toBe(false);
    expect(monthsBetween(day('2024-11-15'), day('2025-02-01'))).toEqual([
      '2024-11-01',
      '2024-12-01',
      '2025-01-01',
      '2025-02-01',
    ]);
  });

  it('are listed in order inside their span, VIX only since it has expiries', () => {
    const events = computedEvents(nyse, day('2004-04-16'), day('2004-06-18'));
    expect(events.map(({ kind, date }) => `${date} ${kind}`)).toEqual([
      '2004-04-16 opex',
      '2004-05-19 vix-expiry',
      '2004-05-21 opex',
      '2004-06-16 vix-expiry',
      '2004-06-18 opex',
      '2004-06-18 quad-witching',
    ]);
    const november = computedEvents(nyse, day('2024-11-01'), day('2024-11-10'));
    expect(november).toMatchObject([
      { kind: 'election', what: 'presidential election', known: { how: 'rule' } },
    ]);
  });
});
