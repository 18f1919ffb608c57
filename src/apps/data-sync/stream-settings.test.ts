import { describe, expect, it } from 'vitest';
import { nyse } from '../../core/market/bundled-rules.fixture.ts';
import { agesOf, delaysOf, framesOf, instantOf } from './stream-settings.ts';

describe('settings of streams', () => {
  it('count bars, or minutes and hours of the clock', () => {
    const ages = agesOf('5m=2, chain=30m,vix=1,D=36h');
    expect(ages.ok && [...ages.value]).toEqual([
      ['5m', { unit: 'bars', limit: 2 }],
      ['chain', { unit: 'minutes', limit: 30 }],
      ['vix', { unit: 'bars', limit: 1 }],
      ['D', { unit: 'minutes', limit: 2160 }],
    ]);
    const delays = delaysOf('chain=15m,vix=1h');
    expect(delays.ok && [...delays.value]).toEqual([
      ['chain', 15],
      ['vix', 60],
    ]);
    for (const list of ['5m=', '5m=-1', '5m=2x', 'chain', '']) expect(agesOf(list).ok, list).toBe(false);
  });

  it('name each frame once', () => {
    expect(framesOf('D, 15m,D')).toEqual({ ok: true, value: ['D', '15m'] });
    expect(framesOf('')).toMatchObject({ ok: false, error: { code: 'frames-unknown' } });
  });
});

describe('an instant', () => {
  const ms = (text: string): unknown => {
    const read = instantOf(text, nyse);
    return read.ok ? read.value : read.error.code;
  };

  it('is of New York where it has no offset', () => {
    expect(ms('2020-03-09T15:30')).toBe(Date.parse('2020-03-09T19:30:00Z'));
    expect(ms('2020-03-06 15:30:10')).toBe(Date.parse('2020-03-06T20:30:10Z'));
    expect(ms('2020-03-09T15:30-05:00')).toBe(Date.parse('2020-03-09T20:30:00Z'));
    expect(ms('2020-03-09T15:30+01:30')).toBe(Date.parse('2020-03-09T14:00:00Z'));
    expect(ms('2020-03-09T15:30Z')).toBe(Date.parse('2020-03-09T15:30:00Z'));
  });

  it('is the close of a session where only its date is given', () => {
    expect(ms('2019-11-29')).toBe(Date.parse('2019-11-29T18:00:00Z'));
    expect(ms('2019-11-28')).toBe('at-unreadable');
  });

  it('is refused where it does not exist', () => {
    for (const text of [
      '2020-02-30T10:00',
      '2020-03-09T24:00',
      '2020-03-09T10:60',
      'now',
      '1970-01-01T10:00',
    ])
      expect(ms(text), text).toBe('at-unreadable');
  });
});
