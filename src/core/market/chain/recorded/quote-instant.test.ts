import { describe, expect, it } from 'vitest';
import { nyse } from '../../bundled-rules.fixture.ts';
import { quoteInstant } from './quote-instant.ts';

const utc = (text: string): number => Date.parse(`${text}:00Z`);
const local = (text: string): unknown =>
  quoteInstant(utc(text), { stampKind: 'local', stampMeaning: 'quotes' }, nyse);
const dated = (date: string, stampMeaning: 'close' | 'prior-close' = 'close'): unknown =>
  quoteInstant(Date.parse(date), { stampKind: 'date', stampMeaning }, nyse);

describe('the instant of quotes', () => {
  it('is their own inside a session', () => {
    expect(local('2022-07-12T11:55')).toEqual({
      date: '2022-07-12',
      atMs: utc('2022-07-12T15:55'),
      timing: 'intraday',
    });
    expect(
      quoteInstant(utc('2022-07-12T15:55'), { stampKind: 'instant', stampMeaning: 'quotes' }, nyse),
    ).toMatchObject({ timing: 'intraday' });
  });

  it('is the close for what is downloaded after it, on a closed day or before the evening’s global hours', () => {
    const friday = { date: '2024-01-05', atMs: utc('2024-01-05T21:00'), timing: 'close' };
    for (const text of [
      '2024-01-05T16:00',
      '2024-01-05T18:40',
      '2024-01-05T20:15',
      '2024-01-07T00:00',
      '2024-01-07T20:14',
    ]) {
      expect(local(text), text).toMatchObject(friday);
    }
    expect(local('2024-01-05T16:00')).toEqual(friday);
    expect(local('2024-01-05T18:40')).toMatchObject({ stampedAtMs: utc('2024-01-05T23:40') });
    expect(local('2018-11-23T13:00')).toMatchObject({ atMs: utc('2018-11-23T18:00'), timing: 'close' });
  });

  it('is none once global hours have begun on the evening before a weekday', () => {
    for (const text of ['2024-01-07T20:15', '2024-01-08T03:00', '2024-01-08T09:29']) {
      expect(local(text), text).toBe('overnight');
    }
    expect(local('2024-01-04T20:14')).toMatchObject({ date: '2024-01-04', timing: 'close' });
    expect(local('2024-01-04T20:15')).toBe('overnight');
    // The Monday is a holiday of the session, not of the night before it.
    expect(local('2024-01-14T20:14')).toMatchObject({ date: '2024-01-12' });
    expect(local('2024-01-15T12:00')).toBe('overnight');
  });

  it('is the close of a bare date, and of the session before it where the stamp is a day late', () => {
    expect(dated('2026-01-17')).toMatchObject({ date: '2026-01-16', timing: 'close' });
    expect(dated('2026-01-20')).toMatchObject({ date: '2026-01-20' });
    expect(dated('2021-01-04', 'prior-close')).toMatchObject({ date: '2020-12-31' });
  });

  it('is none outside the calendar or of no stamp', () => {
    expect(dated('2031-01-02')).toBe('outside-calendar');
    for (const text of ['2031-01-02', '1970-01-01', '0001-01-01', '9999-12-31']) {
      expect(local(`${text}T12:00`), text).toBe('outside-calendar');
      expect(dated(text), text).toBe('outside-calendar');
    }
    expect(quoteInstant(Number.NaN, { stampKind: 'date', stampMeaning: 'close' }, nyse)).toBe(
      'outside-calendar',
    );
  });
});
