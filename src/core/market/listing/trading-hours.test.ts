// Tests when trading of a series ends, by the exchange's published hours, on full days, half days and before holidays.
import { describe, expect, it } from 'vitest';
import type { Root, SessionDate, Settlement } from '../../domain/index.ts';
import { listingRules, nyse } from '../bundled-rules.fixture.ts';
import type { TradingSession } from '../calendar/trading-calendar.ts';
import { lastSessionOf, tradingEndMs, tradingRuleOf } from './trading-hours.ts';

function sessionOn(date: string): TradingSession {
  const session = nyse.sessionOn(date as SessionDate);
  if (session === undefined) throw new Error(`${date} is not a session`);
  return session;
}
const iso = (ms: number): string => new Date(ms).toISOString().slice(0, 16);

function lastTradeOf(root: Root, settlement: Settlement, date: string): string {
  const rule = tradingRuleOf(listingRules, root, settlement);
  const last = lastSessionOf(rule, sessionOn(date), nyse);
  return last === undefined ? 'never' : iso(tradingEndMs(rule, last, true));
}

describe('the last trade of a series', () => {
  it.each([
    ['SPX', 'AM', '2024-11-15', '2024-11-14T21:15'],
    ['SPX', 'AM', '2026-06-18', '2026-06-17T20:15'],
    ['SPX', 'AM', '2022-04-14', '2022-04-13T20:15'],
    ['SPXW', 'PM', '2024-11-15', '2024-11-15T21:00'],
    ['SPXW', 'PM', '2025-07-03', '2025-07-03T17:00'],
    ['XSP', 'PM', '2024-11-15', '2024-11-15T21:00'],
    ['SPY', 'PM', '2024-11-15', '2024-11-15T21:15'],
    ['SPY', 'PM', '2024-11-29', '2024-11-29T18:15'],
  ] as const)('of %s %s that expires on %s is at %s', (root, settlement, date, expected) => {
    expect(lastTradeOf(root, settlement, date)).toBe(expected);
  });

  it('is not known before the first session of the calendar', () => {
    expect(lastTradeOf('SPX', 'AM', '1990-01-02')).toBe('never');
    expect(lastTradeOf('SPX', 'AM', '1990-01-03')).toBe('1990-01-02T21:15');
  });
});

describe('trading on any other session', () => {
  it.each([
    ['SPX', 'AM'],
    ['SPXW', 'PM'],
    ['XSP', 'PM'],
    ['SPY', 'PM'],
  ] as const)('of %s %s ends a quarter of an hour after the close', (root, settlement) => {
    const rule = tradingRuleOf(listingRules, root, settlement);
    expect(iso(tradingEndMs(rule, sessionOn('2024-11-14'), false))).toBe('2024-11-14T21:15');
  });

  it('is not told for a settlement that the root does not have', () => {
    expect(() => tradingRuleOf(listingRules, 'SPY', 'AM')).toThrow(/no trading hours for SPY AM/);
  });
});
