// Tests how a trade that lost a part of itself is brought to its end: shares first, then the legs that are left.
import { describe, expect, it } from 'vitest';
import { cents, type Command, invariant, type OptionContract } from '../../domain/index.ts';
import { condorContracts } from '../../../../test/fixtures/venue-stage.ts';
import type { OptionStructure } from '../../domain/index.ts';
import { chainToday, STRATEGY } from '../../strategy/entry-case.fixture.ts';
import { PLAN, stagedEngine, submitted, types, type Stepped } from '../engine-stage.fixture.ts';

/** A plan that closes at the first bar after the opening. */
const CLOSING = { ...PLAN, strategy: { ...STRATEGY, exit: { ...STRATEGY.exit, dteFloor: 31 } } };

function sharesSubmitted({ commands }: Stepped): Extract<Command, { readonly kind: 'submit-share-order' }> {
  const [order, ...others] = commands.filter((command) => command.kind === 'submit-share-order');
  invariant(order !== undefined && others.length === 0, 'one share order is sent');
  return order;
}

/** An engine that holds a condor whose short calls, all or some, were assigned. */
function assigned(assignedOf: (quantity: number) => number) {
  const engine = stagedEngine();
  const opened = engine.holdCondor();
  const quantity = opened.order.quantity;
  const { shortCall } = condorContracts(opened.order.structure as OptionStructure);
  const contracts = assignedOf(quantity);
  const stepped = engine.feed(exercised(shortCall, -contracts));
  return { ...engine, stepped, quantity, contracts, opened };
}

function exercised(contract: OptionContract, quantity: number) {
  const isCall = contract.right === 'call';
  return {
    kind: 'option-exercised',
    contract,
    quantity,
    reason: 'ex-dividend',
    shares: 100 * quantity * (isCall ? 1 : -1),
    cashCents: cents(-100 * quantity * (isCall ? 1 : -1) * contract.strikeCents),
    feesCents: cents(0),
  } as const;
}

describe('an assignment', () => {
  it('is answered at once by an order for the shares and for nothing else', () => {
    const { stepped, state, contracts, bar } = assigned((quantity) => quantity);
    expect(types(stepped)).toEqual(['option-exercised', 'shares-submitted']);
    expect(stepped.records[0]).toMatchObject({
      tradeIds: [1],
      shares: -100 * contracts,
      reason: 'ex-dividend',
    });
    const { order, orderId } = sharesSubmitted(stepped);
    expect(order).toEqual({ tradeId: 1, root: 'XSP', shares: 100 * contracts, exitReason: 'assignment' });
    expect(state.shareOrders.get(orderId)?.intent).toBe(order);
    // The long call covers the short shares: it is not sold while they are there.
    expect(bar(95).commands).toEqual([]);
    expect(state.portfolio.openTrades[0]?.windDown).toBe('assignment');
  });

  it('leaves the other legs to one order once the shares are gone, and ends with the reason', () => {
    const { stepped, state, contracts, feed, fill, quantity } = assigned((all) => all);
    const { orderId, order } = sharesSubmitted(stepped);
    const traded = feed({
      kind: 'shares-filled',
      orderId,
      fillId: 900,
      shares: order.shares,
      priceCents: cents(27_000),
      feesCents: cents(3),
    });
    expect(types(traded)).toEqual(['shares-filled', 'order-submitted']);
    const closing = submitted(traded);
    expect(closing.order).toMatchObject({
      action: 'close',
      quantity,
      exitReason: 'assignment',
      urgency: 'urgent',
      limitCents: undefined,
      structure: { kind: 'part' },
    });
    expect(closing.order.structure.legs).toHaveLength(3);
    const ended = fill(closing.orderId, [20, 30, 10]);
    expect(types(ended)).toEqual(['order-filled', 'trade-closed']);
    expect(ended.records[1]).toMatchObject({ reason: 'assignment' });
    expect(state.portfolio.openTrades).toEqual([]);
    expect(contracts).toBe(quantity);
    // A second report of the same shares says nothing.
    const again = feed({
      kind: 'shares-filled',
      orderId,
      fillId: 900,
      shares: order.shares,
      priceCents: cents(27_000),
      feesCents: cents(3),
    });
    expect(again).toEqual({ commands: [], records: [] });
  });

  it('of a part of the contracts closes whole condors first and then what is left of the others', () => {
    const { stepped, feed, fill, quantity } = assigned(() => 1);
    expect(quantity).toBeGreaterThan(2);
    const { orderId, order } = sharesSubmitted(stepped);
    expect(order.shares).toBe(100);
    const shares = { orderId, fillId: 900, shares: 100, priceCents: cents(27_000), feesCents: cents(0) };
    const first = submitted(feed({ kind: 'shares-filled', ...shares }));
    expect(first.order).toMatchObject({ quantity: quantity - 1, structure: { kind: 'iron-condor' } });
    const second = submitted(fill(first.orderId, [20, 60, 50, 20]));
    expect(second.order).toMatchObject({ quantity: 1, structure: { kind: 'part' } });
    expect(types(fill(second.orderId, [20, 60, 20]))).toEqual(['order-filled', 'trade-closed']);
  });

  it('withdraws a closing order that was made for legs that are gone', () => {
    const engine = stagedEngine(CLOSING);
    const opened = engine.holdCondor();
    const { shortPut } = condorContracts(opened.order.structure as OptionStructure);
    const trade = engine.state.portfolio.openTrades[0];
    invariant(trade !== undefined, 'a trade is open');
    const exit = submitted(engine.bar(95));
    const stepped = engine.feed(exercised(shortPut, -1));
    expect(stepped.commands).toContainEqual({ kind: 'cancel-order', orderId: exit.orderId });
    expect(sharesSubmitted(stepped).order.shares).toBe(-100);
    engine.report({ kind: 'order-cancelled', orderId: exit.orderId });
    expect(trade.closingOrderId).toBeUndefined();
  });

  it('takes an order that rests back once no shares are left, and closes the rest when it has ended', () => {
    const exit = { ...STRATEGY.exit, profitOrder: 'resting' } as const;
    const engine = stagedEngine({ ...PLAN, strategy: { ...STRATEGY, exit } });
    engine.holdCondor();
    const resting = submitted(engine.bar(95));
    const [trade] = engine.state.portfolio.openTrades;
    invariant(trade !== undefined, 'a trade is open');
    trade.windDown = 'assignment';
    expect(engine.bar(100).commands).toEqual([{ kind: 'cancel-order', orderId: resting.orderId }]);
    expect(engine.report({ kind: 'order-cancelled', orderId: resting.orderId }).commands).toEqual([]);
    expect(submitted(engine.bar(105)).order.exitReason).toBe('assignment');
  });

  it('sends the share order again after it ended unfilled', () => {
    const { stepped, bar, report, state } = assigned(() => 1);
    const { orderId } = sharesSubmitted(stepped);
    expect(report({ kind: 'order-accepted', orderId })).toEqual({ commands: [], records: [] });
    const ended = report({ kind: 'order-rejected', orderId, code: 'closed', message: 'no market' });
    expect(ended.records).toMatchObject([
      { type: 'order-ended', outcome: 'rejected', code: 'closed', tradeId: 1 },
    ]);
    expect(ended.commands).toEqual([]);
    expect(state.shareOrders.size).toBe(0);
    expect(sharesSubmitted(bar(95)).orderId).toBe(orderId + 1);
  });

  it('takes the share order back where another assignment left none to trade', () => {
    const { stepped, opened, feed, report, fill, state, bar } = assigned(() => 1);
    const { orderId } = sharesSubmitted(stepped);
    const { shortPut } = condorContracts(opened.order.structure as OptionStructure);
    const second = feed(exercised(shortPut, -1));
    expect(state.portfolio.openTrades[0]?.shares).toBe(0);
    expect(second.commands).toEqual([{ kind: 'cancel-order', orderId }]);
    // Nothing is closed before the share order is out of the way: it may still fill.
    expect(report({ kind: 'order-cancelled', orderId }).commands).toEqual([]);
    const closing = submitted(bar(95));
    expect(closing.order.quantity).toBe(opened.order.quantity - 1);
    const rest = submitted(fill(closing.orderId, [20, 60, 50, 20]));
    expect(rest.order.structure.legs).toHaveLength(2);
    expect(types(fill(rest.orderId, [20, 10]))).toEqual(['order-filled', 'trade-closed']);
  });
});

describe('a liquidation by the broker', () => {
  const liquidated = (contract: OptionContract, quantity: number, priceCents: number) =>
    ({
      kind: 'position-liquidated',
      legs: [{ contract, quantity, priceCents: cents(priceCents) }],
      feesCents: cents(0),
      rule: 'expiry-day',
    }) as const;

  it('of the short leg alone is followed by an order for the rest', () => {
    const engine = stagedEngine();
    const opened = engine.holdCondor();
    const { quantity, structure } = opened.order;
    const { shortCall } = condorContracts(structure as OptionStructure);
    const stepped = engine.feed(liquidated(shortCall, quantity, 310));
    expect(types(stepped)).toEqual(['position-liquidated', 'order-submitted']);
    expect(stepped.records[0]).toMatchObject({ rule: 'expiry-day', tradeIds: [1] });
    const rest = submitted(stepped);
    expect(rest.order).toMatchObject({ quantity, exitReason: 'liquidated', structure: { kind: 'part' } });
    const ended = engine.fill(rest.orderId, [20, 60, 20]);
    expect(ended.records[1]).toMatchObject({ type: 'trade-closed', reason: 'liquidated' });
  });
});

describe('the line to the venue', () => {
  it('takes no new risk while it is lost, and knows its orders again when they are told', () => {
    const engine = stagedEngine();
    const { orderId } = engine.enter();
    const lost = engine.feed({ kind: 'venue-disconnected' });
    expect(lost.records).toMatchObject([{ type: 'venue-connection', isConnected: false }]);
    expect(engine.state.workingOrders.get(orderId)?.order.state).toBe('unknown');
    expect(engine.feed({ kind: 'venue-disconnected' }).records).toEqual([]);
    expect(engine.bar(95).commands).toEqual([]);
    expect(engine.feed({ kind: 'venue-reconnected' }).records).toMatchObject([{ isConnected: true }]);
    engine.report({ kind: 'order-cancelled', orderId });
    expect(submitted(engine.bar(100, chainToday(100))).order.action).toBe('open');
  });
});

describe('an order that fills in parts', () => {
  it('opens a trade that grows, and leaves it as it is when the rest is dropped', () => {
    const engine = stagedEngine();
    const { orderId, order } = engine.enter();
    expect(order.quantity).toBeGreaterThan(2);
    expect(types(engine.fill(orderId, undefined, 1))).toEqual(['order-filled', 'trade-opened']);
    expect(types(engine.fill(orderId, [58, 161, 160, 60], 1))).toEqual(['order-filled', 'trade-increased']);
    const ended = engine.report({ kind: 'order-cancelled', orderId });
    expect(ended.records).toMatchObject([{ type: 'order-ended', outcome: 'cancelled', filledQuantity: 2 }]);
    // The session's allowance was used.
    expect(engine.state.lane.memory.entriesThisSession).toBe(1);
    expect(engine.state.portfolio.openTrades).toMatchObject([
      { legContracts: [2, -2, -2, 2], opening: { quantity: 2, creditCents: 202.5 } },
    ]);
  });

  it('books a fill that is told after the order was dropped, and says so', () => {
    const engine = stagedEngine();
    const { orderId } = engine.enter();
    engine.report({ kind: 'order-cancelled', orderId });
    const late = engine.fill(orderId, undefined, 1);
    expect(types(late)).toEqual(['rule-violation', 'order-filled', 'trade-opened']);
    expect(late.records[0]).toMatchObject({ rule: 'fill-after-end', tradeId: 1 });
    expect(engine.state.portfolio.openTrades).toHaveLength(1);
  });

  it('is not added to while its trade is closed', () => {
    const engine = stagedEngine(CLOSING);
    const { orderId } = engine.enter();
    engine.fill(orderId, undefined, 2);
    const trade = engine.state.portfolio.openTrades[0];
    invariant(trade !== undefined, 'a trade is open');
    const stepped = engine.bar(95);
    expect(stepped.commands).toContainEqual({ kind: 'cancel-order', orderId });
    const exit = submitted(stepped);
    expect(exit.order.quantity).toBe(2);
    // One unit closes, one more opens before the cancellation is told: the next order is for what is left.
    expect(types(engine.fill(exit.orderId, [58, 160, 160, 60], 1))).toEqual(['order-filled']);
    engine.fill(orderId, undefined, 1);
    engine.report({ kind: 'order-cancelled', orderId });
    expect(types(engine.fill(exit.orderId, [58, 160, 160, 60], 1))).toEqual(['order-filled']);
    expect(trade.legContracts).toEqual([1, -1, -1, 1]);
    expect(trade.closingOrderId).toBeUndefined();
  });
});
