// Checks what must hold for any American option: bounds, directions, symmetry, Greeks against prices, methods against each other.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { priceOption } from '../price-option.ts';
import type { AmericanValue } from './american-value.ts';
import { americanPrice } from './american-price.ts';
import { gridPrice } from './grid/grid-value.ts';
import { type AmericanInput, gridTerms } from './american-route.ts';
import { AMERICAN_METHODS, priceAmerican } from './price-american.ts';

function valueOf(input: AmericanInput, accuracy: 'fast' | 'accurate' | 'high' = 'high'): AmericanValue {
  const value = priceAmerican(input, accuracy);
  if (!value.ok) throw new Error(value.message);
  const { price, delta, gamma, vega, theta, rho } = value;
  return { price, delta, gamma: gamma as number, vega, theta: theta as number, rho };
}

const between = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });
const right = fc.constantFrom('call' as const, 'put' as const);
const anyOption = fc
  .record({
    right,
    deviations: between(-2, 2),
    years: between(0.01, 3),
    rate: between(-0.03, 0.12),
    yield: between(-0.03, 0.12),
    vol: between(0.08, 0.7),
  })
  .map(({ deviations, ...rest }): AmericanInput => {
    const strike = 100 * Math.exp(deviations * rest.vol * Math.sqrt(rest.years));
    return { ...rest, spot: 100, strike };
  });
const oneSided = anyOption.filter((option) => (option.right === 'put' ? option.rate : option.yield) > 0.002);

const TOLERANCE = 2e-5;

describe('bounds', () => {
  test('no price is below exercise now or the European price, or above its limit', () => {
    fc.assert(
      fc.property(anyOption, fc.constantFrom('fast' as const, 'accurate' as const), (option, accuracy) => {
        const { price, delta, gamma, vega } = valueOf(option, accuracy);
        const european = priceOption(option);
        const intrinsic = option.right === 'put' ? option.strike - option.spot : option.spot - option.strike;
        const isGrid = option.rate < 0 && option.yield < 0;
        const slack = isGrid ? 0.02 : 1e-10;
        expect(price).toBeGreaterThanOrEqual(intrinsic - slack);
        if (european.ok) expect(price).toBeGreaterThanOrEqual(european.price - slack);
        if (option.rate >= 0 && option.right === 'put') expect(price).toBeLessThanOrEqual(option.strike);
        if (option.yield >= 0 && option.right === 'call') expect(price).toBeLessThanOrEqual(option.spot);
        const sign = option.right === 'put' ? -1 : 1;
        expect(sign * delta).toBeGreaterThanOrEqual(-1e-3);
        expect(gamma).toBeGreaterThanOrEqual(-1e-4);
        expect(vega).toBeGreaterThanOrEqual(-0.05);
      }),
      { numRuns: 150 },
    );
  });

  test('a put at rate 0 with no negative yield, and a call without dividends at no negative rate, are European exactly', () => {
    const terms = { spot: 95, strike: 100, years: 2, vol: 0.3 };
    for (const option of [
      { ...terms, right: 'put', rate: 0, yield: 0.04 },
      { ...terms, right: 'put', rate: 0, yield: 0 },
      { ...terms, right: 'put', rate: -0.01, yield: 0 },
      { ...terms, right: 'call', rate: 0.05, yield: 0 },
      { ...terms, right: 'call', rate: 0.05, yield: -0.01 },
    ] as const) {
      const american = priceAmerican(option);
      const european = priceOption(option);
      expect(american).toEqual({ ...european, method: AMERICAN_METHODS.european });
    }
  });
});

describe('directions', () => {
  test('prices rise with time and volatility', () => {
    fc.assert(
      fc.property(oneSided, between(1.01, 1.5), (option, factor) => {
        const { price } = valueOf(option);
        expect(valueOf({ ...option, years: option.years * factor }).price).toBeGreaterThanOrEqual(
          price - TOLERANCE,
        );
        expect(valueOf({ ...option, vol: option.vol * factor }).price).toBeGreaterThanOrEqual(
          price - TOLERANCE,
        );
      }),
      { numRuns: 40 },
    );
  });

  test('a put falls with the spot by less than the spot rises, and is convex in it', () => {
    fc.assert(
      fc.property(oneSided, between(0.9, 1.1), (option, factor) => {
        const put = { ...option, right: 'put', rate: Math.abs(option.rate) } as const;
        const [low, middle, high] = [0.98, 1, 1.02].map(
          (by) => valueOf({ ...put, spot: 100 * factor * by }).price,
        ) as [number, number, number];
        expect(low - middle).toBeGreaterThanOrEqual(-TOLERANCE);
        expect(low - middle).toBeLessThanOrEqual(2 * factor + TOLERANCE);
        expect(low + high - 2 * middle).toBeGreaterThanOrEqual(-TOLERANCE);
      }),
      { numRuns: 40 },
    );
  });
});

// McDonald and Schroder (1998), A parity result for American options.
test('a call is the put with spot and strike, rate and yield exchanged', () => {
  fc.assert(
    fc.property(oneSided, (option) => {
      const mirrored = {
        ...option,
        right: option.right === 'put' ? 'call' : 'put',
        spot: option.strike,
        strike: option.spot,
        rate: option.yield,
        yield: option.rate,
      } as const;
      const price = valueOf(option).price;
      expect(Math.abs(valueOf(mirrored).price - price)).toBeLessThan(1e-10 * (1 + price));
    }),
    { numRuns: 40 },
  );
});

describe('Greeks are the derivatives of prices', () => {
  const away = oneSided.filter((option) => {
    const { price } = valueOf(option);
    const intrinsic = option.right === 'put' ? option.strike - option.spot : option.spot - option.strike;
    return price > intrinsic + 0.05 && price > 0.05 && Math.abs(option.rate - option.yield) > 2.5e-3;
  });
  const slope = (option: AmericanInput, field: 'spot' | 'vol' | 'years' | 'rate', step: number): number => {
    const price = (by: number): number => valueOf({ ...option, [field]: option[field] + by }).price;
    return (price(step) - price(-step)) / (2 * step);
  };

  test.each(['accurate', 'high'] as const)('%s', (accuracy) => {
    fc.assert(
      fc.property(away, (option) => {
        const { delta, gamma, vega, theta, rho } = valueOf(option, accuracy);
        const near = (found: number, expected: number, tolerance: number): void =>
          expect(Math.abs(found - expected), `${found} for ${expected}`).toBeLessThan(tolerance);
        const deviation = option.vol * Math.sqrt(option.years);
        near(delta, slope(option, 'spot', 0.1 * deviation), 2e-4);
        const bySpot = (spot: number): number => valueOf({ ...option, spot }).delta;
        near(
          gamma,
          (bySpot(100 + deviation) - bySpot(100 - deviation)) / (2 * deviation),
          3e-3 * (gamma + 0.01),
        );
        near(vega, slope(option, 'vol', 1e-3), 0.02);
        near(theta, -slope(option, 'years', 1e-3 * option.years), 3e-3 * (1 + Math.abs(theta)));
        near(rho, slope(option, 'rate', 5e-4), 0.05);
      }),
      { numRuns: 25 },
    );
  });

  test('at equal rate and yield, where the boundary has a kink, rho is that of the price', () => {
    const option = {
      right: 'put',
      spot: 100,
      strike: 100,
      years: 1,
      rate: 0.05,
      yield: 0.05,
      vol: 0.25,
    } as const;
    for (const accuracy of ['accurate', 'high'] as const)
      expect(Math.abs(valueOf(option, accuracy).rho - slope(option, 'rate', 1e-3))).toBeLessThan(5e-3);
  });
});

test('collocation and grid agree', () => {
  fc.assert(
    fc.property(oneSided, (option) => {
      const grid = gridPrice(gridTerms(option), option.spot, 'accurate') as number;
      expect(Math.abs(valueOf(option).price - grid)).toBeLessThan(
        2e-3 * (1 + option.vol * Math.sqrt(option.years)),
      );
    }),
    { numRuns: 20 },
  );
});

// The fixed point iterations of the literature may diverge here.
test.each(['fast', 'accurate', 'high'] as const)(
  '%s converges at a rate of 7.5% and a yield of 5%',
  (accuracy) => {
    for (const vol of [0.05, 0.1, 0.25, 0.6])
      for (const years of [0.02, 0.25, 1, 5]) {
        const option = {
          right: 'put',
          spot: 100,
          strike: 100,
          years,
          rate: 0.075,
          yield: 0.05,
          vol,
        } as const;
        const value = priceAmerican(option, accuracy);
        expect(value.ok && value.method).toBe(AMERICAN_METHODS.collocation);
        const grid = gridPrice(gridTerms(option), 100, 'high') as number;
        expect(Math.abs((value.ok ? value.price : 0) - grid)).toBeLessThan(accuracy === 'fast' ? 5e-3 : 6e-4);
      }
  },
);

test('the price alone is the price of the Greeks', () => {
  fc.assert(
    fc.property(anyOption, fc.constantFrom(0, 0.2), (option, vol) => {
      const input = { ...option, vol: vol === 0 ? 0 : option.vol };
      const price = americanPrice(input, 'accurate');
      expect(Math.abs((price as number) - valueOf(input, 'accurate').price)).toBeLessThan(2e-4);
    }),
    { numRuns: 60 },
  );
});

describe('the accuracies err by no more than they state', () => {
  const usual = oneSided.filter(({ years, vol }) => years < 1 && vol < 0.5);
  test.each([
    ['fast', 1e-3],
    ['accurate', 1e-4],
  ] as const)('%s by %d on 100', (accuracy, error) => {
    fc.assert(
      fc.property(usual, (option) => {
        expect(Math.abs(valueOf(option, accuracy).price - valueOf(option).price)).toBeLessThan(error);
      }),
      { numRuns: 150 },
    );
  });
});
