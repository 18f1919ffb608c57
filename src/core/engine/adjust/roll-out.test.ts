// Tests a roll-out through the engine: closed first, its place taken later in the session and no more, known after a restart.
import { describe, expect, it } from 'vitest';
import type { SessionDate } from '../../domain/index.ts';
import { instant } from '../../../../test/fixtures/venue-stage.ts';
import type { LedgerRecord } from '../../ledger/index.ts';
import { chainToday, LISTED, STRATEGY } from '../../strategy/entry-case.fixture.ts';
import { PLAN, stagedEngine, type Stepped, submitted, types } from '../engine-stage.fixture.ts';
import type { TradingPlan } from '../engine-state.ts';
import { restoreState } from '../restore/restore-state.ts';

const ROLLING: TradingPlan = {
  ...PLAN,
  strategy: {
    ...STRATEGY,
    // The trade is opened 31 days ahead and its place taken 38 days ahead.
    adjust: {
      testedDelta: 0.3,
      untestedDelta: 0.2,
      creditCentsMin: 5,
      dteMin: 1,
      lossIncreaseMax: 0,
      rollOut: { dteMax: 31, creditCentsMin: -10_000 },
    },
  },
};

/** A condor sold at eleven whose put is tested five minutes later: the closing order is on its way. */
function tested(plan: TradingPlan = ROLLING) {
  const stage = stagedEngine(plan);
  const records: LedgerRecord[] = [];
  const kept = (step: Stepped): Stepped => {
    records.push(...step.records);
    return step;
  };
  const bar = (minutes: number, spot: number): Stepped => {
    const chain = chainToday(minutes);
    chain.spotPoints = spot;
    return kept(stage.bar(minutes, chain));
  };
  const opening = submitted(bar(90, 270));
  kept(stage.fill(opening.orderId));
  const decided = bar(95, 264);
  const close = (): Stepped => kept(stage.fill(submitted(decided).orderId, [70, 190, 60, 30]));
  return { ...stage, bar, kept, records, decided, close };
}

describe('a roll-out', () => {
  it('closes the trade for that reason, and nothing stands in its place before it is closed', () => {
    const { state, decided, bar } = tested();
    expect(decided.records[0]).toMatchObject({ action: 'close', exitReason: 'roll-out', urgency: 'patient' });
    expect(types(bar(100, 264))).toEqual([]);
    expect(state.rollOuts).toEqual([]);
  });

  it('takes the place at a later expiry at the next bar, with as many units at most', () => {
    const { state, bar, close } = tested();
    const before = state.portfolio.openTrades[0]?.opening.quantity;
    expect(types(close())).toContain('trade-closed');
    expect(state.rollOuts).toEqual([
      { tradeId: 1, root: 'XSP', quantity: before, expiry: '2018-02-16', leftAtMs: state.nowMs },
    ]);
    const [sent] = bar(100, 264).records;
    expect(sent).toMatchObject({
      type: 'order-submitted',
      action: 'open',
      tradeId: 2,
      rolledFrom: 1,
      quantity: before,
      candidate: { expiry: '2018-02-23' },
    });
    expect(state.rollOuts).toEqual([]);
  });

  it('is followed by a trade that is not rolled out again', () => {
    const { state, bar, close, fill } = tested();
    close();
    fill(submitted(bar(100, 264)).orderId, [60, 150, 150, 60]);
    expect(state.portfolio.openTrades[0]?.opening).toMatchObject({ tradeId: 2, rolledFrom: 1 });
    // Its put is tested too, and its expiry is 38 days away: with a wider band it would be rolled out, were it not for where it is from.
    const [trade] = state.portfolio.openTrades;
    if (trade !== undefined) trade.dte = 20;
    expect(
      bar(105, 255).records.filter(
        (record) => record.type === 'order-submitted' && record.exitReason === 'roll-out',
      ),
    ).toEqual([]);
  });

  it('stays without a successor where risk or the market refuses it to the end of the session, and says so', () => {
    const { state, bar, close, feed, kept } = tested();
    close();
    kept(feed({ kind: 'operator-command', command: 'halt' }));
    const refused = { type: 'adjustment-refused', tradeId: 1, kind: 'roll-out' };
    expect(bar(100, 264).records).toMatchObject([{ ...refused, gate: 'halted' }]);
    expect(bar(105, 264).records).toEqual([]);
    const end = kept(
      feed({ kind: 'session-ended', sessionDate: '2018-01-16' as SessionDate, isComplete: true }),
    );
    expect(end.records).toContainEqual(expect.objectContaining({ ...refused, gate: 'session-over' }));
    expect(state.rollOuts).toEqual([]);
  });

  it('that closes with the last bar of a session is followed in the next, and no later', () => {
    const { state, bar, decided, fill, feed, kept } = tested();
    bar(390, 264);
    kept(fill(submitted(decided).orderId, [70, 190, 60, 30]));
    const end = (date: string, minutes: number) =>
      kept(
        feed(
          { kind: 'session-ended', sessionDate: date as SessionDate, isComplete: true },
          instant(date, minutes),
        ),
      );
    expect(types(end('2018-01-16', 390))).toEqual(['session-closed']);
    expect(state.rollOuts).toHaveLength(1);
    // A second session's end without a bar that took it.
    expect(end('2018-01-17', 390).records).toMatchObject([{ kind: 'roll-out', gate: 'session-over' }]);
    expect(state.rollOuts).toEqual([]);
  });

  it('takes a profit order that rests back first, and leaves at the next bar', () => {
    const exit = { ...STRATEGY.exit, profitOrder: 'resting' } as const;
    const { state, bar, decided, feed } = tested({ ...ROLLING, strategy: { ...ROLLING.strategy, exit } });
    const rests = state.portfolio.openTrades[0]?.closingOrderId;
    expect(decided.commands).toContainEqual({ kind: 'cancel-order', orderId: rests });
    feed({ kind: 'order-cancelled', orderId: rests ?? 0 });
    expect(submitted(bar(100, 264)).order).toMatchObject({ action: 'close', exitReason: 'roll-out' });
  });

  it('is not begun where new risk is stopped', () => {
    const stage = stagedEngine(ROLLING);
    stage.holdCondor();
    stage.feed({ kind: 'operator-command', command: 'halt' });
    const chain = chainToday(95);
    chain.spotPoints = 264;
    const { records } = stage.bar(95, chain);
    expect(records).toContainEqual(expect.objectContaining({ kind: 'roll-out', gate: 'halted' }));
    expect(records.filter(({ type }) => type === 'order-submitted')).toEqual([]);
  });

  it('waits where another of its class is under way, until that one has its successor', () => {
    const { state, bar, close, kept, fill } = tested();
    const [trade] = state.portfolio.openTrades;
    if (trade === undefined) throw new Error('a trade is held');
    const opening = { ...trade.opening, tradeId: 7 };
    state.portfolio.openTrades.push({
      ...structuredClone({ ...trade, opening: undefined }),
      opening,
      closingOrderId: undefined,
      pendingExit: undefined,
    });
    const closings = ({ records }: Stepped) =>
      records.filter((record) => record.type === 'order-submitted' && record.action === 'close');
    // The cash of a trade that was made up is nobody's.
    state.portfolio.cashCents += trade.cashFlowCents;
    expect(closings(bar(100, 264))).toEqual([]);
    close();
    const successor = submitted(bar(105, 264));
    expect(successor.order.rolledFrom).toBe(1);
    expect(closings(bar(110, 264))).toEqual([]);
    kept(fill(successor.orderId, [60, 150, 150, 60]));
    expect(bar(115, 264).records).toContainEqual(
      expect.objectContaining({ tradeId: 7, kind: 'roll-out', gate: 'duplicate-position' }),
    );
  });

  it('says why its place is not taken also where the same was said of the trade before', () => {
    const { state, bar, close, feed } = tested();
    const halted = { tradeId: 1, kind: 'roll-out', gate: 'halted' };
    state.lane.tracedAdjustments.add('1 roll-out halted held');
    close();
    feed({ kind: 'operator-command', command: 'halt' });
    expect(bar(100, 264).records).toMatchObject([halted]);
  });

  it('is known after a restart, before its place is taken and after', () => {
    const { state, records, bar, close } = tested();
    const again = () =>
      restoreState(records, {
        plan: ROLLING,
        initialCashCents: state.portfolio.initialCashCents,
        structure: 'iron-condor',
        expiryOf: (_, date) => LISTED.find(({ sessionDate }) => sessionDate === date) as never,
        dateOf: () => '2018-01-16' as SessionDate,
      });
    close();
    expect(again().rollOuts).toEqual(state.rollOuts);
    const closedAtMs = state.nowMs;
    const over = (atMs: number) =>
      ({ type: 'session-closed', seq: state.seq, atMs, spotPoints: 264 }) as never;
    records.push(over(closedAtMs));
    expect(again().rollOuts).toEqual(state.rollOuts);
    records.push(over(closedAtMs + 1));
    expect(again().rollOuts).toEqual([]);
    records.splice(-2);
    bar(100, 264);
    expect(again().rollOuts).toEqual([]);
    expect([...again().workingOrders.values()][0]?.order.intent.rolledFrom).toBe(1);
  });
});
