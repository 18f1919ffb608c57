import { expect, test } from 'vitest';
import type { OptionValue } from './black-greeks.ts';
import { type OptionInput, priceOption } from './price-option.ts';

function valueOf(input: OptionInput): OptionValue {
  const value = priceOption(input);
  if (!value.ok) throw new Error(value.message);
  return value;
}

/** Rounds as the published table does. */
function rounded(value: number | undefined, digits: number): number | undefined {
  return value === undefined ? undefined : Number(value.toFixed(digits));
}

test('Hull, Options, Futures, and Other Derivatives, example 15.6: call 4.76, put 0.81', () => {
  const option = { spot: 42, strike: 40, years: 0.5, rate: 0.1, yield: 0, vol: 0.2 };
  expect(rounded(valueOf({ ...option, right: 'call' }).price, 2)).toBe(4.76);
  expect(rounded(valueOf({ ...option, right: 'put' }).price, 2)).toBe(0.81);
});

test('Hull, chapter 19: the Greeks of the 20-week call on a stock at 49', () => {
  const value = valueOf({
    right: 'call',
    spot: 49,
    strike: 50,
    years: 0.3846,
    rate: 0.05,
    yield: 0,
    vol: 0.2,
  });
  expect(rounded(value.delta, 3)).toBe(0.522);
  expect(rounded(value.gamma, 3)).toBe(0.066);
  expect(rounded(value.vega, 1)).toBe(12.1);
  expect(rounded(value.theta, 2)).toBe(-4.31);
  expect(rounded(value.rho, 2)).toBe(8.91);
});

// Haug (2007), The Complete Guide to Option Pricing Formulas, second edition, chapters 1 and 2; yield = rate - cost of carry.
test.each([
  {
    what: 'price',
    expected: 2.1334,
    input: { right: 'call', spot: 60, strike: 65, years: 0.25, rate: 0.08, yield: 0, vol: 0.3 },
  },
  {
    what: 'price',
    expected: 2.4648,
    input: { right: 'put', spot: 100, strike: 95, years: 0.5, rate: 0.1, yield: 0.05, vol: 0.2 },
  },
  {
    what: 'price',
    expected: 1.7011,
    input: { right: 'call', forward: 19, strike: 19, years: 0.75, discount: Math.exp(-0.075), vol: 0.28 },
  },
  {
    what: 'price',
    expected: 1.7011,
    input: { right: 'put', forward: 19, strike: 19, years: 0.75, discount: Math.exp(-0.075), vol: 0.28 },
  },
  {
    what: 'delta',
    expected: 0.5946,
    input: { right: 'call', forward: 105, strike: 100, years: 0.5, discount: Math.exp(-0.05), vol: 0.36 },
  },
  {
    what: 'delta',
    expected: -0.3566,
    input: { right: 'put', forward: 105, strike: 100, years: 0.5, discount: Math.exp(-0.05), vol: 0.36 },
  },
  {
    what: 'gamma',
    expected: 0.0278,
    input: { right: 'call', spot: 55, strike: 60, years: 0.75, rate: 0.1, yield: 0, vol: 0.3 },
  },
  {
    what: 'theta',
    expected: -31.1924,
    input: { right: 'put', spot: 430, strike: 405, years: 1 / 12, rate: 0.07, yield: 0.05, vol: 0.2 },
  },
  {
    what: 'rho',
    expected: 38.7325,
    input: { right: 'call', spot: 72, strike: 75, years: 1, rate: 0.09, yield: 0, vol: 0.19 },
  },
] as const)('Haug (2007): $what $expected', ({ what, expected, input }) => {
  expect(rounded(valueOf(input)[what], 4)).toBe(expected);
});

// mpmath 1.3 with 60 digits at the exact float64 inputs: the price by the formula, the Greeks by differentiating it
// numerically (not by the closed forms used here), each rounded once to float64.
const references: readonly {
  readonly input: OptionInput;
  readonly value: Record<keyof OptionValue, number>;
}[] = [
  {
    input: { right: 'call', spot: 100, strike: 110, years: 0.25, rate: 0.05, yield: 0.02, vol: 0.2 },
    value: {
      price: 1.085900888771293,
      delta: 0.20278993687539063,
      gamma: 0.028172754510889773,
      vega: 14.086377255444887,
      theta: -6.188625668365563,
      rho: 4.798273199691943,
    },
  },
  {
    input: { right: 'put', spot: 530, strike: 450, years: 0.125, rate: 0.0525, yield: 0.013, vol: 0.34 },
    value: {
      price: 2.1302992345254252,
      delta: -0.07169975341945364,
      gamma: 0.00214586796715504,
      vega: 25.617908258888658,
      theta: -33.22748018443973,
      rho: -5.016396068354482,
    },
  },
  {
    input: {
      right: 'call',
      spot: 4000,
      strike: 4000,
      years: 0.001953125,
      rate: 0.04,
      yield: 0.015,
      vol: 0.11,
    },
    value: {
      price: 7.8552247712840435,
      delta: 0.5049618060418608,
      gamma: 0.020513787561864654,
      vega: 70.51614474390975,
      theta: -2035.9166076018334,
      rho: 3.9296718738206238,
    },
  },
  {
    input: { right: 'put', spot: 100, strike: 20, years: 0.0625, rate: 0.03, yield: 0, vol: 0.5 },
    value: {
      price: 1.0878779273964065e-38,
      delta: -1.1296933387482544e-38,
      gamma: 1.1775301105621315e-38,
      vega: 3.679781595506661e-36,
      theta: -1.4684909218485977e-35,
      rho: -7.128575737638866e-38,
    },
  },
  {
    input: { right: 'call', spot: 50, strike: 100, years: 30, rate: -0.005, yield: 0.03, vol: 0.4 },
    value: {
      price: 9.154762293189876,
      delta: 0.25119471723812065,
      gamma: 0.0014155844532384061,
      vega: 42.46753359715219,
      theta: 0.11070005305308046,
      rho: 102.14920706148469,
    },
  },
  {
    input: { right: 'put', spot: 100, strike: 95, years: 5, rate: 0.02, yield: 0.07, vol: 1.5 },
    value: {
      price: 78.68879608021727,
      delta: -0.03724416169492161,
      gamma: 0.00022645953307411906,
      vega: 16.98446498055893,
      theta: -1.160114633954102,
      rho: -412.0660612485472,
    },
  },
  {
    input: { right: 'call', forward: 19, strike: 19, years: 0.75, discount: 0.9277434863285529, vol: 0.28 },
    value: {
      price: 1.7010507252362672,
      delta: 0.5086362359336519,
      gamma: 0.07974503467912113,
      vega: 6.045471079024174,
      theta: -0.9583828622275523,
      rho: -1.2757880439272005,
    },
  },
  {
    input: { right: 'put', forward: 4200, strike: 3500, years: 0.125, discount: 0.995, vol: 0.31 },
    value: {
      price: 8.344076755638712,
      delta: -0.04265704548360772,
      gamma: 0.00019702968987222674,
      vega: 134.6796445121606,
      theta: -166.66815892534711,
      rho: -1.043009594454839,
    },
  },
];

test.each(references)('high-precision value of $input', ({ input, value }) => {
  const found = valueOf(input);
  for (const key of Object.keys(value) as (keyof OptionValue)[]) {
    expect(Math.abs((found[key] ?? NaN) / value[key] - 1), key).toBeLessThan(2e-13);
  }
});
