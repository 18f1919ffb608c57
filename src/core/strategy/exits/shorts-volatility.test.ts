// Tests the volatility stop: what it compares, its boundary, and what missing or repeated quotes do to its count.
import { describe, expect, it } from 'vitest';
import { barShowing, NO_RULES, spyTrade } from './exit-case.fixture.ts';
import type { ExitRules } from './exit-rules.ts';
import { entryVolatility, shortsVolatility, updateIvBreaches } from './shorts-volatility.ts';

/** The count after bars at which the short put and the short call have these volatilities; `undefined`: the mark is stale. */
function countAfter(
  rules: Partial<ExitRules>,
  bars: readonly (readonly [number, number | undefined] | undefined)[],
): number {
  const trade = spyTrade({}, [0.9, 0.3125, 0.1875, 0.9]);
  for (const shorts of bars) {
    trade.isMarkFresh = shorts !== undefined;
    const [put, call] = shorts ?? [9, 9];
    updateIvBreaches(trade, barShowing({ ivs: [0.01, put, call, 0.01] }), { ...NO_RULES, ...rules });
  }
  return trade.ivBreachCount;
}

describe('the volatility of a position', () => {
  it('is the mean of its shorts, now and at the decision', () => {
    const trade = spyTrade({}, [0.9, 0.25, 0.15, 0.9]);
    expect(entryVolatility(trade)).toBe(0.2);
    expect(shortsVolatility(trade, barShowing({ ivs: [0.9, 0.5, 0.25, 0.9] }))).toBe(0.375);
  });

  it('is that of the shorts that are still held', () => {
    const trade = spyTrade({ legContracts: [1, -1, 0, 0] });
    expect(shortsVolatility(trade, barShowing({ ivs: [0.9, 0.5, 0.25, 0.9] }))).toBe(0.5);
    expect(shortsVolatility(spyTrade({ legContracts: [1, 0, 0, 1] }), barShowing())).toBeUndefined();
  });

  it('is unknown where one short, the chain or the volatility of the decision is', () => {
    expect(shortsVolatility(spyTrade(), barShowing({ ivs: [0.9, 0.5, undefined, 0.9] }))).toBeUndefined();
    expect(shortsVolatility(spyTrade(), { ...barShowing(), chain: { unavailable: 'none' } })).toBeUndefined();
    expect(entryVolatility(spyTrade({}, [0.9, Number.NaN, 0.15, 0.9]))).toBeUndefined();
    expect(entryVolatility(spyTrade({}, [0, 0, 0, 0]))).toBeUndefined();
  });
});

describe('the volatility stop', () => {
  // Decided on at a mean of 0.25: twice that is 0.5, an eighth more 0.375.
  it('is breached at its ratio and not below it', () => {
    expect(countAfter({ ivStopRatio: 2 }, [[0.625, 0.375]])).toBe(1);
    expect(countAfter({ ivStopRatio: 2 }, [[0.625, 0.3749]])).toBe(0);
  });

  it('is breached at its rise and not below it', () => {
    expect(countAfter({ ivStopRise: 0.125 }, [[0.5, 0.25]])).toBe(1);
    expect(countAfter({ ivStopRise: 0.125 }, [[0.5, 0.2499]])).toBe(0);
  });

  it('is breached where either of the two is', () => {
    expect(countAfter({ ivStopRatio: 2, ivStopRise: 0.1 }, [[0.4, 0.4]])).toBe(1);
    expect(countAfter({ ivStopRatio: 1.5, ivStopRise: 0.5 }, [[0.4, 0.4]])).toBe(1);
  });

  it('counts new quotes in a row, and neither counts nor forgets on others', () => {
    const [high, low] = [
      [0.6, 0.6],
      [0.2, 0.2],
    ] as const;
    expect(countAfter({ ivStopRatio: 2 }, [high, high])).toBe(2);
    expect(countAfter({ ivStopRatio: 2 }, [high, low, high])).toBe(1);
    expect(countAfter({ ivStopRatio: 2 }, [high, undefined, high])).toBe(2);
    expect(countAfter({ ivStopRatio: 2 }, [high, [0.6, undefined], undefined])).toBe(1);
  });

  it('counts nothing where it is off', () => {
    expect(
      countAfter({}, [
        [9, 9],
        [9, 9],
      ]),
    ).toBe(0);
  });
});
