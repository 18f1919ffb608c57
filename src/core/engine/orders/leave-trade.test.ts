// Tests how a trade is left while an order works on it: taken back first, sent when its end is told, and never two at once.
import { describe, expect, it } from 'vitest';
import { FakeChain } from '../../domain/market/fake-chain.fixture.ts';
import type { ExitReason } from '../../domain/index.ts';
import { instant } from '../../../../test/fixtures/venue-stage.ts';
import { ELEVEN, LISTED, STRATEGY, TODAY } from '../../strategy/entry-case.fixture.ts';
import { PLAN, stagedEngine, type Stepped, submitted } from '../engine-stage.fixture.ts';
import type { TradingPlan } from '../engine-state.ts';
import { leaveTrade } from './leave-trade.ts';
import { emptyStepOutput } from '../step-output.ts';

/** A profit order rests; a close through a short strike is a touch, and a loss of half the credit on two quotes a stop. */
const PLANNED: TradingPlan = {
  ...PLAN,
  strategy: {
    ...STRATEGY,
    entry: { ...STRATEGY.entry, daysBetweenEntriesMin: 30 },
    exit: { ...STRATEGY.exit, profitOrder: 'resting', stopCreditMultiple: 0.5, isTouchExit: true },
  },
};

/** An engine whose profit order rests, and that order. */
function resting(plan = PLANNED) {
  const engine = stagedEngine(plan);
  const opening = engine.holdCondor();
  const { orderId } = submitted(engine.bar(ELEVEN + 5));
  /** The bar at which the underlying stands at `spot`, with the chain that goes with it. */
  const at = (minute: number, spot: number): Stepped => {
    const chain = new FakeChain(LISTED, instant(TODAY, minute));
    chain.spotPoints = spot;
    const event = { ...engine.state.lane.bar, chain } as Parameters<typeof engine.feed>[0] & { bar: object };
    return engine.feed({ ...event, bar: { ...event.bar, close: spot } } as never, instant(TODAY, minute));
  };
  return { engine, opening, orderId, at };
}

const cancels = ({ commands }: Stepped) =>
  commands.flatMap((command) => (command.kind === 'cancel-order' ? [command.orderId] : []));
const sent = ({ commands }: Stepped) => commands.filter(({ kind }) => kind === 'submit-order');
const held = ({ engine }: ReturnType<typeof resting>) => engine.state.portfolio.openTrades[0];

describe('an exit that finds an order resting', () => {
  it('takes it back, and sends its own in the event in which its end is told', () => {
    const stage = resting();
    const touched = stage.at(ELEVEN + 10, 255);
    expect(cancels(touched)).toEqual([stage.orderId]);
    expect(sent(touched)).toEqual([]);
    expect(touched.records).toMatchObject([
      { type: 'exit-preempted', orderId: stage.orderId, tradeId: 1, exitReason: 'touch' },
    ]);
    const ended = stage.engine.report({ kind: 'order-cancelled', orderId: stage.orderId });
    expect(ended.records.map(({ type }) => type)).toEqual(['order-ended', 'order-submitted']);
    expect(submitted(ended).order).toMatchObject({
      exitReason: 'touch',
      urgency: 'urgent',
      quantity: stage.opening.order.quantity,
    });
    expect(held(stage)?.pendingExit).toBeUndefined();
  });

  it('asks again while nothing is told, and records it once', () => {
    const stage = resting();
    stage.at(ELEVEN + 10, 255);
    const again = stage.at(ELEVEN + 15, 270);
    expect(cancels(again)).toEqual([stage.orderId]);
    expect(again.records).toEqual([]);
    expect(sent(again)).toEqual([]);
  });

  it.each(['order-expired', 'order-rejected'] as const)(
    'is sent after %s as after a cancellation',
    (kind) => {
      const stage = resting();
      stage.at(ELEVEN + 10, 255);
      const { orderId } = stage;
      const report =
        kind === 'order-rejected' ? { kind, orderId, code: 'no', message: '' } : { kind, orderId };
      expect(submitted(stage.engine.report(report)).order.exitReason).toBe('touch');
    },
  );

  it('lets the fill that races the cancellation close the trade, once and for its own reason', () => {
    const stage = resting();
    stage.at(ELEVEN + 10, 255);
    const filled = stage.engine.fill(stage.orderId, [20, 70, 70, 20]);
    expect(filled.records.at(-1)).toMatchObject({ type: 'trade-closed', reason: 'profit-target' });
    expect(sent(filled)).toEqual([]);
    expect(sent(stage.at(ELEVEN + 15, 255))).toEqual([]);
  });

  it('closes what a racing fill of a part leaves', () => {
    const stage = resting();
    const { quantity } = stage.opening.order;
    stage.at(ELEVEN + 10, 255);
    const part = stage.engine.fill(stage.orderId, [20, 70, 70, 20], 1);
    expect(sent(part)).toEqual([]);
    const ended = stage.engine.report({ kind: 'order-cancelled', orderId: stage.orderId });
    expect(submitted(ended).order).toMatchObject({ exitReason: 'touch', quantity: quantity - 1 });
  });

  it('gives way to an earlier reason while it waits, and to no later one', () => {
    const stage = resting();
    // Through the put, the loss is past its stop too, of which two quotes are needed.
    stage.at(ELEVEN + 10, 250);
    expect(held(stage)?.pendingExit).toBe('touch');
    const stopped = stage.at(ELEVEN + 15, 250);
    expect(stopped.records).toMatchObject([{ type: 'exit-preempted', exitReason: 'stop-loss' }]);
    expect(stage.engine.state.lane.memory.lastStopDay).toBe(stage.engine.state.lane.bar?.sessionDay);
    stage.at(ELEVEN + 20, 255);
    expect(held(stage)?.pendingExit).toBe('stop-loss');
    const ended = stage.engine.report({ kind: 'order-cancelled', orderId: stage.orderId });
    expect(submitted(ended).order.exitReason).toBe('stop-loss');
  });

  it('is not sent where the trade has come to be wound down by then', () => {
    const stage = resting();
    stage.at(ELEVEN + 10, 255);
    const trade = held(stage);
    if (trade === undefined) throw new Error('a trade is held');
    trade.windDown = 'assignment';
    const ended = stage.engine.report({ kind: 'order-cancelled', orderId: stage.orderId });
    expect(sent(ended)).toEqual([]);
    expect(submitted(stage.at(ELEVEN + 15, 255)).order.exitReason).toBe('assignment');
  });

  it('asks once in an event, whoever else asks too', () => {
    const stage = resting();
    const trade = held(stage);
    if (trade === undefined) throw new Error('a trade is held');
    const output = emptyStepOutput();
    leaveTrade(stage.engine.state, trade, 'kill-switch', output);
    leaveTrade(stage.engine.state, trade, 'kill-switch', output);
    expect(output.commands).toEqual([{ kind: 'cancel-order', orderId: stage.orderId }]);
  });

  it('that a person orders is taken up between bars', () => {
    const stage = resting();
    const flattened = stage.engine.feed({ kind: 'operator-command', command: 'flatten' });
    expect(cancels(flattened)).toEqual([stage.orderId]);
    const ended = stage.engine.report({ kind: 'order-cancelled', orderId: stage.orderId });
    expect(submitted(ended).order).toMatchObject({ exitReason: 'kill-switch', urgency: 'urgent' });
  });

  it('may be for a volatility that has risen, on two quotes', () => {
    const exit = { ...PLANNED.strategy.exit, stopCreditMultiple: undefined, ivStopRatio: 1.5 };
    const stage = resting({ ...PLANNED, strategy: { ...PLANNED.strategy, exit } });
    const at = (minute: number) => {
      const chain = new FakeChain(LISTED, instant(TODAY, minute));
      chain.volatility = 0.4;
      return stage.engine.bar(minute, chain);
    };
    expect(at(ELEVEN + 10).records).toEqual([]);
    expect(at(ELEVEN + 15).records).toMatchObject([{ type: 'exit-preempted', exitReason: 'iv-stop' }]);
  });

  it('has no other order beside its own', () => {
    const stage = resting();
    stage.at(ELEVEN + 10, 255);
    stage.engine.report({ kind: 'order-cancelled', orderId: stage.orderId });
    // The order of the exit works: nothing rests beside it.
    expect(sent(stage.at(ELEVEN + 15, 270))).toEqual([]);
  });
});

describe('an exit that finds an order working', () => {
  /** What a reason asks for while an order for another one works. */
  const asked = (working: ExitReason, reason: ExitReason): readonly number[] => {
    const engine = stagedEngine();
    engine.holdCondor();
    const [trade] = engine.state.portfolio.openTrades;
    if (trade === undefined) throw new Error('a trade is held');
    leaveTrade(engine.state, trade, working, emptyStepOutput());
    const output = emptyStepOutput();
    leaveTrade(engine.state, trade, reason, output);
    expect(output.commands.filter(({ kind }) => kind === 'submit-order')).toEqual([]);
    return cancels(output);
  };

  it.each<[ExitReason, ExitReason]>([
    ['profit-target', 'stop-loss'],
    ['dte-floor', 'touch'],
    ['days-held', 'kill-switch'],
    ['dte-floor', 'expiry'],
    ['stop-loss', 'expiry'],
    ['kill-switch', 'expiry'],
  ])('takes one sent for %s back for %s', (working, reason) => {
    expect(asked(working, reason)).toHaveLength(1);
  });

  it.each<[ExitReason, ExitReason]>([
    // A later reason never replaces an earlier one.
    ['stop-loss', 'dte-floor'],
    ['kill-switch', 'stop-loss'],
    ['expiry', 'kill-switch'],
    ['stop-loss', 'stop-loss'],
    // On the same terms nothing is gained.
    ['touch', 'stop-loss'],
    ['stop-loss', 'kill-switch'],
    ['dte-floor', 'profit-target'],
  ])('leaves one sent for %s to its work where %s comes', (working, reason) => {
    expect(asked(working, reason)).toEqual([]);
  });
});
