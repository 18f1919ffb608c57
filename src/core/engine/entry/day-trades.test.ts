// Tests what counts as a day trade, and that a small account of a bound broker stands after too many.
import { describe, expect, it } from 'vitest';
import { invariant, type SessionDate } from '../../domain/index.ts';
import { chainToday, STRATEGY, TODAY } from '../../strategy/entry-case.fixture.ts';
import { dayTradingOn, noteClosing } from './day-trades.ts';
import { PLAN, stagedEngine, submitted } from '../engine-stage.fixture.ts';

const LATER = '2018-01-17' as SessionDate;
const sessions = [TODAY, LATER].map((date, index) => ({ date, index }));
const calendar = {
  sessions,
  sessionOn: (date: SessionDate) => sessions.find((session) => session.date === date),
} as unknown as NonNullable<typeof PLAN.dayTrading>['calendar'];
const RULE = {
  brokers: ['b'],
  from: TODAY,
  confidence: 'confirmed',
  source: 's',
  rule: 'pattern-day-trader',
  dayTradesMax: 1,
  windowSessions: 5,
  equityMinDollars: 25_000_000,
} as const;
const PLANNED = {
  ...PLAN,
  strategy: {
    ...STRATEGY,
    exit: { ...STRATEGY.exit, dteFloor: 31 },
    entry: { ...STRATEGY.entry, entriesPerSessionMax: 9 },
  },
  dayTrading: { kind: 'margin' as const, ruleOn: () => RULE, calendar },
};

describe('a day trade', () => {
  it('is a trade of which anything was closed on the day it was opened, once', () => {
    const { state, holdCondor } = stagedEngine(PLANNED);
    holdCondor();
    const trade = state.portfolio.openTrades[0];
    invariant(trade !== undefined, 'a trade is open');
    noteClosing(state, trade, LATER);
    expect(state.dayTrades).toEqual([]);
    const other = { ...trade, opening: { ...trade.opening, tradeId: 2 } };
    for (const closed of [trade, other, trade]) noteClosing(state, closed, TODAY);
    expect(state.dayTrades.map(({ tradeId }) => tradeId)).toEqual([1, 2]);
    state.dayTrades.length = 1;
    expect(dayTradingOn(state, LATER)).toEqual({
      account: { kind: 'margin', equityCents: 10_000_000, dayTrades: [TODAY] },
      date: LATER,
      planned: 1,
      rule: RULE,
      calendar,
    });
  });

  it('is counted by closing fills, and one too many stops the next entry', () => {
    const { state, holdCondor, bar, fill } = stagedEngine(PLANNED);
    holdCondor();
    const exit = submitted(bar(95));
    fill(exit.orderId, [20, 60, 60, 20]);
    expect(state.dayTrades).toEqual([{ tradeId: 1, date: TODAY }]);
    state.lane.memory.lastEntryDay = undefined;
    const { commands, records } = bar(100);
    expect(commands).toEqual([]);
    expect(records).toMatchObject([{ type: 'trace', gate: 'day-trades', measured: 2, limit: 1 }]);
  });

  it('may yet become of every trade that was opened today and of every opening that works, each once', () => {
    const { state, enter, fill } = stagedEngine(PLANNED);
    const planned = (date = TODAY) => dayTradingOn(state, date)?.planned;
    expect(planned()).toBe(1);
    const { orderId } = enter();
    expect(planned()).toBe(2);
    fill(orderId, undefined, 1);
    expect([state.workingOrders.size, state.portfolio.openTrades.length]).toEqual([1, 1]);
    expect(planned()).toBe(2);
    const trade = state.portfolio.openTrades[0];
    invariant(trade !== undefined, 'a trade is open');
    state.workingOrders.clear();
    expect([planned(), planned(LATER)]).toEqual([2, 1]);
    // Closed in part, it is counted among those done.
    noteClosing(state, trade, TODAY);
    expect(planned()).toBe(1);
    state.portfolio.openTrades.push({ ...trade, opening: { ...trade.opening, tradeId: 2 } });
    expect(planned()).toBe(2);
  });

  it('is left room for by entries before it: two open since today leave none for a third of two', () => {
    const entry = { ...PLANNED.strategy.entry, daysBetweenEntriesMin: 0, positionsMax: 9 };
    const { bar, fill } = stagedEngine({
      ...PLANNED,
      strategy: {
        ...PLANNED.strategy,
        entry,
        exit: { ...STRATEGY.exit, dteFloor: 0, stopCreditMultiple: 99 },
      },
      dayTrading: { ...PLANNED.dayTrading, ruleOn: () => ({ ...RULE, dayTradesMax: 2 }) },
    });
    // Elsewhere each time, so that nothing is held twice.
    const at = (minutes: number, spotPoints: number) =>
      bar(minutes, Object.assign(chainToday(minutes), { spotPoints }));
    for (const [minutes, spotPoints] of [
      [90, 270],
      [95, 272],
    ] as const) {
      fill(submitted(at(minutes, spotPoints)).orderId);
    }
    expect(at(100, 274).records).toMatchObject([
      { type: 'trace', gate: 'day-trades', measured: 3, limit: 2 },
    ]);
  });

  it('goes by the equity of the last close, whatever was resumed since', () => {
    const { state } = stagedEngine(PLANNED);
    state.riskStatus = { ...state.riskStatus, previousCloseCents: 2_510_000, lastCloseCents: 2_490_000 };
    expect(dayTradingOn(state, TODAY)?.account.equityCents).toBe(2_490_000);
  });

  it('binds nobody without a rule', () => {
    const { state } = stagedEngine();
    expect(dayTradingOn(state, TODAY)).toBeUndefined();
  });
});
