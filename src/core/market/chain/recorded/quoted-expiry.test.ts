import { describe, expect, it } from 'vitest';
import { dayNumberOf, type SessionDate } from '../../../domain/index.ts';
import { nyse } from '../../bundled-rules.fixture.ts';
import { createExpiryReader } from './quoted-expiry.ts';
import type { RecordedUnderlying } from './recorded-chain.ts';

const read = createExpiryReader(nyse);
const expiryOf = (underlying: RecordedUnderlying, root: string | undefined, date: string): unknown =>
  read(underlying, root, dayNumberOf(date as SessionDate));
const utc = (text: string): number => Date.parse(`${text}:00Z`);

describe('a quoted expiry', () => {
  it('settles at the opening for SPX and at the close for the others', () => {
    expect(expiryOf('SPX', 'SPX', '2022-06-17')).toEqual({
      root: 'SPX',
      sessionDate: '2022-06-17',
      settlement: 'AM',
      lastTradeMs: utc('2022-06-16T20:00'),
      settlesAtMs: utc('2022-06-17T13:30'),
    });
    for (const [underlying, root] of [
      ['SPX', 'SPXW'],
      ['XSP', 'XSP'],
      ['SPY', 'SPY'],
    ] as const)
      expect(expiryOf(underlying, root, '2022-06-17')).toMatchObject({
        root,
        settlement: 'PM',
        lastTradeMs: utc('2022-06-17T20:00'),
        settlesAtMs: utc('2022-06-17T20:00'),
      });
    expect(expiryOf('SPX', 'SPXPM', '2011-03-31')).toMatchObject({ root: 'SPXW', settlement: 'PM' });
  });

  it('written as a Saturday is of the session before', () => {
    expect(expiryOf('SPX', 'SPX', '2011-01-22')).toMatchObject({
      sessionDate: '2011-01-21',
      settlement: 'AM',
    });
    // Good Friday 2022 was the third Friday of April.
    expect(expiryOf('SPX', 'SPX', '2022-04-15')).toMatchObject({ sessionDate: '2022-04-14' });
  });

  it.each([
    ['SPX', 'SPX', '2022-06-15', 'a Wednesday of the class that expires on third Fridays'],
    ['SPX', 'SPX', '2022-06-18', 'a Saturday of the years that wrote Fridays'],
    ['SPX', 'SPXW', '2026-01-18', 'a Sunday'],
    ['SPX', 'SPXW', '2026-01-19', 'a holiday on a Monday'],
    ['SPY', 'SPY', '2021-04-02', 'a Good Friday that is no third Friday'],
    ['SPX', undefined, '2026-03-21', 'a Saturday whose class is not told'],
  ] as const)('of %s, class %s, is not on %s, %s', (...[underlying, root, date]) => {
    expect(expiryOf(underlying, root, date)).toBe('not-an-expiry');
  });

  it('of long-dated series listed as Saturdays is of the Friday before', () => {
    expect(expiryOf('SPY', 'SPY', '2016-01-16')).toMatchObject({ sessionDate: '2016-01-15' });
    expect(expiryOf('SPX', 'SPX', '2014-04-19')).toMatchObject({ sessionDate: '2014-04-17' });
  });

  it('without a root is the evening class, but on a standard monthly date it may be either', () => {
    expect(expiryOf('SPX', undefined, '2022-06-24')).toMatchObject({ root: 'SPXW', settlement: 'PM' });
    expect(expiryOf('SPX', undefined, '2022-06-17')).toBe('ambiguous-root');
    expect(expiryOf('SPY', undefined, '2022-06-17')).toMatchObject({ root: 'SPY', settlement: 'PM' });
  });

  it('is one object', () => {
    expect(expiryOf('SPX', 'SPXW', '2022-06-24')).toBe(expiryOf('SPX', 'SPXW', '2022-06-24'));
  });

  it('is none of an adjusted root, beyond the calendar or of no day', () => {
    expect(expiryOf('SPY', 'SPY7', '2015-01-17')).toBe('nonstandard-root');
    expect(expiryOf('SPX', 'SPX', '2031-12-19')).toBe('outside-calendar');
    expect(read('SPX', 'SPX', Number.NaN)).toBe('unreadable');
  });
});
