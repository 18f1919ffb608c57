// Tests what the exits compare with once a side was moved: the volatility at which each short was sold, and the best profit of the one trade.
import { describe, expect, it } from 'vitest';
import { invariant } from '../../domain/index.ts';
import { entryVolatility, notePeakProfit } from '../../strategy/index.ts';
import { STRATEGY } from '../../strategy/entry-case.fixture.ts';
import { ROLL, tested } from './adjust-stage.fixture.ts';

/** The trade whose calls were moved, and the order that moved them. */
function moved() {
  const stage = tested();
  const [trade] = stage.state.portfolio.openTrades;
  const order = stage.records.find((record) => record.type === 'order-submitted' && record.orderId === 2);
  invariant(trade !== undefined && order?.type === 'order-submitted', 'a side is being moved');
  const working = stage.state.workingOrders.get(2);
  invariant(working !== undefined && order.candidate !== undefined, 'an order keeps its figures');
  // The chain of the stage has one volatility for all strikes: here the order saw others.
  const legIvs = [0.31, 0.29, 0.28, 0.27];
  expect(working.legIvs).toEqual(order.candidate.ivs);
  stage.state.workingOrders.set(2, { ...working, legIvs });
  stage.kept(stage.fill(2, ROLL));
  return { ...stage, trade };
}

describe('the volatility that a stop begins at', () => {
  it('is of each short that of the decision to sell it', () => {
    const { trade } = moved();
    const { candidate, structure } = trade.opening;
    const [, putIv = Number.NaN] = candidate.ivs;
    expect(structure.legs.map(({ contract }) => contract.strikeCents / 100)).toEqual([251, 258, 276, 283]);
    // 276 is the first leg of the order.
    expect(entryVolatility(trade)).toBeCloseTo((putIv + 0.31) / 2, 12);
    expect(trade.opening.legIvs?.slice(2)).toEqual([0.31, 0.28]);
  });

  it('is not known where the order does not tell it', () => {
    const { trade } = moved();
    trade.opening = { ...trade.opening, legIvs: [0.2, 0.2, Number.NaN, 0.2] };
    expect(entryVolatility(trade)).toBeUndefined();
  });
});

describe('the best profit of a trailing exit', () => {
  const rules = { ...STRATEGY.exit, trailing: { activationRatio: 0.25, keepRatio: 0.5 } };

  it('arms on the credit of both orders', () => {
    const { trade } = moved();
    // 202 and 36.
    expect(trade.opening.creditCents).toBe(238);
    const isArmedAt = (profitCents: number): boolean => {
      Object.assign(trade, { closeCostDoubleCents: 2 * (238 - profitCents), isMarkFresh: true });
      return notePeakProfit(trade, rules);
    };
    expect([isArmedAt(51), isArmedAt(59), isArmedAt(60)]).toEqual([false, false, true]);
  });

  it('stays what it was, and is beaten by the profit of all legs and credits', () => {
    const stage = tested();
    const [trade] = stage.state.portfolio.openTrades;
    invariant(trade !== undefined, 'a trade is open');
    trade.peakProfitDoubleCents = 130;
    stage.fill(2, ROLL);
    expect(trade.peakProfitDoubleCents).toBe(130);
    Object.assign(trade, { closeCostDoubleCents: 2 * 238 - 131, isMarkFresh: true });
    expect(notePeakProfit(trade, rules)).toBe(true);
    expect(trade.peakProfitDoubleCents).toBe(131);
  });
});
