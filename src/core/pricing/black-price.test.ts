import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blackDelta, blackPrice, blackPriceAndDelta, type BlackTerms } from './black-price.ts';

const terms = fc.record<BlackTerms>({
  right: fc.constantFrom('call', 'put'),
  forward: fc.double({ min: 1, max: 10_000, noNaN: true }),
  strike: fc.double({ min: 1, max: 10_000, noNaN: true }),
  years: fc.double({ min: 0, max: 10, noNaN: true }),
  vol: fc.double({ min: 0, max: 5, noNaN: true }),
  discount: fc.double({ min: 0.5, max: 1.1, noNaN: true }),
});

/** What one rounding of the largest amount in the formula is worth, times ten. */
function rounding({ forward, strike, discount }: BlackTerms): number {
  return 10 * Number.EPSILON * Math.max(forward, strike) * discount;
}

test('call less put is the discounted forward less strike, in price and in delta', () => {
  fc.assert(
    fc.property(terms, (option) => {
      const call = { ...option, right: 'call' } as const;
      const put = { ...option, right: 'put' } as const;
      const parity = option.discount * (option.forward - option.strike);
      expect(Math.abs(blackPrice(call) - blackPrice(put) - parity)).toBeLessThanOrEqual(rounding(option));
      expect(Math.abs(blackDelta(call) - blackDelta(put) - option.discount)).toBeLessThan(1e-15);
    }),
  );
});

test('a price lies between the discounted intrinsic value and its maximum, a delta between 0 and the discount', () => {
  fc.assert(
    fc.property(terms, (option) => {
      const { forward, strike, discount } = option;
      const isCall = option.right === 'call';
      const price = blackPrice(option);
      const intrinsic = Math.max(isCall ? forward - strike : strike - forward, 0);
      expect(price).toBeGreaterThanOrEqual(discount * intrinsic);
      expect(price).toBeLessThanOrEqual(discount * (isCall ? forward : strike) + rounding(option));
      const callDelta = isCall ? blackDelta(option) : -blackDelta(option);
      expect(callDelta).toBeGreaterThanOrEqual(0);
      expect(callDelta).toBeLessThanOrEqual(discount);
    }),
  );
});

test('the price rises with volatility', () => {
  fc.assert(
    fc.property(terms, fc.double({ min: 0.001, max: 1, noNaN: true }), (option, more) => {
      expect(blackPrice({ ...option, vol: option.vol + more })).toBeGreaterThanOrEqual(
        blackPrice(option) - rounding(option),
      );
    }),
  );
});

test('the shared kernel writes the same price and delta, at the place it is told', () => {
  fc.assert(
    fc.property(terms, fc.nat(3), (option, at) => {
      const out = new Float64Array(6).fill(-7);
      blackPriceAndDelta(option, out, at);
      expect(out[at]).toBe(blackPrice(option));
      // The two functions meet the limit at no volatility by different roads.
      expect(Math.abs((out[at + 1] ?? NaN) - blackDelta(option))).toBeLessThan(1e-15);
      expect(out.filter((value) => value === -7)).toHaveLength(4);
    }),
  );
});

test.each([
  { years: 0, vol: 0.3 },
  { years: 0.5, vol: 0 },
  { years: 0, vol: 0 },
  { years: 1e-300, vol: 1e-200 },
])('at years $years and vol $vol only the discounted intrinsic value is left', ({ years, vol }) => {
  const option = { forward: 110, strike: 100, years, vol, discount: 0.5 };
  expect([blackPrice({ ...option, right: 'call' }), blackPrice({ ...option, right: 'put' })]).toEqual([5, 0]);
  expect([blackDelta({ ...option, right: 'call' }), blackDelta({ ...option, right: 'put' })]).toEqual([
    0.5, -0,
  ]);
  const under = { ...option, forward: 90 };
  expect([blackPrice({ ...under, right: 'call' }), blackPrice({ ...under, right: 'put' })]).toEqual([0, 5]);
  expect([blackDelta({ ...under, right: 'call' }), blackDelta({ ...under, right: 'put' })]).toEqual([
    0, -0.5,
  ]);
});

test('at the money with no volatility left, the delta is halfway', () => {
  const option = { forward: 100, strike: 100, years: 0, vol: 0.2, discount: 1 } as const;
  expect(blackPrice({ ...option, right: 'call' })).toBe(0);
  expect(blackDelta({ ...option, right: 'call' })).toBeCloseTo(0.5, 15);
  expect(blackDelta({ ...option, right: 'put' })).toBeCloseTo(-0.5, 15);
});

test('endless volatility gives the maximum: forward for a call, strike for a put', () => {
  const option = { forward: 90, strike: 100, years: 4, vol: 1e6, discount: 0.5 } as const;
  expect([blackPrice({ ...option, right: 'call' }), blackPrice({ ...option, right: 'put' })]).toEqual([
    45, 50,
  ]);
});

// mpmath 1.3, 60 digits: Black's formula at the float64 inputs, rounded once.
test('a far put keeps its relative accuracy', () => {
  const put = { right: 'put', forward: 4000, strike: 2000, years: 0.083, vol: 0.25, discount: 0.99 } as const;
  expect(Math.abs(blackPrice(put) / 6.507392436962416e-21 - 1)).toBeLessThan(1e-13);
});
