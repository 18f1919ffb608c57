// Tests the outcomes at expiry against Black's formula, which prices the same payoffs under the same distribution.
import { describe, expect, it } from 'vitest';
import { cents, optionContract, type OptionRight } from '../../domain/index.ts';
import { blackPrice } from '../../pricing/index.ts';
import { CONDOR, EXPIRY } from '../../portfolio/open-trade.fixture.ts';
import { expectationOf, findDistributionFault, worstLossCents } from './pnl-distribution.ts';
import { terminalOutcomes } from './terminal-outcomes.ts';

const MARKET = { forwardPoints: 271, volatility: 0.2, years: 45 / 365 };

const single = (right: OptionRight, strike: number) => ({
  legs: [{ contract: optionContract(EXPIRY, right, cents(Math.round(strike * 100))), quantity: 1 as const }],
  multiplier: 100,
});

describe('the outcomes of one unit at expiry', () => {
  it('are worth on average what Black’s formula says the legs are', () => {
    for (const [right, strike] of [
      ['put', 250],
      ['call', 290],
      ['put', 271],
    ] as const) {
      const distribution = terminalOutcomes(single(right, strike), 0, MARKET);
      expect(findDistributionFault(distribution)).toBeUndefined();
      const { forwardPoints, volatility, years } = MARKET;
      const fair = blackPrice({ right, forward: forwardPoints, strike, years, vol: volatility, discount: 1 });
      // A hundredth of a cent a share: the cells are 0.025 deviations wide.
      expect(expectationOf(distribution, (pnl) => pnl) / 10_000, `${strike}`).toBeCloseTo(fair, 2);
    }
  });

  it('average to the forward itself, exactly', () => {
    const distribution = terminalOutcomes(single('call', 0.01), 0, MARKET);
    expect(expectationOf(distribution, (pnl) => pnl)).toBeCloseTo(10_000 * (271 - 0.01), 4);
  });

  it('lie between the worst loss of the structure and its premium', () => {
    const { pnlCents } = terminalOutcomes(CONDOR, 90, MARKET);
    expect(Math.max(...pnlCents)).toBe(9000);
    expect(Math.min(...pnlCents)).toBe(100 * (90 - CONDOR.widthCents));
    expect(worstLossCents(terminalOutcomes(CONDOR, 90, MARKET))).toBe(100 * (CONDOR.widthCents - 90));
  });

  it('are one alone where the price cannot move', () => {
    const expected = { pnlCents: [100 * (5 + 100 * 19)], probabilities: [1] };
    expect(terminalOutcomes(single('put', 290), 5, { ...MARKET, volatility: 0 })).toEqual(expected);
    expect(terminalOutcomes(single('put', 290), 5, { ...MARKET, years: 0 })).toEqual(expected);
  });

  it('spread with the square root of time', () => {
    const chanceBelow = (years: number, strike: number): number => {
      const { pnlCents, probabilities } = terminalOutcomes(single('put', strike), 0, { ...MARKET, years });
      return probabilities.reduce((sum, one, index) => sum + ((pnlCents[index] ?? 0) > 0 ? one : 0), 0);
    };
    // One deviation below the median, 0.2 over a year and 0.1 over a quarter.
    const strikeAt = (deviation: number): number => 271 * Math.exp(-deviation - (deviation * deviation) / 2);
    expect(chanceBelow(1, strikeAt(0.2))).toBeCloseTo(0.1587, 2);
    expect(chanceBelow(0.25, strikeAt(0.1))).toBeCloseTo(0.1587, 2);
  });
});
