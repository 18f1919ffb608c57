// Checks the prices of a whole expiry against solving each strike, and that they keep the bounds of American prices.
import { describe, expect, test } from 'vitest';
import { blackPrice } from '../black-price.ts';
import { type AmericanChainTerms, americanChainPrices } from './american-chain-prices.ts';

/** A chain like that of SPY: strikes a point apart, a skewed smile, quarterly dividends. */
function chain(right: 'call' | 'put', days: number, exDays: readonly number[]): AmericanChainTerms {
  const years = days / 365;
  const spot = 530;
  const width = 0.18 * Math.sqrt(years);
  const first = Math.round(spot * Math.exp(-3.5 * width));
  const strikes = Float64Array.from(
    { length: Math.round(spot * Math.exp(3 * width)) - first },
    (_, i) => first + i,
  );
  const vols = strikes.map((strike) => {
    const k = Math.log(strike / spot) / Math.sqrt(years + 0.05);
    return 0.16 - 0.075 * k + 0.08 * k * k;
  });
  const dividends = exDays.map((day) => ({ years: day / 365, amount: 1.75 }));
  return { right, spot, years, rate: 0.045, yield: 0, dividends, strikes, vols };
}

function pricesOf(terms: AmericanChainTerms, accuracy: 'fast' | 'accurate' = 'fast'): Float64Array {
  const prices = americanChainPrices(terms, accuracy);
  if ('ok' in prices) throw new Error(prices.message);
  return prices;
}

describe.each([
  { days: 2, exDays: [1], error: 5e-3 },
  { days: 7, exDays: [3], error: 6e-3 },
  { days: 30, exDays: [15], error: 0.012 },
  { days: 30, exDays: [], error: 4e-3 },
  { days: 180, exDays: [20, 110], error: 0.06 },
])('$days days, dividends at $exDays', ({ days, exDays, error }) => {
  test.each(['put', 'call'] as const)('%ss are within the stated error of solving each strike', (right) => {
    const terms = chain(right, days, exDays);
    const prices = pricesOf(terms);
    const stride = Math.ceil(terms.strikes.length / 40);
    for (let index = 0; index < prices.length; index += stride) {
      const alone = {
        ...terms,
        strikes: terms.strikes.slice(index, index + 1),
        vols: terms.vols.slice(index, index + 1),
      };
      const [expected] = pricesOf(alone, 'accurate');
      expect(
        Math.abs((prices[index] as number) - (expected as number)),
        `${terms.strikes[index]}`,
      ).toBeLessThan(error);
    }
  });

  test.each(['put', 'call'] as const)('%ss are at least exercise now and the European price', (right) => {
    const terms = chain(right, days, exDays);
    const growth = Math.exp(terms.rate * terms.years);
    const forward = terms.dividends.reduce(
      (sum, { years, amount }) => sum - amount * Math.exp(terms.rate * (terms.years - years)),
      terms.spot * growth,
    );
    pricesOf(terms).forEach((price, index) => {
      const strike = terms.strikes[index] as number;
      const vol = terms.vols[index] as number;
      const european = blackPrice({ right, forward, strike, years: terms.years, vol, discount: 1 / growth });
      const exercised = right === 'call' ? terms.spot - strike : strike - terms.spot;
      expect(price).toBeGreaterThanOrEqual(exercised);
      // Deep in the money a method's European price, in the spot model, may be a little above Black's.
      expect(price).toBeGreaterThanOrEqual(european - 1e-9 - (exercised > 0 ? error : 0));
    });
  });
});

test('far in the money puts are exercised at once', () => {
  const terms = chain('put', 30, []);
  const last = terms.strikes.length - 1;
  expect(pricesOf(terms)[last]).toBe((terms.strikes[last] as number) - terms.spot);
});
