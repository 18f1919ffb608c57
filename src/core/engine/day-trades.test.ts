// Tests what counts as a day trade, and that a small account of a bound broker stands after too many.
import { describe, expect, it } from 'vitest';
import { invariant, type SessionDate } from '../domain/index.ts';
import { STRATEGY, TODAY } from '../strategy/entry-case.fixture.ts';
import { dayTradingOn, noteClosing } from './day-trades.ts';
import { PLAN, stagedEngine, submitted } from './engine-stage.fixture.ts';

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

  it('binds nobody without a rule', () => {
    const { state } = stagedEngine();
    expect(dayTradingOn(state, TODAY)).toBeUndefined();
  });
});
