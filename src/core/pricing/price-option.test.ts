import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OptionValue } from './black-greeks.ts';
import { exactSpotPrice } from './kernel/exact-black.fixture.ts';
import { type OptionInput, priceOption } from './price-option.ts';

function valueOf(input: OptionInput): OptionValue {
  const value = priceOption(input);
  if (!value.ok) throw new Error(value.message);
  return value;
}

const spotTerms = fc.record({
  right: fc.constantFrom('call', 'put'),
  spot: fc.double({ min: 50, max: 200, noNaN: true }),
  strike: fc.double({ min: 50, max: 200, noNaN: true }),
  years: fc.double({ min: 0.05, max: 3, noNaN: true }),
  rate: fc.double({ min: -0.05, max: 0.15, noNaN: true }),
  yield: fc.double({ min: -0.05, max: 0.15, noNaN: true }),
  vol: fc.double({ min: 0.1, max: 1, noNaN: true }),
});

/** (f(+h) - f(-h)) / 2h. */
function slope(f: (shift: number) => number, h: number): number {
  return (f(h) - f(-h)) / (2 * h);
}

test('each Greek is the central difference of the price, spot form', () => {
  fc.assert(
    fc.property(spotTerms, (option) => {
      const price = (change: Partial<typeof option>): number => valueOf({ ...option, ...change }).price;
      const value = valueOf(option);
      const deltaAt = (shift: number): number => valueOf({ ...option, spot: option.spot + shift }).delta;
      expect(value.delta).toBeCloseTo(
        slope((h) => price({ spot: option.spot + h }), 1e-4),
        7,
      );
      expect(value.gamma).toBeCloseTo(slope(deltaAt, 1e-3), 7);
      expect(value.vega).toBeCloseTo(
        slope((h) => price({ vol: option.vol + h }), 1e-5),
        4,
      );
      expect(value.theta).toBeCloseTo(-slope((h) => price({ years: option.years + h }), 1e-5), 4);
      expect(value.rho).toBeCloseTo(
        slope((h) => price({ rate: option.rate + h }), 1e-5),
        4,
      );
    }),
  );
});

test('each Greek is the central difference of the price, forward form', () => {
  fc.assert(
    fc.property(spotTerms, ({ right, spot: forward, strike, years, rate, vol }) => {
      const price = (change: { forward?: number; years?: number; rate?: number; vol?: number }): number => {
        const at = { forward, years, rate, vol, ...change };
        return valueOf({
          right,
          strike,
          forward: at.forward,
          years: at.years,
          vol: at.vol,
          discount: Math.exp(-at.rate * at.years),
        }).price;
      };
      const value = valueOf({ right, forward, strike, years, vol, discount: Math.exp(-rate * years) });
      expect(value.delta).toBeCloseTo(
        slope((h) => price({ forward: forward + h }), 1e-4),
        7,
      );
      expect(value.vega).toBeCloseTo(
        slope((h) => price({ vol: vol + h }), 1e-5),
        4,
      );
      expect(value.theta).toBeCloseTo(-slope((h) => price({ years: years + h }), 1e-5), 4);
      expect(value.rho).toBeCloseTo(
        slope((h) => price({ rate: rate + h }), 1e-5),
        4,
      );
    }),
  );
});

test('put-call parity holds for price and every Greek', () => {
  fc.assert(
    fc.property(spotTerms, (option) => {
      const call = valueOf({ ...option, right: 'call' });
      const put = valueOf({ ...option, right: 'put' });
      const share = Math.exp(-option.yield * option.years);
      const bond = option.strike * Math.exp(-option.rate * option.years);
      expect(call.price - put.price).toBeCloseTo(option.spot * share - bond, 11);
      expect(call.delta - put.delta).toBeCloseTo(share, 13);
      expect(call.gamma).toBeCloseTo(put.gamma ?? NaN, 13);
      expect(call.vega).toBeCloseTo(put.vega, 11);
      expect((call.theta ?? NaN) - (put.theta ?? NaN)).toBeCloseTo(
        option.yield * option.spot * share - option.rate * bond,
        11,
      );
      expect(call.rho - put.rho).toBeCloseTo(option.years * bond, 10);
    }),
  );
});

test('at expiry: intrinsic value, carry without decay, no gamma', () => {
  const expired = { spot: 110, strike: 100, years: 0, rate: 0.05, yield: 0.02, vol: 0.2 };
  expect(valueOf({ ...expired, right: 'call' })).toEqual({
    ok: true,
    price: 10,
    delta: 1,
    gamma: 0,
    vega: 0,
    theta: 0.02 * 110 - 0.05 * 100,
    rho: 0,
  });
  expect(valueOf({ ...expired, right: 'put' }).price).toBe(0);
});

test('at expiry at the money: delta halfway, gamma and theta undefined', () => {
  const value = valueOf({
    right: 'put',
    spot: 100,
    strike: 100,
    years: 0,
    rate: 0.05,
    yield: 0.02,
    vol: 0.2,
  });
  expect(value).toMatchObject({ price: 0, delta: -0.5, vega: 0 });
  expect(value.rho).toBeCloseTo(0);
  expect([value.gamma, value.theta]).toEqual([undefined, undefined]);
});

test('the Greeks at volatility 0 are the limit of those at a small volatility', () => {
  for (const strike of [100, 90, 110]) {
    const option = { right: 'call', forward: 100, strike, years: 0.25, discount: 0.98 } as const;
    const limit = valueOf({ ...option, vol: 0 });
    const near = valueOf({ ...option, vol: 1e-9 });
    expect(limit.price).toBeCloseTo(near.price, 6);
    expect(limit.delta).toBeCloseTo(near.delta, 6);
    expect(limit.vega).toBeCloseTo(near.vega, 6);
    expect(limit.theta).toBeCloseTo(near.theta ?? NaN, 6);
    expect(limit.rho).toBeCloseTo(near.rho, 6);
    expect(limit.gamma).toBe(strike === 100 ? undefined : 0);
  }
});

test('in forward terms at expiry no rate is implied, so theta needs a worthless option', () => {
  const option = { forward: 110, strike: 100, years: 0, discount: 1, vol: 0.2 } as const;
  expect(valueOf({ ...option, right: 'call' }).theta).toBeUndefined();
  expect(valueOf({ ...option, right: 'put' }).theta).toBe(0);
});

const valid = { right: 'call', spot: 100, strike: 100, years: 1, rate: 0.05, yield: 0.02, vol: 0.2 } as const;
const validForward = {
  right: 'call',
  forward: 100,
  strike: 100,
  years: 1,
  discount: 0.95,
  vol: 0.2,
} as const;

test.each([
  ...[0, -1, NaN, Infinity].map((spot) => ({ code: 'invalid-spot', input: { ...valid, spot } })),
  ...[0, -1, NaN, Infinity].map((strike) => ({ code: 'invalid-strike', input: { ...valid, strike } })),
  ...[-1e-9, NaN, Infinity].map((years) => ({ code: 'invalid-years', input: { ...valid, years } })),
  ...[-0.2, NaN, Infinity].map((vol) => ({ code: 'invalid-vol', input: { ...valid, vol } })),
  ...[NaN, -Infinity].map((rate) => ({ code: 'invalid-rate', input: { ...valid, rate } })),
  ...[NaN, Infinity].map((dividend) => ({ code: 'invalid-yield', input: { ...valid, yield: dividend } })),
  ...[0, -1, NaN, Infinity].map((forward) => ({
    code: 'invalid-forward',
    input: { ...validForward, forward },
  })),
  ...[0, -0.9, NaN, Infinity].map((discount) => ({
    code: 'invalid-discount',
    input: { ...validForward, discount },
  })),
  { code: 'invalid-right', input: { ...valid, right: 'Call' as 'call' } },
  { code: 'out-of-range', input: { ...valid, rate: 900 } },
  { code: 'out-of-range', input: { ...valid, rate: 800, yield: 800 } },
])('$code for $input', ({ code, input }) => {
  expect(priceOption(input)).toMatchObject({ ok: false, code });
});

test('a message says what was expected and what was found', () => {
  expect(priceOption({ ...valid, strike: -5 })).toEqual({
    ok: false,
    code: 'invalid-strike',
    message: 'strike: expected a finite number above 0, found -5',
  });
});

test('whatever valid numbers come in, no NaN or infinity goes out', () => {
  const positive = fc.double({ min: Number.MIN_VALUE, max: Number.MAX_VALUE, noNaN: true });
  const notNegative = fc.oneof(fc.constant(0), positive);
  const wild = fc.record({
    right: fc.constantFrom('call', 'put'),
    forward: positive,
    strike: positive,
    years: notNegative,
    discount: positive,
    vol: notNegative,
  });
  fc.assert(
    fc.property(wild, (input) => {
      const value = priceOption(input);
      const numbers = Object.values(value).filter((entry) => typeof entry === 'number');
      expect(numbers.every((number) => Number.isFinite(number))).toBe(true);
      if (!value.ok) expect(value.code).toBe('out-of-range');
    }),
    { numRuns: 2000 },
  );
});

const logUniform = (min: number, max: number) =>
  fc.double({ min: Math.log(min), max: Math.log(max), noNaN: true }).map(Math.exp);

test('on a spot the price is within 2e-14 of the larger of spot and strike, against 50-digit arithmetic', () => {
  const wide = fc.record({
    right: fc.constantFrom('call', 'put'),
    spot: logUniform(0.01, 1e5),
    logMoneyness: fc.oneof(
      fc.double({ min: -8, max: 8, noNaN: true }),
      fc.double({ min: -0.1, max: 0.1, noNaN: true }),
    ),
    years: logUniform(2e-6, 20),
    rate: fc.double({ min: -0.05, max: 0.2, noNaN: true }),
    yield: fc.double({ min: -0.05, max: 0.2, noNaN: true }),
    vol: logUniform(1e-5, 10),
  });
  fc.assert(
    fc.property(wide, ({ logMoneyness, ...option }) => {
      const terms = { ...option, strike: option.spot * Math.exp(logMoneyness) };
      const error = valueOf(terms).price - exactSpotPrice(terms);
      expect(Math.abs(error) / Math.max(terms.spot, terms.strike)).toBeLessThanOrEqual(2e-14);
    }),
    { numRuns: 400 },
  );
});
