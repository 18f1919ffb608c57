// Tests what is told and known of a trade once it was adjusted: units told late, day trades, the end of the run, a restart.
import { describe, expect, it } from 'vitest';
import { cents, type EpochMs, isoInstant, type SessionDate } from '../../domain/index.ts';
import type { LedgerRecord } from '../../ledger/index.ts';
import { LISTED, STRATEGY } from '../../strategy/entry-case.fixture.ts';
import { fillAt, PLAN, stagedEngine, submitted } from '../engine-stage.fixture.ts';
import { noteClosing } from '../entry/day-trades.ts';
import { runEndedRecord } from '../finish-run.ts';
import { restoreState } from '../restore/restore-state.ts';
import { ADJUST, ADJUSTING, cancelled, market, ROLL, tested } from './adjust-stage.fixture.ts';

describe('an adjusted trade', () => {
  it('that is exited while an order rests has that order taken back once, for the exit alone', () => {
    const exit = { ...STRATEGY.exit, profitOrder: 'resting', shortDeltaMax: 0.5 } as const;
    const { state, bar } = tested({ ...PLAN, strategy: { ...STRATEGY, exit } });
    Object.assign(state.lanes[0] ?? {}, { strategy: { ...STRATEGY, exit, adjust: ADJUST } });
    const [trade] = state.portfolio.openTrades;
    const reached = bar(100, 257);
    expect(cancelled(reached)).toEqual([trade?.closingOrderId]);
    expect(trade).toMatchObject({ pendingExit: 'short-delta', isAdjustmentDue: false });
  });

  it('is not added to by units that are told late: they are a trade of the legs that they opened', () => {
    const stage = stagedEngine(ADJUSTING);
    const records: LedgerRecord[] = [];
    const opening = submitted(stage.bar(90, market(90, 270)));
    stage.fill(opening.orderId, undefined, 2);
    stage.feed({ kind: 'order-cancelled', orderId: opening.orderId });
    const adjusting = submitted(stage.bar(95, market(95, 264)));
    expect(adjusting.order.quantity).toBe(2);
    stage.fill(adjusting.orderId, ROLL);
    records.push(...stage.fill(opening.orderId, undefined, 1).records);
    expect(records.map(({ type }) => type)).toEqual(['rule-violation', 'order-filled', 'trade-opened']);
    expect(stage.state.portfolio.openTrades.map(({ legContracts }) => legContracts)).toEqual([
      [2, -2, -2, 2],
      [1, -1, -1, 1],
    ]);
    expect(records[1]).toMatchObject({ tradeId: 2 });
  });

  it('is told with all that it holds at the end, without a fee too', () => {
    const { state, report } = tested();
    report({
      kind: 'order-filled',
      orderId: 2,
      fillId: 9,
      quantity: 3,
      ...fillAt(ROLL),
      feesCents: cents(0),
    });
    const { openTrades } = runEndedRecord(state, () => undefined);
    expect(openTrades[0]?.held).toMatchObject({ legContracts: [3, -3, -3, 3], cashCents: 71_140 });
  });

  it('is a day trade of the day on which its new legs are closed again', () => {
    const { state, fill, kept } = tested();
    kept(fill(2, ROLL));
    const [trade] = state.portfolio.openTrades;
    if (trade === undefined) throw new Error('a trade is open');
    const date = '2018-01-19' as SessionDate;
    state.dayTrades.length = 0;
    noteClosing(state, trade, date);
    expect(state.dayTrades).toEqual([]);
    trade.adjustedOn = date;
    noteClosing(state, trade, date);
    noteClosing(state, trade, date);
    expect(state.dayTrades).toEqual([{ tradeId: 1, date }]);
  });
});

it('an adjusting order without an end of its own is taken back when the next session is over', () => {
  const { state, feed } = tested();
  const working = state.workingOrders.get(2);
  if (working === undefined) throw new Error('the order works');
  const intent = { ...working.order.intent, expiresAtMs: undefined };
  state.workingOrders.set(2, { ...working, order: { ...working.order, intent } });
  const end = { kind: 'session-ended', sessionDate: '2018-01-16' as SessionDate, isComplete: true } as const;
  expect(cancelled(feed(end, state.nowMs))).toEqual([]);
  expect(cancelled(feed(end, (state.nowMs + 1) as EpochMs))).toEqual([2]);
});

describe('a restart', () => {
  const restored = (records: readonly LedgerRecord[]) =>
    restoreState(records, {
      plan: ADJUSTING,
      initialCashCents: stagedEngine().state.portfolio.initialCashCents,
      structure: 'iron-condor',
      expiryOf: (_, date) => LISTED.find(({ sessionDate }) => sessionDate === date) ?? never(),
      dateOf: (atMs: EpochMs) => isoInstant(atMs).slice(0, 10) as SessionDate,
    });

  it('knows an adjusting order that works, and a trade that was adjusted', () => {
    const { records, kept, fill, state } = tested();
    const working = restored(records);
    expect(working.portfolio.openTrades[0]?.adjustingOrderId).toBe(2);
    expect(working.workingOrders.get(2)?.order).toMatchObject({ state: 'unknown' });
    expect(working.workingOrders.get(2)?.order.intent).toEqual(state.workingOrders.get(2)?.order.intent);
    kept(fill(2, ROLL));
    const after = restored(records);
    const [trade, own] = [after.portfolio.openTrades[0], state.portfolio.openTrades[0]];
    expect(trade?.opening).toEqual(own?.opening);
    expect(trade).toMatchObject({
      legContracts: [3, -3, -3, 3],
      adjustments: ['roll-call-side'],
      adjustedOn: '2018-01-16',
      adjustingOrderId: undefined,
      cashFlowCents: own?.cashFlowCents,
    });
    expect(after.workingOrders.size).toBe(0);
    expect(after.portfolio.cashCents).toBe(state.portfolio.cashCents);
  });
});

function never(): never {
  throw new Error('the expiry is listed');
}
