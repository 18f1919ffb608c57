// Tests the order that stands at the profit asked for: its price, its day, and what keeps it from being sent.
import { describe, expect, it } from 'vitest';
import { type Command, dayNumberOf, type SubmitOrder } from '../../domain/index.ts';
import { instant } from '../../../../test/fixtures/venue-stage.ts';
import { FakeChain } from '../../domain/market/fake-chain.fixture.ts';
import { ELEVEN, LISTED, STRATEGY, TODAY } from '../../strategy/entry-case.fixture.ts';
import { PLAN, stagedEngine, type Stepped, submitted } from '../engine-stage.fixture.ts';
import type { TradingPlan } from '../engine-state.ts';

const RESTING: TradingPlan = {
  ...PLAN,
  strategy: {
    ...STRATEGY,
    entry: { ...STRATEGY.entry, daysBetweenEntriesMin: 30 },
    exit: { ...STRATEGY.exit, profitOrder: 'resting', stopCreditMultiple: undefined },
  },
};
const TOMORROW = '2018-01-17';

/** The closing orders that a step sent. */
function closings({ commands }: Stepped): readonly SubmitOrder[] {
  return commands.filter(
    (command: Command): command is SubmitOrder =>
      command.kind === 'submit-order' && command.order.action === 'close',
  );
}

describe('a resting profit order', () => {
  it('is sent at the first bar after the fill, at what leaves the profit, for the day', () => {
    const engine = stagedEngine(RESTING);
    const { order } = engine.holdCondor();
    const { order: resting } = submitted(engine.bar(ELEVEN + 5));
    expect(resting).toMatchObject({
      action: 'close',
      exitReason: 'profit-target',
      rests: true,
      urgency: 'patient',
      quantity: order.quantity,
      // Sold for 202 cents, of which half is taken.
      limitCents: 101,
      expiresAtMs: instant(TODAY, 390) + 1,
    });
  });

  it('stands on the tick below its price', () => {
    const engine = stagedEngine({ ...RESTING, netTickCents: () => 5 });
    engine.holdCondor();
    expect(submitted(engine.bar(ELEVEN + 5)).order.limitCents).toBe(100);
  });

  it('is one at a time, and is sent anew once it has ended, from the time of day at which profits are taken', () => {
    const engine = stagedEngine(RESTING);
    engine.holdCondor();
    const { orderId } = submitted(engine.bar(ELEVEN + 5));
    expect(closings(engine.bar(ELEVEN + 10))).toEqual([]);
    const atOpen = () => new FakeChain(LISTED, instant(TOMORROW, 5));
    engine.bar(5, atOpen(), TOMORROW);
    engine.report({ kind: 'order-expired', orderId });
    expect(closings(engine.bar(29, atOpen(), TOMORROW))).toEqual([]);
    expect(submitted(engine.bar(30, atOpen(), TOMORROW)).order.expiresAtMs).toBe(instant(TOMORROW, 390) + 1);
  });

  it('is not sent while the opening still works, nor at a close, which its day ends with', () => {
    const engine = stagedEngine(RESTING);
    const opening = engine.enter();
    engine.fill(opening.orderId, undefined, 1);
    expect(opening.order.quantity).toBeGreaterThan(1);
    expect(closings(engine.bar(ELEVEN + 5))).toEqual([]);
    engine.report({ kind: 'order-cancelled', orderId: opening.orderId });
    expect(closings(engine.bar(390))).toEqual([]);
    const next = new FakeChain(LISTED, instant(TOMORROW, 60));
    expect(submitted(engine.bar(60, next, TOMORROW)).order.quantity).toBe(1);
  });

  it('is sent at the close without an end where bars are sessions', () => {
    const engine = stagedEngine(RESTING);
    engine.holdCondor();
    const startMs = instant(TODAY, 0);
    const day = {
      kind: 'bar-closed',
      root: 'XSP',
      bar: { startMs, open: 270, high: 270, low: 270, close: 270, volume: 0 },
      chain: new FakeChain(LISTED, instant(TODAY, 390)),
      isTradable: true,
      sessionDate: TODAY,
      sessionDay: dayNumberOf(TODAY),
      sessionOpenMs: startMs,
      sessionOpenMinute: 570,
      sessionCloseMs: instant(TODAY, 390),
    } as unknown as Parameters<typeof engine.feed>[0];
    const [sent] = closings(engine.feed(day, instant(TODAY, 390)));
    expect(sent?.order.rests).toBe(true);
    expect(sent?.order.expiresAtMs).toBeUndefined();
  });

  it('closes its trade once it fills, for its reason, and what a part leaves rests again', () => {
    const engine = stagedEngine(RESTING);
    const { order } = engine.holdCondor();
    const first = submitted(engine.bar(ELEVEN + 5));
    engine.fill(first.orderId, [20, 70, 70, 20], order.quantity - 1);
    engine.report({ kind: 'order-cancelled', orderId: first.orderId });
    const second = submitted(engine.bar(ELEVEN + 10));
    expect(second.order).toMatchObject({ quantity: 1, rests: true, limitCents: 101 });
    const { records } = engine.fill(second.orderId, [20, 70, 70, 20]);
    expect(records.at(-1)).toMatchObject({ type: 'trade-closed', reason: 'profit-target' });
    expect(engine.state.portfolio.openTrades).toEqual([]);
  });

  it('walks no ladder and counts as no exit that missed a quote', () => {
    const engine = stagedEngine({
      ...RESTING,
      ladder: {
        usual: { startShare: 0, endShare: 1, stepShare: 0.5, rungMs: 300_000 },
        flatten: { startShare: 0, endShare: 1, stepShare: 0.5, rungMs: 300_000 },
        tickRuleOn: () => ({ complexNetTickCents: 1 }) as never,
      },
    });
    engine.holdCondor();
    const { firstLimitCents } = submitted(engine.bar(ELEVEN + 5));
    expect(firstLimitCents).toBeUndefined();
    const { commands, records } = engine.bar(ELEVEN + 20, { unavailable: 'none' });
    expect(commands).toEqual([]);
    expect(records.map(({ type }) => type)).not.toContain('exit-unquoted');
  });
});
