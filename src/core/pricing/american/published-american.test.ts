// Holds American prices to published tables: each value to the places that its table prints, or to its table's own error.
import { describe, expect, test } from 'vitest';
import { priceOption } from '../price-option.ts';
import type { AmericanInput } from './american-route.ts';
import { AMERICAN_METHODS, priceAmerican } from './price-american.ts';

function priceOf(input: AmericanInput): number {
  const value = priceAmerican(input, 'high');
  if (!value.ok) throw new Error(value.message);
  return value.price;
}

// Andersen, Lake and Offengenden (2016), High-performance American option pricing, table 2: the premium over the European put.
test('the premium of the put at the money with equal rate and yield is 0.106952702747', () => {
  const put = { right: 'put', spot: 100, strike: 100, years: 1, rate: 0.05, yield: 0.05, vol: 0.25 } as const;
  const european = priceOption(put);
  if (!european.ok) throw new Error(european.message);
  expect(Math.abs(priceOf(put) - european.price - 0.106952702747)).toBeLessThan(1e-9);
});

// Huang, Subrahmanyam and Yu (1996), Pricing and hedging American options, table 1, binomial prices of 10,000 steps: their
// error is up to 1e-4.
describe('puts on a spot of 40 at a rate of 4.88%', () => {
  const published = {
    0.2: [0.0062, 0.2004, 0.4328, 0.8522, 1.5798, 1.9904, 5.0, 5.0883, 5.267],
    0.3: [0.0774, 0.6975, 1.2198, 1.3099, 2.4825, 3.1696, 5.0597, 5.7056, 6.2436],
    0.4: [0.2466, 1.346, 2.1549, 1.7681, 3.3874, 4.3526, 5.2868, 6.5099, 7.383],
  } as const;
  const terms = [35, 40, 45].flatMap((strike) =>
    [0.0833, 0.3333, 0.5833].map((years) => ({ strike, years })),
  );

  test.each([0.2, 0.3, 0.4] as const)('at a volatility of %d', (vol) => {
    terms.forEach(({ strike, years }, index) => {
      const price = priceOf({ right: 'put', spot: 40, strike, years, rate: 0.0488, yield: 0, vol });
      const expected = published[vol][index] as number;
      expect(Math.abs(price - expected), `${strike} ${years}`).toBeLessThan(1.6e-4);
    });
  });
});

// Ju (1998), Pricing an American option by approximating its early exercise boundary, table 2, binomial prices of 10,000
// steps: their error is up to 1e-3.
describe('calls of three years on a strike of 100', () => {
  test.each([
    { vol: 0.2, rate: 0.03, carry: 0.07, published: [2.58, 5.167, 9.066, 14.443, 21.414] },
    { vol: 0.4, rate: 0.03, carry: 0.07, published: [11.326, 15.722, 20.793, 26.495, 32.781] },
    { vol: 0.3, rate: 0, carry: 0.07, published: [5.518, 8.842, 13.142, 18.453, 24.791] },
    { vol: 0.3, rate: 0.07, carry: 0.03, published: [12.146, 17.369, 23.348, 29.964, 37.104] },
  ])('vol $vol, rate $rate, yield $carry', ({ vol, rate, carry, published }) => {
    [80, 90, 100, 110, 120].forEach((spot, index) => {
      const price = priceOf({ right: 'call', spot, strike: 100, years: 3, rate, yield: carry, vol });
      expect(Math.abs(price - (published[index] as number)), `spot ${spot}`).toBeLessThan(1.3e-3);
    });
  });
});

// Haug, Haug and Lewis (2003), Back to basics: a new approach to the discrete dividend problem: American calls on a spot
// of 100 with one dividend of 7, in their model, which is the spot model.
describe('American calls with one cash dividend', () => {
  test.each([
    { strike: 70, published: [30.0004, 32.4608, 34.9839] },
    { strike: 100, published: [10.5806, 11.6564, 14.7162] },
    { strike: 130, published: [3.0977, 3.4595, 4.9189] },
  ])('strike $strike', ({ strike, published }) => {
    [0.0001, 0.5, 0.9999].forEach((years, index) => {
      const dividends = [{ years, amount: 7 }];
      const input = {
        right: 'call',
        spot: 100,
        strike,
        years: 1,
        rate: 0.06,
        yield: 0,
        vol: 0.3,
        dividends,
      } as const;
      expect(Math.abs(priceOf(input) - (published[index] as number)), `ex at ${years}`).toBeLessThan(3e-4);
    });
  });

  test('name their model', () => {
    const dividends = [{ years: 0.5, amount: 7 }];
    const input = {
      right: 'call',
      spot: 100,
      strike: 100,
      years: 1,
      rate: 0.06,
      yield: 0,
      vol: 0.3,
      dividends,
    } as const;
    const value = priceAmerican(input, 'fast');
    expect(value.ok && value.method).toBe(AMERICAN_METHODS.cash);
    expect(AMERICAN_METHODS.cash).toContain('cash dividends in the spot');
  });
});
