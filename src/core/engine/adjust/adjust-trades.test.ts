// Tests an adjustment through the engine: sent where a short is tested, booked at its fill, out of the way of every exit.
import { describe, expect, it } from 'vitest';
import { STRATEGY } from '../../strategy/entry-case.fixture.ts';
import { PLAN, stagedEngine, submitted, types } from '../engine-stage.fixture.ts';
import type { TradingPlan } from '../engine-state.ts';
import { ADJUST, ADJUSTING, cancelled, market, ROLL, tested } from './adjust-stage.fixture.ts';

describe('adjustTrades', () => {
  it('sends one order for the trade, good for the session and no longer than its timeout, and none beside it', () => {
    const { state, decided, bar } = tested();
    expect(types(decided)).toEqual(['order-submitted']);
    expect(decided.records[0]).toMatchObject({
      action: 'adjust',
      tradeId: 1,
      quantity: 3,
      limitCents: 36,
      candidate: { strikesCents: [27_600, 28_200, 28_300, 28_900], naturalCreditCents: 40, widthCents: 600 },
      adjustment: { kind: 'roll-call-side', lossBeforeCents: 149_400, lossAfterCents: 138_600 },
    });
    const [sent, timer] = decided.commands;
    expect(sent).toMatchObject({ kind: 'submit-order', orderId: 2 });
    expect(timer).toMatchObject({ kind: 'set-timer', timerId: 2, atMs: state.nowMs + 30 * 60_000 });
    expect(state.portfolio.openTrades[0]?.adjustingOrderId).toBe(2);
    expect(types(bar(100, 264))).toEqual([]);
    // What works when its time is over is taken back, as an entry is.
    expect(state.counts.orders).toBe(1);
  });

  it('books the fill: legs, credit, worst loss and margin of the trade are those of both orders', () => {
    const { state, fill, kept } = tested();
    const filled = kept(fill(2, ROLL));
    expect(types(filled)).toEqual(['order-filled', 'trade-adjusted']);
    expect(filled.records[1]).toMatchObject({
      tradeId: 1,
      orderId: 2,
      kind: 'roll-call-side',
      quantity: 3,
      strikesCents: [25_100, 25_800, 27_600, 28_300],
      legPricesCents: [58, 160, 180, 88],
      creditCents: 238,
      feesCents: 520,
      // 3 x 100 x (700 - 238).
      maxLossCents: 138_600,
      marginCents: { alpaca: 210_000 },
    });
    const [trade] = state.portfolio.openTrades;
    expect(trade).toMatchObject({ adjustingOrderId: undefined, adjustments: ['roll-call-side'] });
    // 3 x 100 x 238 less 520.
    expect(state.portfolio.cashCents).toBe(10_000_000 + 70_880);
  });

  it('moves a side once, and the other one when its turn comes', () => {
    const { fill, bar, kept } = tested();
    kept(fill(2, ROLL));
    expect(types(bar(100, 264))).toEqual([]);
    expect(bar(105, 276).records[0]).toMatchObject({
      type: 'order-submitted',
      action: 'adjust',
      adjustment: { kind: 'roll-put-side' },
    });
  });

  it('tells a refusal once a session, trade and gate', () => {
    const dear = { ...ADJUSTING, strategy: { ...STRATEGY, adjust: { ...ADJUST, creditCentsMin: 41 } } };
    const { decided, bar } = tested(dear);
    expect(decided.records).toEqual([
      expect.objectContaining({
        type: 'adjustment-refused',
        tradeId: 1,
        kind: 'roll-call-side',
        gate: 'credit',
        measured: 0.4,
        limit: 0.41,
      }),
    ]);
    expect(types(bar(100, 264))).toEqual([]);
  });

  it('does nothing where no rules are set, nor to a trade that is being closed or of which a part is gone', () => {
    expect(types(tested(PLAN).decided)).toEqual([]);
    const { state, bar, feed } = tested();
    feed({ kind: 'order-cancelled', orderId: 2 });
    const [trade] = state.portfolio.openTrades;
    if (trade === undefined) throw new Error('a trade is open');
    const [long = 0] = trade.legContracts;
    trade.legContracts[0] = long - 1;
    expect(types(bar(100, 264))).toEqual([]);
    trade.legContracts[0] = long;
    expect(types(bar(105, 264))).toEqual(['order-submitted']);
  });
});

describe('what stops new risk', () => {
  it('refuses adjustments, and takes back the one that works', () => {
    const { state, feed, bar } = tested();
    expect(cancelled(feed({ kind: 'operator-command', command: 'halt' }))).toEqual([2]);
    feed({ kind: 'order-cancelled', orderId: 2 });
    expect(bar(100, 264).records).toEqual([
      expect.objectContaining({ type: 'adjustment-refused', gate: 'halted', kind: 'roll-call-side' }),
    ]);
    expect(state.portfolio.openTrades[0]?.adjustingOrderId).toBeUndefined();
  });

  it('is a lost line too', () => {
    const stage = stagedEngine(ADJUSTING);
    stage.holdCondor();
    stage.feed({ kind: 'venue-disconnected' });
    expect(stage.bar(95, market(95, 264)).records).toEqual([
      expect.objectContaining({ type: 'adjustment-refused', gate: 'halted' }),
    ]);
  });
});

describe('an exit', () => {
  it('takes the order back first and is sent once that is over, with the legs held then', () => {
    const { bar, kept, feed, state } = tested();
    bar(100, 225);
    const stopped = bar(105, 225);
    expect(cancelled(stopped)).toEqual([2]);
    expect(stopped.commands.filter(({ kind }) => kind === 'submit-order')).toEqual([]);
    const after = kept(feed({ kind: 'order-cancelled', orderId: 2 }));
    expect(submitted(after).order).toMatchObject({ action: 'close', exitReason: 'stop-loss', quantity: 3 });
    expect(state.portfolio.openTrades[0]).toMatchObject({ closingOrderId: 3, adjustingOrderId: undefined });
  });

  it('closes the new legs where the order filled before it could be taken back', () => {
    const { bar, kept, fill } = tested();
    bar(100, 225);
    expect(cancelled(bar(105, 225))).toEqual([2]);
    const after = kept(fill(2, ROLL));
    const { order } = submitted(after);
    expect(order).toMatchObject({ action: 'close', exitReason: 'stop-loss', quantity: 3 });
    expect(order.structure.legs.map(({ contract }) => contract.strikeCents)).toEqual([
      25_100, 25_800, 27_600, 28_300,
    ]);
  });

  it('of legs that are gone is taken back where the fill is told after the end', () => {
    const { bar, kept, feed, fill, state } = tested();
    bar(100, 225);
    bar(105, 225);
    const closing = submitted(kept(feed({ kind: 'order-cancelled', orderId: 2 })));
    expect(closing.order.structure.legs[3]?.contract.strikeCents).toBe(28_900);
    const late = kept(fill(2, ROLL, 3));
    expect(types(late)).toEqual(['rule-violation', 'order-filled', 'trade-adjusted', 'exit-preempted']);
    expect(cancelled(late)).toEqual([closing.orderId]);
    const again = submitted(feed({ kind: 'order-cancelled', orderId: closing.orderId }));
    expect(again.order.exitReason).toBe('stop-loss');
    expect(again.order.structure.legs[3]?.contract.strikeCents).toBe(28_300);
    expect(state.portfolio.openTrades[0]?.legContracts).toEqual([3, -3, -3, 3]);
  });
});

describe('an order that rests at a profit', () => {
  const resting: TradingPlan = {
    ...ADJUSTING,
    strategy: { ...STRATEGY, adjust: ADJUST, exit: { ...STRATEGY.exit, profitOrder: 'resting' } },
  };

  it('makes way: the next bar decides anew, and another rests once the side has moved', () => {
    const { state, feed, bar, kept, fill, decided, records } = tested(resting);
    const rests = state.portfolio.openTrades[0]?.closingOrderId ?? 0;
    expect(state.workingOrders.get(rests)?.order.intent.rests).toBe(true);
    // The bar of the test sends it, and takes it back.
    expect(cancelled(decided)).toEqual([rests]);
    expect(types(decided)).toEqual(['order-submitted']);
    feed({ kind: 'order-cancelled', orderId: rests });
    const adjusting = submitted(bar(100, 264));
    expect(adjusting.order.action).toBe('adjust');
    kept(fill(adjusting.orderId, ROLL));
    const anew = submitted(bar(105, 266));
    expect(anew.order).toMatchObject({ action: 'close', rests: true });
    expect(anew.order.structure.legs[3]?.contract.strikeCents).toBe(28_300);
    expect(records.length).toBeGreaterThan(0);
  });
});

it('an adjusting order that fills in part stops the run', () => {
  const { fill } = tested();
  expect(() => fill(2, ROLL, 2)).toThrow(/whole or not at all/);
});
