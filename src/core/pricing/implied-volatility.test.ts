import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ImpliedVolatilityInput, impliedVolatility } from './implied-volatility.ts';
import { priceOption } from './price-option.ts';

// mpmath 1.3 with 60 digits: the volatility of exactly the float64 price given, by Newton's method on Black's formula,
// rounded once. Columns: right, forward, strike, years, discount, price, volatility.
test.each([
  // At the money: the volatility is small, moderate at the edge of the series, or close to what a price can tell.
  ['call', 4000, 4000, 0.083, 0.99, 0.04551392587984813, 0.0001],
  ['call', 100, 100, 0.25, 1, 9.353615595571238, 0.47],
  ['put', 100, 100.5, 1, 1, 9.62910173866285, 0.235],
  ['put', 100, 100, 0.25, 1, 54.67452952462636, 3],
  ['call', 100, 100, 1, 1, 99.99932046537505, 8.99999999999725],
  ['call', 100, 100, 1, 1, 99.99990416334468, 9.799999999995327],
  ['put', 100, 100, 1, 1, 99.9997582892507, 9.430000000011452],
  ['call', 100, 110, 1, 1, 99.99987051831967, 9.700000000010549],
  // Out of the money, from a day to the end of float64.
  ['put', 5000, 4500, 0.0027, 1, 3.629358855310028e-6, 0.4],
  ['call', 100, 100.01, 0.0001, 1, 4.246701192233332e-5, 0.005],
  ['call', 100, 120, 0.01, 1, 0.011056420059750133, 0.7],
  ['put', 100, 1, 1, 0.97, 1.6782155900576067e-17, 0.55],
  ['put', 4000, 2000, 0.083, 0.99, 6.507392436962416e-21, 0.25],
  ['put', 100, 90, 0.04, 1, 2.606868894658128e-27, 0.05],
  ['call', 100, 150, 0.02, 1, 1.574406934205853e-47, 0.2],
  ['call', 1, 20, 2, 1, 0.0001813251861607618, 0.6],
  ['call', 100, 300, 0.5, 0.9, 84.8497171963319, 6],
  ['put', 100, 30, 1, 1, 29.999819593549496, 9.299999999996182],
] as const)('%s on %d at %d, %d years, discount %d: price %d is volatility %d', (...row) => {
  const [right, forward, strike, years, discount, price, vol] = row;
  const found = impliedVolatility({ right, forward, strike, years, discount, price });
  expect(found).toMatchObject({ ok: true });
  if (found.ok) expect(Math.abs(found.vol / vol - 1)).toBeLessThan(5e-15);
});

// In the money the rounding of discounted intrinsic value and maximum counts, as two units in the last place of the
// price would; the last column is what those do to the volatility.
test.each([
  ['call', 4000, 3600, 0.25, 0.98, 411.9215325547617, 0.18, 2.8e-15],
  ['put', 100, 104, 0.25, 0.98, 3.920010059131659, 0.02000000000002271, 9.6e-12],
] as const)('in the money: %s on %d at %d, %d years, discount %d: price %d is volatility %d', (...row) => {
  const [right, forward, strike, years, discount, price, vol, conditioning] = row;
  const found = impliedVolatility({ right, forward, strike, years, discount, price });
  expect(found).toMatchObject({ ok: true });
  if (found.ok) expect(Math.abs(found.vol / vol - 1)).toBeLessThan(5e-15 + conditioning);
});

test('prices that leave the range of float64 have no volatility, but a code', () => {
  const huge = {
    right: 'call',
    forward: 1e300,
    strike: 1e299,
    years: 1,
    discount: 1e200,
    price: 1e308,
  } as const;
  expect(impliedVolatility(huge)).toMatchObject({ ok: false, code: 'out-of-range' });
  const tiny = { right: 'call', forward: 100, strike: 150, years: 0.02, discount: 1, price: 1e-323 } as const;
  expect(impliedVolatility(tiny)).toMatchObject({ ok: false, code: 'out-of-range' });
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

test('a price on a bound is found on it, although the bound carries the rounding of decimal inputs', () => {
  const flat = { right: 'call', spot: 100, years: 0.5, rate: 0, yield: 0 } as const;
  // In binary 100 - 90.1 is above 9.9.
  expect(impliedVolatility({ ...flat, strike: 90.1, price: 9.9 })).toEqual({ ok: true, vol: 0 });
  expect(impliedVolatility({ ...flat, strike: 90.1, price: 9.899999 })).toMatchObject({
    code: 'below-intrinsic',
  });
  const hull = { right: 'call', spot: 42, strike: 40, years: 0.5, rate: 0.1, yield: 0 } as const;
  // exp(-rT) times exp(rT) times 42 is a unit in the last place above 42.
  expect(impliedVolatility({ ...hull, price: 42 })).toMatchObject({ code: 'above-maximum' });
  const steep = { right: 'call', spot: 100, strike: 90, years: 0.25, rate: 0.05, yield: 0 } as const;
  expect(impliedVolatility({ ...steep, price: 100 })).toMatchObject({ code: 'above-maximum' });
  expect(impliedVolatility({ ...steep, price: 99.99 })).toMatchObject({ ok: true });
});
