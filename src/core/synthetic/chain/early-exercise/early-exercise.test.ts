// Checks early-exercise premiums against the American pricer, what they depend on, and that they do not depend on the past.
import { describe, expect, test } from 'vitest';
import { blackPrice, priceAmerican } from '../../../pricing/index.ts';
import { EarlyExercise } from './early-exercise.ts';
import type { ExerciseMarket } from './premium-tree.ts';

const SPOT = 451.37;

interface Case {
  readonly days?: number;
  readonly rate?: number;
  readonly dividend?: { readonly years: number; readonly amount: number };
  readonly spot?: number;
}

function marketOf({ days = 45, rate = 0.05, dividend, spot = SPOT }: Case): ExerciseMarket {
  const value = dividend === undefined ? 0 : dividend.amount * Math.exp(-rate * dividend.years);
  return {
    sessionIndex: 7,
    years: days / 365,
    sessionYears: days / 365,
    rate,
    yield: 0,
    logBareSpot: Math.log(spot - value),
    dividendYears: dividend === undefined ? [] : [dividend.years],
    dividendDollars: dividend === undefined ? [] : [dividend.amount],
  };
}

function premium(right: 'call' | 'put', strike: number, market: ExerciseMarket, vol = 0.16): number {
  return new EarlyExercise(1).premium(0, 1, { isCall: right === 'call', strike, vol }, market);
}

describe('premium of a put without dividends', () => {
  test.each([
    [2, 0.0025],
    [10, 0.006],
    [45, 0.01],
    [120, 0.02],
  ])('at %d days is within %d dollars of the spectral method', (days, most) => {
    for (const rate of [0.02, 0.05]) {
      for (const vol of [0.1, 0.1243, 0.2, 0.4]) {
        for (const strike of [384, 415, 438, 451, 465, 487, 519]) {
          const years = days / 365;
          const input = { right: 'put', spot: SPOT, strike, years, rate, yield: 0, vol } as const;
          const american = priceAmerican(input, 'high');
          const discount = Math.exp(-rate * years);
          const european = blackPrice({
            right: 'put',
            forward: SPOT / discount,
            strike,
            years,
            vol,
            discount,
          });
          const held = european + premium('put', strike, marketOf({ days, rate }), vol);
          const own = Math.max(held, strike - SPOT);
          if (!american.ok) throw new Error(american.message);
          expect(Math.abs(own - american.price), `${rate} ${vol} ${strike}`).toBeLessThan(most);
        }
      }
    }
  });
});

describe('premium of a call', () => {
  const dividend = { years: 10 / 365, amount: 1.7 };

  test('is the dividend less the interest saved, deep in the money', () => {
    const strike = 360;
    const { years, amount } = dividend;
    // Exercised just before the dividend, the strike is paid then and not at expiry.
    const saved = strike * (Math.exp(-0.02 * years) - Math.exp((-0.02 * 30) / 365));
    const expected = amount * Math.exp(-0.02 * years) - saved;
    expect(premium('call', strike, marketOf({ days: 30, rate: 0.02, dividend }))).toBeCloseTo(expected, 2);
  });

  test('is nothing without a dividend ahead, nor where interest is more than the dividend', () => {
    expect(premium('call', 420, marketOf({}))).toBe(0);
    expect(premium('call', 420, marketOf({ days: 120, dividend }))).toBeLessThan(0.001);
    expect(premium('call', 420, marketOf({ days: 20, dividend }))).toBeGreaterThan(0.5);
  });

  test('is within 0.03 dollars of the grid in the spot model', () => {
    for (const strike of [415, 438, 451, 465]) {
      const years = 30 / 365;
      const input = { right: 'call', spot: SPOT, strike, years, rate: 0.03, yield: 0 } as const;
      const american = priceAmerican({ ...input, vol: 0.16, dividends: [dividend] }, 'high');
      const discount = Math.exp(-0.03 * years);
      const bare = SPOT - dividend.amount * Math.exp(-0.03 * dividend.years);
      // The same deviation of the spot in both models until the dividend.
      const vol = (0.16 * SPOT) / bare;
      const forward = bare / discount;
      const european = blackPrice({ right: 'call', forward, strike, years, vol, discount });
      const own = european + premium('call', strike, marketOf({ days: 30, rate: 0.03, dividend }), vol);
      if (!american.ok) throw new Error(american.message);
      expect(Math.abs(Math.max(own, SPOT - strike) - american.price), String(strike)).toBeLessThan(0.04);
    }
  });
});

describe('premiums kept from bar to bar', () => {
  test('are those of a new slice, in any order of bars', () => {
    const kept = new EarlyExercise(1);
    for (const spot of [440, 451.37, 460, 452, 440, 455]) {
      const market = marketOf({ spot });
      const terms = { isCall: false, strike: 470, vol: 0.15 + spot / 10_000 };
      expect(kept.premium(0, 1, terms, market)).toBe(new EarlyExercise(1).premium(0, 1, terms, market));
    }
  });

  test('are not those of another contract in the same place', () => {
    const kept = new EarlyExercise(1);
    const market = marketOf({});
    const deep = kept.premium(0, 1, { isCall: false, strike: 500, vol: 0.16 }, market);
    expect(kept.premium(0, 2, { isCall: false, strike: 460, vol: 0.16 }, market)).toBeLessThan(0.5 * deep);
  });

  test('have the slope of their own differences in the spot', () => {
    const kept = new EarlyExercise(1);
    const terms = { isCall: false, strike: 460, vol: 0.16 };
    const low = kept.premium(0, 1, terms, marketOf({ spot: 451 }));
    const high = kept.premium(0, 1, terms, marketOf({ spot: 451.2 }));
    kept.premium(0, 1, terms, marketOf({ spot: 451.1 }));
    expect(kept.slope).toBeCloseTo((high - low) / 0.2, 5);
    expect(kept.slope).toBeLessThan(0);
  });

  test('shrink with the time that is left of a session, for puts', () => {
    const market = marketOf({ days: 5 });
    const kept = new EarlyExercise(1);
    const terms = { isCall: false, strike: 470, vol: 0.16 };
    const before = kept.premium(0, 1, terms, market);
    expect(kept.premium(0, 1, terms, { ...market, years: 0.9 * market.years })).toBeCloseTo(0.9 * before, 12);
  });
});
