// Checks American prices with cash dividends against integrals that are exact, and at the limits where other methods know the price.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gaussLegendre, normalDensity } from '../../numerics/index.ts';
import { blackPrice } from '../black-price.ts';
import type { AmericanValue } from './american-value.ts';
import { dividendsWithin } from './grid/dividend-schedule.ts';
import { gridPrice } from './grid/grid-value.ts';
import { type AmericanInput, gridTerms } from './american-route.ts';
import { AMERICAN_METHODS, priceAmerican } from './price-american.ts';

function valueOf(input: AmericanInput, accuracy: 'fast' | 'accurate' | 'high' = 'accurate'): AmericanValue {
  const value = priceAmerican(input, accuracy);
  if (!value.ok) throw new Error(value.message);
  return { ...value, gamma: value.gamma as number, theta: value.theta as number };
}

const call = { right: 'call', spot: 100, strike: 100, years: 1, rate: 0.06, yield: 0, vol: 0.3 } as const;

/**
 * The price of an option with one dividend by integrating over the spot when it goes ex, Haug, Haug and Lewis (2003),
 * eq. 5: just before, a call is worth the most of exercise and a European call on the spot less the dividend.
 */
function integrated(input: AmericanInput, isAmerican: boolean): number {
  const { right, spot, strike, years, rate, vol } = input;
  const { years: exYears, amount } = input.dividends?.[0] ?? { years: 0, amount: 0 };
  const left = years - exYears;
  const drift = rate - input.yield;
  const sign = right === 'call' ? 1 : -1;
  const valueAt = (z: number): number => {
    const before = spot * Math.exp((drift - 0.5 * vol * vol) * exYears + vol * Math.sqrt(exYears) * z);
    const after = Math.max(before - amount, 0);
    const discount = Math.exp(-rate * left);
    const forward = after * Math.exp(drift * left);
    const held =
      after > 0
        ? blackPrice({ right, forward, strike, years: left, vol, discount })
        : right === 'put'
          ? discount * strike
          : 0;
    return isAmerican ? Math.max(held, sign * (before - strike)) : held;
  };
  const { nodes, weights } = gaussLegendre(8);
  const panels = 2000;
  let sum = 0;
  for (let panel = 0; panel < panels; panel += 1)
    nodes.forEach((node, index) => {
      const z = -9 + (18 * (panel + 0.5 + 0.5 * node)) / panels;
      sum += (weights[index] as number) * valueAt(z) * normalDensity(z);
    });
  return (Math.exp(-rate * exYears) * sum * 9) / panels;
}

describe('one dividend, against the exact integral', () => {
  const options = [0.02, 0.5, 0.97].flatMap((years) =>
    [70, 100, 130].flatMap((strike) =>
      [2, 7, 20].map((amount) => ({ ...call, strike, dividends: [{ years, amount }] })),
    ),
  );

  test('the American call, which is exercised at expiry or just before the dividend only', () => {
    for (const option of options) {
      const expected = integrated(option, true);
      const what = JSON.stringify(option);
      expect(Math.abs(valueOf(option, 'high').price - expected), what).toBeLessThan(1e-4);
      expect(Math.abs(valueOf(option, 'accurate').price - expected), what).toBeLessThan(1.5e-3);
      expect(Math.abs(valueOf(option, 'fast').price - expected), what).toBeLessThan(4e-2);
    }
  });

  test.each(['call', 'put'] as const)('the European %s', (right) => {
    for (const option of options) {
      const terms = { ...gridTerms({ ...option, right }), isAmerican: false };
      const expected = integrated({ ...option, right }, false);
      const price = gridPrice(terms, option.spot, 'high') as number;
      expect(Math.abs(price - expected), JSON.stringify(option)).toBeLessThan(2e-4);
    }
  });

  test('a yield beside the dividend', () => {
    const option = { ...call, yield: 0.03, dividends: [{ years: 0.4, amount: 3 }] };
    const terms = { ...gridTerms(option), isAmerican: false };
    expect(Math.abs((gridPrice(terms, 100, 'high') as number) - integrated(option, false))).toBeLessThan(
      1e-4,
    );
  });
});

describe('which dividends count', () => {
  const plain = { ...call, right: 'put' } as const;

  test('none now, past, at expiry or later, or of nothing', () => {
    const dividends = [0, -0.5, 1, 1.2].map((years) => ({ years, amount: 5 }));
    const value = priceAmerican({ ...plain, dividends: [...dividends, { years: 0.5, amount: 0 }] });
    expect(value).toEqual(priceAmerican(plain));
    expect(value.ok && value.method).toBe(AMERICAN_METHODS.collocation);
  });

  test('in any order, those of one time together', () => {
    expect(
      dividendsWithin(
        [
          { years: 0.5, amount: 1 },
          { years: 0.2, amount: 3 },
          { years: 0.5, amount: 2 },
        ],
        1,
      ),
    ).toEqual([
      { years: 0.2, amount: 3 },
      { years: 0.5, amount: 3 },
    ]);
  });

  test('a vanishing dividend leaves the price of none', () => {
    const dividends = [{ years: 0.5, amount: 1e-9 }];
    for (const right of ['put', 'call'] as const) {
      const option = { ...plain, right, yield: 0.04 };
      const price = valueOf({ ...option, dividends }, 'high').price;
      expect(Math.abs(price - valueOf(option, 'high').price)).toBeLessThan(1e-4);
    }
  });

  test('a spot that a dividend takes whole leaves a put its strike and a call nothing but exercise before', () => {
    const dividends = [{ years: 0.5, amount: 1000 }];
    expect(valueOf({ ...plain, dividends }).price).toBeCloseTo(100 * Math.exp(-0.03), 3);
    const shorter = valueOf({ ...call, years: 0.5 });
    expect(Math.abs(valueOf({ ...call, dividends }).price - shorter.price)).toBeLessThan(2e-3);
  });
});

// Own computation: TR-BDF2 in the spot, extrapolated from two sizes; the second is 100 exp(-0.1 * 0.00011127) by hand.
describe('a put whose spot a dividend takes whole is exercised then, whatever later dividends do', () => {
  test.each([
    [
      {
        spot: 106.75534748570422,
        years: 0.0571625752468734,
        rate: 0.03,
        yield: 0,
        vol: 0.9294604479247939,
        dividends: [
          { years: 0.04573006019749872, amount: 3 },
          { years: 0.0285812876234367, amount: 150 },
          { years: 0.0017148772574062019, amount: 3 },
          { years: 0.01714877257406202, amount: 1 },
        ],
      },
      99.87552,
    ],
    [
      {
        spot: 78.64329744664812,
        years: 0.003709422166394627,
        rate: 0.1,
        yield: 0.06,
        vol: 0.502268923571262,
        dividends: [
          { years: 0.001112826649918388, amount: 40 },
          { years: 0.003598139501402788, amount: 8 },
          { years: 0.0001112826649918388, amount: 150 },
          { years: 0.0037057127442282323, amount: 1 },
        ],
      },
      99.99889,
    ],
  ])('%o', (terms, expected) => {
    const option = { ...terms, right: 'put', strike: 100 } as const;
    expect(Math.abs(valueOf(option, 'accurate').price - expected)).toBeLessThan(1e-4);
    expect(Math.abs(valueOf(option, 'high').price - expected)).toBeLessThan(2e-5);
  });
});

describe('Greeks with dividends', () => {
  const options = [
    { ...call, dividends: [{ years: 0.5, amount: 7 }] },
    {
      ...call,
      right: 'put',
      dividends: [
        { years: 0.3, amount: 2 },
        { years: 0.8, amount: 2 },
      ],
    },
    { ...call, right: 'put', strike: 115, rate: 0.03, yield: 0.01, dividends: [{ years: 0.6, amount: 1 }] },
  ] as const;

  test.each(options)('are the derivatives of prices: $right on $strike', (option) => {
    const price = (change: Partial<AmericanInput>): number => valueOf({ ...option, ...change }, 'high').price;
    const { delta, gamma, vega, theta, rho } = valueOf(option, 'accurate');
    expect(Math.abs(delta - (price({ spot: 101 }) - price({ spot: 99 })) / 2)).toBeLessThan(2e-3);
    expect(Math.abs(gamma - (price({ spot: 102 }) - 2 * price({}) + price({ spot: 98 })) / 4)).toBeLessThan(
      4e-4,
    );
    expect(Math.abs(vega - (price({ vol: 0.305 }) - price({ vol: 0.295 })) / 0.01)).toBeLessThan(0.1);
    expect(
      Math.abs(rho - (price({ rate: option.rate + 0.002 }) - price({ rate: option.rate - 0.002 })) / 0.004),
    ).toBeLessThan(0.3);
    // As time passes, expiry and dividends come nearer together.
    const later = (by: number): number =>
      price({
        years: option.years - by,
        dividends: option.dividends.map(({ years, amount }) => ({ years: years - by, amount })),
      });
    expect(Math.abs(theta - (later(0.01) - later(-0.01)) / 0.02)).toBeLessThan(0.05);
  });

  test('where exercise before the dividend is near and certain, the value moves with the spot alone', () => {
    const deep = { ...call, rate: 0, strike: 40, vol: 0.1, dividends: [{ years: 0.01, amount: 7 }] };
    const { price, delta } = valueOf(deep);
    expect(price).toBeCloseTo(60, 6);
    expect(delta).toBeCloseTo(1, 6);
  });
});

test('no price is below exercise now, a European price, or that of a shorter list of dividends for a put', () => {
  const between = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });
  const option = fc.record({
    right: fc.constantFrom('call' as const, 'put' as const),
    strike: between(70, 140),
    years: between(0.05, 1.5),
    rate: between(-0.01, 0.1),
    vol: between(0.1, 0.6),
    dividends: fc.array(fc.record({ years: between(-0.2, 2), amount: between(0, 6) }), { maxLength: 5 }),
  });
  fc.assert(
    fc.property(option, (drawn) => {
      const input = { ...drawn, spot: 100, yield: 0 };
      const { price, delta, gamma } = valueOf(input);
      const sign = drawn.right === 'call' ? 1 : -1;
      expect(price).toBeGreaterThanOrEqual(sign * (100 - drawn.strike) - 1e-9);
      const terms = gridTerms(input);
      const european = gridPrice({ ...terms, isAmerican: false }, 100, 'accurate') as number;
      expect(price).toBeGreaterThanOrEqual(european - 2e-3);
      expect(sign * delta).toBeGreaterThanOrEqual(-1e-3);
      expect(sign * delta).toBeLessThanOrEqual(1 + 1e-3);
      expect(gamma).toBeGreaterThanOrEqual(-1e-3);
      if (drawn.right === 'put')
        expect(price).toBeGreaterThanOrEqual(valueOf({ ...input, dividends: [] }).price - 3e-3);
    }),
    { numRuns: 40 },
  );
});
