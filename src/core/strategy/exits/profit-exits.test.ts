// Tests exits on profit: the price at which an order rests, and what a trailing exit remembers and gives back.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openTradeOf } from '../../portfolio/open-trade.fixture.ts';
import { NO_RULES } from './exit-case.fixture.ts';
import { isProfitGivenBack, isProfitTaken, notePeakProfit, restingDebitCents } from './profit-exits.ts';

describe('a resting debit', () => {
  it.each([
    [95, 0.5, 1, 47],
    [95, 0.5, 5, 45],
    [100, 0.5, 5, 50],
    // 1 - 0.9 is a little less than 0.1.
    [100, 0.9, 1, 10],
    [100, 0.9, 10, 10],
    [101, 0.9, 5, 10],
    [95, 1, 1, 0],
    [95, 0, 5, 95],
    [96.5, 0.5, 1, 48],
    [3, 0.5, 5, 0],
  ])('of %d sold, %d of it taken, in steps of %d, is %d', (credit, ratio, tick, expected) => {
    expect(restingDebitCents(credit, ratio, tick)).toBe(expected);
  });

  it('is on a tick, takes the profit in full and gives away less than a tick of it', () => {
    const credits = fc.integer({ min: 1, max: 100_000 });
    const percents = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(credits, percents, fc.constantFrom(1, 5, 10), (credit, percent, tick) => {
        const debit = restingDebitCents(credit, percent / 100, tick);
        // In hundredths of a cent, which are whole.
        const left = credit * (100 - percent) - 100 * debit;
        return debit % tick === 0 && left >= 0 && left < 100 * tick;
      }),
    );
  });
});

describe('a profit at its target', () => {
  it('is not looked for where an order stands at it', () => {
    const rich = openTradeOf({ closeCostDoubleCents: 95 });
    const rules = { ...NO_RULES, profitTargetRatio: 0.5 };
    expect(isProfitTaken(rich, { ...rules, profitOrder: 'at-mark' })).toBe(true);
    expect(isProfitTaken(rich, { ...rules, profitOrder: 'resting' })).toBe(false);
  });
});

describe('a trailing exit', () => {
  const rules = { ...NO_RULES, trailing: { activationRatio: 0.4, keepRatio: 0.5 } };
  /** The peak after costs to close, cents a share; `undefined` is a stale mark. */
  const trailed = (costs: readonly (number | undefined)[]) => {
    const trade = openTradeOf();
    const noted = costs.map((cost) => {
      trade.isMarkFresh = cost !== undefined;
      if (cost !== undefined) trade.closeCostDoubleCents = 2 * cost;
      return notePeakProfit(trade, rules);
    });
    return { trade, noted, peak: trade.peakProfitDoubleCents };
  };

  // Sold for 95: armed at a profit of 38, a cost of 57.
  it('is armed at its share of the credit, not before', () => {
    expect(trailed([57.5])).toMatchObject({ peak: undefined, noted: [false] });
    expect(trailed([57])).toMatchObject({ peak: 76, noted: [true] });
  });

  it('remembers the best on new quotes, and says when there is a new one', () => {
    expect(trailed([57, 40, 50, 40, 39.5])).toMatchObject({
      peak: 111,
      noted: [true, true, false, false, true],
    });
    expect(trailed([57, undefined])).toMatchObject({ peak: 76, noted: [true, false] });
    expect(notePeakProfit(openTradeOf({ closeCostDoubleCents: 0 }), NO_RULES)).toBe(false);
  });

  it('closes where profit is what is kept of the best, not above it, and on new quotes alone', () => {
    // The best was 38 of 95: 19 of it are kept, at a cost of 76.
    const { trade } = trailed([57]);
    const closes = (cost: number, isMarkFresh = true) =>
      isProfitGivenBack({ ...trade, closeCostDoubleCents: 2 * cost, isMarkFresh }, rules);
    expect(closes(75.5)).toBe(false);
    expect(closes(76)).toBe(true);
    expect(closes(200)).toBe(true);
    expect(closes(200, false)).toBe(false);
    expect(isProfitGivenBack(openTradeOf({ closeCostDoubleCents: 400 }), rules)).toBe(false);
    expect(isProfitGivenBack({ ...trade, closeCostDoubleCents: 400 }, NO_RULES)).toBe(false);
  });
});
