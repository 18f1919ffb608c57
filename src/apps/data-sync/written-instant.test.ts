import { describe, expect, it } from 'vitest';
import { nyse } from '../../core/market/bundled-rules.fixture.ts';
import { instantOf } from './written-instant.ts';

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

  it('has an offset of some place on Earth, and lies inside the calendar whatever the offset', () => {
    for (const zone of ['+99:99', '+14:01', '-05:60', '+15:00'])
      expect(ms(`2020-03-09T15:30${zone}`), zone).toBe('at-unreadable');
    expect(ms('2020-03-09T15:30+14:00')).toBe(Date.parse('2020-03-09T01:30:00Z'));
    expect(ms('1990-01-01T02:00Z')).toBe('at-unreadable');
    expect(ms('1990-01-01T05:00Z')).toBe(Date.parse('1990-01-01T05:00:00Z'));
  });

  it('is refused where the clocks left it out or had it twice', () => {
    expect(ms('2020-03-08T01:59')).toBe(Date.parse('2020-03-08T06:59:00Z'));
    expect(ms('2020-03-08T02:30')).toBe('at-skipped');
    expect(ms('2020-03-08T03:00')).toBe(Date.parse('2020-03-08T07:00:00Z'));
    expect(ms('2020-11-01T00:59')).toBe(Date.parse('2020-11-01T04:59:00Z'));
    expect(ms('2020-11-01T01:00')).toBe('at-repeated');
    expect(ms('2020-11-01T01:59:59')).toBe('at-repeated');
    expect(ms('2020-11-01T02:00')).toBe(Date.parse('2020-11-01T07:00:00Z'));
    expect(ms('2020-11-01T01:30-05:00')).toBe(Date.parse('2020-11-01T06:30:00Z'));
  });
});
