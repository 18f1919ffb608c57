// Tests the ladder of working orders: where a limit begins, when and whither it is moved, and what it never passes.
import { describe, expect, it } from 'vitest';
import { cents, type Command, type ReplaceOrder, type SubmitOrder } from '../../domain/index.ts';
import { chainToday, ELEVEN } from '../../strategy/entry-case.fixture.ts';
import { tickRuleOf } from '../../../../test/fixtures/venue-stage.ts';
import { PLAN, stagedEngine, submitted } from '../engine-stage.fixture.ts';
import type { TradingPlan } from '../engine-state.ts';
import type { LadderPlan } from './ladder-plan.ts';

const MINUTE = 60_000;
const LADDER: LadderPlan = {
  usual: { startShare: 0, endShare: 1, stepShare: 0.5, rungMs: 5 * MINUTE },
  flatten: { startShare: 0.75, endShare: 1, stepShare: 0.25, rungMs: 5 * MINUTE },
  tickRuleOn: (root) => tickRuleOf(root, 1),
};
/** Entries may give away their whole credit, so that no bound hides a rung. */
const WALKING: TradingPlan = {
  ...PLAN,
  strategy: { ...PLAN.strategy, entry: { ...PLAN.strategy.entry, creditSlipMax: 1 } },
  ladder: LADDER,
};

const replaced = (commands: readonly Command[]): readonly ReplaceOrder[] =>
  commands.filter((command) => command.kind === 'replace-order');

/** Net mid and natural of an order's condor, twice, on a chain of a minute. */
function doublePrices({ order }: SubmitOrder, chain = chainToday()) {
  let mid = 0;
  let spread = 0;
  for (const { contract, quantity } of order.structure.legs) {
    const slot = { bidCents: 0, askCents: 0 };
    chain.readQuote(contract, slot);
    mid -= quantity * (slot.bidCents + slot.askCents);
    spread += slot.askCents - slot.bidCents;
  }
  return { mid, natural: mid - spread };
}

describe('an entry', () => {
  it('begins at mid, asks for the next rung when its time is over, and for natural in the end', () => {
    const engine = stagedEngine(WALKING);
    const order = engine.enter();
    const { mid, natural } = doublePrices(order);
    expect(natural).toBeGreaterThan(4);
    expect(order.firstLimitCents).toBe(Math.floor(mid / 2));
    expect(order.order.limitCents).toBe(1);
    engine.report({ kind: 'order-accepted', orderId: order.orderId });
    const at = (minute: number) => {
      const stepped = engine.bar(minute, chainToday());
      return { limits: replaced(stepped.commands), records: stepped.records };
    };
    const before = engine.bar(ELEVEN + 4, chainToday());
    expect(replaced(before.commands)).toEqual([]);
    const second = at(ELEVEN + 5);
    const half = Math.floor((mid + natural) / 4);
    expect(second.limits).toEqual([{ kind: 'replace-order', orderId: 1, limitCents: half }]);
    expect(second.records).toContainEqual({
      type: 'replace-submitted',
      seq: engine.state.seq,
      atMs: engine.state.nowMs,
      orderId: 1,
      tradeId: 1,
      limitCents: half,
    });
    expect(at(ELEVEN + 9).limits).toEqual([]);
    expect(at(ELEVEN + 10).limits).toEqual([
      { kind: 'replace-order', orderId: 1, limitCents: Math.floor(natural / 2) },
    ]);
    // On its last rung it follows the market: the same quotes move nothing.
    expect(at(ELEVEN + 15).limits).toEqual([]);
    const wider = chainToday();
    wider.halfSpreadCents = 2;
    expect(replaced(engine.bar(ELEVEN + 20, wider).commands)).toEqual([
      { kind: 'replace-order', orderId: 1, limitCents: Math.floor(doublePrices(order, wider).natural / 2) },
    ]);
  });

  it('never gives away more than was approved', () => {
    const engine = stagedEngine({ ...PLAN, ladder: LADDER });
    const order = engine.enter();
    const bound = order.order.limitCents ?? 0;
    engine.report({ kind: 'order-accepted', orderId: order.orderId });
    const wide = chainToday();
    wide.halfSpreadCents = 30;
    const moved = replaced(engine.bar(ELEVEN + 10, wide).commands);
    expect(moved).toEqual([{ kind: 'replace-order', orderId: 1, limitCents: bound }]);
  });

  it('keeps its limit and its rung while a leg is unquoted', () => {
    const engine = stagedEngine(WALKING);
    const order = engine.enter();
    engine.report({ kind: 'order-accepted', orderId: order.orderId });
    const empty = chainToday();
    empty.faultOf = () => 'missing';
    expect(replaced(engine.bar(ELEVEN + 5, empty).commands)).toEqual([]);
    expect(replaced(engine.bar(ELEVEN + 6, { unavailable: 'none' }).commands)).toEqual([]);
    expect(replaced(engine.bar(ELEVEN + 7, chainToday()).commands)).toHaveLength(1);
  });

  it('is left alone while the line is lost and while nothing is known of it', () => {
    const engine = stagedEngine(WALKING);
    engine.enter();
    engine.feed({ kind: 'venue-disconnected' });
    expect(replaced(engine.bar(ELEVEN + 5, chainToday()).commands)).toEqual([]);
    engine.feed({ kind: 'venue-reconnected' });
    expect(replaced(engine.bar(ELEVEN + 6, chainToday()).commands)).toEqual([]);
    engine.report({ kind: 'order-accepted', orderId: 1 });
    expect(replaced(engine.bar(ELEVEN + 7, chainToday()).commands)).toHaveLength(1);
  });

  it('is forgotten when it has ended, once another order walks', () => {
    const engine = stagedEngine(WALKING);
    engine.holdCondor();
    expect([...engine.state.ladders.keys()]).toEqual([1]);
    engine.feed({ kind: 'operator-command', command: 'flatten' });
    const exit = submitted(engine.bar(ELEVEN + 5, chainToday()));
    expect([...engine.state.ladders.keys()]).toEqual([1, exit.orderId]);
    engine.bar(ELEVEN + 6, chainToday());
    expect([...engine.state.ladders.keys()]).toEqual([exit.orderId]);
  });

  it('that waits for its time to work stands on its first rung until then', () => {
    const engine = stagedEngine({
      ...WALKING,
      strategy: { ...WALKING.strategy, entry: { ...WALKING.strategy.entry, workFrom: 11 * 60 + 20 } },
    });
    const { order } = engine.enter();
    expect(order.workFromMs).toBe(engine.state.nowMs + 20 * MINUTE);
    engine.report({ kind: 'order-accepted', orderId: 1 });
    expect(replaced(engine.bar(ELEVEN + 24, chainToday()).commands)).toEqual([]);
    expect(replaced(engine.bar(ELEVEN + 25, chainToday()).commands)).toHaveLength(1);
  });
});

describe('without a ladder', () => {
  it('an order works at the limit it was approved with', () => {
    for (const plan of [PLAN, { ...PLAN, ladder: { ...LADDER, usual: undefined } }]) {
      const engine = stagedEngine(plan);
      const order = engine.enter();
      expect('firstLimitCents' in order).toBe(false);
      engine.report({ kind: 'order-accepted', orderId: 1 });
      expect(replaced(engine.bar(ELEVEN + 10, chainToday()).commands)).toEqual([]);
      expect(engine.state.ladders.size).toBe(0);
    }
  });
});

describe('an exit of the kill switch', () => {
  const flattening = (ladder: LadderPlan = { ...LADDER, usual: undefined }) => {
    const engine = stagedEngine({ ...PLAN, ladder });
    engine.holdCondor();
    engine.feed({ kind: 'operator-command', command: 'flatten' });
    return engine;
  };

  it('has a limit from its first instant on, near natural, and walks to natural', () => {
    const engine = flattening();
    const stepped = engine.bar(ELEVEN + 5, chainToday());
    const exit = submitted(stepped);
    expect(exit.order.exitReason).toBe('kill-switch');
    const { mid, natural } = doublePrices(exit);
    // A debit: mid and three quarters of the way up, in whole cents against us.
    expect(exit.firstLimitCents).toBe(Math.ceil((mid + 0.75 * (mid - natural)) / 2));
    engine.report({ kind: 'order-accepted', orderId: exit.orderId });
    expect(replaced(engine.bar(ELEVEN + 10, chainToday()).commands)).toEqual([
      { kind: 'replace-order', orderId: exit.orderId, limitCents: Math.ceil((2 * mid - natural) / 2) },
    ]);
  });

  it('pays nothing until quotes tell what', () => {
    const engine = flattening();
    const exit = submitted(engine.bar(ELEVEN + 5, { unavailable: 'none' }));
    expect(exit.firstLimitCents).toBe(cents(0));
    engine.report({ kind: 'order-accepted', orderId: exit.orderId });
    // The first quotes give the rung that its age has earned, a moment after it was sent too.
    const [first] = replaced(engine.bar(ELEVEN + 6, chainToday()).commands);
    expect(first?.limitCents).toBeGreaterThan(0);
  });
});
