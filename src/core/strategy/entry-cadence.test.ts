// Tests the entry gates that look at the clock and at what was done before, each at its boundary.
import { describe, expect, it } from 'vitest';
import { dayNumberOf, type DayNumber } from '../domain/index.ts';
import { openTradeOf } from '../portfolio/open-trade.fixture.ts';
import { barAt, contextOf, STRATEGY, TODAY } from './entry-case.fixture.ts';
import { cadenceGate } from './entry-cadence.ts';
import type { EntryCadence } from './strategy-config.ts';
import type { ExpiryCalendar, StrategyContext, StrategyMemory } from './strategy-context.ts';

const daysAgo = (days: number): DayNumber => (dayNumberOf(TODAY) - days) as DayNumber;

function gateOf(context: Partial<StrategyContext>, changes: Partial<EntryCadence> = {}) {
  return cadenceGate(contextOf(context), { ...STRATEGY.entry, ...changes });
}

function gateAfter(memory: Partial<StrategyMemory>, changes: Partial<EntryCadence> = {}) {
  return gateOf({ memory: { ...contextOf().memory, ...memory } }, changes);
}

describe('entry window', () => {
  it('opens and closes on its minutes, both included', () => {
    const gates = [29, 30, 31, 359, 360, 361].map((minutesAfterOpen) =>
      gateOf({ bar: barAt(minutesAfterOpen) }),
    );
    expect(gates).toEqual(['entry-window', undefined, undefined, undefined, undefined, 'entry-window']);
  });

  it('is read on New York’s clock on a session that opened late', () => {
    const openedAtNoon = barAt(150);
    const noon = openedAtNoon.availableAtMs;
    // 12:00 is the opening; the bar closes with it at 150 minutes past half past nine.
    const bar = { ...openedAtNoon, sessionOpenMs: noon, sessionOpenMinute: 720 };
    expect(gateOf({ bar }, { windowStart: 720, windowEnd: 720 })).toBeUndefined();
    expect(gateOf({ bar }, { windowStart: 570, windowEnd: 719 })).toBe('entry-window');
  });
});

describe('the session’s close', () => {
  const untilClose = { ...STRATEGY.entry, windowEnd: 16 * 60 };

  it('is too late for an entry, whatever the window says', () => {
    expect(cadenceGate(contextOf({ bar: barAt(389) }), untilClose)).toBeUndefined();
    expect(cadenceGate(contextOf({ bar: barAt(390) }), untilClose)).toBe('entry-window');
  });

  it('is when daily bars decide, which know no time of day', () => {
    const bar = barAt(390);
    const day = { ...bar, bar: { ...bar.bar, startMs: bar.sessionOpenMs } };
    expect(cadenceGate(contextOf({ bar: day }), STRATEGY.entry)).toBeUndefined();
  });
});

describe('entry calendar', () => {
  it('asks for a monthly expiry where it is told to', () => {
    const calendar = 'monthly-expiry';
    expect(gateOf({}, { calendar })).toBe('entry-calendar');
    const rolls = (isAtClose: boolean): ExpiryCalendar => ({
      isMonthlyExpiry: () => false,
      isMonthlyRoll: (date, isDecidedAtClose) => date === TODAY && isDecidedAtClose === isAtClose,
    });
    const bar = barAt(390);
    const day = { ...bar, bar: { ...bar.bar, startMs: bar.sessionOpenMs } };
    expect(gateOf({ calendar: rolls(false) }, { calendar })).toBeUndefined();
    expect(gateOf({ calendar: rolls(true) }, { calendar })).toBe('entry-calendar');
    expect(gateOf({ calendar: rolls(true), bar: day }, { calendar })).toBeUndefined();
  });
});

describe('pauses', () => {
  it('between entries last whole days', () => {
    expect(gateAfter({ lastEntryDay: daysAgo(6) })).toBe('days-between-entries');
    expect(gateAfter({ lastEntryDay: daysAgo(7) })).toBeUndefined();
    expect(gateAfter({ lastEntryDay: daysAgo(0) }, { daysBetweenEntriesMin: 0 })).toBeUndefined();
  });

  it('after a stop last whole days', () => {
    expect(gateAfter({ lastStopDay: daysAgo(6) })).toBe('cool-down');
    expect(gateAfter({ lastStopDay: daysAgo(7) })).toBeUndefined();
    expect(gateAfter({ lastStopDay: daysAgo(0) }, { coolDownDaysAfterStop: 0 })).toBeUndefined();
  });
});

describe('counts', () => {
  it('stop an entry when they are reached', () => {
    expect(gateAfter({ entriesThisSession: 1 }, { entriesPerSessionMax: 2 })).toBeUndefined();
    expect(gateAfter({ entriesThisSession: 2 }, { entriesPerSessionMax: 2 })).toBe('entries-per-session');
    const openTrades = [openTradeOf(), openTradeOf()];
    expect(gateOf({ openTrades }, { positionsMax: 3 })).toBeUndefined();
    expect(gateOf({ openTrades }, { positionsMax: 2 })).toBe('max-positions');
    expect(gateOf({ openTrades, comingTrades: 1 }, { positionsMax: 4 })).toBeUndefined();
    expect(gateOf({ openTrades, comingTrades: 1 }, { positionsMax: 3 })).toBe('max-positions');
    expect(gateOf({ comingTrades: 1 }, { positionsMax: 1 })).toBe('max-positions');
    expect(gateOf({ workingEntries: 1 })).toBe('order-working');
  });
});
