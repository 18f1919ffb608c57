import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DayNumber, type EpochMs, type SessionDate, sessionDateOf } from '../../domain/index.ts';
import { easternDateOf, easternEpochMs, easternMinuteOfDay, epochMsFromEastern } from './eastern-time.ts';

const at = (date: string, minute: number): number => easternEpochMs(date as SessionDate, minute);
const utc = (text: string): number => Date.parse(text);

describe('easternEpochMs', () => {
  it('follows the April to October rule until 2006', () => {
    expect(at('2006-03-31', 570)).toBe(utc('2006-03-31T14:30:00Z'));
    expect(at('2006-04-03', 570)).toBe(utc('2006-04-03T13:30:00Z'));
    expect(at('2006-10-27', 570)).toBe(utc('2006-10-27T13:30:00Z'));
    expect(at('2006-10-30', 570)).toBe(utc('2006-10-30T14:30:00Z'));
  });

  it('follows the March to November rule from 2007', () => {
    expect(at('2007-03-09', 570)).toBe(utc('2007-03-09T14:30:00Z'));
    expect(at('2007-03-12', 570)).toBe(utc('2007-03-12T13:30:00Z'));
    expect(at('2007-11-02', 960)).toBe(utc('2007-11-02T20:00:00Z'));
    expect(at('2007-11-05', 960)).toBe(utc('2007-11-05T21:00:00Z'));
  });

  it('changes at two in the morning of the Sunday', () => {
    expect(at('2020-03-08', 119)).toBe(utc('2020-03-08T06:59:00Z'));
    expect(at('2020-03-08', 180)).toBe(utc('2020-03-08T07:00:00Z'));
    expect(at('2020-11-01', 119)).toBe(utc('2020-11-01T05:59:00Z'));
    expect(at('2020-11-01', 120)).toBe(utc('2020-11-01T07:00:00Z'));
  });

  it('agrees with the time zone database on every day and minute', () => {
    const zone = new Intl.DateTimeFormat('en-US', {
      timeZone: 'America/New_York',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    const days = fc.integer({ min: 6210, max: 21_549 });
    const minutes = fc.integer({ min: 180, max: 1439 });
    fc.assert(
      fc.property(days, minutes, (day, minute) => {
        const date = sessionDateOf(day as DayNumber);
        const ms = easternEpochMs(date, minute);
        const parts = new Map(zone.formatToParts(ms).map(({ type, value }) => [type, value]));
        expect(`${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`).toBe(date);
        expect(Number(parts.get('hour')) * 60 + Number(parts.get('minute'))).toBe(minute);
        expect(easternMinuteOfDay(ms, date)).toBe(minute);
        expect(easternDateOf(ms)).toBe(date);
      }),
      { numRuns: 2000 },
    );
  });

  it('refuses years whose rules it does not carry', () => {
    expect(() => at('1950-01-03', 600)).toThrow(/1987 to 2099/);
    expect(() => at('2100-07-01', 600)).toThrow(/1987 to 2099/);
  });
});

describe('epochMsFromEastern', () => {
  it('reads wall-clock milliseconds', () => {
    expect(epochMsFromEastern(utc('2020-07-01T09:30:00Z'))).toBe(utc('2020-07-01T13:30:00Z'));
    expect(epochMsFromEastern(utc('2020-12-01T09:30:00Z'))).toBe(utc('2020-12-01T14:30:00Z'));
  });
});

describe('easternMinuteOfDay', () => {
  it('counts on from the given date', () => {
    const nextMorning = utc('2020-07-02T13:30:00Z') as EpochMs;
    expect(easternMinuteOfDay(nextMorning, '2020-07-01' as SessionDate)).toBe(1440 + 570);
  });
});
