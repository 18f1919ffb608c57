// Checks American prices where time or volatility is none, exercise is at once, rates are below 0, or input is bad.
import { describe, expect, test } from 'vitest';
import { exerciseBoundary, exerciseSpot } from './exercise-boundary.ts';
import type { AmericanInput } from './american-route.ts';
import { AMERICAN_METHODS, priceAmerican } from './price-american.ts';

const put = { right: 'put', spot: 100, strike: 100, years: 1, rate: 0.05, yield: 0, vol: 0.2 } as const;

describe('at expiry', () => {
  test('an option in the money is its intrinsic value, and does not decay', () => {
    expect(priceAmerican({ ...put, spot: 90, years: 0 })).toEqual({
      ok: true,
      price: 10,
      delta: -1,
      gamma: 0,
      vega: 0,
      theta: 0,
      rho: 0,
      method: AMERICAN_METHODS.expiry,
    });
  });

  test('at the money gamma and theta are infinite, which is undefined', () => {
    expect(priceAmerican({ ...put, years: 0 })).toMatchObject({
      price: 0,
      delta: -0.5,
      gamma: undefined,
      theta: undefined,
    });
  });
});

describe('without volatility', () => {
  const value = (
    change: Partial<AmericanInput>,
  ): { readonly price: number; readonly delta: number; readonly rho: number } => {
    const valuation = priceAmerican({ ...put, vol: 0, ...change });
    if (!valuation.ok) throw new Error(valuation.message);
    return valuation;
  };

  test('a put is exercised now, at the end, or in between where that is best', () => {
    expect(value({ spot: 80 })).toMatchObject({ price: 20, delta: -1, theta: 0 });
    const atTheEnd = value({ rate: 0.02, yield: 0.1 });
    expect(atTheEnd.price).toBeCloseTo(100 * (Math.exp(-0.02) - Math.exp(-0.1)), 12);
    expect(atTheEnd.rho).toBeCloseTo(-100 * Math.exp(-0.02), 10);
    // The best time solves rate K exp(-rate t) = yield S exp(-yield t).
    const best = Math.log((0.1 * 30) / (0.02 * 100)) / (0.1 - 0.02);
    const between = priceAmerican({ ...put, vol: 0, spot: 30, rate: 0.02, yield: 0.1, years: 20 });
    expect(between.ok && between.price).toBeCloseTo(
      100 * Math.exp(-0.02 * best) - 30 * Math.exp(-0.1 * best),
      12,
    );
    expect(between.ok && between.theta).toBeCloseTo(0, 12);
  });

  test('a call is exercised before a dividend, a put after', () => {
    const dividends = [{ years: 0.5, amount: 30 }];
    const call = value({ right: 'call', dividends });
    expect(call.price).toBeCloseTo(100 - 100 * Math.exp(-0.025), 12);
    expect(call.delta).toBeCloseTo(1, 12);
    const later = value({ dividends });
    expect(later.price).toBeCloseTo(130 * Math.exp(-0.025) - 100, 12);
    expect(later.delta).toBeCloseTo(-1, 12);
  });

  test('a small volatility comes near the limit', () => {
    for (const change of [
      { spot: 80 },
      { rate: 0.02, yield: 0.1 },
      { right: 'call' },
      { dividends: [{ years: 0.5, amount: 3 }] },
    ] as const) {
      const limit = priceAmerican({ ...put, ...change, vol: 0 });
      const near = priceAmerican({ ...put, ...change, vol: 0.002 });
      expect(Math.abs((limit.ok ? limit.price : NaN) - (near.ok ? near.price : NaN))).toBeLessThan(0.02);
    }
  });
});

describe('a volatility too small for boundary and grid', () => {
  const plain = { ...put, vol: 1e-4 };

  // Merton (1973), eq. 52, at the strike: K g^g / (1 + g)^(1 + g) with g = 2 r / vol^2, which is near K / (e g).
  test.each([
    { vol: 1e-4, years: 1 },
    { vol: 3e-4, years: 1 },
    { vol: 1e-3, years: 5 },
  ])('a put at the money is the perpetual one: %o', (change) => {
    const value = priceAmerican({ ...plain, ...change });
    if (!value.ok) throw new Error(value.message);
    const g = 0.1 / change.vol ** 2;
    expect(value.price / (100 / (Math.E * g))).toBeCloseTo(1, 3);
    expect(value.method).toBe(AMERICAN_METHODS.perpetual);
    // The price at the money moves with the square of vol and the inverse of rate; -g (V / S) is its slope.
    expect(value.vega).toBeCloseTo((2 * value.price) / change.vol, 3);
    expect(value.rho).toBeCloseTo(-value.price / 0.05, 3);
    expect(value.delta).toBeCloseTo(-1 / Math.E, 3);
  });

  test('the call that equals it, with spot and strike, rate and yield exchanged, has its price', () => {
    const value = priceAmerican({ ...plain, right: 'call', rate: 0, yield: 0.05, vol: 1e-3, years: 5 });
    const price = (spot: number): number => {
      const own = priceAmerican({ ...plain, right: 'call', rate: 0, yield: 0.05, vol: 1e-3, years: 5, spot });
      return own.ok ? own.price : NaN;
    };
    expect(value.ok && value.price).toBeCloseTo(100 / (Math.E * 1e5), 8);
    expect(value.ok && value.delta).toBeCloseTo((price(100.000001) - price(99.999999)) / 2e-6, 4);
  });

  test('joins the boundary solution where that begins', () => {
    // Both are the perpetual put: at vol 0.002 by collocation, below by the limit; g V is K / e but for 1 / g.
    for (const vol of [7e-4, 2e-3, 4e-3]) {
      const value = priceAmerican({ ...plain, vol });
      expect(((value.ok ? value.price : NaN) * 0.1) / vol ** 2).toBeCloseTo(100 / Math.E, 1);
    }
  });

  test('an option far from every level is worth what it is on the path without volatility', () => {
    const call = priceAmerican({ ...plain, right: 'call', strike: 90, rate: -0.05, yield: -0.02 });
    expect(call).toMatchObject({ price: 10, delta: 1, method: AMERICAN_METHODS.deterministic });
    const dividends = [
      { years: 0.5, amount: 50 },
      { years: 0.7, amount: 5 },
    ];
    const paid = priceAmerican({ ...plain, spot: 110, dividends });
    const expected = 100 * Math.exp(-0.035) + 50 * Math.exp(-0.025) + 5 * Math.exp(-0.035) - 110;
    expect(paid.ok && paid.price).toBeCloseTo(expected, 10);
    expect(expected).toBeCloseTo(40.15406, 5);
    expect(paid).toMatchObject({ method: AMERICAN_METHODS.deterministic });
    // Ends with the first dividend, since the spot is above the strike ever after.
    const small = priceAmerican({ ...plain, dividends: [{ years: 0.5, amount: 1 }] });
    expect(small.ok && small.price).toBeCloseTo(100 / (Math.E * 1e7), 8);
  });

  test('where the spot drifts to the strike at expiry: as good as European', () => {
    const spot = 100 * Math.exp(0.05);
    const european = priceAmerican({ ...plain, spot, rate: 0.05, yield: 0.1 });
    // Forward at the strike: 0.3989 of the forward's deviation, discounted.
    const expected = Math.exp(-0.05) * 100 * 1e-4 * 0.3989423;
    expect(european.ok && european.price).toBeCloseTo(expected, 8);
  });

  test('is refused where the best moment is not certain, with the true cause', () => {
    const refused = priceAmerican({ ...plain, dividends: [{ years: 0.5, amount: 2.53 }] });
    expect(refused).toMatchObject({ ok: false, code: 'not-converged' });
    expect(!refused.ok && refused.message).toMatch(/at most 100 of its deviations.*found 500/);
    const unsure = priceAmerican({
      ...plain,
      rate: 0,
      dividends: [{ years: 0.5, amount: 100 }],
      strike: 0.01,
    });
    expect(!unsure.ok && unsure.message).toMatch(
      /dividends of 100 on a spot of 100 with a deviation of 0.0001/,
    );
  });
});

test('more accuracy prices what fast prices: dividends of hundreds of deviations', () => {
  const option = { ...put, rate: 0, vol: 0.01, dividends: [{ years: 0.5, amount: 97 }] };
  for (const accuracy of ['fast', 'accurate', 'high'] as const)
    expect(priceAmerican(option, accuracy)).toMatchObject({ ok: true, method: AMERICAN_METHODS.cash });
});

describe('where exercise is best now', () => {
  test.each(['fast', 'accurate', 'high'] as const)(
    'price, delta and the rest are those of the intrinsic value: %s',
    (accuracy) => {
      const exercised = {
        ok: true,
        gamma: 0,
        vega: 0,
        theta: 0,
        rho: 0,
        method: AMERICAN_METHODS.collocation,
      };
      expect(priceAmerican({ ...put, spot: 70 }, accuracy)).toEqual({ ...exercised, price: 30, delta: -1 });
      const call = { ...put, right: 'call', spot: 200, yield: 0.1 } as const;
      expect(priceAmerican(call, accuracy)).toEqual({ ...exercised, price: 100, delta: 1 });
    },
  );

  test('the exercise spot divides: at it the price is intrinsic, beside it more', () => {
    for (const right of ['put', 'call'] as const) {
      const terms = { right, rate: 0.05, yield: 0.03, vol: 0.2, years: 0.5 };
      const boundary = exerciseBoundary(terms, 'high');
      if (boundary.kind !== 'solved') throw new Error(boundary.kind);
      const spot = exerciseSpot(boundary, 100);
      const excess = (by: number): number => {
        const value = priceAmerican({ ...terms, spot: spot * by, strike: 100 }, 'high');
        return value.ok ? value.price - Math.abs(spot * by - 100) : NaN;
      };
      const inwards = right === 'put' ? 1.002 : 0.998;
      expect(excess(1 / inwards)).toBe(0);
      expect(excess(inwards)).toBeGreaterThan(0);
      expect(excess(inwards)).toBeLessThan(1e-3);
    }
  });

  test('the boundary of a put near expiry is the strike, or where interest and yield balance', () => {
    const near = (carry: number): number => {
      const boundary = exerciseBoundary(
        { right: 'put', rate: 0.05, yield: carry, vol: 0.2, years: 1e-6 },
        'high',
      );
      return boundary.kind === 'solved' ? exerciseSpot(boundary, 100) : NaN;
    };
    expect(near(0)).toBeCloseTo(100, 0);
    expect(near(0.1)).toBeCloseTo(50, 0);
  });

  // Merton (1973), Theory of rational option pricing, eq. 52: K g / (1 + g) with g = 2 r / vol^2 for the perpetual put.
  test('the boundary and price of a long put are those of the perpetual one', () => {
    const boundary = exerciseBoundary({ right: 'put', rate: 0.05, yield: 0, vol: 0.2, years: 500 }, 'high');
    const perpetual = (100 * 2.5) / 3.5;
    expect(boundary.kind === 'solved' && exerciseSpot(boundary, 100)).toBeCloseTo(perpetual, 2);
    const value = priceAmerican({ ...put, years: 500 }, 'high');
    expect(value.ok && value.price).toBeCloseTo((100 - perpetual) * (100 / perpetual) ** -2.5, 3);
  });
});

// QuantLib 1.29, FdBlackScholesVanillaEngine with 4,000 steps and 2,000 nodes: own computation, good to 3e-4.
describe('rates below 0', () => {
  test.each([
    [
      { right: 'put', spot: 100, years: 1, rate: -0.01, yield: -0.02, vol: 0.2 },
      7.62526,
      AMERICAN_METHODS.grid,
    ],
    [
      { right: 'put', spot: 100, years: 1000 / 365, rate: -0.005, yield: -0.03, vol: 0.1 },
      4.50002,
      AMERICAN_METHODS.grid,
    ],
    [
      { right: 'put', spot: 90, years: 1, rate: -0.01, yield: -0.06, vol: 0.2 },
      11.74097,
      AMERICAN_METHODS.grid,
    ],
    [
      { right: 'call', spot: 100, years: 1, rate: -0.03, yield: -0.01, vol: 0.15 },
      5.26269,
      AMERICAN_METHODS.grid,
    ],
    [
      { right: 'put', spot: 95, years: 1, rate: 0, yield: -0.03, vol: 0.2 },
      9.30756,
      AMERICAN_METHODS.collocation,
    ],
    [
      { right: 'call', spot: 130, years: 1, rate: -0.03, yield: 0, vol: 0.2 },
      30.02516,
      AMERICAN_METHODS.collocation,
    ],
    [
      { right: 'put', spot: 95, years: 1, rate: -0.01, yield: 0.03, vol: 0.2 },
      12.88569,
      AMERICAN_METHODS.european,
    ],
  ] as const)('%o', (terms, expected, method) => {
    const value = priceAmerican({ ...terms, strike: 100 });
    expect(value.ok && value.method).toBe(method);
    expect(Math.abs((value.ok ? value.price : NaN) - expected)).toBeLessThan(5e-4);
  });
});

describe('bad input is a coded error', () => {
  test.each([
    ['invalid-right', { right: 'straddle' as 'put' }],
    ['invalid-spot', { spot: 0 }],
    ['invalid-strike', { strike: -1 }],
    ['invalid-years', { years: Number.NaN }],
    ['invalid-vol', { vol: -0.1 }],
    ['invalid-rate', { rate: Number.POSITIVE_INFINITY }],
    ['invalid-yield', { yield: Number.NaN }],
    ['invalid-dividends', { dividends: [{ years: Number.NaN, amount: 1 }] }],
    [
      'invalid-dividends',
      {
        dividends: [
          { years: 0.5, amount: 1 },
          { years: 0.7, amount: -1 },
        ],
      },
    ],
    ['out-of-range', { rate: 1e6 }],
    ['not-converged', { vol: 1e-4, dividends: [{ years: 0.5, amount: 2.53 }] }],
  ] as const)('%s', (code, change) => {
    expect(priceAmerican({ ...put, ...change })).toMatchObject({ ok: false, code });
  });
});
