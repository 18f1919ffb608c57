// Checks that the implied volatility of an American price gives the price back, and its coded errors.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { americanImpliedVolatility } from './american-implied-volatility.ts';
import { americanPrice } from './american-price.ts';

const put = { right: 'put', spot: 100, strike: 105, years: 0.5, rate: 0.05, yield: 0.01 } as const;

test('gives back the volatility, with and without dividends', () => {
  const between = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });
  const option = fc.record({
    right: fc.constantFrom('call' as const, 'put' as const),
    deviations: between(-1.5, 1.5),
    years: between(0.02, 1.5),
    rate: between(0, 0.08),
    yield: between(0, 0.08),
    vol: between(0.05, 1),
    amount: fc.constantFrom(0, 0, 1.5),
  });
  fc.assert(
    fc.property(option, ({ deviations, amount, vol, ...rest }) => {
      const strike = 100 * Math.exp(deviations * vol * Math.sqrt(rest.years));
      const terms = { ...rest, spot: 100, strike, dividends: [{ years: rest.years / 2, amount }] };
      const price = americanPrice({ ...terms, vol }, 'fast') as number;
      const result = americanImpliedVolatility({ ...terms, price }, 'fast');
      const intrinsic = Math.max(0, rest.right === 'put' ? strike - 100 : 100 - strike);
      if (price <= intrinsic) expect(result).toMatchObject({ code: 'undetermined' });
      if (price < intrinsic + 0.01 || price < 0.01) return;
      if (!result.ok) throw new Error(result.message);
      expect(Math.abs((americanPrice({ ...terms, vol: result.vol }, 'fast') as number) - price)).toBeLessThan(
        1e-5,
      );
      expect(Math.abs(result.vol - vol)).toBeLessThan(1e-3);
    }),
    { numRuns: 60 },
  );
});

describe('errors', () => {
  test.each([
    ['below-intrinsic', { price: 4.9 }],
    ['undetermined', { price: 5 }],
    ['undetermined', { price: 5, years: 0 }],
    ['above-maximum', { price: 105 }],
    ['invalid-price', { price: -1 }],
    ['invalid-spot', { price: 5, spot: 0 }],
  ])('%s for %o', (code, change) => {
    expect(americanImpliedVolatility({ ...put, ...change })).toMatchObject({ ok: false, code });
  });
});
