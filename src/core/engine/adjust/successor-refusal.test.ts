// Tests that a trade is left to be rolled out only where the account without it would take the successor, at its size.
import { describe, expect, it } from 'vitest';
import type { RiskLimits } from '../../risk/index.ts';
import { ELEVEN, STRATEGY } from '../../strategy/entry-case.fixture.ts';
import { openTradeOf } from '../../portfolio/open-trade.fixture.ts';
import { PLAN, stagedEngine } from '../engine-stage.fixture.ts';
import { entryViewOf } from '../entry/entry-view.ts';
import { viewOnceLeft } from '../entry/view-once-left.ts';
import { ADJUST, market } from './adjust-stage.fixture.ts';
import { barAt } from '../../strategy/entry-case.fixture.ts';

/** Three condors whose put is tested, with other limits than those they were opened under, and what the bar made of it. */
function testedUnder(changes: Partial<RiskLimits>, creditCentsMin = -10_000) {
  const adjust = { ...ADJUST, rollOut: { dteMax: 31, creditCentsMin } };
  const plan = { ...PLAN, strategy: { ...STRATEGY, adjust } };
  const stage = stagedEngine(plan);
  stage.holdCondor();
  Object.assign(plan, { risk: { ...plan.risk, ...changes } });
  const { records } = stage.bar(95, market(95, 264));
  return {
    ...stage,
    isLeft: records.some((one) => one.type === 'order-submitted' && one.exitReason === 'roll-out'),
    refusals: records.filter((one) => one.type === 'adjustment-refused' && one.kind === 'roll-out'),
  };
}

describe('a trade whose successor would be refused', () => {
  it('stays, with the gate that refuses it', () => {
    const { state, isLeft, refusals } = testedUnder({ tradeGreeks: { vega: 1e-9 } });
    expect(refusals).toMatchObject([{ tradeId: 1, gate: 'trade-greeks' }]);
    expect(isLeft).toBe(false);
    expect(state.portfolio.openTrades).toMatchObject([{ pendingExit: undefined, closingOrderId: undefined }]);
  });

  it('stays where the size leaves no unit, and where fewer units bring too little for all that are bought back', () => {
    expect(testedUnder({ riskPerTradeRatio: 0.001 }).refusals).toMatchObject([{ gate: 'risk-per-trade' }]);
    expect(testedUnder({ contractsMax: 3 }, -150).isLeft).toBe(true);
    const fewer = testedUnder({ contractsMax: 1 }, -150);
    expect(fewer.isLeft).toBe(false);
    expect(fewer.refusals).toMatchObject([{ gate: 'credit', limit: -1.5 }]);
  });

  it('is left where the room is its own', () => {
    // Each of the two would take more than half of it.
    const worstLossRatio = (3 * 700 * 100) / 10_000_000;
    expect(testedUnder({ allocationMax: 1.2 * worstLossRatio })).toMatchObject({
      isLeft: true,
      refusals: [],
    });
    expect(testedUnder({ allocationMax: 0.3 * worstLossRatio }).refusals).toMatchObject([
      { gate: 'allocation' },
    ]);
  });
});

describe('the account once a trade is left', () => {
  it('has paid for it and its fees, and holds it no more', () => {
    const { state } = stagedEngine();
    const [trade, other] = [openTradeOf({ markCents: -9500 }), openTradeOf({ markCents: -8000 })];
    state.portfolio.openTrades.push(trade, other);
    const view = entryViewOf(state, barAt(ELEVEN), trade.opening);
    const account = { ...view.account, closingFeesCents: 500 };
    const left = viewOnceLeft({ ...view, account }, { trade, closingCents: 110, closingFeesCents: 240 });
    expect(left.account.openTrades).toEqual([other]);
    expect(left.account).toMatchObject({
      cashCents: 10_000_000 - 11_000 - 240,
      equityCents: 10_000_000 - 8000 - 11_000 - 240,
      closingFeesCents: 260,
    });
  });
});
