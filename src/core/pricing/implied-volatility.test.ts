import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ImpliedVolatilityInput, impliedVolatility } from './implied-volatility.ts';
import { priceOption } from './price-option.ts';

// mpmath 1.3 with 60 digits: the volatility of exactly the float64 price given, by Newton's method on Black's formula,
// rounded once. `conditioning` is how far one unit in the last place of the price moves it, relative.
test.each([
  {
    right: 'call',
    forward: 4000,
    strike: 4000,
    years: 0.083,
    discount: 0.99,
    price: 0.04551392587984813,
    vol: 0.0001,
    conditioning: 2.3e-16,
  },
  {
    right: 'put',
    forward: 4000,
    strike: 2000,
    years: 0.083,
    discount: 0.99,
    price: 6.507392436962416e-21,
    vol: 0.25,
    conditioning: 0,
  },
  {
    right: 'call',
    forward: 100,
    strike: 150,
    years: 0.02,
    discount: 1,
    price: 1.574406934205853e-47,
    vol: 0.2,
    conditioning: 0,
  },
  {
    right: 'call',
    forward: 100,
    strike: 100.01,
    years: 0.0001,
    discount: 1,
    price: 4.246701192233332e-5,
    vol: 0.005,
    conditioning: 0,
  },
  {
    right: 'put',
    forward: 100,
    strike: 1,
    years: 1,
    discount: 0.97,
    price: 1.6782155900576067e-17,
    vol: 0.55,
    conditioning: 0,
  },
  {
    right: 'call',
    forward: 100,
    strike: 300,
    years: 0.5,
    discount: 0.9,
    price: 84.8497171963319,
    vol: 6,
    conditioning: 7.1e-16,
  },
  {
    right: 'call',
    forward: 4000,
    strike: 3600,
    years: 0.25,
    discount: 0.98,
    price: 411.9215325547617,
    vol: 0.18,
    conditioning: 1.4e-15,
  },
  {
    right: 'put',
    forward: 100,
    strike: 104,
    years: 0.25,
    discount: 0.98,
    price: 3.920010059131659,
    vol: 0.02000000000002271,
    conditioning: 4.8e-12,
  },
  {
    right: 'put',
    forward: 5000,
    strike: 4500,
    years: 0.0027,
    discount: 1,
    price: 3.629358855310028e-6,
    vol: 0.4,
    conditioning: 0,
  },
  {
    right: 'call',
    forward: 1,
    strike: 20,
    years: 2,
    discount: 1,
    price: 0.0001813251861607618,
    vol: 0.6,
    conditioning: 0,
  },
  {
    right: 'put',
    forward: 100,
    strike: 100,
    years: 0.25,
    discount: 1,
    price: 54.67452952462636,
    vol: 3,
    conditioning: 2.7e-16,
  },
] as const)('high-precision $right $strike on $forward, vol $vol', ({ vol, conditioning, ...input }) => {
  const found = impliedVolatility(input);
  expect(found).toMatchObject({ ok: true });
  if (found.ok) expect(Math.abs(found.vol / vol - 1)).toBeLessThan(5e-15 + 4 * conditioning);
});

/** Options whose price out of the money spans the whole float64 range: distance is in standard deviations. */
const options = fc.record({
  right: fc.constantFrom('call' as const, 'put' as const),
  forward: fc.double({ min: 1, max: 10_000, noNaN: true }),
  distance: fc.double({ min: -30, max: 30, noNaN: true }),
  logTotalVol: fc.double({ min: Math.log(1e-4), max: Math.log(4), noNaN: true }),
  years: fc.double({ min: 1e-6, max: 10, noNaN: true }),
  discount: fc.double({ min: 0.5, max: 1.1, noNaN: true }),
});

// The condition: relative error of the volatility <= 1e-13 plus what an error of 4 ulp of max(F, K), the accuracy of the
// price, does to it, discount max(F, K) 4 2^-52 / (vega vol).
test('the implied volatility of a price is its volatility, as far as the price determines it', () => {
  let informative = 0;
  fc.assert(
    fc.property(options, ({ right, forward, distance, logTotalVol, years, discount }) => {
      const totalVol = Math.exp(logTotalVol);
      const strike = forward * Math.exp(distance * totalVol);
      const vol = totalVol / Math.sqrt(years);
      fc.pre(Math.abs(distance * totalVol) < 10);
      const value = priceOption({ right, forward, strike, years, discount, vol });
      if (!value.ok) throw new Error(value.message);
      const found = impliedVolatility({ right, forward, strike, years, discount, price: value.price });
      const allowed =
        1e-13 + (4 * Number.EPSILON * discount * Math.max(forward, strike)) / (value.vega * vol);
      if (allowed > 0.01) return;
      informative += 1;
      expect(
        found.ok && Math.abs(found.vol / vol - 1) <= allowed,
        `${String(found.ok && found.vol)} for ${vol}`,
      ).toBe(true);
    }),
    { numRuns: 3000, seed: 20141 },
  );
  expect(informative).toBeGreaterThan(400);
});

test('out of the money, where tails do not cancel, far prices determine it to 1e-13', () => {
  fc.assert(
    fc.property(options, fc.double({ min: 4, max: 30, noNaN: true }), (option, far) => {
      const totalVol = Math.min(Math.exp(option.logTotalVol), 1 / far);
      const { right, forward, years, discount } = option;
      const strike = forward * Math.exp((right === 'call' ? far : -far) * totalVol);
      const vol = totalVol / Math.sqrt(years);
      const value = priceOption({ right, forward, strike, years, discount, vol });
      if (!value.ok) throw new Error(value.message);
      const found = impliedVolatility({ right, forward, strike, years, discount, price: value.price });
      // The kernel's own ln(F/K) is known to 2^-52, which for a small total volatility is what limits the round trip.
      const allowed = 1e-13 + (4 * Number.EPSILON) / totalVol;
      expect(
        found.ok && Math.abs(found.vol / vol - 1) <= allowed,
        `${String(found.ok && found.vol)} for ${vol}`,
      ).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test('whatever numbers come in, it answers with a finite volatility or a code and does not throw', () => {
  const wild = fc.oneof(
    fc.double(),
    fc.double({ min: 0, max: 200, noNaN: true }),
    fc.constantFrom(0, 1e-300, 5e-324, 100),
  );
  const input = fc.record({
    right: fc.constantFrom('call', 'put'),
    forward: wild,
    strike: wild,
    years: wild,
    discount: wild,
    price: wild,
  });
  fc.assert(
    fc.property(input, (terms) => {
      const found = impliedVolatility(terms);
      expect(found.ok ? Number.isFinite(found.vol) && found.vol >= 0 : found.message.length > 0).toBe(true);
    }),
    { numRuns: 5000 },
  );
});

const call: ImpliedVolatilityInput = {
  right: 'call',
  forward: 110,
  strike: 100,
  years: 0.5,
  discount: 0.5,
  price: 6,
};

test('a price below the discounted intrinsic value on the forward has no volatility; at it, volatility 0', () => {
  expect(impliedVolatility({ ...call, price: 4.999999999999 })).toMatchObject({
    ok: false,
    code: 'below-intrinsic',
  });
  expect(impliedVolatility({ ...call, price: 5 })).toEqual({ ok: true, vol: 0 });
  expect(impliedVolatility({ ...call, price: 5.000000000001 })).toMatchObject({ ok: true });
  expect(impliedVolatility({ ...call, right: 'put', price: 0 })).toEqual({ ok: true, vol: 0 });
});

test('a price at or above the maximum has no volatility', () => {
  expect(impliedVolatility({ ...call, price: 55 })).toMatchObject({ ok: false, code: 'above-maximum' });
  expect(impliedVolatility({ ...call, right: 'put', price: 50 })).toMatchObject({
    ok: false,
    code: 'above-maximum',
  });
  expect(impliedVolatility({ ...call, price: 54.999999 })).toMatchObject({ ok: true });
});

test('at expiry the volatility is undetermined, yet impossible prices keep their codes', () => {
  expect(impliedVolatility({ ...call, years: 0, price: 5 })).toMatchObject({
    ok: false,
    code: 'undetermined',
  });
  expect(impliedVolatility({ ...call, years: 0, price: 1 })).toMatchObject({
    ok: false,
    code: 'below-intrinsic',
  });
});

test.each([
  { field: 'price', value: -1 },
  { field: 'price', value: NaN },
  { field: 'strike', value: 0 },
  { field: 'years', value: -1 },
  { field: 'forward', value: Infinity },
  { field: 'right', value: 'straddle' },
])('invalid-$field for $value', ({ field, value }) => {
  expect(impliedVolatility({ ...call, [field]: value })).toMatchObject({
    ok: false,
    code: `invalid-${field}`,
  });
});

test('a message names the bound', () => {
  expect(impliedVolatility({ ...call, price: 1 })).toEqual({
    ok: false,
    code: 'below-intrinsic',
    message: 'price: expected at least the intrinsic value 5, found 1',
  });
});

test('spot terms and the forward terms they imply give one volatility', () => {
  const spotForm = {
    right: 'put',
    spot: 530,
    strike: 500,
    years: 0.1,
    rate: 0.05,
    yield: 0.012,
    price: 3.2,
  } as const;
  const forward = 530 * Math.exp((0.05 - 0.012) * 0.1);
  const forwardForm = {
    right: 'put',
    forward,
    strike: 500,
    years: 0.1,
    discount: Math.exp(-0.05 * 0.1),
    price: 3.2,
  } as const;
  expect(impliedVolatility(spotForm)).toEqual(impliedVolatility(forwardForm));
});
