import { expect, test } from 'vitest';
import { dayNumberOf } from '../calendar-date.ts';
import type { SessionDate } from '../time.ts';
import {
  chainInstantOf,
  isContemporary,
  isStaleQuote,
  newYorkMidnightMs,
  openHours,
  type SessionClock,
} from './chain-instant.ts';

const at = (text: string): number => Date.parse(text);
const winter: SessionClock = { newYorkDay: (ms) => Math.floor((ms - 5 * 3_600_000) / 86_400_000) };
const summer: SessionClock = { newYorkDay: (ms) => Math.floor((ms - 4 * 3_600_000) / 86_400_000) };

test.each([
  [winter, '2026-11-27', '2026-11-27T00:00:00-05:00'],
  [summer, '2026-06-15', '2026-06-15T00:00:00-04:00'],
])('midnight in New York', (clock, date, midnight) => {
  expect(newYorkMidnightMs(dayNumberOf(date as SessionDate), clock)).toBe(at(midnight));
});

test('hours are those that the calendar tells, and regular ones otherwise', () => {
  const day = dayNumberOf('2026-11-27' as SessionDate);
  expect(openHours(day, winter)).toEqual({
    openMs: at('2026-11-27T09:30:00-05:00'),
    closeMs: at('2026-11-27T16:00:00-05:00'),
  });
  const short = { openMs: at('2026-11-27T09:30:00-05:00'), closeMs: at('2026-11-27T13:00:00-05:00') };
  expect(openHours(day, { ...winter, sessionHours: () => short })).toEqual(short);
});

test.each([
  ['the instant itself', '2026-11-20T12:00:00-05:00', '2026-11-20T12:00:00-05:00', false],
  ['a quarter of an hour before', '2026-11-20T11:45:00-05:00', '2026-11-20T12:00:00-05:00', false],
  ['more than that before', '2026-11-20T11:44:59.999-05:00', '2026-11-20T12:00:00-05:00', true],
  [
    'before the opening, of a chain behind it',
    '2026-11-20T09:29:59-05:00',
    '2026-11-20T09:31:00-05:00',
    true,
  ],
  ['before the opening, as the chain is', '2026-11-20T09:20:00-05:00', '2026-11-20T09:29:00-05:00', false],
])('a quote of %s', (_, quoted, instant, isStale) => {
  expect(isStaleQuote(at(quoted), at(instant), winter)).toBe(isStale);
});

const newYork = (time: string): number => at(`2026-11-20T${time}-05:00`);

test('the instant of a chain is its newest quote that the vendor could have known', () => {
  const times = ['11:59:30', '12:00:00', '11:40:00', '12:00:07'].map(newYork);
  const quoted = [...times, Number.NaN];
  expect(chainInstantOf(quoted, winter, newYork('12:00:05'))).toEqual({
    instantMs: newYork('12:00:07'),
    reasons: [undefined, undefined, 'stale-quote', undefined, undefined],
  });
  expect(chainInstantOf(quoted, winter, newYork('12:00:04'))).toEqual({
    instantMs: newYork('12:00:00'),
    reasons: [undefined, undefined, 'stale-quote', 'future-quote', undefined],
  });
  expect(chainInstantOf([Number.NaN], winter)).toEqual({ instantMs: undefined, reasons: [undefined] });
  expect(chainInstantOf([times[0] ?? 0], winter, 0)).toEqual({
    instantMs: undefined,
    reasons: ['future-quote'],
  });
});

test('a price of the underlying belongs to a chain up to a minute apart', () => {
  expect([-60_001, -60_000, 60_000, 60_001].map((ms) => isContemporary(1e9 + ms, 1e9))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});
