// Tests that an exit without quotes is bounded once, at the bar at which it is missed, and that nothing is dropped for it.
import { describe, expect, it } from 'vitest';
import {
  type ChainSnapshot,
  type EpochMs,
  type FeeItem,
  type FeeSchedule,
  type OptionContract,
  type OptionStructure,
  ROOTS,
} from '../../domain/index.ts';
import { NO_FEES } from '../../execution/index.ts';
import { barAt, chainToday, STRATEGY } from '../../strategy/entry-case.fixture.ts';
import { PLAN, stagedEngine, submitted, types } from '../engine-stage.fixture.ts';
import type { TradingPlan } from '../engine-state.ts';
import { runEndedRecord } from '../finish-run.ts';

/** A plan that closes at the first bar after the opening. */
const CLOSING = { ...PLAN, strategy: { ...STRATEGY, exit: { ...STRATEGY.exit, dteFloor: 31 } } };

/** Today's chain at a minute without quotes of these contracts. */
function chainWithout(minute: number, hidden: readonly (OptionContract | undefined)[]): ChainSnapshot {
  const chain = chainToday(minute);
  const missing = new Set(hidden);
  chain.faultOf = (contract) => (missing.has(contract) ? 'missing' : undefined);
  return chain;
}

/** Fifty cents a contract, and nothing else. */
const FEES: FeeSchedule = {
  ...NO_FEES,
  items: [
    {
      name: 'commission',
      effect: 'both',
      side: 'both',
      roots: ROOTS,
      basis: 'contract',
      amountDollars: 0.5,
      from: '2000-01-01',
    } as unknown as FeeItem,
  ],
};

/** An engine that holds a condor, and what it holds. */
function holding(plan: TradingPlan = CLOSING) {
  const engine = stagedEngine(plan);
  const { order } = engine.holdCondor();
  const { legs, widthCents } = order.structure as OptionStructure;
  return { ...engine, contracts: legs.map(({ contract }) => contract), quantity: order.quantity, widthCents };
}

describe('an exit without quotes', () => {
  it('is bounded at the bar that wants it, and the order works on', () => {
    const { bar, contracts, quantity, widthCents, state } = holding();
    const stepped = bar(95, chainWithout(95, contracts));
    expect(types(stepped).slice(0, 2)).toEqual(['order-submitted', 'exit-unquoted']);
    // 202 cents a share were brought in; the width is the most that closing can cost.
    const cash = 202 * 100 * quantity - 260;
    expect(stepped.records[1]).toMatchObject({
      tradeId: 1,
      pnlBoundsCents: [cash - 100 * widthCents * quantity, cash],
    });
    expect(state.portfolio.openTrades).toHaveLength(1);
    expect(submitted(stepped).order.exitReason).toBe('dte-floor');
  });

  it('is told once, and stands in the record of the closing whenever that comes', () => {
    const { bar, contracts, fill, state } = holding();
    const { orderId } = submitted(bar(95));
    const missed = bar(100, chainWithout(100, contracts.slice(0, 1)));
    expect(types(missed)).toContain('exit-unquoted');
    expect(types(bar(105, chainWithout(105, contracts)))).not.toContain('exit-unquoted');
    const bounds = state.portfolio.openTrades[0]?.missedExitCents;
    expect(bounds).toBeDefined();
    expect(fill(orderId, [50, 110, 110, 50]).records.at(-1)).toMatchObject({
      type: 'trade-closed',
      pnlBoundsCents: bounds,
    });
  });

  it.each([
    [-1, true],
    [0, false],
  ])('is none once the contracts no longer trade: %i ms from their last instant', (ms, isTold) => {
    const { bar, feed, contracts, state } = holding();
    bar(95);
    const lastTradeMs = contracts[0]?.expiry.lastTradeMs ?? Number.NaN;
    const closed = feed(barAt(100, chainWithout(100, contracts)), (lastTradeMs + ms) as EpochMs);
    expect(types(closed).includes('exit-unquoted')).toBe(isTold);
    expect(state.portfolio.openTrades[0]?.missedExitCents !== undefined).toBe(isTold);
  });

  it('has the fees of closing taken off both ends, at the end of the run as well', () => {
    const free = holding();
    const charged = holding({ ...CLOSING, fees: FEES });
    const [without, less] = [free, charged].map(({ bar, contracts, state }) => {
      bar(95, chainWithout(95, contracts));
      const ended = runEndedRecord(state, () => chainWithout(95, contracts)).openTrades[0];
      expect(ended?.pnlBoundsCents).toEqual(state.portfolio.openTrades[0]?.missedExitCents);
      return ended?.pnlBoundsCents ?? [];
    });
    // Four legs of 50 cents a contract.
    const feesCents = 4 * 50 * free.quantity;
    expect(charged.quantity).toBe(free.quantity);
    expect(less).toEqual(without?.map((end) => end - feesCents));
  });

  it('is none where the legs are quoted, or where nothing is to be closed', () => {
    const { bar, contracts, fill } = holding();
    const { orderId } = submitted(bar(95));
    expect(types(bar(100))).not.toContain('exit-unquoted');
    const closed = fill(orderId, [50, 110, 110, 50]).records.at(-1);
    expect(closed).toMatchObject({ type: 'trade-closed' });
    expect(closed).not.toHaveProperty('pnlBoundsCents');
    const idle = stagedEngine();
    idle.holdCondor();
    expect(types(idle.bar(95, chainWithout(95, contracts)))).not.toContain('exit-unquoted');
  });

  it('bounds a trade that is still open at the end, closed or not', () => {
    const engine = stagedEngine();
    const { order } = engine.holdCondor();
    const [, shortPut] = order.structure.legs.map(({ contract }) => contract);
    const ended = (hidden: readonly (OptionContract | undefined)[]) =>
      runEndedRecord(engine.state, () => chainWithout(95, hidden)).openTrades[0];
    expect(ended([])).toHaveProperty('legNaturalsCents');
    expect(ended([])).not.toHaveProperty('pnlBoundsCents');
    expect(ended([shortPut])).toHaveProperty('pnlBoundsCents');
    expect(ended([shortPut])).not.toHaveProperty('legNaturalsCents');
    expect(ended([])).not.toHaveProperty('held');
  });
});
